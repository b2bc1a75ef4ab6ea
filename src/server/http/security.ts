import type { RequestHandler } from "express";
import helmet from "helmet";
import { Failure } from "../failure.ts";
import type { Settings } from "../settings.ts";

/** Headers for the open internet: nothing from elsewhere, no inline script or style, no framing, no sniffing. */
export function securityHeaders(): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          "default-src": ["'none'"],
          "script-src": ["'self'"],
          "style-src": ["'self'"],
          "img-src": ["'self'", "data:"],
          "connect-src": ["'self'"],
          "form-action": ["'self'"],
          "base-uri": ["'none'"],
          "frame-ancestors": ["'none'"],
        },
      },
      crossOriginEmbedderPolicy: true,
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: { maxAge: 31_536_000 },
    }),
    (_request, response, next) => {
      response.setHeader(
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      );
      next();
    },
  ];
}

/**
 * Refuses a form that another site sends: by what the browser says of the request's origin, which is to be the public
 * address where that is set, else the host that was asked. Programs that send neither header are no browsers and carry
 * no cookies of somebody else.
 */
export function sameSiteOnly({ publicAddress }: Pick<Settings, "publicAddress">): RequestHandler {
  return (request, _response, next) => {
    if (request.method === "GET" || request.method === "HEAD") {
      next();
      return;
    }
    const site = request.get("sec-fetch-site");
    if (site !== undefined && site !== "same-origin" && site !== "none") throw new Failure("forbidden");
    const origin = request.get("origin");
    const isOwn =
      publicAddress === null
        ? hostOf(origin) === request.get("host")
        : origin?.toLowerCase() === publicAddress;
    if (origin !== undefined && origin !== "null" && !isOwn) throw new Failure("forbidden");
    if (origin === "null" && site !== "same-origin") throw new Failure("forbidden");
    next();
  };
}

function hostOf(origin: string | undefined): string | null {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : null;
}

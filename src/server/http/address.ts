import type { Request } from "express";
import type { Settings } from "../settings.ts";

type Public = Pick<Settings, "publicAddress">;

/** The address that was asked for; whatever a client sent as a path, it is one on this server. */
export function addressOf(request: Request): URL {
  const address = new URL(`http://localhost${request.originalUrl.replace(/^[/\\]*/, "/")}`);
  // A path such as `/.//elsewhere` begins with two slashes once its dots are gone, and would lead to another server.
  address.pathname = address.pathname.replace(/^\/{2,}/, "/");
  return address;
}

/** Scheme, host and port under which visitors reach the server. */
export function serverOf(request: Request, { publicAddress }: Public): string {
  return publicAddress ?? `${request.protocol}://${request.get("host") ?? "localhost"}`;
}

/** Whether visitors reach the server over TLS. */
export function isSecure(request: Request, { publicAddress }: Public): boolean {
  return publicAddress === null ? request.secure : publicAddress.startsWith("https:");
}

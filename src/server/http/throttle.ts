import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { Failure } from "../failure.ts";

const WINDOW = 60_000;

/** At most so many requests a minute from one visitor; then 429 with Retry-After. */
export function throttle(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW,
    limit: perMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    validate: false,
    keyGenerator: visitorOf,
    handler: (_request, _response, next) => next(new Failure("too-many")),
  });
}

/** Whom a request counts for: its address, where an IPv6 network counts as one. */
export function visitorOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? "");
}

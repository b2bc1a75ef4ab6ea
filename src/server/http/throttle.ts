import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import type { RequestHandler } from "express";
import { Failure } from "../failure.ts";

const WINDOW = 60_000;

/** At most so many requests a minute from one address (an IPv6 network counts as one); then 429 with Retry-After. */
export function throttle(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW,
    limit: perMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    validate: false,
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? ""),
    handler: (_request, _response, next) => next(new Failure("too-many")),
  });
}

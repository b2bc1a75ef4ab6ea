import type { Request } from "express";

/** The address that was asked for; whatever a client sent as a path, it is one on this server. */
export function addressOf(request: Request): URL {
  return new URL(`http://localhost${request.originalUrl.replace(/^[/\\]*/, "/")}`);
}

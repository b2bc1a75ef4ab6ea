import type { Request } from "express";

/** Whether a request's `Accept` asks for JSON before a page; a browser, or no `Accept` at all, gets the page. */
export function wantsJson(request: Request): boolean {
  return request.accepts(["html", "json"]) === "json";
}

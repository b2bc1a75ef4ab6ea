import type { CookieOptions, Request } from "express";
import type { Settings } from "../settings.ts";
import { isSecure } from "./address.ts";

/** The cookies of a request by name; of a name given twice the first, which has the narrower path. */
export function readCookies(request: Request): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (request.get("cookie") ?? "").split(";")) {
    const [name = "", value = ""] = pair.split("=", 2).map((part) => part.trim());
    if (name !== "" && !cookies.has(name)) cookies.set(name, value);
  }
  return cookies;
}

/** A cookie for the addresses below a path, which no script reads and no other site's form sends. */
export function cookieFor(
  path: string,
  request: Request,
  settings: Pick<Settings, "publicAddress">,
): CookieOptions {
  return { path, httpOnly: true, sameSite: "lax", secure: isSecure(request, settings) };
}

import type { Request } from "express";

/** The cookies of a request by name; of a name given twice the first, which has the narrower path. */
export function readCookies(request: Request): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (request.get("cookie") ?? "").split(";")) {
    const [name = "", value = ""] = pair.split("=", 2).map((part) => part.trim());
    if (name !== "" && !cookies.has(name)) cookies.set(name, value);
  }
  return cookies;
}

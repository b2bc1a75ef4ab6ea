import type { Request, Response } from "express";
import type { ProfileReader } from "../../situation/parse-profile.ts";
import { cookieFor, readCookies } from "../http/cookies.ts";
import { addressOfCase, type Case, readCase, writeCase } from "./case.ts";
import { listCase } from "./case-index.ts";
import type { Keeping } from "./seal.ts";

/** Browsers take 4096 bytes a cookie with its name and attributes. */
const BYTES_PER_COOKIE = 3_900;
const COOKIES = ["answers-0", "answers-1", "answers-2"] as const;
/** Sealed and encoded; what is larger goes by download and upload. */
const LARGEST_CASE = 8 * 1024;
const KEPT = 90 * 24 * 3600 * 1000;

/**
 * Keeps a case in the browser: sealed, for this case's addresses alone, for 90 days. `name` is what it is listed under;
 * null for its own. Returns false where it is too large.
 */
export function keepCase(
  kept: Case,
  request: Request,
  response: Response,
  { seals, settings }: Keeping,
  name: string | null = null,
): boolean {
  const sealed = seals.seal(writeCase(kept), kept.id, KEPT);
  if (sealed.length > LARGEST_CASE) return false;
  const options = cookieFor(addressOfCase(kept.id), request, settings);
  for (const [index, name] of COOKIES.entries()) {
    const part = sealed.slice(index * BYTES_PER_COOKIE, (index + 1) * BYTES_PER_COOKIE);
    if (part === "") response.clearCookie(name, options);
    else response.cookie(name, part, { ...options, maxAge: KEPT });
  }
  listCase(kept, request, response, { seals, settings }, name);
  return true;
}

/** Takes a case out of the browser. */
export function forgetCase(id: string, request: Request, response: Response, { settings }: Keeping): void {
  const options = cookieFor(addressOfCase(id), request, settings);
  for (const name of COOKIES) response.clearCookie(name, options);
}

/** The case that the browser holds for an id; null where it holds none that this server sealed. Throws an InputError. */
export function heldCase(
  id: string,
  request: Request,
  reader: ProfileReader,
  { seals }: Keeping,
): Case | null {
  const cookies = readCookies(request);
  const sealed = COOKIES.map((name) => cookies.get(name) ?? "").join("");
  const text = sealed === "" ? null : seals.unseal(sealed, id);
  return text === null ? null : readCase(id, text, reader);
}

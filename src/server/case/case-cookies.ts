import type { Request, Response } from "express";
import type { ProfileReader } from "../../profile/parse-profile.ts";
import { readCookies } from "../http/cookies.ts";
import { type Case, readCase, writeCase } from "./case.ts";
import { seal, unseal } from "./seal.ts";

/** Browsers take 4096 bytes a cookie with its name and attributes. */
const BYTES_PER_COOKIE = 3_900;
const COOKIES = ["answers-0", "answers-1", "answers-2"] as const;
/** Sealed and encoded; what is larger goes by download and upload. */
const LARGEST_CASE = 8 * 1024;
const KEPT = 90 * 24 * 3600 * 1000;

/** Keeps a case in the browser: sealed, for this case's addresses alone, for 90 days. Returns false where it is too large. */
export function keepCase(kept: Case, request: Request, response: Response, key: Buffer): boolean {
  const sealed = seal(writeCase(kept), kept.id, key);
  if (sealed.length > LARGEST_CASE) return false;
  for (const [index, name] of COOKIES.entries()) {
    const part = sealed.slice(index * BYTES_PER_COOKIE, (index + 1) * BYTES_PER_COOKIE);
    const options = optionsFor(kept.id, request);
    if (part === "") response.clearCookie(name, options);
    else response.cookie(name, part, { ...options, maxAge: KEPT });
  }
  return true;
}

/** Takes a case out of the browser. */
export function forgetCase(id: string, request: Request, response: Response): void {
  for (const name of COOKIES) response.clearCookie(name, optionsFor(id, request));
}

/** The case that the browser holds for an id; null where it holds none that this server sealed. Throws an InputError. */
export function heldCase(id: string, request: Request, reader: ProfileReader, key: Buffer): Case | null {
  const cookies = readCookies(request);
  const sealed = COOKIES.map((name) => cookies.get(name) ?? "").join("");
  const text = sealed === "" ? null : unseal(sealed, id, key);
  return text === null ? null : readCase(id, text, reader);
}

function optionsFor(id: string, request: Request) {
  return { path: `/case/${id}`, httpOnly: true, sameSite: "lax", secure: request.secure } as const;
}

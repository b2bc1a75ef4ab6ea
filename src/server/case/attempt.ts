import type { Request, Response } from "express";
import { cookieFor, readCookies } from "../http/cookies.ts";
import { addressOfCase } from "./case.ts";
import type { Keeping } from "./seal.ts";

const COOKIE = "attempt";
const KEPT = 10 * 60 * 1000;
const LARGEST = 3_800;

/** A form that could not be taken, kept in the browser so that Back and Refresh never send it again. */
export interface SentForm {
  /** The page that it was sent to, such as `plan` or `question/foreignShare`. */
  readonly page: string;
  readonly fields: URLSearchParams;
}

/** Keeps a form for its page, sealed. Returns false where it is too large for a cookie. */
export function keepAttempt(
  caseId: string,
  { page, fields }: SentForm,
  request: Request,
  response: Response,
  { seals, settings }: Keeping,
): boolean {
  const sealed = seals.seal(`${page}\n${fields}`, `${COOKIE}/${caseId}`, KEPT);
  if (sealed.length > LARGEST) return false;
  const options = cookieFor(addressOfCase(caseId), request, settings);
  response.cookie(COOKIE, sealed, { ...options, maxAge: KEPT });
  return true;
}

/** The form that was kept for a page; null where there is none. */
export function keptAttempt(
  caseId: string,
  page: string,
  request: Request,
  { seals }: Keeping,
): URLSearchParams | null {
  const text = seals.unseal(readCookies(request).get(COOKIE) ?? "", `${COOKIE}/${caseId}`);
  const [of, fields] = text?.split("\n", 2) ?? [];
  return of === page && fields !== undefined ? new URLSearchParams(fields) : null;
}

/** Forgets the form, once an answer was taken. */
export function forgetAttempt(
  caseId: string,
  request: Request,
  response: Response,
  { settings }: Keeping,
): void {
  if (!readCookies(request).has(COOKIE)) return;
  response.clearCookie(COOKIE, cookieFor(addressOfCase(caseId), request, settings));
}

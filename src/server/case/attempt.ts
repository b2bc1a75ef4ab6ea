import type { Request, Response } from "express";
import { readCookies } from "../http/cookies.ts";
import { seal, unseal } from "./seal.ts";

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
  key: Buffer,
): boolean {
  const sealed = seal(`${page}\n${fields}`, `${COOKIE}/${caseId}`, key);
  if (sealed.length > LARGEST) return false;
  response.cookie(COOKIE, sealed, { ...optionsFor(caseId, request), maxAge: KEPT });
  return true;
}

/** The form that was kept for a page; null where there is none. */
export function keptAttempt(
  caseId: string,
  page: string,
  request: Request,
  key: Buffer,
): URLSearchParams | null {
  const text = unseal(readCookies(request).get(COOKIE) ?? "", `${COOKIE}/${caseId}`, key);
  const [of, fields] = text?.split("\n", 2) ?? [];
  return of === page && fields !== undefined ? new URLSearchParams(fields) : null;
}

/** Forgets the form, once an answer was taken. */
export function forgetAttempt(caseId: string, request: Request, response: Response): void {
  if (readCookies(request).has(COOKIE)) response.clearCookie(COOKIE, optionsFor(caseId, request));
}

function optionsFor(caseId: string, request: Request) {
  return { path: `/case/${caseId}`, httpOnly: true, sameSite: "lax", secure: request.secure } as const;
}

import { InputError, type Problem } from "../input/problem.ts";
import type { Words } from "../language/language.ts";
import words from "./words.json" with { type: "json" };

export type FailureKind = keyof typeof words.failures;

const STATUSES: Readonly<Record<FailureKind, number>> = {
  input: 400,
  "bad-request": 400,
  forbidden: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "too-large": 413,
  "media-type": 415,
  "headers-too-large": 431,
  "too-long-underway": 408,
  "too-many": 429,
  internal: 500,
  busy: 503,
  "too-slow": 503,
};

/** A request that is not carried out: what is answered, without anything of the program's inside. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly status: number;
  readonly problems: readonly Problem[];
  /** The methods that the address knows, for the header Allow. */
  readonly allow: string | null;
  /** After how many seconds it may be worth asking again, for the header Retry-After. */
  readonly retryAfter: number | null;
  readonly words: Words;

  constructor(
    kind: FailureKind,
    details: { problems?: readonly Problem[]; allow?: string; retryAfter?: number; text?: Words } = {},
  ) {
    super(kind);
    this.name = "Failure";
    this.kind = kind;
    this.status = STATUSES[kind];
    this.problems = details.problems ?? [];
    this.allow = details.allow ?? null;
    this.retryAfter = details.retryAfter ?? null;
    this.words =
      details.text ?? (kind === "media-type" ? mediaTypeText("application/json") : words.failures[kind]);
  }
}

/** Any error as the failure that is answered; null where it is a fault of the program. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  if (error instanceof InputError) return new Failure("input", { problems: error.problems });
  const status = statusOf(error);
  if (status === 413) return new Failure("too-large");
  if (status === 415) return new Failure("media-type", { text: mediaTypeText("application/json") });
  if (status === 404) return new Failure("not-found");
  if (status !== null && status >= 400 && status < 500) return new Failure("bad-request");
  return null;
}

/** The words for a body of the wrong type. */
export function mediaTypeText(expected: string): Words {
  const text = words.failures["media-type"];
  return {
    "zh-CN": text["zh-CN"].replace("{expected}", expected),
    en: text.en.replace("{expected}", expected),
  };
}

function statusOf(error: unknown): number | null {
  if (error === null || typeof error !== "object" || !("status" in error)) return null;
  return typeof error.status === "number" ? error.status : null;
}

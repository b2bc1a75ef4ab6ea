import { createHash, randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { nearest, showFound } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import known from "./settings.json" with { type: "json" };
import words from "./words.json" with { type: "json" };

/** How the server is run; everything comes from the environment, and all of it can be sent to another thread. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port that visitors use, such as `https://zhunru.example.org`; null where each request says it. */
  readonly publicAddress: string | null;
  /** How many proxies stand before the server, so that addresses and the protocol are read from their headers. */
  readonly proxies: number;
  /** Of 32 bytes each: the first seals the answers in cookies, each of them opens what it sealed. */
  readonly cookieKeys: readonly Uint8Array[];
  /** Whether the key was made for this run, so that open cases end with it. */
  readonly isKeyForThisRun: boolean;
  /** Requests a minute that one visitor may send. */
  readonly rateLimit: number;
  /** Threads that compute answers. */
  readonly threads: number;
  /** How many requests may wait for a thread. */
  readonly waiting: number;
  /** Milliseconds that a request may wait for a thread, and then as many to compute. */
  readonly patience: number;
  /** Milliseconds in which a request must have come in whole, and an answer must have gone out. */
  readonly timeout: number;
  /** Milliseconds that requests in flight may take after the server was told to stop. */
  readonly grace: number;
  readonly logLevel: string;
}

type Name = keyof typeof known;
type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used. */
export class SettingError extends Error {
  readonly words: Words;

  constructor(text: Words) {
    super(text.en);
    this.name = "SettingError";
    this.words = text;
  }
}

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
const FEWEST_THREADS = 2;
const MOST_THREADS = 8;

/** The settings of an environment. Throws a SettingError that names the variable and what was expected. */
export function readSettings(env: Environment): Settings {
  const keys = [keyOf(env, "ZHUNRU_COOKIE_KEY"), keyOf(env, "ZHUNRU_COOKIE_KEY_BEFORE")];
  const [present = null, before = null] = keys;
  return {
    host: env.HOST || known.HOST.default,
    port: wholeNumber(env, "PORT", known.PORT.default),
    publicAddress: addressOf(env),
    proxies: wholeNumber(env, "ZHUNRU_PROXIES", known.ZHUNRU_PROXIES.default),
    cookieKeys: [present ?? randomBytes(32), ...(before === null ? [] : [before])],
    isKeyForThisRun: present === null,
    rateLimit: wholeNumber(env, "ZHUNRU_RATE_LIMIT", known.ZHUNRU_RATE_LIMIT.default),
    threads: wholeNumber(
      env,
      "ZHUNRU_THREADS",
      Math.min(MOST_THREADS, Math.max(FEWEST_THREADS, availableParallelism())),
    ),
    waiting: wholeNumber(env, "ZHUNRU_WAITING", known.ZHUNRU_WAITING.default),
    patience: wholeNumber(env, "ZHUNRU_COMPUTE_MS", known.ZHUNRU_COMPUTE_MS.default),
    timeout: wholeNumber(env, "ZHUNRU_TIMEOUT_MS", known.ZHUNRU_TIMEOUT_MS.default),
    grace: wholeNumber(env, "ZHUNRU_GRACE_MS", known.ZHUNRU_GRACE_MS.default),
    logLevel: logLevel(env.ZHUNRU_LOG_LEVEL || known.ZHUNRU_LOG_LEVEL.default),
  };
}

function keyOf(env: Environment, name: "ZHUNRU_COOKIE_KEY" | "ZHUNRU_COOKIE_KEY_BEFORE"): Uint8Array | null {
  const text = env[name] ?? "";
  if (text === "") return null;
  if (text.length < known[name].least) throw settingError(name, `${text.length}`, words.settings.key);
  return createHash("sha256").update(text).digest();
}

function addressOf(env: Environment): string | null {
  const text = env.ZHUNRU_PUBLIC_ADDRESS ?? "";
  if (text === "") return null;
  const address = URL.canParse(text) ? new URL(text) : null;
  const isPlain = address !== null && [address.origin, `${address.origin}/`].includes(text.toLowerCase());
  if (isPlain && /^https?:$/.test(address.protocol)) return address.origin;
  throw settingError("ZHUNRU_PUBLIC_ADDRESS", text, words.settings.address);
}

function wholeNumber(
  env: Environment,
  name: { [Key in Name]: (typeof known)[Key] extends { most: number } ? Key : never }[Name],
  fallback: number,
): number {
  const text = env[name];
  if (text === undefined || text === "") return fallback;
  const { least, most } = known[name];
  const value = /^\d{1,10}$/.test(text) ? Number.parseInt(text, 10) : -1;
  if (value >= least && value <= most) return value;
  const range = { least: `${least}`, most: `${most}` };
  throw settingError(name, text, fillWords(words.settings.wholeNumber, range));
}

function logLevel(text: string): string {
  if (LOG_LEVELS.some((level) => level === text)) return text;
  const near = nearest(text, LOG_LEVELS) ?? "info";
  const expected = fillWords(words.settings.logLevel, { levels: LOG_LEVELS.join(", "), nearest: near });
  throw settingError("ZHUNRU_LOG_LEVEL", text, expected);
}

function settingError(name: Name, found: string, expected: Words): SettingError {
  const shown = showFound(found);
  return new SettingError({
    "zh-CN": fillWords(words.settings.cannot, { name, found: shown, expected: expected["zh-CN"] })["zh-CN"],
    en: fillWords(words.settings.cannot, { name, found: shown, expected: expected.en }).en,
  });
}

import { createHash, randomBytes } from "node:crypto";
import { nearest, showFound } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import words from "./words.json" with { type: "json" };

/** How the server is run; everything comes from the environment. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Requests a minute that one address may send. */
  readonly rateLimit: number;
  /** How many proxies stand before the server, so that addresses and the protocol are read from their headers. */
  readonly proxies: number;
  /** 32 bytes that seal the answers in cookies. */
  readonly cookieKey: Buffer;
  /** Whether the key was made for this run, so that open cases end with it. */
  readonly isKeyForThisRun: boolean;
  /** Milliseconds in which a request must have come in whole, and an answer must have gone out. */
  readonly timeout: number;
  /** Milliseconds that requests in flight may take after the server was told to stop. */
  readonly grace: number;
  readonly logLevel: string;
}

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
const SHORTEST_KEY = 32;

/** The settings of an environment. Throws a SettingError that names the variable and what was expected. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const key = env.ZHUNRU_COOKIE_KEY ?? "";
  if (key !== "" && key.length < SHORTEST_KEY) {
    throw settingError("ZHUNRU_COOKIE_KEY", `${key.length}`, words.settings.key);
  }
  return {
    host: env.HOST || "127.0.0.1",
    port: wholeNumber(env, "PORT", 3000, 0, 65_535),
    rateLimit: wholeNumber(env, "ZHUNRU_RATE_LIMIT", 300, 1, 1_000_000_000),
    proxies: wholeNumber(env, "ZHUNRU_PROXIES", 0, 0, 10),
    cookieKey: key === "" ? randomBytes(32) : createHash("sha256").update(key).digest(),
    isKeyForThisRun: key === "",
    timeout: wholeNumber(env, "ZHUNRU_TIMEOUT_MS", 15_000, 100, 600_000),
    grace: wholeNumber(env, "ZHUNRU_GRACE_MS", 10_000, 0, 600_000),
    logLevel: logLevel(env.ZHUNRU_LOG_LEVEL || "info"),
  };
}

function wholeNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const text = env[name];
  if (text === undefined || text === "") return fallback;
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

function settingError(name: string, found: string, expected: Words): SettingError {
  const shown = showFound(found);
  return new SettingError({
    "zh-CN": fillWords(words.settings.cannot, { name, found: shown, expected: expected["zh-CN"] })["zh-CN"],
    en: fillWords(words.settings.cannot, { name, found: shown, expected: expected.en }).en,
  });
}

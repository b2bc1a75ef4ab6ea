import type { Request } from "express";
import { LANGUAGES, type Language } from "../../language/language.ts";
import { readCookies } from "./cookies.ts";

export const LANGUAGE_COOKIE = "lang";

/** The language for an answer: that of the switch, else the browser's first choice among ours, else Chinese. */
export function languageFor(request: Request): Language {
  const chosen = readCookies(request).get(LANGUAGE_COOKIE);
  return LANGUAGES.find((language) => language === chosen) ?? preferred(request);
}

/** The language that the request's headers ask for. */
export function preferred(request: Request): Language {
  for (const wanted of request.acceptsLanguages()) {
    if (/^zh\b/i.test(wanted)) return "zh-CN";
    if (/^en\b/i.test(wanted)) return "en";
  }
  return request.get("accept-language") === undefined ? "zh-CN" : "en";
}

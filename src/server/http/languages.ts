import type { Request } from "express";
import { type Language, languageNamed, languageOfTag } from "../../language/languages.ts";
import { readCookies } from "./cookies.ts";

export const LANGUAGE_COOKIE = "lang";

/** The language for an answer: that of the switch, else the browser's first choice among ours, else Chinese. */
export function languageFor(request: Request): Language {
  return languageNamed(readCookies(request).get(LANGUAGE_COOKIE)) ?? preferred(request);
}

/** The language that the request's headers ask for. */
export function preferred(request: Request): Language {
  for (const wanted of request.acceptsLanguages()) {
    const language = languageOfTag(wanted);
    if (language !== undefined) return language;
  }
  return request.get("accept-language") === undefined ? "zh-CN" : "en";
}

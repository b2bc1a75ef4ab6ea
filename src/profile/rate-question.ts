import { fillWords, type Words } from "../language/language.ts";
import texts from "./rate-question.json" with { type: "json" };

/** Asks for the rate that is missing, by pair of currencies and, where it is known, by day. */
export function rateQuestion(from: string, to: string, day: string | null): Words {
  return day === null ? fillWords(texts.anyDay, { from, to }) : fillWords(texts.onDay, { from, to, day });
}

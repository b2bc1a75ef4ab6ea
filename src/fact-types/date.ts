import * as z from "zod";
import { rational } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import { name } from "../input/named-schema.ts";
import { fillWords } from "../language/language.ts";
import { isRealDay } from "../profile/days.ts";
import { readDateTyped } from "../profile/typed/dates.ts";
import words from "../profile/typed/words.json" with { type: "json" };
import type { AnswerOf, FactType } from "./fact-type.ts";
import { DAYS, dayAt } from "./parts/days.ts";

const ONE = rational(1n);

export const daySchema = name("Day", z.iso.date());

export const date: FactType<AnswerOf<"date">> = {
  answers: ["date"],
  control: "typed",
  schema: () => daySchema,
  read: (raw, path, _fact, complaints) =>
    typeof raw === "string" && isRealDay(raw)
      ? { kind: "date", day: raw }
      : complaints.wrongValue(path, raw, EXPECTED.date),
  canonical: (answer) => answer.day,
  value: (answer) => answer,
  compared: "date",
  column: { kind: "day" },
  scale: { ...DAYS, step: () => ONE, answerAt: (value) => ({ kind: "date", day: dayAt(value) }) },
  typing: {
    expected: EXPECTED.peopleDate,
    example: "2024-06-30",
    bareNumber: "serial-day",
    read: ({ id }, typed) => readDateTyped(id, typed),
    isLiteral: (answer, typed) => typed === answer.day,
    readBack: (answer) => fillWords(words.readBack.day, { value: answer.day }),
  },
};

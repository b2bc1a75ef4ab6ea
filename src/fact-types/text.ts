import * as z from "zod";
import { EXPECTED } from "../input/expected.ts";
import { isWellFormed } from "../input/json.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";

const LONGEST_TEXT = 1_000;

export const text: FactType<AnswerOf<"text">> = {
  answers: ["text"],
  control: "text",
  schema: () => z.string().max(LONGEST_TEXT),
  read: (raw, path, _fact, complaints) =>
    typeof raw === "string" && raw.length <= LONGEST_TEXT && isWellFormed(raw)
      ? { kind: "text", text: raw }
      : complaints.wrongValue(path, raw, EXPECTED.text),
  canonical: (answer) => answer.text,
  value: (answer) => ({ kind: "choice", id: answer.text }),
};

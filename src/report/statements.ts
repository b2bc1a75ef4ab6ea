import { type Language, textIn } from "../language/language.ts";
import type { Elsewhere, ElsewhereStatement } from "../rules/elsewhere.ts";
import codes from "./codes.json" with { type: "json" };
import { textOfWording } from "./law-notes.ts";
import words from "./words.json" with { type: "json" };

/** The statements named that are told on a day (YYYY-MM-DD), in the order in which they are named. */
export function statementsOn(
  ids: readonly string[],
  elsewhere: Elsewhere,
  asOf: string,
): ElsewhereStatement[] {
  return ids
    .flatMap((id) => elsewhere.statements.find((one) => one.id === id) ?? [])
    .filter(({ from = asOf, until = asOf }) => from <= asOf && asOf <= until);
}

/** What a statement says, how it was checked, and whether the official text was read. */
export function textOfStatement(
  { text, searched, checked, officialTextRead }: ElsewhereStatement,
  language: Language,
): string {
  const how = textIn(codes.confidences[checked], language);
  const told = officialTextRead || checked === "not-checked";
  return (
    textOfWording({ text, searched: searched ?? null }, language) +
    textIn(words.howChecked, language, {
      checked: told ? how : textIn(words.officialTextNotRead, language, { checked: how }),
    })
  );
}

import { fillWords, joinList, type Language, textIn } from "../../language/language.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { sayWithoutColumn } from "../../screen/columns/without-column.ts";
import { sayOwnershipFiles } from "../../screen/ownership/ownership-list.ts";
import { sayRepeated } from "../../screen/run/repeated.ts";
import { movedInWords } from "../../screen/since/moving-regions.ts";
import { writtenInWords } from "../../screen/source/spool-text.ts";
import type { Summary } from "../../screen/summary/summary.ts";
import words from "../screen-words.json" with { type: "json" };
import type { Environment } from "../terminal.ts";

/** So many regions of the rules' difference are told in the terminal; the file has them all. */
const MOST_REGIONS = 10;

/** Tells what came of a screening: its numbers, the files of owners, and what moved since the last time. */
export function tellDone(
  summary: Summary,
  folder: string,
  language: Language,
  environment: Environment,
): void {
  const { rows, companies, rejects, leftOut, findings, since, ownership } = summary;
  const values = { rows, companies, rejects, leftOut, findings, folder };
  environment.write(`${textIn(fillWords(words.done, texts(values)), language)}\n`);
  if (ownership !== undefined) {
    const told = textIn(sayOwnershipFiles(ownership), language);
    if (ownership.unused === 0) environment.write(`${told}\n`);
    else environment.complain(`${told}\n`);
  }
  if (since === undefined) return;
  const { changed, companies: moved, came, went, notCompared, asOf, regions = [] } = since;
  const told = fillWords(words.since, texts({ changed, moved, came, went, day: asOf }));
  environment.write(`${textIn(told, language)}\n`);
  if (regions.length > 0) {
    const lines = regions.slice(0, MOST_REGIONS).map((region) => movedInWords(region, language));
    const rest = regions.length - lines.length;
    if (rest > 0) lines.push(textIn(fillWords(words.moreRegions, texts({ count: rest })), language));
    environment.write(
      `${[textIn(words.byRegion, language), ...lines.map((line) => `  ${line}`)].join("\n")}\n`,
    );
  }
  if (notCompared > 0)
    environment.complain(
      `${textIn(fillWords(words.notCompared, texts({ count: notCompared })), language)}\n`,
    );
}

/** Tells how the input was read, as far as its author may want to mend it. */
export function tellInput(
  summary: Summary,
  vocabulary: Vocabulary,
  language: Language,
  environment: Environment,
): void {
  const { sheet = "", sheetsNotRead = [], shownOtherwise = 0, writtenAs } = summary.input;
  const withoutColumn = sayWithoutColumn(summary.input.withoutColumn ?? [], vocabulary, "afterwards");
  if (withoutColumn !== null) environment.complain(`${textIn(withoutColumn, language)}\n`);
  if (writtenAs !== undefined) environment.complain(`${textIn(writtenInWords(writtenAs), language)}\n`);
  if (sheetsNotRead.length > 0) {
    const others = joinList(sheetsNotRead, language);
    environment.complain(`${textIn(fillWords(words.sheetsNotRead, { sheet, others }), language)}\n`);
  }
  if (summary.repeated !== undefined)
    environment.complain(`${textIn(sayRepeated(summary.repeated), language)}\n`);
  if (shownOtherwise > 0) {
    environment.complain(
      `${textIn(fillWords(words.shownOtherwise, texts({ count: shownOtherwise })), language)}\n`,
    );
  }
}

function texts(values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

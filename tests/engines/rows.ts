import { closeSync, openSync, writeSync } from "node:fs";
import { formatRational } from "../../src/exact/rational.ts";
import type { FactValue } from "../../src/profile/facts.ts";
import { factsOfLeaf, leavesOf } from "../../src/rules/condition.ts";
import type { Rule, Rulebook } from "../../src/rules/rulebook.ts";
import { csvRecord } from "../../src/screen/table/safe-cell.ts";
import { answerable, type Fact } from "../../src/vocabulary/vocabulary.ts";
import { Random } from "../proof/evaluators/random.ts";
import { RandomProfiles, type RawProfile } from "../proof/evaluators/random-profile.ts";
import { valuesAround } from "../proof/evaluators/values.ts";

const TABLES: readonly Fact["type"][] = ["investors", "entities", "exchange-rates"];

/** Places of a number behind the point that the query keeps; a value with more is none that both sides read. */
const PLACES = 6;

/** The facts that one column of a table can hold. */
export function columnsOf({ vocabulary }: Rulebook): readonly Fact[] {
  return answerable(vocabulary).filter(({ type }) => !TABLES.includes(type));
}

/** An answer as the text of a cell. */
export function cellOf(answer: unknown): string {
  if (answer === undefined) return "";
  if (answer === null) return "?";
  if (Array.isArray(answer)) return answer.length === 0 ? "[]" : answer.join(";");
  if (typeof answer !== "object") return String(answer);
  const { amount, currency } = answer as { amount: string; currency: string };
  return `${amount} ${currency}`;
}

/** Answers that every engine refuses, and the program too, as a profile holds them. */
export const BAD: readonly RawProfile[] = [
  { chineseShare: "66.99999999999999999" },
  { chineseShare: "100.000001" },
  { chineseShare: "-1" },
  { foreignShare: "50/50" },
  { foreignShare: "6.7e1" },
  { chineseShare: "60", foreignShare: "30" },
  { city: "guangzhu", legalRepresentativeNationality: "XX", chineseShare: "60", foreignShare: "30" },
  { city: "guang'zhou" },
  { activities: ["social-survey", "nothing"] },
  { activities: ["social-survey", "app-store", "social-survey"] },
  { investorTotalAssets: { amount: "199999999.9999999", currency: "USD" } },
  { investorTotalAssets: { amount: "1", currency: "ZZZ" } },
  { originalFloorArea: "0", addedServiceFloorArea: "10" },
  { landTransitionStartDate: "2023-02-29" },
  { landTransitionStartDate: "2026-02-30" },
  { sellsTaiwanTours: "maybe" },
  { sellsTaiwanTours: "y" },
  { supportYear: "2024.5" },
];

/** Rows of companies, as JSON Lines for the program and as a CSV of texts for the engines, the same on each line. */
export class RowFiles {
  readonly #lines: number;
  readonly #table: number;
  readonly #columns: readonly Fact[];
  rows = 0;

  constructor(jsonl: string, csv: string, rulebook: Rulebook) {
    this.#columns = columnsOf(rulebook);
    this.#lines = openSync(jsonl, "w");
    this.#table = openSync(csv, "w");
    writeSync(this.#table, csvRecord(["line", ...this.#columns.map(({ id }) => id)]));
  }

  add(raw: RawProfile): void {
    this.rows += 1;
    writeSync(this.#lines, `${JSON.stringify(raw)}\n`);
    writeSync(
      this.#table,
      csvRecord([String(this.rows), ...this.#columns.map(({ id }) => plainCell(cellOf(raw[id])))]),
    );
  }

  close(): void {
    closeSync(this.#lines);
    closeSync(this.#table);
  }
}

/** No cell of these begins like a formula, which csvRecord would mark. */
function plainCell(text: string): string {
  return text.startsWith("-") ? ` ${text}` : text;
}

/** All ways to fill the facts of a rule up to its cells: as many as there are, or `most` spread over them. */
export function* rowsOfRule(rule: Rule, rulebook: Rulebook, most: number): Generator<RawProfile> {
  const leaves = [...leavesOf(rule.applies), ...leavesOf(rule.requires)];
  const { byId } = rulebook.vocabulary;
  const ids = new Set(leaves.flatMap(factsOfLeaf).map((id) => byId.get(id)?.elapsedSince ?? id));
  const known = new Set(columnsOf(rulebook).map(({ id }) => id));
  const dimensions = [...ids]
    .filter((id) => known.has(id))
    .map((id) => {
      const fact = byId.get(id) as Fact;
      const isStart = rulebook.vocabulary.facts.some(({ elapsedSince }) => elapsedSince === id);
      const values = valuesAround(fact, leaves).flatMap((value) => answersOf(value));
      const answers = isStart ? [...values, "2019-02-28", "2020-02-29", "2018-11-30", "2099-01-01"] : values;
      const distinct = new Map(answers.map((answer) => [JSON.stringify(answer) ?? "", answer]));
      return { id, answers: [...distinct.values()] };
    });
  const combinations = dimensions.reduce((product, { answers }) => product * answers.length, 1);
  const tried = Math.min(combinations, most);
  for (let turn = 0; turn < tried; turn += 1) {
    let rest = tried === combinations ? turn : Number((BigInt(turn) * STRIDE) % BigInt(combinations));
    const raw: Record<string, unknown> = {};
    for (const { id, answers } of dimensions) {
      const answer = answers[rest % answers.length];
      rest = Math.floor(rest / answers.length);
      if (answer !== undefined) raw[id] = answer;
    }
    yield raw;
  }
}

/** A prime, so that the turns visit different combinations of all dimensions. */
const STRIDE = 982_451_653n;

/** What a profile would have to say for a fact to have such a value; none where no single cell can say it. */
function answersOf(value: FactValue): unknown[] {
  switch (value.kind) {
    case "unknown":
      return [value.reason === "do-not-know" ? null : undefined];
    case "yes-no":
      return [value.value];
    case "choice":
      return [value.id];
    case "choices":
      return [value.ids];
    case "nationality":
      return [value.code];
    case "date":
      return [value.day];
    case "money":
      return isDecimal(formatRational(value.amount))
        ? [{ amount: formatRational(value.amount), currency: value.currency }]
        : [];
    case "quantity":
      return isDecimal(formatRational(value.value)) ? [formatRational(value.value)] : [];
    case "share": {
      const { low, high } = value.direct;
      const share = formatRational(low);
      const isPoint =
        low.equals(high) && low.equals(value.lookThrough.low) && low.equals(value.lookThrough.high);
      return isPoint && isDecimal(share) ? [share] : [];
    }
    default:
      return [];
  }
}

function isDecimal(text: string): boolean {
  return !text.includes("/") && (text.split(".")[1]?.length ?? 0) <= PLACES;
}

/** So many companies that the program reads, aimed at rules. */
export function* generatedRows(rulebook: Rulebook, count: number, seed: number): Generator<RawProfile> {
  const random = new RandomProfiles(rulebook, new Random(seed));
  for (let made = 0; made < count; ) {
    const { investors: _table, exchangeRates: _rates, ...raw } = random.next().raw;
    if (Object.values(raw).some((answer) => typeof answer === "string" && /^\d+\/\d+$/.test(answer)))
      continue;
    if (random.read(raw) === null) continue;
    made += 1;
    yield raw;
  }
}

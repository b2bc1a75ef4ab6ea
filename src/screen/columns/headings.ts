import { plainText } from "../../input/numerals.ts";
import { nearest, showFound } from "../../input/problem.ts";
import { type Agreed, asksHaving, type ColumnContext, PLAIN_COLUMN } from "../../free-text/column-context.ts";
import { answerable, type Fact, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import { errorAt, screenError, type ScreenError } from "../screen-error.ts";

/** One column that holds a fact, or a part of one. */
export interface Column {
  /** Among the cells, from 0. */
  readonly index: number;
  readonly fact: string;
  /** Where in the fact's value the cells belong, such as `[0, "share"]`; empty for the whole. */
  readonly path: readonly (string | number)[];
  /** What the table tells of all its cells. */
  readonly context: ColumnContext;
}

/** What the columns of a table mean. */
export interface ColumnPlan {
  readonly headings: readonly string[];
  readonly columns: readonly Column[];
  /** What the run says of how texts are meant. */
  readonly agreed: Agreed;
}

/** What somebody says of the headings. */
export interface HeadingWishes {
  /** The fact (or part of one) that a heading stands for; null = to be left out. */
  readonly meanings: ReadonlyMap<string, string | null>;
  readonly ignored: readonly string[];
  readonly agreed: Agreed;
}

/** Every fact has a column, or some for its parts; a table wider than this is no list of companies. */
const MOST_COLUMNS = 2_000;

const PARTS: Readonly<Partial<Record<Fact["type"], RegExp>>> = {
  investors: /^\d+(\.holders\.\d+)*\.(name|origin|share|rest)$/,
  entities: /^\d+\.(id|name|origin|rest|holds\.\d+\.(entity|share))$/,
  "exchange-rates": /^\d+\.(from|to|rate|date|source)$/,
  money: /^(amount|currency)$/,
};

/**
 * What the headings of a table stand for: a fact's id, its title in either language, a part of a fact as
 * `investors.0.share`, or what the wishes say. Throws a ScreenError for a heading that fits nothing, with the nearest,
 * and for two columns of one fact.
 */
export function planColumns(
  headings: readonly string[],
  line: number,
  vocabulary: Vocabulary,
  wishes: HeadingWishes,
): ColumnPlan {
  if (headings.length > MOST_COLUMNS) {
    throw errorAt(line, MOST_COLUMNS + 1, "tooManyColumns", { most: String(MOST_COLUMNS) });
  }
  const names = namesOf(vocabulary);
  const trimmed = headings.map((heading) => heading.trim());
  for (const wished of [...wishes.meanings.keys(), ...wishes.ignored]) {
    if (!trimmed.includes(wished)) throw unknownWish(wished, trimmed);
  }
  const columns: Column[] = [];
  const taken = new Map<string, number>();
  trimmed.forEach((heading, index) => {
    const wished = wishes.meanings.get(heading);
    if (wished === null || wishes.ignored.includes(heading)) return;
    const target = wished ?? heading;
    const meaning = meaningOf(target, names, vocabulary);
    if (meaning === null) throw unknownHeading(line, index, heading, target, names);
    const key = [meaning.fact, ...meaning.path].join(".");
    const conflict = conflictOf(key, taken);
    if (conflict !== null) {
      throw errorAt(line, index + 1, "columnTwice", {
        fact: key,
        first: String(conflict + 1),
        heading: showFound(trimmed[conflict] ?? ""),
        second: showFound(heading),
      });
    }
    taken.set(key, index);
    columns.push({ index, ...meaning, context: { ...PLAIN_COLUMN, asksHaving: asksHaving(heading) } });
  });
  if (columns.length === 0) throw errorAt(line, 1, "noColumns", {});
  return { headings: trimmed, columns, agreed: wishes.agreed };
}

/** Facts by every name that a heading may have. */
function namesOf(vocabulary: Vocabulary): Map<string, string> {
  const names = new Map<string, string>();
  for (const { id, title, formerTitles, headings } of answerable(vocabulary)) {
    const others = [formerTitles, headings].flatMap((kept) => [
      ...(kept?.["zh-CN"] ?? []),
      ...(kept?.en ?? []),
    ]);
    for (const name of [id, title["zh-CN"], title.en, ...others]) names.set(plainText(name), id);
  }
  return names;
}

function meaningOf(
  target: string,
  names: ReadonlyMap<string, string>,
  vocabulary: Vocabulary,
): Pick<Column, "fact" | "path"> | null {
  const whole = names.get(plainText(target));
  if (whole !== undefined) return { fact: whole, path: [] };
  const [, head = "", rest = ""] = /^([^.]+)\.(.+)$/.exec(target) ?? [];
  const fact = vocabulary.byId.get(names.get(plainText(head)) ?? "");
  if (fact === undefined || PARTS[fact.type]?.test(rest) !== true) return null;
  const path = rest.split(".").map((part) => (/^\d+$/.test(part) ? Number.parseInt(part, 10) : part));
  return { fact: fact.id, path };
}

/** A whole fact and its parts exclude each other. */
function conflictOf(key: string, taken: ReadonlyMap<string, number>): number | null {
  for (const [other, index] of taken) {
    if (other === key || other.startsWith(`${key}.`) || key.startsWith(`${other}.`)) return index;
  }
  return null;
}

function unknownHeading(
  line: number,
  index: number,
  heading: string,
  target: string,
  names: ReadonlyMap<string, string>,
): ScreenError {
  const near = nearest(plainText(target), [...names.keys()]);
  const fact = near === null ? null : (names.get(near) ?? null);
  const found = target === heading ? showFound(heading) : `${showFound(heading)} → ${showFound(target)}`;
  return fact === null
    ? errorAt(line, index + 1, "unknownHeading", { found })
    : errorAt(line, index + 1, "unknownHeadingNear", { found, nearest: fact });
}

function unknownWish(wished: string, headings: readonly string[]): ScreenError {
  const near = nearest(wished, headings);
  return screenError("noSuchHeading", {
    found: showFound(wished),
    expected: headings.slice(0, 20).map(showFound).join(", "),
    nearest: near ?? "–",
  });
}

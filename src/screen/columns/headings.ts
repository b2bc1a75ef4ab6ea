import {
  type Agreed,
  asksHaving,
  type ColumnContext,
  PLAIN_COLUMN,
  withUnit,
} from "../../free-text/column-context.ts";
import { headingForms, isDescribing, isPerHolder } from "../../free-text/headings.ts";
import { plainName } from "../../free-text/names.ts";
import { nearest, showFound } from "../../input/problem.ts";
import { fillWords, type Words } from "../../language/language.ts";
import { answerable, type Choice, type Fact, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import { errorAt, screenError, ScreenError } from "../screen-error.ts";
import { columnName } from "../workbook/reference.ts";
import words from "../words.json" with { type: "json" };

/** One column that holds a fact, or a part of one. */
export interface Column {
  /** Among the cells, from 0. */
  readonly index: number;
  readonly fact: string;
  /**
   * Where in the fact's value the cells belong, such as `[0, "share"]`; empty for the whole. `[CHOSEN, id]`: whether
   * the choice of that id is among those listed.
   */
  readonly path: readonly (string | number)[];
  /** What the table tells of all its cells. */
  readonly context: ColumnContext;
}

/** Stands in the path of a column that holds marks for one choice of a list. */
export const CHOSEN = "=";

/** What the columns of a table mean. */
export interface ColumnPlan {
  readonly headings: readonly string[];
  readonly columns: readonly Column[];
  /** The columns that describe companies and decide nothing, from 0. */
  readonly carried: readonly number[];
  /** What the run says of how texts are meant. */
  readonly agreed: Agreed;
}

/** What somebody says of the headings. */
export interface HeadingWishes {
  /** The fact (or part of one) that a heading stands for; null = to be left out. */
  readonly meanings: ReadonlyMap<string, string | null>;
  readonly ignored: readonly string[];
  readonly agreed: Agreed;
  /** The line of the headings; null where they are to be looked for. */
  readonly headerRow: number | null;
}

/** Every fact has a column, or some for its parts; a table wider than this is no list of companies. */
const MOST_COLUMNS = 2_000;

const PARTS: Readonly<Partial<Record<Fact["type"], RegExp>>> = {
  investors: /^\d+(\.holders\.\d+)*\.(name|origin|share|rest)$/,
  entities: /^\d+\.(id|name|origin|rest|holds\.\d+\.(entity|share))$/,
  "exchange-rates": /^\d+\.(from|to|rate|date|source)$/,
  money: /^(amount|currency)$/,
};

/** Tells which facts headings stand for. */
export class HeadingNames {
  readonly #vocabulary: Vocabulary;
  readonly #facts: ReadonlyMap<string, string>;
  readonly #titles: ReadonlyMap<string, Words>;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#facts = namesOf(vocabulary);
    this.#titles = new Map(answerable(vocabulary).map(({ id, title }) => [id, title]));
  }

  /** Whether a cell is a heading of a fact. */
  isFact(text: string): boolean {
    return text.trim() !== "" && this.#wholeFact(text) !== null;
  }

  /** What a heading stands for: a fact, a part of one, or a choice of a list of choices. */
  meaningOf(target: string, unitAbove: string | null): Omit<Column, "index"> | null {
    const whole = this.#wholeFact(target);
    if (whole !== null) {
      const context = this.#contextOf(whole.fact, target, whole.remark, unitAbove);
      return { fact: whole.fact, path: [], context };
    }
    const [, head = "", rest = ""] = /^([^.]+)\.(.+)$/.exec(target) ?? [];
    const fact = this.#vocabulary.byId.get(this.#facts.get(plainName(head)) ?? "");
    if (fact !== undefined && PARTS[fact.type]?.test(rest) === true) {
      const path = rest.split(".").map((part) => (/^\d+$/.test(part) ? Number.parseInt(part, 10) : part));
      return { fact: fact.id, path, context: PLAIN_COLUMN };
    }
    return this.#choiceOf(plainName(target));
  }

  /** The title of the fact whose name is nearest; null where none is near. */
  nearestOf(target: string): { readonly id: string; readonly title: Words } | null {
    const near = nearest(plainName(target), [...this.#facts.keys()]);
    const id = near === null ? undefined : this.#facts.get(near);
    const title = id === undefined ? undefined : this.#titles.get(id);
    return id === undefined || title === undefined ? null : { id, title };
  }

  #wholeFact(heading: string): { readonly fact: string; readonly remark: string | null } | null {
    for (const { name, remark } of headingForms(heading)) {
      const fact = this.#facts.get(name);
      if (fact !== undefined) return { fact, remark };
    }
    return null;
  }

  #contextOf(id: string, heading: string, remark: string | null, unitAbove: string | null): ColumnContext {
    const fact = this.#vocabulary.byId.get(id);
    const isUnit = (unit: string | null): unit is string =>
      unit !== null &&
      fact !== undefined &&
      ["share", "money", "area", "duration"].includes(fact.type) &&
      withUnit(fact, "1", unit) !== null;
    const unit = [remark, unitAbove].find(isUnit) ?? null;
    return { ...PLAIN_COLUMN, unit, asksHaving: asksHaving(heading) };
  }

  /** The one choice of a list of choices that a heading names: by its id or title, else by another name of it alone. */
  #choiceOf(plain: string): Omit<Column, "index"> | null {
    const lists = answerable(this.#vocabulary).filter(({ type }) => type === "choices");
    const namesOfChoice: ((choice: Choice) => readonly string[])[] = [
      ({ id, title }) => [id, title["zh-CN"], title.en],
      ({ synonyms }) => [...(synonyms?.["zh-CN"] ?? []), ...(synonyms?.en ?? [])],
    ];
    for (const namesOf of namesOfChoice) {
      const found = lists.flatMap(({ id, choices = [] }) =>
        choices
          .filter((choice) => namesOf(choice).some((name) => plainName(name) === plain))
          .map((choice) => ({ fact: id, path: [CHOSEN, choice.id], context: PLAIN_COLUMN })),
      );
      const [only, ...more] = found;
      if (only !== undefined) return more.length === 0 ? only : null;
    }
    return null;
  }
}

/**
 * What the headings of a table stand for: a fact's id, its title or another heading of it in either language, a part
 * of a fact as `investors.0.share`, a choice of a list of choices, or what the wishes say. `unitAbove` is the unit that
 * stands above the table. Throws a ScreenError for headings that fit nothing, all at once, and for two columns of one
 * fact.
 */
export function planColumns(
  headings: readonly string[],
  line: number,
  names: HeadingNames,
  wishes: HeadingWishes,
  unitAbove: string | null = null,
): ColumnPlan {
  if (headings.length > MOST_COLUMNS) {
    throw errorAt(line, MOST_COLUMNS + 1, "tooManyColumns", { most: String(MOST_COLUMNS) });
  }
  const trimmed = headings.map((heading) => heading.trim());
  for (const wished of [...wishes.meanings.keys(), ...wishes.ignored]) {
    if (!trimmed.includes(wished)) throw unknownWish(wished, trimmed);
  }
  const columns: Column[] = [];
  const carried: number[] = [];
  const unknown: { readonly index: number; readonly heading: string; readonly target: string }[] = [];
  const taken = new Map<string, number>();
  trimmed.forEach((heading, index) => {
    const wished = wishes.meanings.get(heading);
    if (wished === null || wishes.ignored.includes(heading)) return;
    const target = wished ?? heading;
    const meaning = names.meaningOf(target, unitAbove);
    if (meaning === null) {
      if (wished === undefined && isDescribing(heading)) carried.push(index);
      else unknown.push({ index, heading, target });
      return;
    }
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
    columns.push({ index, ...meaning });
  });
  if (unknown.length > 0) throw unknownHeadings(line, trimmed, columns, carried, unknown, names);
  if (columns.length === 0) throw errorAt(line, 1, "noColumns", {});
  return { headings: trimmed, columns, carried, agreed: wishes.agreed };
}

/** Facts by every name that a heading may have. */
function namesOf(vocabulary: Vocabulary): Map<string, string> {
  const names = new Map<string, string>();
  for (const { id, title, formerTitles, headings } of answerable(vocabulary)) {
    const others = [formerTitles, headings].flatMap((kept) => [
      ...(kept?.["zh-CN"] ?? []),
      ...(kept?.en ?? []),
    ]);
    for (const name of [id, title["zh-CN"], title.en, ...others]) names.set(plainName(name), id);
  }
  return names;
}

/** A whole fact and its parts exclude each other. */
function conflictOf(key: string, taken: ReadonlyMap<string, number>): number | null {
  for (const [other, index] of taken) {
    if (other === key || other.startsWith(`${key}.`) || key.startsWith(`${other}.`)) return index;
  }
  return null;
}

/** All headings that fit nothing, each with its place and the nearest title; and a map of all headings to be edited. */
function unknownHeadings(
  line: number,
  headings: readonly string[],
  columns: readonly Column[],
  carried: readonly number[],
  unknown: readonly { readonly index: number; readonly heading: string; readonly target: string }[],
  names: HeadingNames,
): ScreenError {
  if (unknown.some(({ heading }) => isPerHolder(heading))) {
    const heading = showFound(unknown.find((one) => isPerHolder(one.heading))?.heading ?? "");
    return errorAt(line, 1, "rowPerHolder", { heading });
  }
  const map: Record<string, string | null> = {};
  for (const { index, fact, path } of columns) map[headings[index] ?? ""] = [fact, ...path].join(".");
  for (const index of carried) map[headings[index] ?? ""] = null;
  const told = unknown.map(({ index, heading, target }) => {
    if (heading === "") return errorAt(line, index + 1, "emptyHeading", { column: columnName(index) }).words;
    const near = names.nearestOf(target);
    map[heading] = near?.id ?? null;
    const found = target === heading ? showFound(heading) : `${showFound(heading)} → ${showFound(target)}`;
    return near === null
      ? errorAt(line, index + 1, "unknownHeading", { found }).words
      : errorAt(line, index + 1, "unknownHeadingNear", { found, nearest: near.title }).words;
  });
  const joined = {
    "zh-CN": told.map((one) => one["zh-CN"]).join("；"),
    en: told.map(({ en }) => en).join("; "),
  };
  return new ScreenError(fillWords(words.errors.unknownHeadings, { headings: joined }), "input", map);
}

function unknownWish(wished: string, headings: readonly string[]): ScreenError {
  const near = nearest(wished, headings);
  return screenError("noSuchHeading", {
    found: showFound(wished),
    expected: headings.slice(0, 20).map(showFound).join(", "),
    nearest: near ?? "–",
  });
}

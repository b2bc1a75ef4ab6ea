import { rational } from "../../exact/rational.ts";
import { factTypeOf } from "../../fact-types/registry.ts";
import {
  asksHaving,
  type ColumnContext,
  PLAIN_COLUMN,
  sizeOfUnit,
  withUnit,
} from "../../free-text/column-context.ts";
import { asWritten, headingForms, isDescribingName, isUnitLike } from "../../free-text/headings.ts";
import { plainName } from "../../free-text/names.ts";
import { nearest } from "../../input/problem.ts";
import type { Words } from "../../language/language.ts";
import {
  ACTIVITIES,
  answerable,
  type Choice,
  synonymsOf,
  type Vocabulary,
} from "../../vocabulary/vocabulary.ts";

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

const ONE = rational(1n);

/** More than one English word, or two Chinese signs. */
const MORE_WORDS = /[a-z] [a-z]|-|[\u3400-\u9fff]{3}/;

/** Tells which facts headings stand for. */
export class HeadingNames {
  readonly #vocabulary: Vocabulary;
  readonly #facts: ReadonlyMap<string, string>;
  /** Facts by the words of their English names, whatever their order. */
  readonly #byWords: ReadonlyMap<string, string | null>;
  readonly #titles: ReadonlyMap<string, Words>;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#facts = namesOf(vocabulary);
    this.#byWords = byWords(this.#facts);
    this.#titles = new Map(answerable(vocabulary).map(({ id, title }) => [id, title]));
  }

  /** Whether a cell is a heading of a fact. */
  isFact(text: string): boolean {
    return text.trim() !== "" && this.#wholeFact(text) !== null;
  }

  /** What a heading stands for: a fact, a part of one, or a choice of a list of choices. */
  meaningOf(target: string, unitsAbove: readonly string[]): Omit<Column, "index"> | null {
    const whole = this.#wholeFact(target);
    if (whole !== null) {
      const context = this.#contextOf(whole.fact, target, whole.remark, unitsAbove);
      return { fact: whole.fact, path: [], context };
    }
    const [, head = "", rest = ""] = /^([^.]+)\.(.+)$/.exec(target) ?? [];
    const fact = this.#vocabulary.byId.get(this.#facts.get(plainName(head)) ?? "");
    if (fact !== undefined && factTypeOf(fact).parts?.test(rest) === true) {
      const path = rest.split(".").map((part) => (/^\d+$/.test(part) ? Number.parseInt(part, 10) : part));
      return { fact: fact.id, path, context: PLAIN_COLUMN };
    }
    return this.#choiceOf(plainName(target));
  }

  /** The title of the fact whose name is nearest, and whether it is one of the two sides of a share; null where none is near. */
  nearestOf(
    target: string,
  ): { readonly id: string; readonly title: Words; readonly isOneOfTwo: boolean } | null {
    const near = nearest(plainName(target), [...this.#facts.keys()]);
    const id = near === null ? undefined : this.#facts.get(near);
    const title = id === undefined ? undefined : this.#titles.get(id);
    if (id === undefined || title === undefined) return null;
    return { id, title, isOneOfTwo: this.#vocabulary.relations.shareSides.includes(id) };
  }

  #wholeFact(heading: string): { readonly fact: string; readonly remark: string | null } | null {
    const forms = headingForms(heading);
    const [whole] = forms;
    for (const { name, remark } of forms) {
      const fact = this.#facts.get(name);
      if (fact !== undefined) return { fact, remark };
      // A part of a heading that describes as a whole (国家/地区) says nothing by itself.
      if (name === whole?.name && isDescribingName(name)) return null;
    }
    for (const { name, remark } of forms) {
      const words = wordsOf(name);
      const fact = words === null ? null : (this.#byWords.get(words) ?? null);
      if (fact !== null) return { fact, remark };
    }
    return null;
  }

  #contextOf(
    id: string,
    heading: string,
    remark: string | null,
    unitsAbove: readonly string[],
  ): ColumnContext {
    const fact = this.#vocabulary.byId.get(id);
    const isUnit = (unit: string): boolean =>
      fact !== undefined &&
      factTypeOf(fact).typing?.unitInHeading === true &&
      withUnit(fact, "1", unit) !== null;
    const written = remark === null ? [] : [asWritten(remark, heading)].filter(isUnit);
    // Of two units of one kind above a table nobody can tell which is meant.
    const [above, ...others] = new Set(unitsAbove.filter(isUnit));
    const only = others.length === 0 ? (above ?? null) : null;
    // A unit that is not understood is not another one that stands further off.
    const isUnread = written.length === 0 && remark !== null && isUnitLike(remark);
    const [own = isUnread ? null : only] = written;
    // 美元 in a heading may only name the currency of the 万元 that stands above the table.
    const sizes = [own, only].map((unit) =>
      fact === undefined || unit === null ? null : sizeOfUnit(fact, unit),
    );
    const [size = null, sizeAbove = null] = sizes;
    const isOther = size?.equals(ONE) === true && sizeAbove?.equals(ONE) === false;
    const otherUnit = isOther ? only : null;
    return { ...PLAIN_COLUMN, unit: own, otherUnit, asksHaving: asksHaving(heading) };
  }

  /** The one choice of a list of choices that a heading names: by its id or title, else by another name of it alone. */
  #choiceOf(plain: string): Omit<Column, "index"> | null {
    const lists = answerable(this.#vocabulary).filter((fact) => factTypeOf(fact).compared === "choices");
    const namesOfChoice: ((choice: Choice) => readonly string[])[] = [
      ({ id, title }) => [id, title["zh-CN"], title.en],
      (choice) => synonymsOf(choice),
    ];
    // A short word is the heading of many a column: of all lists it names a business alone.
    const open = MORE_WORDS.test(plain) ? lists : lists.filter(({ id }) => id === ACTIVITIES);
    for (const namesOf of namesOfChoice) {
      const found = open.flatMap(({ id, choices = [] }) =>
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

const LITTLE_WORDS = ["a", "an", "the", "of", "by", "for", "in"];

/**
 * The words of an English name in one order, without the little ones: “Nationality of the legal representative” is
 * “legal representative's nationality”. Null for a name of one word, and for a Chinese one.
 */
function wordsOf(name: string): string | null {
  if (/[^\x20-\x7e’]/.test(name)) return null;
  const words = name
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !LITTLE_WORDS.includes(word));
  return words.length < 2 ? null : words.sort().join(" ");
}

/** Null where the same words are names of two facts. */
function byWords(facts: ReadonlyMap<string, string>): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const [name, id] of facts) {
    const words = wordsOf(name);
    if (words === null) continue;
    const other = found.get(words);
    found.set(words, other === undefined || other === id ? id : null);
  }
  return found;
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

import { showFound } from "../../input/problem.ts";
import { joinList, type Language, textIn, type Words } from "../../language/language.ts";
import { wrap } from "../../report/layout.ts";
import { controlNamed, describeControls, looksLikeControl, plainKey } from "./controls.ts";
import {
  type Choosing,
  type ChoosingMany,
  type Control,
  control,
  type Dialogue,
  InputEnded,
  type Option,
  type Reply,
  type Searching,
  type Typing,
  value,
} from "./dialogue.ts";
import { harmless, LONGEST_LINE } from "./harmless.ts";
import type { LineReader } from "./lines.ts";
import { underHeadings } from "./options.ts";
import words from "./words.json" with { type: "json" };

/** How lines are written: the language, the columns, and whether the input has to be repeated to be seen. */
export interface PlainStyle {
  readonly language: Language;
  readonly width: number;
  readonly echo: boolean;
  readonly onClose: () => void;
}

const MOST_FOUND = 12;
const NONE = [words.none["zh-CN"], words.none.en, "0"];

/** Questions and answers as lines of text, for screen readers and scripts. */
export class PlainDialogue implements Dialogue {
  readonly #lines: LineReader;
  readonly #write: (text: string) => void;
  readonly #style: PlainStyle;

  constructor(lines: LineReader, write: (text: string) => void, style: PlainStyle) {
    this.#lines = lines;
    this.#write = write;
    this.#style = style;
  }

  say(lines: readonly string[]): void {
    for (const line of lines) this.#write(`${wrap(harmless(line), this.#style.width).join("\n")}\n`);
  }

  async choose<T>(asked: Choosing<T>): Promise<Reply<T>> {
    this.say([asked.message, ...numbered(asked.options)]);
    for (;;) {
      const typed = await this.#ask(asked.controls);
      if (typed.kind === "control") return typed;
      if (typed.value === "" && asked.preset !== undefined) return value(asked.preset);
      const option = optionNamed(typed.value, asked.options);
      if (option !== null) return value(option.value);
      this.#refuse(typed.value, words.oneOfThese);
    }
  }

  async chooseMany<T>(asked: ChoosingMany<T>): Promise<Reply<readonly T[]>> {
    this.say([asked.message, ...numbered(asked.options), textIn(words.severalAllowed, this.#style.language)]);
    for (;;) {
      const typed = await this.#ask(asked.controls);
      if (typed.kind === "control") return typed;
      if (typed.value === "" && asked.preset !== undefined) return value(asked.preset);
      const chosen = this.#several(typed.value, asked.options);
      if (chosen !== null) return value(chosen);
      this.#refuse(typed.value, words.oneOfThese);
    }
  }

  #several<T>(typed: string, options: readonly Option<T>[]): readonly T[] | null {
    if (NONE.includes(plainKey(typed))) return [];
    const whole = optionNamed(typed, options);
    if (whole !== null) return [whole.value];
    const parts = typed.split(/[,，、;；]/).filter((part) => part.trim() !== "");
    const chosen = parts.map((part) => optionNamed(part, options));
    if (parts.length === 0 || chosen.includes(null)) return null;
    return [...new Set(chosen.flatMap((option) => (option === null ? [] : [option.value])))];
  }

  async find<T>(asked: Searching<T>): Promise<Reply<T | null>> {
    const { language } = this.#style;
    this.say([
      asked.message,
      ...(asked.done === null ? [] : [textIn(words.emptyIsAll, language)]),
      ...(asked.none === null ? [] : [textIn(words.zeroIsNone, language)]),
    ]);
    let listed: readonly Option<T>[] = [];
    for (;;) {
      const typed = await this.#ask(asked.controls);
      if (typed.kind === "control") return typed;
      if (isEndOf(asked, typed.value)) return value(null);
      if (typed.value === "") {
        this.say([textIn(words.chooseOneAtLeast, language)]);
        continue;
      }
      const chosen = listed.length === 0 ? null : optionNamed(typed.value, listed);
      if (chosen !== null) return value(chosen.value);
      const found = this.#found(asked, typed.value);
      const meant = meantBy(typed.value, found);
      if (meant !== null) return value(meant.value);
      if (found.length === 0) continue;
      listed = found.slice(0, MOST_FOUND);
      this.say([textIn(words.severalFound, language), ...numbered(listed)]);
    }
  }

  #found<T>(asked: Searching<T>, typed: string): readonly Option<T>[] {
    this.say(asked.tell?.(typed) ?? []);
    const found = asked.find(typed);
    if (found.length === 0)
      this.say([textIn(words.nothingFound, this.#style.language, { found: showFound(typed) })]);
    return found;
  }

  async type(asked: Typing): Promise<Reply<string>> {
    this.say([asked.message]);
    for (;;) {
      const typed = await this.#ask(asked.controls);
      if (typed.kind === "control") return typed;
      if (typed.value === "" && asked.preset !== undefined) return value(asked.preset);
      const problem = asked.check(typed.value);
      if (problem === null) return typed;
      this.say([problem]);
    }
  }

  async confirm(message: string, preset: boolean): Promise<boolean> {
    const { language } = this.#style;
    this.say([`${message} ${textIn(words.yesNoHint, language)}`]);
    for (;;) {
      const typed = await this.#ask([]);
      if (typed.kind === "control" || typed.value === "") return preset;
      if (words.yesKeys.includes(plainKey(typed.value))) return true;
      if (words.noKeys.includes(plainKey(typed.value))) return false;
      this.#refuse(typed.value, words.yesNoHint);
    }
  }

  close(): void {
    this.#lines.close();
    this.#style.onClose();
  }

  /** One line, or the control that it names. Throws InputEnded and Interrupted. */
  async #ask(controls: readonly Control[]): Promise<Reply<string>> {
    for (;;) {
      this.#write("> ");
      const typed = await this.#lines.next();
      if (typed === null) {
        this.#write("\n");
        throw new InputEnded();
      }
      const line = harmless(typed.slice(0, LONGEST_LINE));
      if (typed.length > LONGEST_LINE) {
        this.#refuse(line, words.shorterLine);
        continue;
      }
      if (this.#style.echo) this.#write(`${line}\n`);
      if (controls.length === 0) return value(line.trim());
      const named = controlNamed(line, [...controls, "help"]);
      if (named === "help") this.say(describeControls(controls, this.#style.language));
      else if (named !== null) return control(named);
      else if (!looksLikeControl(line)) return value(line.trim());
      else this.#refuse(line.trim(), listOf(controls, this.#style.language));
    }
  }

  #refuse(found: string, expected: Words): void {
    const { language } = this.#style;
    this.say([
      textIn(words.notUnderstood, language, { found: showFound(found) }),
      textIn(expected, language),
    ]);
  }
}

function listOf(controls: readonly Control[], language: Language): Words {
  const list = joinList(describeControls(controls, language), language);
  return { "zh-CN": list, en: list };
}

function numbered<T>(options: readonly Option<T>[]): string[] {
  return underHeadings(
    options,
    (option, index) => `  ${index + 1}) ${option.label}`,
    (heading) => heading,
  );
}

function isNamed<T>(typed: string, option: Option<T>): boolean {
  const key = plainKey(typed);
  return [option.label, ...option.keys].some((name) => plainKey(name) === key);
}

function isPartOf<T>(typed: string, option: Option<T>): boolean {
  const key = plainKey(typed);
  return [option.label, ...option.keys].some((name) => plainKey(name).includes(key));
}

function optionNamed<T>(typed: string, options: readonly Option<T>[]): Option<T> | null {
  const named = options.find((option) => isNamed(typed, option));
  if (named !== undefined) return named;
  const key = plainKey(typed);
  return /^[1-9]\d{0,3}$/.test(key) ? (options[Number.parseInt(key, 10) - 1] ?? null) : null;
}

/** Whether what was typed ends the search: nothing, where that is an answer, or the word for none. */
function isEndOf<T>({ done, none }: Searching<T>, typed: string): boolean {
  return (typed === "" && done !== null) || (none !== null && NONE.includes(plainKey(typed)));
}

/** The option that is named whole, or the only one found where a part of its name was typed; else null. */
function meantBy<T>(typed: string, found: readonly Option<T>[]): Option<T> | null {
  const [first] = found;
  if (first === undefined) return null;
  const isMeant = isNamed(typed, first) || (found.length === 1 && isPartOf(typed, first));
  return isMeant ? first : null;
}

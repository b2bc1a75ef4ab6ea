import type { Readable, Writable } from "node:stream";
import inquirer from "inquirer";
import { type Language, textIn, type Words } from "../../language/language.ts";
import { wrap } from "../../report/layout.ts";
import { controlNamed, describeControls, labelOfControl, looksLikeControl } from "./controls.ts";
import {
  type Choosing,
  type ChoosingMany,
  type Control,
  control,
  type Dialogue,
  InputEnded,
  Interrupted,
  type Reply,
  type Searching,
  type Typing,
  value,
} from "./dialogue.ts";
import { harmless, LONGEST_LINE } from "./harmless.ts";
import { underHeadings } from "./options.ts";
import words from "./words.json" with { type: "json" };

/** The terminal that menus are drawn on. */
export interface MenuTerminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly language: Language;
  /** Columns. */
  readonly width: number;
  /** Rows that a list may take. */
  readonly rows: number;
}

interface MenuItem {
  readonly name: string;
  readonly value: unknown;
  readonly checked?: boolean;
}
type Item = MenuItem | InstanceType<typeof inquirer.Separator>;

/** Questions as menus on a terminal, by inquirer. */
export class MenuDialogue implements Dialogue {
  readonly #terminal: MenuTerminal;
  #toldOfSearch = false;

  constructor(terminal: MenuTerminal) {
    this.#terminal = terminal;
  }

  say(lines: readonly string[]): void {
    const { output, width } = this.#terminal;
    for (const line of lines) output.write(`${wrap(harmless(line), width).join("\n")}\n`);
  }

  async choose<T>(asked: Choosing<T>): Promise<Reply<T>> {
    const preset = asked.options.findIndex((option) => option.value === asked.preset);
    const picked = await this.#prompt<number | Control>({
      type: "select",
      message: asked.message,
      choices: [
        ...asked.options.map(({ label }, index): Item => ({ name: label, value: index })),
        ...this.#controlItems(asked.controls),
      ],
      ...(preset === -1 ? {} : { default: preset }),
      loop: false,
    });
    return replyTo(picked, (index) => asked.options[index]);
  }

  async chooseMany<T>(asked: ChoosingMany<T>): Promise<Reply<readonly T[]>> {
    const { language } = this.#terminal;
    const picked = await this.#prompt<(number | Control)[]>({
      type: "checkbox",
      message: asked.message,
      choices: [
        ...asked.options.map(
          ({ label, value: own }, index): Item => ({
            name: label,
            value: index,
            checked: asked.preset?.includes(own) === true,
          }),
        ),
        ...this.#controlItems(asked.controls),
      ],
      loop: false,
      shortcuts: { all: null, invert: null },
      validate: (chosen: readonly { readonly value: unknown }[]) =>
        chosen.length === 1 || chosen.every((item) => typeof item.value === "number")
          ? true
          : textIn(words.aloneOnly, language),
    });
    const [first] = picked;
    if (typeof first === "string") return control(first);
    return value(
      picked.flatMap((index) => {
        const option = typeof index === "number" ? asked.options[index] : undefined;
        return option === undefined ? [] : [option.value];
      }),
    );
  }

  async find<T>(asked: Searching<T>): Promise<Reply<T | null>> {
    const { done, none } = asked;
    if (!this.#toldOfSearch) this.say([textIn(words.searchControls, this.#terminal.language)]);
    this.#toldOfSearch = true;
    const picked = await this.#prompt<Reply<T | null>>({
      type: "search",
      message: asked.message,
      source: (typed: string | undefined): Item[] => {
        const named = controlNamed(typed ?? "", asked.controls);
        if (named !== null) return this.#controlItems([named], control);
        if (looksLikeControl(typed ?? "")) return this.#controlItems(asked.controls, control);
        const told = wrapped(asked.tell?.(typed ?? "") ?? [], this.#terminal.width);
        return [
          ...told.map((line) => new inquirer.Separator(line)),
          ...(typed === undefined && done !== null ? [{ name: done, value: value(null) }] : []),
          ...underHeadings(
            asked.find((typed ?? "").slice(0, LONGEST_LINE)),
            (option): Item => ({ name: option.label, value: value(option.value) }),
            (heading): Item => new inquirer.Separator(heading),
          ),
          ...(none === null ? [] : [{ name: none, value: value(null) }]),
          ...this.#controlItems(asked.controls, control),
        ];
      },
    });
    return picked;
  }

  async type(asked: Typing): Promise<Reply<string>> {
    const { language } = this.#terminal;
    if (asked.controls.length > 0) this.say(["", describeControls(asked.controls, language).join(" · ")]);
    const typed = await this.#prompt<string>({
      type: "input",
      message: asked.message,
      ...(asked.preset === undefined ? {} : { default: asked.preset }),
      validate: (text: string) => {
        if (controlNamed(text, asked.controls) !== null) return true;
        if (asked.controls.length > 0 && looksLikeControl(text))
          return textIn(words.notUnderstood, language, { found: text });
        if (text.length > LONGEST_LINE) return textIn(words.shorterLine, language);
        return asked.check(harmless(text).trim()) ?? true;
      },
    });
    const named = controlNamed(typed, asked.controls);
    return named === null ? value(harmless(typed).trim()) : control(named);
  }

  confirm(message: string, preset: boolean): Promise<boolean> {
    const { language } = this.#terminal;
    return this.#prompt<boolean>({
      type: "confirm",
      message,
      default: preset,
      transformer: (answer: boolean) => textIn(words[answer ? "yes" : "no"], language),
    });
  }

  close(): void {
    this.#terminal.input.pause();
  }

  #controlItems<V>(
    controls: readonly Control[],
    as: (control: Control) => V | Control = (own) => own,
  ): Item[] {
    if (controls.length === 0) return [];
    const { language, width } = this.#terminal;
    return [
      new inquirer.Separator("─".repeat(Math.min(width - 2, 24))),
      ...controls.map((own): Item => ({ name: labelOfControl(own, language), value: as(own) })),
    ];
  }

  /** One prompt of inquirer. Throws Interrupted on Ctrl-C, and InputEnded on Ctrl-D and where the input ends. */
  async #prompt<T>(question: { readonly type: string; readonly [key: string]: unknown }): Promise<T> {
    const { input, output, language, rows } = this.#terminal;
    const ending = new AbortController();
    const end = (): void => ending.abort();
    const watch = (_text: string, key: { readonly ctrl?: boolean; readonly name?: string }): void => {
      if (key.ctrl === true && key.name === "d") end();
    };
    input.once("end", end).on("keypress", watch);
    if (input.readableEnded) end();
    const module = inquirer.createPromptModule({
      input: input as NodeJS.ReadableStream,
      output: output as NodeJS.WritableStream,
      signal: ending.signal,
    });
    const prompt = module as unknown as (question: unknown) => Promise<{ reply: T }>;
    try {
      const { reply } = await prompt({
        ...question,
        message: harmless(String(question.message)),
        name: "reply",
        pageSize: Math.max(5, Math.min(14, rows)),
        theme: { style: { keysHelpTip: (keys: readonly KeyTip[]) => keyTips(keys, language) } },
      });
      return reply;
    } catch (error) {
      throw errorOf(error);
    } finally {
      input.off("end", end).off("keypress", watch);
    }
  }
}

/** Texts as lines that fit beside a menu. */
function wrapped(texts: readonly string[], width: number): string[] {
  return texts.flatMap((text) => wrap(harmless(text), Math.max(20, width - 2)));
}

type KeyTip = readonly [key: string, action: string];

function keyTips(keys: readonly KeyTip[], language: Language): string {
  const known: Readonly<Record<string, Words>> = words.keyTips;
  return keys.map(([key, action]) => `${key} ${textIn(known[action], language) ?? action}`).join(" · ");
}

function errorOf(error: unknown): unknown {
  const name = error instanceof Error ? error.name : "";
  if (name === "ExitPromptError") return new Interrupted();
  return name === "AbortPromptError" ? new InputEnded() : error;
}

function replyTo<T>(
  picked: number | Control,
  optionAt: (index: number) => { readonly value: T } | undefined,
): Reply<T> {
  if (typeof picked === "string") return control(picked);
  const option = optionAt(picked);
  if (option === undefined) throw new Error(`the menu has no line ${picked}`);
  return value(option.value);
}

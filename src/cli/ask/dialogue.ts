/** What people can do at a question instead of answering it. */
export type Control = "unknown" | "why" | "back" | "forward" | "answers" | "save" | "holders" | "help";

/** What came back from people: a value, or what they want to do instead. */
export type Reply<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "control"; readonly control: Control };

/** One thing to choose. `keys` are further texts by which a line of input names it. */
export interface Option<T> {
  readonly value: T;
  readonly label: string;
  readonly keys: readonly string[];
  /** The heading under which it stands among those found. */
  readonly group?: string;
}

interface Asked {
  readonly message: string;
  readonly controls: readonly Control[];
}

export interface Choosing<T> extends Asked {
  readonly options: readonly Option<T>[];
  /** The option to begin with. */
  readonly preset?: T | undefined;
}

export interface ChoosingMany<T> extends Asked {
  readonly options: readonly Option<T>[];
  readonly preset?: readonly T[] | undefined;
}

export interface Searching<T> extends Asked {
  /** The options that people may mean by what they typed, best first; for an empty text, all of them. */
  readonly find: (typed: string) => readonly Option<T>[];
  /** What to tell people who typed words that mean something else than any option. */
  readonly tell?: (typed: string) => readonly string[];
  /** The words for "that is all"; null where one option has to be chosen. */
  readonly done: string | null;
  /** The words for "none of these", which can be said whatever was typed; null where one option has to be chosen. */
  readonly none: string | null;
}

export interface Typing extends Asked {
  /** What is wrong with a typed text, for people; null where it will do. */
  readonly check: (typed: string) => string | null;
  readonly preset?: string | undefined;
}

/** One way of talking with people: menus on a terminal, or lines of text. */
export interface Dialogue {
  say(lines: readonly string[]): void;
  choose<T>(asked: Choosing<T>): Promise<Reply<T>>;
  chooseMany<T>(asked: ChoosingMany<T>): Promise<Reply<readonly T[]>>;
  /** null = "that is all", or "none of these". */
  find<T>(asked: Searching<T>): Promise<Reply<T | null>>;
  type(asked: Typing): Promise<Reply<string>>;
  confirm(message: string, preset: boolean): Promise<boolean>;
  /** Lets go of the input. */
  close(): void;
}

/** Somebody pressed Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** The input ended where an answer was waited for. */
export class InputEnded extends Error {
  override readonly name = "InputEnded";
}

export function value<T>(answered: T): Reply<T> {
  return { kind: "value", value: answered };
}

export function control(wanted: Control): { readonly kind: "control"; readonly control: Control } {
  return { kind: "control", control: wanted };
}

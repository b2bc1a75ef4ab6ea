import { createScanner, type JSONScanner } from "jsonc-parser";
import type { ProblemCode } from "./problem.ts";
import { InputError, type Problem, showFound } from "./problem.ts";
import { EXPECTED } from "./expected.ts";

/** A number as its source text, never passed through binary floating point. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | JsonObject;
/** An object without a prototype, so that `__proto__` is a key like any other. */
export interface JsonObject {
  [key: string]: JsonValue;
}

export interface ParsedJson {
  readonly value: JsonValue;
  /** Keys that were given twice; the text is whole apart from them. */
  readonly problems: readonly Problem[];
}

/** Deeper nesting than any cap table needs, and such as JSON can be written again with; a text beyond it is refused. */
export const DEEPEST = 2_500;

// The scanner's token and error kinds are `const enum`s of its declaration file, without a value at run time.
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COMMA = 5;
const COLON = 6;
const NULL = 7;
const TRUE = 8;
const FALSE = 9;
const STRING = 10;
const NUMBER = 11;
const LINE_BREAK = 14;
const TRIVIA = 15;
const END = 17;

interface Container {
  readonly target: JsonValue[] | JsonObject;
  key: string;
  /** Keys of the object that were told to be repeated. */
  repeated?: Set<string>;
}

/** Whether every surrogate of a text has its other half: what UTF-8 can say. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/**
 * Reads one JSON text (RFC 8259) strictly and without recursion: no comments, no trailing commas, numbers kept as
 * text, every repeated key reported (once). Throws an InputError at the first place where the text is not JSON, or half a
 * character is escaped.
 */
export function parseJson(text: string): ParsedJson {
  return new Reader(text).read();
}

class Reader {
  readonly #text: string;
  readonly #scanner: JSONScanner;
  readonly #open: Container[] = [];
  readonly #problems: Problem[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, false);
  }

  read(): ParsedJson {
    let token = this.#next();
    for (;;) {
      const value = this.#startValue(token);
      if (value === undefined) {
        token = this.#next();
        if (this.#isEmptyEnd(token)) {
          const closed = this.#close();
          if (closed !== undefined) return this.#finish(closed);
        } else {
          token = this.#enterMember(token);
          continue;
        }
      } else if (this.#open.length === 0) {
        return this.#finish(value);
      } else {
        this.#store(value);
      }
      const after = this.#afterMember();
      if (after.root !== undefined) return this.#finish(after.root);
      token = after.token;
    }
  }

  /** A scalar, or undefined where the token opens a container, which is then on the stack. */
  #startValue(token: number): JsonValue | undefined {
    const scanner = this.#scanner;
    if (token === STRING) return scanner.getTokenValue();
    if (token === NUMBER) return new JsonNumber(scanner.getTokenValue());
    if (token === NULL) return null;
    if (token === TRUE) return true;
    if (token === FALSE) return false;
    if (token === OPEN_BRACE || token === OPEN_BRACKET) {
      if (this.#open.length >= DEEPEST) this.#fail("too-deep", EXPECTED.lessDeep);
      this.#open.push({ target: token === OPEN_BRACE ? Object.create(null) : [], key: "" });
      return undefined;
    }
    return this.#fail(token === END ? "json-ends" : "json-token", EXPECTED.jsonValue);
  }

  #isEmptyEnd(token: number): boolean {
    return token === (Array.isArray(this.#top().target) ? CLOSE_BRACKET : CLOSE_BRACE);
  }

  /** Reads a key where the container is an object; returns the token that begins the value. */
  #enterMember(token: number): number {
    const container = this.#top();
    if (Array.isArray(container.target)) return token;
    if (token !== STRING) this.#fail(token === END ? "json-ends" : "json-token", EXPECTED.jsonKey);
    const key = this.#scanner.getTokenValue();
    container.key = key;
    if (Object.hasOwn(container.target, key)) this.#reportRepeated(container);
    const colon = this.#next();
    if (colon !== COLON) this.#fail(colon === END ? "json-ends" : "json-token", EXPECTED.colon);
    return this.#next();
  }

  #store(value: JsonValue): void {
    const { target, key } = this.#top();
    if (Array.isArray(target)) target.push(value);
    else target[key] = value;
  }

  /** After a member: the first token of the next value, or the finished root. */
  #afterMember(): { token: number; root?: JsonValue } {
    for (;;) {
      const token = this.#next();
      if (token === COMMA) return { token: this.#enterMember(this.#next()) };
      if (!this.#isEmptyEnd(token))
        this.#fail(token === END ? "json-ends" : "json-token", EXPECTED.commaOrEnd);
      const closed = this.#close();
      if (closed !== undefined) return { token, root: closed };
    }
  }

  /** Takes the finished container off the stack; returns it where it was the outermost. */
  #close(): JsonValue | undefined {
    const finished = this.#open.pop()?.target;
    if (this.#open.length === 0) return finished;
    if (finished !== undefined) this.#store(finished);
    return undefined;
  }

  #finish(value: JsonValue): ParsedJson {
    if (this.#next() !== END) this.#fail("json-token", EXPECTED.endOfText);
    return { value, problems: this.#problems };
  }

  #top(): Container {
    const top = this.#open.at(-1);
    if (top === undefined) throw new Error("a member outside every container");
    return top;
  }

  #next(): number {
    let token: number = this.#scanner.scan();
    while (token === TRIVIA || token === LINE_BREAK) token = this.#scanner.scan();
    if (this.#scanner.getTokenError() !== 0) this.#fail("json-token", EXPECTED.jsonText);
    if (token === STRING && !isWellFormed(this.#scanner.getTokenValue()))
      this.#fail("json-token", EXPECTED.utf8);
    return token;
  }

  #path(): (string | number)[] {
    return this.#open.map(({ target, key }) => (Array.isArray(target) ? target.length : key));
  }

  /** However often a key is repeated, it is told once. */
  #reportRepeated(container: Container): void {
    const { key } = container;
    container.repeated ??= new Set();
    if (container.repeated.has(key)) return;
    container.repeated.add(key);
    const line = this.#scanner.getTokenStartLine() + 1;
    const [code, expected] = ["duplicate-key", EXPECTED.keyOnce] as const;
    this.#problems.push({ code, path: this.#path(), found: showFound(key), expected, nearest: null, line });
  }

  #fail(code: ProblemCode, expected: Problem["expected"]): never {
    const line = this.#scanner.getTokenStartLine() + 1;
    const start = this.#scanner.getTokenOffset();
    const found = showFound(this.#text.slice(start, start + this.#scanner.getTokenLength()));
    const path = this.#open.length > 20 ? [] : this.#path();
    throw new InputError([{ code, path, found, expected, nearest: null, line }]);
  }
}

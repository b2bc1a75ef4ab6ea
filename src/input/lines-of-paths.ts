import { createScanner } from "jsonc-parser";
import { InputError, type Problem } from "./problem.ts";

// The scanner's token kinds are `const enum`s of its declaration file, without a value at run time.
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COMMA = 5;
const COLON = 6;
const STRING = 10;
const LINE_BREAK = 14;
const TRIVIA = 15;
const END = 17;

/** Where some paths lead, as a tree; only what is looked for is in it. */
interface Place {
  line: number | null;
  readonly below: Map<string | number, Place>;
}

interface Container {
  readonly place: Place | undefined;
  readonly isList: boolean;
  key: string | number;
}

/**
 * The problems of a JSON text, which has been read, each with the line on which its path stands, or as much of the
 * path as stands there. Problems that have a line keep it.
 */
function withLines(problems: readonly Problem[], text: string): Problem[] {
  const root: Place = { line: null, below: new Map() };
  for (const { path, line } of problems) if (line === null) addPath(root, path);
  findLines(root, text);
  return problems.map((problem) =>
    problem.line === null ? { ...problem, line: lineOf(root, problem.path) } : problem,
  );
}

/** What a reader makes of a JSON text; the problems that it throws say on which lines they stand. */
export function atTheirLines<T>(text: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) throw new InputError(withLines(error.problems, text));
    throw error;
  }
}

function addPath(root: Place, path: Problem["path"]): void {
  let at = root;
  for (const part of path) {
    const next = at.below.get(part) ?? { line: null, below: new Map() };
    at.below.set(part, next);
    at = next;
  }
}

function lineOf(root: Place, path: Problem["path"]): number | null {
  let at: Place | undefined = root;
  let line: number | null = null;
  for (const part of path) {
    at = at?.below.get(part);
    line = at?.line ?? line;
  }
  return line;
}

/** Walks the text once, without recursion; of a key that is repeated the last one counts, as in what was read. */
function findLines(root: Place, text: string): void {
  const scanner = createScanner(text, false);
  const open: Container[] = [];
  let isKey = false;
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === TRIVIA || token === LINE_BREAK) continue;
    const top = open.at(-1);
    if (token === CLOSE_BRACE || token === CLOSE_BRACKET) open.pop();
    else if (token === COMMA && top !== undefined) {
      if (top.isList) top.key = Number(top.key) + 1;
      else isKey = true;
    } else if (token === COLON) isKey = false;
    else if (isKey && token === STRING && top !== undefined) {
      top.key = scanner.getTokenValue();
      note(top, scanner.getTokenStartLine() + 1);
    } else {
      if (top?.isList === true) note(top, scanner.getTokenStartLine() + 1);
      if (token !== OPEN_BRACE && token !== OPEN_BRACKET) continue;
      const isList = token === OPEN_BRACKET;
      const place = top === undefined ? root : top.place?.below.get(top.key);
      open.push({ place, isList, key: isList ? 0 : "" });
      isKey = !isList;
    }
    if (token === CLOSE_BRACE || token === CLOSE_BRACKET) isKey = false;
  }
}

function note({ place, key }: Container, line: number): void {
  const found = place?.below.get(key);
  if (found !== undefined) found.line = line;
}

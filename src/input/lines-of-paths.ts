import { jsonTokens } from "./json-tokens.ts";
import { InputError, type Problem } from "./problem.ts";

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

/** Of a key that is repeated the last one counts, as in what was read. */
function findLines(root: Place, text: string): void {
  const open: Container[] = [];
  for (const { kind, text: written, line } of jsonTokens(text)) {
    const top = open.at(-1);
    if (kind === "close") open.pop();
    else if (kind === "key") nameMember(top, written, line);
    else if (kind === "comma") countMember(top);
    else {
      if (top?.isList === true) note(top, line);
      if (kind !== "value") open.push(containerAt(top === undefined ? root : placeIn(top), kind === "list"));
    }
  }
}

function containerAt(place: Place | undefined, isList: boolean): Container {
  return { place, isList, key: isList ? 0 : "" };
}

function placeIn({ place, key }: Container): Place | undefined {
  return place?.below.get(key);
}

function nameMember(container: Container | undefined, key: string, line: number): void {
  if (container === undefined) return;
  container.key = key;
  note(container, line);
}

function countMember(container: Container | undefined): void {
  if (container?.isList === true) container.key = Number(container.key) + 1;
}

function note(container: Container, line: number): void {
  const found = placeIn(container);
  if (found !== undefined) found.line = line;
}

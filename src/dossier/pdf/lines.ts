import LineBreaker from "linebreak";
import { withinWholeNumbers } from "../../language/whole-numbers.ts";
import type { Run } from "../runs.ts";

/** The width of a text in points. */
export type Measure = (text: string, run: Run, size: number) => number;

/** A piece of a line: where it stands from the line's left end, and what is added between its characters. */
export interface Segment {
  readonly text: string;
  readonly run: Run;
  readonly x: number;
  readonly width: number;
  readonly spacing: number;
}

export interface Line {
  readonly segments: readonly Segment[];
  readonly width: number;
}

const CLOSING = /[，。、；：！？）》」』”’〉】〕]$/u;
const OPENING = /^[（《「『“‘〈【〔]/u;
const LETTER = /[\p{L}\p{N}%$€]/u;

const BETWEEN_SCRIPTS = 0.16;
const HALF = 0.5;
const WIDEST_STRETCH = 0.3;
const ROUNDING = 0.01;

/** What is not broken; `gap` is what stands between it and the one before on the same line. */
interface Atom {
  readonly text: string;
  readonly run: Run;
  readonly width: number;
  readonly gap: number;
  readonly breakAfter: boolean;
  readonly mandatory: boolean;
}

/**
 * Breaks runs into lines of a width: UAX 14, punctuation of half width at a line's end and in clusters, and a little
 * room between Han and Latin. A word wider than the line (a hash, an address) is cut.
 */
export function layLines(
  runs: readonly Run[],
  width: number,
  size: number,
  measure: Measure,
  justify: boolean,
): Line[] {
  const atoms = withGaps(atomsOf(runs, size, measure), size);
  const lines: Line[] = [];
  let from = 0;
  while (from < atoms.length) {
    let fit = lastThatFits(atoms, from, width, size);
    if (fit < from) fit = from + cutAtom(atoms, from, width, size, measure) - 1;
    const taken = atoms.slice(from, fit + 1);
    const isLast = fit >= atoms.length - 1 || taken.at(-1)?.mandatory === true;
    lines.push(placeLine(taken, width, size, measure, justify && !isLast));
    from = fit + 1;
  }
  return lines;
}

function atomsOf(runs: readonly Run[], size: number, measure: Measure): Atom[] {
  const whole = runs.map((run) => run.text).join("");
  const breaks = new Map<number, boolean>();
  const breaker = new LineBreaker(whole);
  const kept = withinWholeNumbers(whole);
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak())
    if (found.required || !kept.has(found.position)) breaks.set(found.position, found.required);
  const atoms: Atom[] = [];
  let offset = 0;
  for (const run of runs) {
    let start = 0;
    for (let end = 1; end <= run.text.length; end += 1) {
      const at = offset + end;
      if (!breaks.has(at) && end < run.text.length) continue;
      const text = run.text.slice(start, end).replace(/\n/g, "");
      const mandatory = breaks.get(at) === true && at < whole.length;
      atoms.push({
        text,
        run,
        width: measure(text, run, size),
        gap: 0,
        breakAfter: breaks.has(at),
        mandatory,
      });
      start = end;
    }
    offset += run.text.length;
  }
  return atoms;
}

function withGaps(atoms: readonly Atom[], size: number): Atom[] {
  return atoms.map((atom, index) => {
    const before = atoms[index - 1];
    return before === undefined ? atom : { ...atom, gap: gapBetween(before, atom) * size };
  });
}

function gapBetween(before: Atom, atom: Atom): number {
  const last = before.text.at(-1) ?? "";
  const first = atom.text[0] ?? "";
  const [left, right] = [before.run.script, atom.run.script];
  if (left === "han" && right === "han") {
    const isCluster =
      (CLOSING.test(last) && (CLOSING.test(first) || OPENING.test(first))) ||
      (OPENING.test(last) && OPENING.test(first));
    return isCluster ? -HALF : 0;
  }
  if (left === right) return 0;
  const isApart =
    left === "han"
      ? !CLOSING.test(last) && !OPENING.test(last) && LETTER.test(first)
      : LETTER.test(last) && !OPENING.test(first) && !CLOSING.test(first);
  return isApart ? BETWEEN_SCRIPTS : 0;
}

/** The last atom that still fits on a line that begins with `from`, at a place where it may break; less than `from` for none. */
function lastThatFits(atoms: readonly Atom[], from: number, width: number, size: number): number {
  let used = 0;
  let fit = from - 1;
  for (let index = from; index < atoms.length; index += 1) {
    const atom = atoms[index];
    if (atom === undefined) break;
    used += atom.width + (index > from ? atom.gap : 0);
    if (used - hangingOf(atom, size) > width + ROUNDING) break;
    if (atom.breakAfter || index === atoms.length - 1) fit = index;
    if (atom.mandatory) break;
  }
  return fit;
}

/** What of an atom needs no room at a line's end. */
function hangingOf(atom: Atom, size: number): number {
  if (atom.run.script === "han" && CLOSING.test(atom.text)) return size * HALF;
  return (atom.text.length - atom.text.trimEnd().length) * size * 0.25;
}

/** Takes as many atoms as fit without a place to break, and cuts the first where it does not fit alone; how many. */
function cutAtom(atoms: Atom[], from: number, width: number, size: number, measure: Measure): number {
  let used = 0;
  let count = 0;
  for (const atom of atoms.slice(from)) {
    used += atom.width;
    if (used > width) break;
    count += 1;
  }
  const atom = atoms[from];
  if (count > 0 || atom === undefined) return Math.max(1, count);
  const characters = Array.from(atom.text);
  let keep = characters.length - 1;
  const widthOf = (text: string): number => measure(text, atom.run, size);
  while (keep > 1 && widthOf(characters.slice(0, keep).join("")) > width) keep -= 1;
  if (keep < 1) return 1;
  const head = characters.slice(0, keep).join("");
  const tail = characters.slice(keep).join("");
  atoms.splice(
    from,
    1,
    { ...atom, text: head, width: widthOf(head), breakAfter: true, mandatory: false },
    { ...atom, text: tail, width: widthOf(tail), gap: 0 },
  );
  return 1;
}

/** A line is stretched between Chinese characters and at breaks, never inside a Latin word. */
function placeLine(
  given: readonly Atom[],
  width: number,
  size: number,
  measure: Measure,
  justify: boolean,
): Line {
  const atoms = given.map((atom, index) => {
    const text = index === given.length - 1 ? atom.text.trimEnd() : atom.text;
    return text === atom.text ? atom : { ...atom, text, width: measure(text, atom.run, size) };
  });
  const last = atoms.at(-1);
  const natural = atoms.reduce((sum, atom, index) => sum + atom.width + (index > 0 ? atom.gap : 0), 0);
  const hanging = last?.run.script === "han" && CLOSING.test(last.text) ? size * HALF : 0;
  const inside = (atom: Atom): number =>
    atom.run.script === "han" ? Math.max(0, Array.from(atom.text).length - 1) : 0;
  const slots = atoms.length - 1 + atoms.reduce((sum, atom) => sum + inside(atom), 0);
  const room = (width - natural + hanging) / Math.max(1, slots);
  const extra = justify && slots > 0 ? Math.max(-HALF, Math.min(room, size * WIDEST_STRETCH)) : 0;
  const segments: Segment[] = [];
  let x = 0;
  atoms.forEach((atom, index) => {
    if (index > 0) x += atom.gap + extra;
    const stretched = atom.width + inside(atom) * extra;
    const before = segments.at(-1);
    const isHan = atom.run.script === "han";
    // Neighbours of one run are drawn at once, Chinese ones with their stretch as character spacing.
    if (before !== undefined && before.run === atom.run && atom.gap === 0 && (extra === 0 || isHan))
      segments[segments.length - 1] = {
        ...before,
        text: before.text + atom.text,
        width: x + stretched - before.x,
      };
    else if (atom.text !== "")
      segments.push({ text: atom.text, run: atom.run, x, width: stretched, spacing: isHan ? extra : 0 });
    x += stretched;
  });
  return { segments, width: x };
}

import type { ShownReading } from "../../contract/common.ts";
import type { ShownHolder, ShownOwner, ShownOwnership } from "../../contract/ownership.ts";
import { formatRational, HUNDRED, parseFractionText, type Rational, ZERO } from "../../exact/rational.ts";
import { type Language, textIn } from "../../language/language.ts";
import { displayWidth, wrap } from "../layout.ts";
import { describeOwner, nameOf, showHeld } from "./names.ts";
import words from "./words.json" with { type: "json" };

const DEEPEST = 8;
const WIDEST = 12;
const MOST_DRAWN = 80;

const EDGES: Readonly<Record<ShownOwner["capital"], string>> = {
  foreign: "══",
  mainland: "──",
  unknown: "┄┄",
};

interface Branch {
  readonly owner: number | null;
  readonly text: string;
  readonly edge: string;
  readonly prefix: string;
  readonly isLast: boolean;
  readonly path: readonly number[];
}

/** The company and its holders as a tree, shares on its edges; foreign routes are drawn double and said in words. */
export function ownershipTree(ownership: ShownOwnership, language: Language, width: number): string[] {
  const lines = wrap(nameOf(ownership, 0, language), width);
  const drawn = new Set([0]);
  const waiting = branchesOf(ownership, 0, "", [0], language).reverse();
  for (
    let branch = waiting.pop();
    branch !== undefined && lines.length < MOST_DRAWN;
    branch = waiting.pop()
  ) {
    const { owner, prefix, isLast, edge, path } = branch;
    const first = `${prefix}${isLast ? "└" : "├"}${edge} `;
    const below = `${prefix}${isLast ? " " : "│"}   `;
    const state = owner === null ? "leaf" : stateOf(ownership, owner, path, drawn);
    const text =
      owner === null ? branch.text : `${branch.text}${withState(ownership, owner, state, language)}`;
    const columns = Math.max(20, width - displayWidth(first));
    lines.push(...wrap(text, columns).map((line, index) => (index === 0 ? first : below) + line));
    if (owner === null || state !== "open") continue;
    drawn.add(owner);
    waiting.push(...branchesOf(ownership, owner, below, [...path, owner], language).reverse());
  }
  if (waiting.length > 0) lines.push("…");
  return [...lines, ...wrap(textIn(words.legend, language), width)];
}

type State = "leaf" | "open" | "loop" | "drawn" | "deep";

function stateOf(
  ownership: ShownOwnership,
  owner: number,
  path: readonly number[],
  drawn: ReadonlySet<number>,
): State {
  if (path.includes(owner)) return "loop";
  if (ownership.owners[owner]?.holders == null) return "leaf";
  if (drawn.has(owner)) return "drawn";
  return path.length >= DEEPEST ? "deep" : "open";
}

function withState(ownership: ShownOwnership, owner: number, state: State, language: Language): string {
  if (state === "loop") return textIn(words.loopBack, language, { name: nameOf(ownership, owner, language) });
  const holder = describeOwner(ownership, owner, language);
  if (state === "drawn") return textIn(words.drawnAbove, language, { holder });
  return state === "deep" ? textIn(words.deeper, language, { holder }) : holder;
}

function branchesOf(
  ownership: ShownOwnership,
  held: number,
  prefix: string,
  path: readonly number[],
  language: Language,
): Branch[] {
  const holders = ownership.owners[held]?.holders ?? [];
  const shown = holders.length > WIDEST ? holders.slice(0, WIDEST - 1) : holders;
  const hidden = holders.slice(shown.length);
  const branches: Branch[] = shown.map(({ owner, share }, index) => ({
    owner,
    text: `${showHeld(share, language)}  `,
    edge: EDGES[ownership.owners[owner]?.capital ?? "unknown"],
    prefix,
    isLast: index === holders.length - 1,
    path,
  }));
  if (hidden.length === 0) return branches;
  const capitals = hidden.map(({ owner }) => ownership.owners[owner]?.capital ?? "unknown");
  const edge = capitals.includes("foreign")
    ? "foreign"
    : capitals.includes("unknown")
      ? "unknown"
      : "mainland";
  const text = textIn(words.more, language, {
    count: hidden.length.toString(),
    share: showHeld(sumOf(hidden.map(({ share }) => share)), language),
  });
  return [...branches, { owner: null, text, edge: EDGES[edge], prefix, isLast: true, path }];
}

/** The sum of shares given as text; where some are ranges, the range of it, of at most the whole. */
export function sumOf(shares: readonly ShownHolder["share"][]): ShownReading {
  const exact = shares.flatMap((share) => (typeof share === "string" ? [numberOf(share)] : []));
  const known = exact.reduce((sum, share) => sum.add(share), ZERO);
  if (exact.length === shares.length) return formatRational(known);
  const ranges = shares.flatMap((share) => (typeof share === "string" ? [] : [share]));
  const low = ranges.reduce(
    (sum, { atLeast, moreThan }) => sum.add(numberOf(atLeast ?? moreThan ?? "0")),
    known,
  );
  const high = ranges.reduce(
    (sum, { atMost, lessThan }) => sum.add(numberOf(atMost ?? lessThan ?? "100")),
    known,
  );
  const isLowOpen = ranges.some(({ moreThan }) => moreThan !== undefined);
  const isHighOpen = high.lte(HUNDRED) && ranges.some(({ lessThan }) => lessThan !== undefined);
  return {
    [isLowOpen ? "moreThan" : "atLeast"]: formatRational(low),
    [isHighOpen ? "lessThan" : "atMost"]: formatRational(high.gt(HUNDRED) ? HUNDRED : high),
  };
}

function numberOf(text: string): Rational {
  return parseFractionText(text) ?? ZERO;
}

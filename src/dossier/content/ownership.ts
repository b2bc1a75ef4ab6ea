import type { ShownHolder, ShownOwnership } from "../../contract/ownership.ts";
import { fillWords, inEach } from "../../language/language.ts";
import { nameOf, showHeldBriefly, showShare } from "../../report/ownership/names.ts";
import { directLines, lookThroughLines } from "../../report/ownership/steps.ts";
import ownershipWords from "../../report/ownership/words.json" with { type: "json" };
import type { Block, Picture, Shape, Statement } from "../model.ts";
import words from "../words.json" with { type: "json" };
import { entryAt, say, statement, verbatim } from "./say.ts";
import { viewIn } from "./views.ts";

/** Who owns the company: a picture to scale with the page, and every step of the calculation. */
export function describeOwnership(ownership: ShownOwnership | null): Block[] {
  if (ownership === null || ownership.form === "share") return [];
  const { picture, isCut } = drawOwnership(ownership);
  const cut: Block[] = isCut
    ? [{ kind: "paragraph", tone: "faint", text: say("chartCut", { count: String(MOST_ROWS) }) }]
    : [];
  return [
    { kind: "heading", level: 1, id: "ownership", text: say("ownership") },
    picture,
    ...cut,
    { kind: "list", ordered: false, items: calculation(ownership) },
    {
      kind: "list",
      ordered: false,
      items: ownership.notes.map(({ message }) => ({ text: [{ words: message }] })),
    },
  ];
}

const UNWRAPPED = 100_000;

function calculation(ownership: ShownOwnership): { readonly text: Statement }[] {
  const lines = viewIn((language) => [
    ...directLines(ownership, language, UNWRAPPED),
    ...lookThroughLines(ownership, language, UNWRAPPED),
  ]);
  return lines.en.map((_, index) => ({
    text: statement((language) => entryAt(lines.in(language), index).trim()),
  }));
}

const MOST_ROWS = 60;
const DEEPEST = 8;
const ROW = 40;
const STEP = 66;
const BOX = { width: 300, height: 31 };

interface Row {
  readonly owner: number;
  readonly depth: number;
  /** What it holds of the owner that it is drawn under; null for the company. */
  readonly share: ShownHolder["share"] | null;
  /** The row of that owner. */
  readonly below: number | null;
  readonly state: "open" | "loop" | "drawn";
}

function rowsOf(ownership: ShownOwnership): { readonly rows: readonly Row[]; readonly isCut: boolean } {
  type Waiting = Omit<Row, "state"> & { readonly path: readonly number[] };
  const rows: Row[] = [];
  const drawn = new Set<number>();
  const waiting: Waiting[] = [{ owner: 0, depth: 0, share: null, below: null, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (rows.length === MOST_ROWS) return { rows, isCut: true };
    const { owner, depth, path } = next;
    const holders = ownership.owners[owner]?.holders ?? null;
    const isLoop = path.includes(owner);
    const isAgain = drawn.has(owner) && holders !== null;
    const state = isLoop ? "loop" : isAgain ? "drawn" : "open";
    const place = rows.push({ owner, depth, share: next.share, below: next.below, state }) - 1;
    drawn.add(owner);
    if (state !== "open" || holders === null || depth >= DEEPEST) continue;
    const above = holders.map((holder) => ({
      ...holder,
      depth: depth + 1,
      below: place,
      path: [...path, owner],
    }));
    waiting.push(...above.reverse());
  }
  return { rows, isCut: false };
}

function drawOwnership(ownership: ShownOwnership): { readonly picture: Picture; readonly isCut: boolean } {
  const { rows, isCut } = rowsOf(ownership);
  const deepest = Math.max(...rows.map(({ depth }) => depth));
  const picture: Picture = {
    kind: "picture",
    alt: words.ownershipAlt,
    width: deepest * STEP + BOX.width + 1,
    height: rows.length * ROW,
    shapes: rows.flatMap((row, index) => shapesOf(row, index, ownership)),
    head: [say("holder"), say("holds"), say("origin")],
    rows: rows.map((row) => ({
      depth: row.depth,
      cells: [
        nameText(row, ownership),
        [verbatim(row.share === null ? "–" : showHeldBriefly(row.share))],
        factsOf(row, ownership),
      ],
    })),
  };
  return { picture, isCut };
}

function shapesOf(row: Row, index: number, ownership: ShownOwnership): Shape[] {
  const isForeign = ownership.owners[row.owner]?.capital === "foreign";
  const x = row.depth * STEP;
  const y = index * ROW;
  const middle = y + BOX.height / 2;
  const text = { kind: "text", anchor: "start", x: x + 8 } as const;
  return [
    ...edgeOf(row, x, middle, isForeign),
    { kind: "box", x, y, ...BOX, isForeign },
    { ...text, y: y + 13, size: 9, isStrong: true, text: nameText(row, ownership) },
    { ...text, y: y + 25, size: 7.5, isStrong: false, text: factsOf(row, ownership) },
  ];
}

function edgeOf({ below, depth, share }: Row, x: number, middle: number, isForeign: boolean): Shape[] {
  if (below === null || share === null) return [];
  const stem = (depth - 1) * STEP + 12;
  return [
    {
      kind: "line",
      isForeign,
      points: [
        [stem, below * ROW + BOX.height],
        [stem, middle],
        [x, middle],
      ],
    },
    {
      kind: "text",
      x: x - 4,
      y: middle - 3,
      size: 7.5,
      anchor: "end",
      isStrong: false,
      text: [verbatim(showHeldBriefly(share))],
    },
  ];
}

const LONGEST_NAME = 40;

function nameText({ owner }: Row, ownership: ShownOwnership): Statement {
  if ((ownership.owners[owner]?.name ?? "") === "")
    return statement((language) => nameOf(ownership, owner, language));
  const name = Array.from(nameOf(ownership, owner, "en"));
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).join("")}…` : name.join("");
  return [verbatim(shown)];
}

function factsOf({ owner, state }: Row, ownership: ShownOwnership): Statement {
  if (state === "loop") return say("loop");
  const { holders, origin = "unknown", lookThrough = "0" } = ownership.owners[owner] ?? {};
  const source = ownershipWords.sources[origin];
  if (lookThrough === null) return [...(holders === null ? [{ words: source }] : []), ...stated(state)];
  const values = {
    source,
    share: inEach((language) =>
      typeof lookThrough === "string" ? showShare(lookThrough, language) : showHeldBriefly(lookThrough),
    ),
  };
  const told = fillWords(words[holders === null ? "ofCompany" : "ofCompanyOnly"], values);
  return [{ words: told }, ...stated(state)];
}

function stated(state: Row["state"]): Statement {
  return state === "drawn" ? [{ words: words.drawnAbove }] : [];
}

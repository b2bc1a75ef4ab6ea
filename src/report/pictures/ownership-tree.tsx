import type { VNode } from "preact";
import type { ShownReading } from "../../contract/common.ts";
import type { ShownHolder, ShownOwnership } from "../../contract/ownership.ts";
import { type Language, textIn } from "../../language/language.ts";
import { displayWidth } from "../layout.ts";
import { ownershipLines } from "../ownership/lines.ts";
import { nameOf, showHeldBriefly, showShare } from "../ownership/names.ts";
import ownershipWords from "../ownership/words.json" with { type: "json" };
import words from "./words.json" with { type: "json" };

const ROW = 54;
const BOX_HEIGHT = 42;
const STEP = 22;
const BOX_WIDTH = 340;
const SHARE_WIDTH = 62;
const MOST_ROWS = 60;
const DEEPEST = 8;
const LONGEST_NAME = 42;
const TEXT_WIDTH = 64;

interface Row {
  readonly owner: number;
  readonly depth: number;
  readonly share: ShownHolder["share"] | null;
  /** The row of what it holds; null for the company. */
  readonly below: number | null;
  readonly isRepeated: boolean;
}

interface TreeProps {
  readonly ownership: ShownOwnership;
  readonly language: Language;
}

/** The ownership tree, drawn; the same in words and every step of the calculation below it. */
export function OwnershipTree({ ownership, language }: TreeProps): VNode | null {
  const lines = ownershipLines(ownership, language, TEXT_WIDTH);
  if (lines.length === 0) return null;
  const { rows, hidden } = rowsOf(ownership);
  const deepest = rows.reduce((most, { depth }) => Math.max(most, depth), 0);
  const width = deepest * (STEP + shareWidth(ownership)) + BOX_WIDTH + 4;
  return (
    <figure class="ownership">
      {rows.length > 1 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="scroller" aria-label={textIn(words.treeScroll, language)} tabIndex={0}>
          <svg
            class="tree"
            viewBox={`0 0 ${width} ${rows.length * ROW}`}
            width={width}
            height={rows.length * ROW}
            role="img"
            aria-label={textIn(words.treeLabel, language)}
          >
            {rows.map((row, index) => (
              <Branch ownership={ownership} row={row} index={index} language={language} key={index} />
            ))}
          </svg>
        </section>
      ) : null}
      {hidden ? <p>{textIn(words.treeHidden, language)}</p> : null}
      <details>
        <summary>{textIn(words.treeText, language)}</summary>
        <pre class="in-words">{lines.join("\n")}</pre>
      </details>
    </figure>
  );
}

function rowsOf({ owners }: ShownOwnership): { rows: Row[]; hidden: boolean } {
  const rows: Row[] = [];
  const drawn = new Set<number>();
  const waiting: Omit<Row, "isRepeated">[] = [{ owner: 0, depth: 0, share: null, below: null }];
  let hidden = false;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (rows.length >= MOST_ROWS) return { rows, hidden: true };
    const isRepeated = drawn.has(next.owner);
    const place = rows.push({ ...next, isRepeated }) - 1;
    drawn.add(next.owner);
    const holders = owners[next.owner]?.holders ?? [];
    if (isRepeated || holders.length === 0) continue;
    if (next.depth >= DEEPEST) {
      hidden = true;
      continue;
    }
    const depth = next.depth + 1;
    waiting.push(...holders.map(({ owner, share }) => ({ owner, depth, share, below: place })).reverse());
  }
  return { rows, hidden };
}

function Branch({ ownership, row, index, language }: TreeProps & { row: Row; index: number }): VNode {
  const owner = ownership.owners[row.owner];
  const capital = owner?.capital ?? "unknown";
  const layer = STEP + shareWidth(ownership);
  const x = row.depth * layer;
  const y = index * ROW + (ROW - BOX_HEIGHT) / 2;
  const middle = y + BOX_HEIGHT / 2;
  const stem = (row.depth - 1) * layer + STEP / 2;
  const above = (row.below ?? 0) * ROW + ROW - (ROW - BOX_HEIGHT) / 2;
  const origin =
    owner === undefined || owner.holders !== null
      ? null
      : textIn(ownershipWords.sources[owner.origin], language);
  const total =
    row.depth === 0 || owner === undefined || owner.lookThrough === null
      ? null
      : textIn(words.ofCompany, language, { share: showPart(owner.lookThrough, language) });
  const facts = row.isRepeated
    ? [textIn(words.drawnAbove, language)]
    : [origin, total].filter((text) => text !== null);
  return (
    <g class={`owner ${capital}`}>
      {row.depth === 0 ? null : <path class="edge" d={`M${stem} ${above}V${middle}H${x}`} />}
      {row.share === null ? null : (
        <text class="share" x={x - 6} y={middle - 5} text-anchor="end">
          {showPart(row.share, language)}
        </text>
      )}
      <rect class="box" x={x + 1} y={y} width={BOX_WIDTH} height={BOX_HEIGHT} rx={4} />
      <text class="owner-name" x={x + 12} y={y + (facts.length === 0 ? 26 : 18)}>
        {shorten(nameOf(ownership, row.owner, language))}
      </text>
      <text class="owner-facts" x={x + 12} y={y + 34}>
        {facts.join(" · ")}
      </text>
    </g>
  );
}

function showPart(share: ShownReading, language: Language): string {
  return typeof share === "string" ? showShare(share, language) : showHeldBriefly(share);
}

/** A range takes twice the room of a number. */
function shareWidth({ owners }: ShownOwnership): number {
  const isNumber = owners.every(({ holders }) =>
    (holders ?? []).every(({ share }) => typeof share === "string"),
  );
  return isNumber ? SHARE_WIDTH : 2 * SHARE_WIDTH;
}

function shorten(name: string): string {
  if (displayWidth(name) <= LONGEST_NAME) return name;
  let shown = "";
  for (const character of name) {
    if (displayWidth(shown + character) >= LONGEST_NAME) break;
    shown += character;
  }
  return `${shown}…`;
}

import { hang, wrap } from "../layout.ts";
import type { AheadView, TurnView } from "./view.ts";

/** What changes by itself for a terminal or a plain file, no line wider than `width` columns. */
export function renderAheadText(view: AheadView, width: number): string {
  const lines = [...wrap(`${view.heading} · ${view.company}`, width), ...aheadLines(view, width)];
  return `${lines.join("\n")}\n`;
}

/** The same below its heading. */
export function aheadLines(view: AheadView, width: number): string[] {
  return [
    ...wrap(view.span, width),
    ...(view.none === null ? [] : ["", ...wrap(view.none, width)]),
    ...view.turns.flatMap((turn) => ["", ...turnLines(turn, width)]),
    "",
    ...view.notes.flatMap((note) => wrap(note, width)),
  ];
}

function turnLines({ mark, turn, provision, title, lastDay, causes }: TurnView, width: number): string[] {
  return [
    ...hang(`${mark} `, turn, width),
    ...hang("  ", `${title} (${provision})`, width),
    ...hang("  ", lastDay, width),
    ...causes.flatMap((cause) => hang("  ", cause, width)),
  ];
}

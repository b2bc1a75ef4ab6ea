import { hang, wrap } from "../layout.ts";
import type { AheadView } from "./view.ts";

/** What changes by itself for a terminal or a plain file, no line wider than `width` columns. */
export function renderAheadText(view: AheadView, width: number): string {
  const lines = [...wrap(`${view.heading} · ${view.company}`, width), ...wrap(view.span, width)];
  if (view.none !== null) lines.push("", ...wrap(view.none, width));
  for (const { mark, turn, provision, title, lastDay, causes } of view.turns) {
    lines.push(
      "",
      ...hang(`${mark} `, turn, width),
      ...hang("  ", `${title} (${provision})`, width),
      ...hang("  ", lastDay, width),
      ...causes.flatMap((cause) => hang("  ", cause, width)),
    );
  }
  lines.push("", ...view.notes.flatMap((note) => wrap(note, width)));
  return `${lines.join("\n")}\n`;
}

import { hang, wrap } from "../layout.ts";
import type { AnalysisView } from "./view.ts";

/** An analysis for a terminal or a plain file, no line wider than `width` columns. */
export function renderAnalysisText(view: AnalysisView, width: number): string {
  const lines = [...wrap(view.heading, width), ...wrap(view.summary, width)];
  for (const { heading, observations } of view.sections) {
    lines.push("", "─".repeat(width), ...wrap(heading, width));
    for (const { said, shown, reason, isAccepted } of observations) {
      lines.push("", ...hang(isAccepted ? "  · " : "  ! ", said, width));
      lines.push(...[...shown, reason].flatMap((line) => hang("    ", line, width)));
    }
  }
  lines.push("", ...wrap(view.closing, width));
  return `${lines.join("\n")}\n`;
}

import { createAdvisor } from "../../advise/advisor.ts";
import { compareCities } from "../../advise/compare/compare-cities.ts";
import { createEvaluator } from "../../evaluate/evaluate.ts";
import type { Language } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import { renderComparisonMarkdown } from "../../report/compare/markdown.ts";
import { renderComparisonText } from "../../report/compare/text.ts";
import { withShownQuotes } from "../../report/shown-quotes.ts";
import { viewComparison } from "../../report/compare/view.ts";
import type { DataFiles } from "../../rules/files.ts";
import { loadItems } from "../../rules/items.ts";
import type { Rulebook } from "../../rules/rulebook.ts";

export const COMPARE_FORMATS = ["text", "json", "markdown", "html"] as const;
export type CompareFormat = (typeof COMPARE_FORMATS)[number];

export interface CompareRequest {
  readonly profile: Profile;
  readonly asOf: string;
  readonly language: Language;
  readonly format: CompareFormat;
  readonly onlyDifferences: boolean;
}

export interface CompareContext {
  readonly rulebook: Rulebook;
  readonly files: DataFiles;
  readonly version: string;
  /** The columns of a line of text; 80 where it is not given. */
  readonly width?: number;
  /** The style sheet of an HTML file; asked for only where one is written. */
  readStyle?(): string;
  write(text: string): void;
}

const COLUMNS = 80;

/** `zhunru compare FILE`: one profile in every city side by side. Returns the exit status. */
export async function runCompare(request: CompareRequest, context: CompareContext): Promise<number> {
  const { profile, asOf, language, format, onlyDifferences } = request;
  const { rulebook, files, version } = context;
  const items = loadItems(files, { documents: [...rulebook.documents.values()] }).flatMap(
    (file) => file.items,
  );
  const advisor = createAdvisor(rulebook, createEvaluator(rulebook, version));
  const sources = { rulebook, items, advisor, version };
  const comparison = await compareCities(profile, asOf, sources, onlyDifferences);
  if (format === "json") {
    context.write(`${JSON.stringify(comparison, null, 2)}\n`);
    return 0;
  }
  const shown = withShownQuotes(comparison, rulebook.glyphs);
  if (format === "html") {
    const { renderComparisonHtml } = await import("../../report/html/comparison.tsx");
    context.write(renderComparisonHtml(shown, rulebook.vocabulary, language, context.readStyle?.() ?? ""));
    return 0;
  }
  const view = viewComparison(shown, rulebook.vocabulary, language);
  context.write(
    format === "markdown"
      ? renderComparisonMarkdown(view, language)
      : renderComparisonText(view, language, context.width ?? COLUMNS),
  );
  return 0;
}

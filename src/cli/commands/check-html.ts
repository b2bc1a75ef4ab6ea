import type { Report } from "../../contract/report.ts";
import { compareCities } from "../../advise/compare/compare-cities.ts";
import type { Evaluator } from "../../evaluate/evaluate.ts";
import type { Language } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import { renderHtml } from "../../report/html/standalone.tsx";
import { readDataFiles } from "../../rules/files.ts";
import { loadItems } from "../../rules/items.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { readStyle } from "../style.ts";
import type { Outside } from "../terminal.ts";

/** The report of a profile as one HTML file, with the cities side by side. */
export async function checkAsHtml(
  request: { readonly asOf: string; readonly language: Language; readonly all: boolean },
  profile: Profile,
  report: Report,
  parts: { readonly rulebook: Rulebook; readonly evaluator: Evaluator; readonly outside: Outside },
): Promise<string> {
  const { asOf, language, all } = request;
  const { rulebook, evaluator, outside } = parts;
  const manifest = { documents: [...rulebook.documents.values()] };
  const items = loadItems(readDataFiles(outside.rules), manifest).flatMap((file) => file.items);
  const sources = { rulebook, items, evaluator, version: outside.version };
  const comparison = await compareCities(profile, asOf, sources, false);
  return renderHtml({ report, comparison, rulebook, language }, readStyle(outside.root), all);
}

import type { Advisor } from "../../advise/advisor.ts";
import type { Report } from "../../contract/report.ts";
import { compareCities } from "../../advise/compare/compare-cities.ts";
import type { Language } from "../../language/language.ts";
import type { Situation } from "../../logic/situation.ts";
import { renderHtml } from "../../report/html/standalone.tsx";
import { readDataFiles } from "../../rules/files.ts";
import { loadItems } from "../../rules/items.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { readStyle } from "../style.ts";
import type { Environment } from "../terminal.ts";

/** The report of a profile as one HTML file, with the cities side by side. */
export async function checkAsHtml(
  { keep, language, all }: { readonly keep: string; readonly language: Language; readonly all: boolean },
  situation: Situation,
  report: Report,
  parts: { readonly rulebook: Rulebook; readonly advisor: Advisor; readonly environment: Environment },
): Promise<string> {
  const { rulebook, advisor, environment } = parts;
  const { profile, asOf } = situation;
  const manifest = { documents: [...rulebook.documents.values()] };
  const items = loadItems(readDataFiles(environment.rules), manifest).flatMap((file) => file.items);
  const sources = { rulebook, items, advisor, version: environment.version };
  const comparison = await compareCities(
    profile,
    asOf,
    sources,
    false,
    keep === "" ? { situation, findings: report.findings } : null,
  );
  return renderHtml({ report, comparison, rulebook, language }, readStyle(environment.root), all, null);
}

import { describe } from "../../dossier/content/describe.ts";
import { decide } from "../../dossier/decide.ts";
import type { RuleSource } from "../../dossier/machine/make.ts";
import type { MakeReport, ReportWishes } from "./report-maker.ts";

/** Makes one dossier for each company, as PDF or DOCX; `root` is the program's folder. Throws a FontMissing. */
export async function createDossierReports(
  { form, language, asOf, heading, withoutHolders }: ReportWishes,
  source: RuleSource,
  version: string,
  root: string,
): Promise<MakeReport> {
  const pages = {
    language,
    preparedFor: null,
    preparedBy: heading?.kind === "lines" ? heading.lines.join(", ") : null,
    holders: withoutHolders ? ("left-out" as const) : ("named" as const),
    keep: [],
  };
  const make = await drawing(form, root);
  return async (profile) =>
    make(describe(await decide({ profile, asOf, pages }, source, version), source), language);
}

async function drawing(form: ReportWishes["form"], root: string) {
  if (form === "docx") return (await import("../../dossier/docx/make-docx.ts")).makeDocx;
  return (await import("../../dossier/pdf/make-pdf.ts")).createPdfMaker(root);
}

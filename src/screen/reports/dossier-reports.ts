import { STATED } from "../../answers/support.ts";
import { createDecider } from "../../dossier/decide.ts";
import { makeDossier } from "../../dossier/make-dossier.ts";
import type { RuleSource } from "../../dossier/machine/make.ts";
import { createPdfMaker } from "../../dossier/pdf/make-pdf.ts";
import type { MakeReport, ReportForm, ReportWishes } from "./report-maker.ts";

/** How dossiers are wanted. */
export interface DossierReportWishes extends ReportWishes {
  readonly form: Exclude<ReportForm, "html">;
}

/** Makes one dossier for each company, as PDF or DOCX; `root` is the program's folder. Throws a FontMissing. */
export function createDossierReports(
  { form, language, asOf, heading, preparedFor, withoutHolders }: DossierReportWishes,
  source: RuleSource,
  version: string,
  root: string,
): MakeReport {
  const pages = {
    language,
    preparedFor,
    preparedBy: heading?.kind === "lines" ? heading.lines.join(", ") : null,
    holders: withoutHolders ? ("left-out" as const) : ("named" as const),
    keep: [],
  };
  const decider = createDecider(source, version);
  const makePdf = form === "pdf" ? createPdfMaker(root) : null;
  const maker = { decider, makePdf: () => makePdf ?? createPdfMaker(root) };
  // A list gives no evidence with its answers.
  return (profile) => makeDossier({ profile, asOf, pages, supportOf: () => STATED }, form, maker);
}

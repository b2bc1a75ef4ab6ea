import type { BuiltInLanguage } from "../../language/language.ts";
import type { ReportView } from "../../report/view-types.ts";

/** A report as people read it, in each language. */
export type Views = Readonly<Record<BuiltInLanguage, ReportView>>;

/** The name of the machine's part inside a PDF. */
export const ATTACHMENT = "dossier.json";

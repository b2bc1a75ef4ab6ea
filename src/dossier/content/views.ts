import { present } from "../../input/present.ts";
import type { Language } from "../../language/language.ts";
import { languages } from "../../language/languages.ts";
import type { ReportView } from "../../report/view-types.ts";

/** What people read, in every language; `en` also tells what there is, which is alike in all. */
export interface InEveryLanguage<View> {
  readonly en: View;
  in(language: Language): View;
}

/** A report as people read it. */
export type Views = InEveryLanguage<ReportView>;

/** A view in every language in which the program speaks, each made once. */
export function viewIn<View>(make: (language: Language) => View): InEveryLanguage<View> {
  const views = new Map(languages().map((language) => [language, make(language)]));
  const inLanguage = (language: Language): View => present(views.get(language), `view in ${language}`);
  return { en: inLanguage("en"), in: inLanguage };
}

/** The name of the machine's part inside a PDF. */
export const ATTACHMENT = "dossier.json";

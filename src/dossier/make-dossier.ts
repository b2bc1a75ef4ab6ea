import { describe } from "./content/describe.ts";
import type { Decider, DossierRequest } from "./decide.ts";
import { present } from "../input/present.ts";
import { editionNamed } from "./machine/schema.ts";
import type { MakePdf } from "./pdf/make-pdf.ts";

export const DOSSIER_FORMATS = ["pdf", "docx"] as const;
export type DossierFormat = (typeof DOSSIER_FORMATS)[number];

/** The media types under which the formats are sent and asked for. */
export const DOSSIER_TYPES: Readonly<Record<DossierFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** What makes dossiers; `makePdf` is asked for only where a PDF is wanted, and throws a FontMissing. */
export interface DossierMaker {
  readonly decider: Decider;
  makePdf(): MakePdf;
}

/** The bytes of a company's dossier; the same request gives the same bytes. */
export async function makeDossier(
  request: DossierRequest,
  format: DossierFormat,
  { decider, makePdf }: DossierMaker,
): Promise<Uint8Array> {
  const edition = present(editionNamed(request.pages.language), "language of a dossier that is made here");
  const dossier = await describe(await decider.decide(request), decider.source);
  if (format === "pdf") return makePdf()(dossier, edition);
  const { makeDocx } = await import("./docx/make-docx.ts");
  return makeDocx(dossier, edition);
}

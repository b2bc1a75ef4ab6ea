import type { Words } from "../language/language.ts";
import { fillWords } from "../language/language.ts";
import { showFound } from "../input/problem.ts";
import { describe } from "./content/describe.ts";
import type { DecidedDossier } from "./decide.ts";
import { comparePages } from "./file/compare-pages.ts";
import { type OpenedFile, openFile } from "./file/open.ts";
import type { Difference } from "./machine/differences.ts";
import type { DossierMaker } from "./make-dossier.ts";
import { readMachinePart, UnreadableDossier } from "./machine/read.ts";
import { editionNamed, type MachinePart } from "./machine/schema.ts";
import words from "./verification-words.json" with { type: "json" };
import { decideAgain } from "./verify.ts";

/** What verifying a dossier's file came to. `pages` says whether the printed words were compared. */
export type FileVerification =
  | { readonly kind: "unreadable"; readonly reason: Words }
  | { readonly kind: "other-rules"; readonly part: MachinePart }
  | { readonly kind: "refused"; readonly part: MachinePart; readonly reasons: readonly Words[] }
  | { readonly kind: "differs"; readonly part: MachinePart; readonly differences: readonly Difference[] }
  | { readonly kind: "printed-words-differ"; readonly part: MachinePart; readonly reasons: readonly Words[] }
  | { readonly kind: "confirmed"; readonly part: MachinePart; readonly pages: Words };

/** Decides what a file says again, and compares its printed words where that can be done; never throws for a bad file. */
export async function verifyFile(bytes: Uint8Array, maker: DossierMaker): Promise<FileVerification> {
  const opened = open(bytes);
  if ("reason" in opened) return { kind: "unreadable", ...opened };
  const { part } = opened;
  const result = await decideAgain(part, maker.decider);
  switch (result.kind) {
    case "other-rules":
      return { kind: "other-rules", part };
    case "refused":
      return { kind: "refused", part, reasons: result.reasons };
    case "differs":
      return { kind: "differs", part, differences: result.differences };
    case "agrees": {
      const pages = await tellPages(opened.file, bytes, result.decided, maker);
      return "reasons" in pages
        ? { kind: "printed-words-differ", part, reasons: pages.reasons }
        : { kind: "confirmed", part, pages: pages.told };
    }
  }
}

function open(
  bytes: Uint8Array,
): { readonly file: OpenedFile; readonly part: MachinePart } | { readonly reason: Words } {
  try {
    const file = openFile(bytes);
    return { file, part: readMachinePart(file.text) };
  } catch (error) {
    if (!(error instanceof UnreadableDossier)) throw error;
    return { reason: error.words };
  }
}

type PagesTold = { readonly told: Words } | { readonly reasons: readonly Words[] };

/** Makes the pages again and compares them, where that can be done. */
async function tellPages(
  { kind }: OpenedFile,
  bytes: Uint8Array,
  decided: DecidedDossier,
  { decider: { source, version }, makePdf }: DossierMaker,
): Promise<PagesTold> {
  if (kind === "json") return { told: words.pagesOfJson };
  if (kind === "docx") return { told: words.pagesOfDocx };
  const { zhunru, pages } = decided.part;
  if (zhunru !== version)
    return { told: fillWords(words.pagesOfVersion, { made: showFound(zhunru), ours: version }) };
  const edition = editionNamed(pages.language);
  if (edition === undefined)
    return { told: fillWords(words.pagesOfLanguage, { language: showFound(pages.language) }) };
  const compared = comparePages(bytes, await makePdf()(await describe(decided, source), edition));
  if (compared.kind === "differ") return compared;
  return { told: fillWords(words.pagesCompared, { pages: String(compared.pages) }) };
}

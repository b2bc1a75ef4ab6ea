// NEEDS:

import { readdirSync, readFileSync } from "node:fs";
import { supportWithout } from "../../src/answers/support.ts";
import { describe as describeDossier } from "../../src/dossier/content/describe.ts";
import { createDecider, type DecidedDossier } from "../../src/dossier/decide.ts";
import { editionNamed, type Pages } from "../../src/dossier/machine/schema.ts";
import type { Dossier } from "../../src/dossier/model.ts";
import { createPdfMaker, type MakePdf } from "../../src/dossier/pdf/make-pdf.ts";
import { present } from "../../src/input/present.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import * as frozen from "../support/frozen.ts";
import { ROOT } from "../support/root.ts";
import { rulebook } from "../support/rulebook.ts";

export const SOURCE = { rulebook, files: readDataFiles(ROOT) };
export const DECIDER = createDecider(SOURCE, "0.1.0");
export const FROZEN_DECIDER = createDecider(
  { rulebook: frozen.rulebook, files: frozen.FROZEN_FILES },
  "0.1.0",
);

/** The names of all sample profiles. */
export const SAMPLES = readdirSync(`${ROOT}seeds/profiles`).filter((file) => file.endsWith(".json"));

const PLAIN: Pages = { language: "en", preparedFor: null, preparedBy: null, holders: "named", keep: [] };

/** A profile's text decided on a day on which every plan is in force, unless told otherwise. */
export function decided(
  text: string,
  pages: Partial<Pages> = {},
  asOf = "2024-06-30",
  decider = DECIDER,
): Promise<DecidedDossier> {
  const profile = decider.reader.fromText(text);
  return decider.decide({
    profile,
    asOf,
    pages: { ...PLAIN, ...pages },
    supportOf: supportWithout(profile, decider.source.rulebook.vocabulary),
  });
}

/** A sample profile's text. */
export function sample(name: string): string {
  return readFileSync(`${ROOT}seeds/profiles/${name}`, "utf8");
}

export const SURVEY = sample("survey-firm-60-percent.json");
export const GROUP = sample("group-two-layers.json");

/** What a decided dossier says. */
export function told(dossier: DecidedDossier): Promise<Dossier> {
  return describeDossier(dossier, SOURCE);
}

let maker: MakePdf | null = null;

/** The pages of a decided dossier; the fonts are opened once. */
export async function pdfOf(dossier: DecidedDossier): Promise<Uint8Array> {
  maker ??= createPdfMaker(ROOT);
  const edition = present(editionNamed(dossier.part.pages.language), "edition of the tests");
  return maker(await told(dossier), edition);
}

import type { Request, Response } from "express";
import { supportWithout } from "../answers/support.ts";
import { type DossierFormat, DOSSIER_FORMATS, DOSSIER_TYPES, makeDossier } from "../dossier/make-dossier.ts";
import type { Edition, Pages } from "../dossier/machine/schema.ts";
import type { Profile } from "../profile/answer.ts";
import { canonicalProfile } from "../situation/canonical.ts";
import type { Core } from "./core.ts";
import { fileNameOf } from "./pages/file-name.ts";

/** How a dossier is wanted of the server. */
export interface DossierAsked extends Pick<Pages, "holders" | "preparedFor" | "preparedBy"> {
  readonly format: DossierFormat;
  readonly edition: Edition;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly keep: readonly string[];
}

/** The form of dossier that a request's `Accept` asks for before JSON; null where it asks for none. */
export function dossierFormatOf(request: Request): DossierFormat | null {
  const types = DOSSIER_FORMATS.map((format) => DOSSIER_TYPES[format]);
  const best = request.accepts(["application/json", ...types]);
  return DOSSIER_FORMATS.find((format) => DOSSIER_TYPES[format] === best) ?? null;
}

/** Sends the dossier of a profile as a file, named after its case and its day. */
export async function sendDossier(
  profile: Profile,
  { format, edition, asOf, keep, ...named }: DossierAsked,
  core: Core,
  response: Response,
): Promise<void> {
  const pages = { language: edition, ...named, keep: [...keep] };
  const supportOf = supportWithout(profile, core.rulebook.vocabulary);
  const bytes = await makeDossier({ profile, asOf, pages, supportOf }, format, await core.dossiers());
  response
    .set("Cache-Control", "no-store")
    .attachment(fileNameOf(canonicalProfile(profile).name, asOf, null, format))
    .type(DOSSIER_TYPES[format])
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

import { readFileSync, statSync } from "node:fs";
import { FontMissing } from "../../dossier/pdf/fonts.ts";
import { fillWords } from "../../language/language.ts";
import { loadItems } from "../../rules/items.ts";
import type { FirmHeading, ReportForm, ReportWishes } from "../../screen/reports/report-maker.ts";
import words from "../../screen/reports/words.json" with { type: "json" };
import type { ReportTools } from "../../screen/run/publication.ts";
import { loadData } from "../load-rules.ts";
import { readStyle } from "../style.ts";
import type { Environment } from "../terminal.ts";
import { InterruptedError, UsageError } from "../usage.ts";

const MOST_LINES = 6;
const LONGEST_LINE = 200;
const LARGEST_PICTURE = 1 << 20;
const PICTURES = [
  { type: "image/png", begin: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
  { type: "image/jpeg", begin: Buffer.from([0xff, 0xd8, 0xff]) },
] as const;

/** The firm's heading in a file: some lines of text, a PNG or a JPEG. Throws a UsageError. */
export function readHeading(file: string, form: ReportForm): FirmHeading {
  const refused = (): UsageError =>
    new UsageError(fillWords(words.headingFile, { file, lines: String(MOST_LINES) }));
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined || size > LARGEST_PICTURE) throw refused();
  const bytes = readFileSync(file);
  const picture = PICTURES.find(({ begin }) => bytes.subarray(0, begin.length).equals(begin));
  if (picture !== undefined) {
    if (form !== "html") throw new UsageError(words.pictureInDossier);
    return { kind: "picture", type: picture.type, base64: bytes.toString("base64") };
  }
  const lines = textOf(bytes)
    ?.split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const isHeading =
    lines !== undefined &&
    lines.length > 0 &&
    lines.length <= MOST_LINES &&
    lines.join(", ").length <= LONGEST_LINE;
  if (!isHeading) throw refused();
  return { kind: "lines", lines };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What makes the reports of a screening. */
export async function openReports(
  wishes: ReportWishes,
  environment: Pick<Environment, "root" | "rules" | "version">,
): Promise<ReportTools> {
  const source = loadData(environment);
  const style = readStyle(environment.root);
  const { form } = wishes;
  if (form !== "html") {
    const { createDossierReports } = await import("../../screen/reports/dossier-reports.ts");
    try {
      return {
        make: createDossierReports({ ...wishes, form }, source, environment.version, environment.root),
        style,
      };
    } catch (error) {
      throw error instanceof FontMissing ? new InterruptedError(error.words) : error;
    }
  }
  const { createHtmlReports } = await import("../../screen/reports/html-report.tsx");
  const { rulebook, files } = source;
  const items = loadItems(files, { documents: [...rulebook.documents.values()] }).flatMap(
    (file) => file.items,
  );
  return { make: createHtmlReports(wishes, { rulebook, items, version: environment.version, style }), style };
}

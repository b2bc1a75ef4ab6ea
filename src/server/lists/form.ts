import type { Request } from "express";
import { SHARE_NOTATIONS } from "../../free-text/column-context.ts";
import { plainText } from "../../input/numerals.ts";
import { REPORT_FORMS } from "../../screen/reports/report-maker.ts";
import { coverNameOf } from "../api/query.ts";
import { Failure } from "../failure.ts";
import { type Fields, field } from "../forms/fields.ts";
import { bytesOf } from "../http/body.ts";
import { LARGEST_LIST, type ListWishes } from "./job.ts";
import words from "./words.json" with { type: "json" };

/** What a form of one file has around it. */
const AROUND = 8 * 1024;

const LONGEST_NAME = 120;

/** The uploaded file; null where none was chosen. Fails for what is no such form. */
export async function uploadedFile(request: Request): Promise<{ name: string; bytes: Uint8Array } | null> {
  const type = request.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("multipart/form-data")) throw new Failure("media-type");
  let file: unknown;
  const bytes = await bytesOf(request, LARGEST_LIST + AROUND).catch((error: unknown) => {
    throw error instanceof Error && "status" in error && error.status === 413
      ? new Failure("too-large", { text: words.tooLarge })
      : error;
  });
  try {
    const body = new globalThis.Response(new Uint8Array(bytes), { headers: { "Content-Type": type } });
    file = (await body.formData()).get("list");
  } catch {
    throw new Failure("bad-request");
  }
  if (!(file instanceof File) || file.size === 0) return null;
  const name = file.name.slice(-LONGEST_NAME);
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

const MOST_MEANINGS = 100;

/** What the form says of how a list is to be read. Throws an InputError for a name that no cover takes. */
export function wishesOf(fields: Fields, before: ListWishes): ListWishes {
  const row = field(fields, "headerRow");
  const sheet = field(fields, "sheet");
  const isOtherSheet = sheet !== "" && before.sheet !== null && sheet !== before.sheet;
  return {
    sheet: sheet === "" ? before.sheet : sheet,
    headerRow: /^[1-9]\d{0,4}$/.test(row) && !isOtherSheet ? Number.parseInt(row, 10) : null,
    // The headings of another sheet are others.
    meanings: isOtherSheet ? [] : [...meaningsOf(fields)],
    read: agreedMeaningsOf(field(fields, "read")),
    shares: SHARE_NOTATIONS.find((notation) => notation === field(fields, "shares")) ?? null,
    reports: REPORT_FORMS.find((form) => form === field(fields, "reports")) ?? null,
    withoutHolders: field(fields, "holders") === "left-out",
    preparedFor: coverNameOf(field(fields, "preparedFor") || undefined, "preparedFor"),
    preparedBy: coverNameOf(field(fields, "preparedBy") || undefined, "preparedBy"),
  };
}

/** What each heading is said to mean: a fact, or null for a column to leave out. */
function meaningsOf(fields: Fields): ReadonlyMap<string, string | null> {
  const meanings = new Map<string, string | null>();
  for (const [name, heading] of fields) {
    const [, index = ""] = /^heading-(\d{1,4})$/.exec(name) ?? [];
    if (index === "") continue;
    const means = field(fields, `means-${index}`);
    if (means === "leave-out") meanings.set(heading.trim(), null);
    else if (means !== "keep" && means !== "") meanings.set(heading.trim(), means);
  }
  return meanings;
}

/** What each text of the list is said to mean, one `TEXT=MEANING` a line. */
function agreedMeaningsOf(lines: string): Record<string, string> {
  const read: Record<string, string> = Object.create(null);
  for (const line of lines.split(/\r?\n/).slice(0, MOST_MEANINGS)) {
    const at = line.lastIndexOf("=");
    const [text, meaning] = [plainText(line.slice(0, Math.max(at, 0))), line.slice(at + 1).trim()];
    if (text !== "" && meaning !== "") read[text] = meaning;
  }
  return read;
}

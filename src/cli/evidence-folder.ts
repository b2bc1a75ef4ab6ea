import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { documentsNamed, type EvidenceDocument, type EvidenceDocuments } from "../answers/support.ts";
import { showFound } from "../input/problem.ts";
import { fillWords } from "../language/language.ts";
import type { Profile } from "../profile/answer.ts";
import { UsageError } from "./usage.ts";
import words from "./words.json" with { type: "json" };

/**
 * The documents of a folder that answers of a profile name; none without a folder. Nothing else in it is read. Throws a
 * UsageError where there is no such folder.
 */
export async function readEvidenceFolder(
  folder: string | null,
  profile: Profile,
): Promise<EvidenceDocuments> {
  const documents = new Map<string, EvidenceDocument>();
  if (folder === null) return documents;
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(fillWords(words.evidenceFolder, { folder: showFound(folder) }));
  for (const name of documentsNamed(profile)) {
    const file = join(folder, name);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) continue;
    const bytes = readFileSync(file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    documents.set(name, { sha256, text: await readText(bytes) });
  }
  return documents;
}

/** The text of a PDF, or of a file that is text; null where there is none. */
async function readText(bytes: Buffer): Promise<string | null> {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return textOfPdf(bytes);
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes("\0") ? null : text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return null;
}

async function textOfPdf(bytes: Buffer): Promise<string | null> {
  const { extractText } = await import("unpdf");
  try {
    const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
    return text.trim() === "" ? null : text;
  } catch {
    // Whatever is wrong with a PDF, it comes to the same: no text in it can be held against a quote.
    return null;
  }
}

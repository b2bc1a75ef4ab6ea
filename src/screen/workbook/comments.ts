import type { PackageReader } from "./package-reader.ts";
import { TextRuns } from "./shared-parts.ts";
import { readPart, relationsOf } from "./workbook-parts.ts";

/** What all comments of a sheet may take together, in characters. */
const LONGEST_COMMENTS = 16 << 20;
const LONGEST_KEPT = 500;

/** The comments of a sheet by the references of their cells, threads before notes. Throws a ScreenError. */
export async function readComments(zip: PackageReader, sheet: string): Promise<ReadonlyMap<string, string>> {
  const comments = new Map<string, string>();
  const related = Array.from((await relationsOf(zip, sheet)).values());
  for (const kind of ["threadedComment", "comments"]) {
    const own = new Map<string, string>();
    for (const { part } of related.filter((relation) => relation.kind === kind && zip.has(relation.part)))
      await readCommentsPart(zip, part, own);
    // A program that writes threads writes each as a note too, with a word on how to see it.
    for (const [reference, text] of own) if (!comments.has(reference)) comments.set(reference, text);
  }
  return comments;
}

async function readCommentsPart(zip: PackageReader, part: string, into: Map<string, string>): Promise<void> {
  let reference = "";
  let thread: string | null = null;
  let length = 0;
  const runs = new TextRuns();
  const take = (text: string): void => {
    length += text.length;
    if (length > LONGEST_COMMENTS) throw zip.broken(part);
    const before = into.get(reference);
    const whole = before === undefined ? text.trim() : `${before} / ${text.trim()}`;
    into.set(reference, whole.slice(0, LONGEST_KEPT));
  };
  await readPart(zip, part, {
    open: (name, attributes) => {
      const { ref = "" } = attributes;
      if (name === "comment" || name === "threadedComment") {
        reference = ref;
        runs.clear();
        thread = null;
      }
      if (name === "text") thread = "";
      runs.open(name, attributes);
    },
    text: (text) => {
      runs.add(text);
      if (thread !== null) thread += text;
    },
    close: (name) => {
      runs.close(name);
      if (name === "comment") take(runs.text);
      if (name === "threadedComment") take(thread ?? "");
    },
  });
}

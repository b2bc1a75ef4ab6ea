import { expect, test } from "vitest";
import { fixRanges } from "../../../src/rules/authoring/fix-ranges.ts";
import { formatFault } from "../../../src/rules/fault.ts";
import { readDataFiles, textOf } from "../../../src/rules/files.ts";
import { verifyRulebook } from "../../../src/rules/verify/verify-rulebook.ts";
import { ROOT } from "../../support/root.ts";

const files = readDataFiles(ROOT);
const TEXTS = [...files.keys()].filter((path) => path.endsWith(".txt"));

test("texts that have not changed are left alone", () => {
  expect(fixRanges(files)).toEqual({ files: new Map(), moved: new Map(), lost: [] });
});

test.each(
  TEXTS,
)("%s with other white space: every quote is found, and only the hash is left to mend", (path) => {
  const text = `\n\n${textOf(files, path)}`.replaceAll("，", "，\n  ").replaceAll("ꎬ", "ꎬ\n");
  const changed = new Map([...files, [path, Buffer.from(text)]]);
  const fixed = fixRanges(changed);
  expect(fixed.lost).toEqual([]);
  for (const [file, content] of fixed.files) changed.set(file, Buffer.from(content));
  const faults = verifyRulebook(changed).faults.map((fault) => formatFault(fault, "en"));
  expect(faults.filter((fault) => !fault.includes("the SHA-256"))).toEqual([]);
});

import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { proveExamples } from "../../src/proof/prove-examples.ts";
import { formatFault } from "../../src/rules/fault.ts";
import { type DataFiles, readDataFiles, textOf } from "../../src/rules/files.ts";
import type { ItemsFile } from "../../src/rules/items.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { verifyRulebook } from "../../src/rules/verify/verify-rulebook.ts";

const files = readDataFiles(fileURLToPath(new URL("../..", import.meta.url)));

function faultsOf(changed: DataFiles): string[] {
  return verifyRulebook(changed).faults.map((fault) => formatFault(fault, "en"));
}

function itemsOf(document: string): ItemsFile {
  return JSON.parse(textOf(files, `rules/${document}/items.json`));
}

describe("the program's own rulebook", () => {
  test("has no fault", () => {
    expect(faultsOf(files)).toEqual([]);
  });

  test("tries every number and every outcome in its examples", async () => {
    expect(
      (await proveExamples(loadRulebook(files), files)).faults.map((fault) => formatFault(fault, "en")),
    ).toEqual([]);
  });

  test.each([
    ["gz-2022-212", [57, 17, 24, 14, 18]],
    ["cd-2022-213", [55, 19, 13, 15, 21]],
    ["gz-2025-22", [22]],
  ])("%s counts the numbered items of the document", (document, numbered) => {
    expect(itemsOf(document).numbered).toEqual(numbered);
  });

  test.each([
    ["guangzhou-plan-2022.txt", 12_000],
    ["chengdu-plan-2022.txt", 12_000],
    ["guangzhou-measures-2025.txt", 3_000],
    ["guangzhou-gazette-2021.txt", 20_000],
  ])("one changed character in %s is a fault", (file, offset) => {
    const path = `seeds/documents/${file}`;
    const text = textOf(files, path);
    const changed = `${text.slice(0, offset)}甲${text.slice(offset + 1)}`;
    const faults = faultsOf(new Map([...files, [path, Buffer.from(changed)]]));
    expect(faults).toContainEqual(expect.stringContaining(`${path} has the SHA-256`));
    expect(faults).toContainEqual(expect.stringContaining("the text at its ranges is"));
  });

  test.each(["gz-2022-212/1-12", "gz-2021-10/0a"])("%s taken away is a fault", (id) => {
    const [document = ""] = id.split("/");
    const all = itemsOf(document);
    const less = { ...all, items: all.items.filter((item) => item.id !== id) };
    expect(less.items.length).toBe(all.items.length - 1);
    const path = `rules/${document}/items.json`;
    const faults = faultsOf(new Map([...files, [path, Buffer.from(JSON.stringify(less))]]));
    expect(faults).toContainEqual(expect.stringMatching(/nothing in items.json covers \d+–\d+/));
  });
});

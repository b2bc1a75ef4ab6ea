import { createHash, randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadGlyphs, loadItems, showGlyphs } from "../../src/rules/items.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";

/** Prints translations of items drawn by chance, each below its clause, to be read against it. */
const { values } = parseArgs({
  options: { seed: { type: "string" }, count: { type: "string", default: "60" } },
});
const seed = values.seed ?? String(randomInt(1_000_000));
const count = Number.parseInt(values.count, 10);
const files = readDataFiles(process.cwd());
const { documents } = loadRulebook(files);
const glyphs = loadGlyphs(files);
const items = loadItems(files, { documents: [...documents.values()] }).flatMap((file) => file.items);

/** The place of an item in the draw: the same for a seed, whatever the order of the items. */
function lotOf(id: string): string {
  return createHash("sha256").update(`${seed} ${id}`).digest("hex");
}

const drawn = [...items]
  .sort((one, other) => (lotOf(one.id) < lotOf(other.id) ? -1 : 1))
  .slice(0, count)
  .sort((one, other) => (one.id < other.id ? -1 : 1));
process.stdout.write(`seed ${seed}: ${drawn.length} of ${items.length} items\n`);
for (const { id, quote, translation } of drawn)
  process.stdout.write(`\n${id}\n  ${showGlyphs(quote, glyphs)}\n  ${translation}\n`);

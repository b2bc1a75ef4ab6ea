import { loadSearch } from "../../src/find/load.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { findNames } from "../find/names.ts";

/** How many of the names must lead to something fitting, of a hundred. */
const FITTING = 95;

const files = readDataFiles(process.cwd());
const { asked, misses } = findNames(files, loadSearch(files, loadRulebook(files)));
const fitting = asked - misses.length;
process.stdout.write(
  `names and codes of GB/T 4754 in both languages: ${fitting} of ${asked} lead to what fits\n`,
);
for (const { typed, found } of misses) process.stdout.write(`miss: ${typed} → ${found.join(", ")}\n`);
if (fitting * 100 < asked * FITTING) process.exitCode = 1;

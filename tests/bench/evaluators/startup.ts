import { compileRulebook } from "../../../src/evaluate/compiled/compile.ts";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";

/** Compiles all rules in a fresh process, for the first time, and prints the milliseconds that took. */
const rulebook = loadRulebook(readDataFiles(process.cwd()));
const start = performance.now();
compileRulebook(rulebook);
process.stdout.write(String(performance.now() - start));

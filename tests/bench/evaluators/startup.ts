import { compileRulebook } from "../../../src/evaluate/compiled/compile.ts";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";

/**
 * Compiles all rules in a fresh process, for the first time, and prints the milliseconds: of that alone, and with
 * every requirement of every rule worked out once, for a company of which nothing is known.
 */
const rulebook = loadRulebook(readDataFiles(process.cwd()));
const start = performance.now();
const compiled = compileRulebook(rulebook);
const ready = performance.now();
const nobody = compiled.encode(new Map(), () => "in-force");
for (const index of rulebook.rules.keys()) compiled.requirements(nobody, index);
const used = performance.now();
process.stdout.write(JSON.stringify({ compile: ready - start, use: used - start }));

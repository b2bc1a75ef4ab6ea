import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";
import { mutateRules } from "./run.ts";

const LEAST = 99n;

const files = readDataFiles(process.cwd());
const { mutants, caught, byKind, survivors } = mutateRules(loadRulebook(files), files);
const write = (line: string): void => void process.stdout.write(`${line}\n`);

for (const [kind, count] of byKind) write(`${kind}: ${count.caught} of ${count.mutants} caught`);
for (const { rule, tree, change, reason } of survivors) {
  write(`survived: ${rule} ${tree}: ${change}; ${reason ?? "no example guards it"}`);
}
write(`${caught} of ${mutants} changes made an example fail; at least ${LEAST} % are asked for`);
process.exitCode = BigInt(caught) * 100n >= BigInt(mutants) * LEAST ? 0 : 1;

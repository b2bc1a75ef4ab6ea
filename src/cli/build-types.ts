import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** What other programs import; their declarations, and those of what they name, are all that the package's types hold. */
const DOORS = ["index.ts", "report.ts", "screen.ts"];

const root = fileURLToPath(new URL("..", import.meta.url));
const types = join(root, "dist/types");
rmSync(types, { recursive: true, force: true });
mkdirSync(types, { recursive: true });
const reached = new Set(DOORS);
for (const file of reached) {
  const source = join(root, "src/library", file);
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(source, "utf8"), {
    fileName: source,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      isolatedDeclarations: true,
      stripInternal: true,
    },
  });
  const faults = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  const text = outputText.replace(/(from|import\() ?"([^"]+)"/g, (_, word: string, from: string) => {
    if (!/^\.\/[\w-]+\.ts$/.test(from))
      faults.push(`its types lean on ${from}, which the package does not hold`);
    reached.add(basename(from));
    return `${word} "${from.replace(/\.ts$/, ".js")}"`;
  });
  if (faults.length > 0) throw new Error(`${file}: ${faults.join("\n")}`);
  writeFileSync(join(types, file.replace(/\.ts$/, ".d.ts")), text);
}

import { join } from "node:path";
import { ESLint, Linter } from "eslint";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";

const RULE = "no-restricted-globals";

/** What the lint of globals says of a text, as if it stood in that file. */
async function globalsIn(file: string, text: string): Promise<string[]> {
  const config = (await new ESLint({ cwd: ROOT }).calculateConfigForFile(`${ROOT}${file}`)) as Linter.Config;
  const rule = config.rules?.[RULE];
  const found = new Linter().verify(text, rule === undefined ? [] : [{ rules: { [RULE]: rule } }]);
  return found.map(({ message }) => message);
}

/** What the compiler says of a file of this text among the scripts of pages. */
function faultsInBrowser(text: string): string[] {
  const folder = join(ROOT, "web/browser");
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const path = join(folder, "made-up.ts");
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) =>
    name === path ? ts.createSourceFile(name, text, version) : getSourceFile(name, version);
  return ts
    .createProgram([path], options, host)
    .getSemanticDiagnostics()
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("what runs where", () => {
  it.each([
    "src/server/serve.ts",
    "src/cli/zhunru.ts",
    "web/layout.tsx",
  ])("refuses the globals of browsers in %s, and none of Node's", async (file) => {
    const names = ["status", "origin", "event", "document", "length"];
    const told = await globalsIn(file, names.map((name) => `use(${name});`).join("\n"));
    expect(told).toEqual(names.map((name) => `Unexpected use of '${name}'.`));
    expect(
      await globalsIn(file, "use(process, URL, fetch, AbortSignal); const status = 1; use(status);"),
    ).toEqual([]);
  });

  it("takes the globals of browsers in the scripts of pages", async () => {
    expect(await globalsIn("web/browser/site.ts", "use(document, origin);")).toEqual([]);
  });

  it("knows none of Node's globals in the scripts of pages", () => {
    const names = ["process", "Buffer", "__dirname"];
    const faults = faultsInBrowser(`export const found = [${names.join(", ")}];`);
    expect(faults.map((fault) => /'(\w+)'/.exec(fault)?.[1])).toEqual(names);
  });
});

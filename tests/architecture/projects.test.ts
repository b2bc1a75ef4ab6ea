import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";

/** What the compiler says of a file of this text in the project of that folder. */
function faultsOf(project: string, file: string, text: string): string[] {
  const folder = join(ROOT, project);
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const path = join(ROOT, file);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) =>
    name === path ? ts.createSourceFile(name, text, version) : getSourceFile(name, version);
  return ts
    .createProgram([path], options, host)
    .getSemanticDiagnostics()
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("the projects of the compiler", () => {
  it.each([
    "status",
    "origin",
    "document",
    "localStorage",
  ])("know no %s of a browser in what runs in Node", (name) => {
    const [fault = ""] = faultsOf(".", "src/made-up.ts", `export const found = ${name};`);
    expect(fault).toMatch(new RegExp(`^Cannot find name '${name}'`));
  });

  it.each(["process", "Buffer", "__dirname"])("know no %s of Node in what runs in a browser", (name) => {
    const [fault = ""] = faultsOf("web/browser", "web/browser/made-up.ts", `export const found = ${name};`);
    expect(fault).toMatch(new RegExp(`^Cannot find name '${name}'`));
  });

  it("know both in tests, which run in Node and reach into pages", () => {
    expect(
      faultsOf("tests", "tests/made-up.ts", "export const found = [document.title, process.pid];"),
    ).toEqual([]);
  });
});

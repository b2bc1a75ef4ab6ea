import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { libraryShapes } from "../../src/cli/library-shapes.ts";
import { ROOT } from "../support/root.ts";

const run = promisify(execFile);
const examples = readdirSync(`${ROOT}examples/library`).filter((file) => file.endsWith(".mjs"));

const without = (text: string): string => text.replace(/[\s;,()|]/g, "");

it("the package's types are those of the schemas: else npm run build:schemas", {
  timeout: 60_000,
}, async () => {
  const written = readFileSync(`${ROOT}src/library/shapes.ts`, "utf8");
  expect(without(written)).toBe(without(await libraryShapes()));
});

describe.each(["LIBRARY.md", "LIBRARY.zh-CN.md"])("the example of %s", (file) => {
  it("runs as it stands", async () => {
    const text = readFileSync(`${ROOT}docs/${file}`, "utf8");
    const [, example = ""] = /```js\n([\s\S]*?)```/.exec(text) ?? [];
    const given = ["--input-type=module", "-e", example];
    const { stdout } = await run(process.execPath, given, { cwd: ROOT });
    expect(stdout).toMatch(/^ineligible /);
  });
});

describe("the example programs", () => {
  it.each(examples)("%s runs as it stands", async (file) => {
    const { stdout, stderr } = await run(process.execPath, [`${ROOT}examples/library/${file}`]);
    expect(stderr).toBe("");
    expect(stdout).toMatchSnapshot();
  });
});

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The check of import directions over a small house of its own; returns what it complains of. */
function complaints(files: Readonly<Record<string, string>>): string {
  const house = mkdtempSync(join(tmpdir(), "zhunru-house-"));
  folders.push(house);
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json"])
    copyFileSync(join(ROOT, name), join(house, name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const program = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const ended = spawnSync(process.execPath, [program, "--config", ".dependency-cruiser.cjs", "src"], {
    cwd: house,
    encoding: "utf8",
  });
  return ended.status === 0 ? "" : ended.stdout + ended.stderr;
}

describe("the check of import directions", () => {
  it("lets a room import from the rooms above it", () => {
    expect(
      complaints({
        "src/exact/a.ts": "export const a = 1;\n",
        "src/cli/b.ts": 'import { a } from "../exact/a.ts";\nexport const b = a;\n',
      }),
    ).toBe("");
  });

  it("refuses an upward import, also of a type alone", () => {
    expect(
      complaints({
        "src/exact/a.ts": 'import type { B } from "../cli/b.ts";\nexport type A = B;\n',
        "src/cli/b.ts": "export type B = 1;\n",
      }),
    ).toContain("exact-imports-downward");
  });

  it("refuses a circle", () => {
    expect(
      complaints({
        "src/exact/a.ts": 'import { b } from "./b.ts";\nexport const a = (): number => b();\n',
        "src/exact/b.ts": 'import { a } from "./a.ts";\nexport const b = (): number => a();\n',
      }),
    ).toContain("no-circles");
  });
});

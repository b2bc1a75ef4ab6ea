import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { decided, pdfOf, sample } from "./support.ts";

const VERIFIER = "verifier/verify.py";
const folder = mkdtempSync(join(tmpdir(), "zhunru-elsewhere-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const python = spawnSync("python3", ["--version"]).status === 0;

/** Verifies a file in a folder that holds the verifier and the published data, and nothing else of this program. */
function verify(file: string) {
  const { status, stdout, stderr } = spawnSync("python3", ["verify.py", file, "."], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, told: stdout + stderr };
}

describe("the independent verifier", () => {
  it("is one file of at most 400 lines that takes in nothing but Python's own", () => {
    const text = readFileSync(join(ROOT, VERIFIER), "utf8");
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(400);
    const taken = [...text.matchAll(/^(?:import|from) ([\w.]+(?:, [\w.]+)*)/gm)].flatMap(([, names = ""]) =>
      names.split(", "),
    );
    const own = spawnSync("python3", ["-c", "import sys; print('\\n'.join(sys.stdlib_module_names))"], {
      encoding: "utf8",
    });
    if (own.status === 0) expect(own.stdout.split("\n")).toEqual(expect.arrayContaining(taken));
    expect(taken.length).toBeGreaterThan(0);
  });

  it.skipIf(!python)(
    "confirms a sample's PDF in a folder that has never seen this program, and no changed one",
    async () => {
      cpSync(join(ROOT, VERIFIER), join(folder, "verify.py"));
      for (const part of ["rules", "seeds/documents"])
        cpSync(join(ROOT, part), join(folder, part), { recursive: true });
      const dossier = await decided(sample("survey-firm-60-percent.json"));
      writeFileSync(join(folder, "dossier.pdf"), await pdfOf(dossier));
      const confirmed = verify("dossier.pdf");
      expect(confirmed.told).toContain("this is not a certification");
      expect(confirmed.status).toBe(0);

      const rule = join(folder, "rules/gz-2022-212/1-12.json");
      writeFileSync(rule, readFileSync(rule, "utf8").replaceAll(/"[1-9]\d* %"/g, '"99 %"'));
      expect(verify("dossier.pdf").status).toBe(1);
      writeFileSync(join(folder, "cut.pdf"), (await pdfOf(dossier)).slice(0, 20_000));
      expect(verify("cut.pdf").status).toBe(2);
    },
  );
});

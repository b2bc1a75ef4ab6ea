import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunruInThread } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

const SURVEY = "rules/jw-2022-1/1.json";

describe("as a command", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "zhunru-"));
    for (const part of ["rules", "seeds"])
      cpSync(`${FROZEN_ROOT}${part}`, join(folder, part), { recursive: true });
    const path = join(folder, SURVEY);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll('"67 %"', '"51 %"'));
  });

  it("prints JSON whose witnesses `check` accepts, and fails where asked to", () => {
    const { status, stdout } = zhunruInThread([
      "rules",
      "diff",
      FROZEN_ROOT,
      folder,
      "--format",
      "json",
      "--fail-on-meaning",
    ]);
    expect(status).toBe(1);
    const { provisions, cells } = JSON.parse(stdout);
    expect(cells).toBeGreaterThan(100_000);
    const [region] = provisions.find(({ kind }: { kind: string }) => kind === "meaning").regions;
    expect(region.witness.old).toEqual(region.witness.new);
    const checked = zhunruInThread(
      ["check", "-", "--rules", folder, "--as-of", region.witness.asOf, "--format", "json"],
      { input: JSON.stringify(region.witness.new) },
    );
    const finding = JSON.parse(checked.stdout).findings.find(
      ({ provision }: { provision: string }) => provision === "jw-2022-1/1",
    );
    expect(finding.outcome).toBe(region.new);
  });

  it("says that nothing differs between a version and itself", () => {
    const { status, stdout } = zhunruInThread([
      "rules",
      "diff",
      FROZEN_ROOT,
      FROZEN_ROOT,
      "--fail-on-meaning",
    ]);
    expect([status, stdout.includes("Nothing differs.")]).toEqual([0, true]);
  });

  describe("with a fact of another name", () => {
    const renamed = join("rules", "renamed-facts.json");
    let other = "";
    beforeAll(() => {
      other = mkdtempSync(join(tmpdir(), "zhunru-"));
      for (const part of ["rules", "seeds"])
        cpSync(`${FROZEN_ROOT}${part}`, join(other, part), { recursive: true });
      for (const file of ["rules/facts.json", "rules/jw-2022-1/4.json"]) {
        const text = readFileSync(join(other, file), "utf8").replaceAll("isExhibit", "isShown");
        writeFileSync(join(other, file), text);
      }
    });
    const diff = (...more: string[]) => zhunruInThread(["rules", "diff", FROZEN_ROOT, other, ...more]);

    it("follows it where it is listed as renamed", () => {
      const table = { renamed: [{ from: "isExhibit", to: "isShown", since: "2026-11-22" }] };
      writeFileSync(join(other, renamed), JSON.stringify(table));
      expect(diff().stdout).toContain("Nothing differs.");
    });

    it("tells of it where it is not, and gives each side a witness that it takes", () => {
      writeFileSync(join(other, renamed), '{ "renamed": [] }');
      expect(diff().stdout.replace(/\s+/g, " ")).toContain(
        "Asked by the newer version alone: Exhibit (isShown).",
      );
      const { factsOfOneSide, provisions } = JSON.parse(diff("--format", "json").stdout);
      expect(factsOfOneSide).toEqual({ old: ["isExhibit"], new: ["isShown"] });
      const changed = provisions.filter(({ kind }: { kind: string }) => kind === "meaning");
      expect(changed.map(({ provision }: { provision: string }) => provision)).toEqual(["jw-2022-1/4"]);
      for (const [side, folder] of [
        ["old", FROZEN_ROOT],
        ["new", other],
      ] as const) {
        const { witness, [side]: outcome } = changed[0].regions[0];
        const given = ["check", "-", "--rules", folder, "--as-of", witness.asOf, "--format", "json"];
        const { stdout } = zhunruInThread(given, { input: JSON.stringify(witness[side]) });
        const { findings } = JSON.parse(stdout);
        const finding = findings.find((one: { provision: string }) => one.provision === changed[0].provision);
        expect(finding.outcome).toBe(outcome);
      }
    });

    it("refuses a list of renamed facts that does not fit its schema", () => {
      writeFileSync(join(other, renamed), '{ "renamed": [{ "from": "a", "to": "b" }] }');
      const { status, stdout, stderr } = diff();
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("rules/renamed-facts.json: renamed.0.since");
    });
  });

  it("searches with other rules only where there are any", () => {
    const { status, stderr } = zhunruInThread(["find", "cloud", "--rules", tmpdir()]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("option --rules: ")]);
  });

  it.each([
    [["rules", "diff", ROOT], /two operands/],
    [["rules", "diff", ROOT, "/nowhere"], /argument NEW: found \/nowhere; expected two folders/],
    [["rules", "diff", tmpdir(), ROOT], /argument OLD: .* has no folder rules\//],
    [
      ["rules", "diff", "gz-2022-212", "cd-2022-21"],
      /argument NEW: found cd-2022-21; .*nearest: cd-2022-213/,
    ],
    [["rules", "diff", "gz-2022-212", ROOT], /argument OLD: found gz-2022-212; expected two folders/],
    [["rules", "diff", "gz-2022-212", "cd-2022-213", "--pair", "1-12=1-99"], /no rule cd-2022-213\/1-99/],
    [["rules", "diff", "gz-2022-212", "cd-2022-213", "--pair", "1-12"], /expected OLD=NEW/],
    [["rules", "list", "--fail-on-meaning"], /--fail-on-meaning/],
  ])("refuses %j", (given, said) => {
    const { status, stdout, stderr } = zhunruInThread(given);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(said);
  });
});

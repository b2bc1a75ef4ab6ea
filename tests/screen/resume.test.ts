import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";
import { bytesIn, filesIn, screenFileAt, stopAfter, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const OPTIONS = ["--rules", FROZEN_ROOT, "--as-of", "2024-06-30", "--lang", "en"];
const HEAD = "name,city,activities,chineseShare,legalRepresentativeNationality";

function register(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, index) => `"Company\n${index}",jingwan,star-survey,${(index * 7) % 120}.${index % 10},CN`,
  );
  return `${HEAD}\n${lines.join("\n")}\n`;
}

const file = join(folder, "register.csv");
writeFileSync(file, register(4_000));

/** The rows that a journal says are done; 0 where there is none yet. */
function rowsIn(journal: string): number {
  return existsSync(journal) ? JSON.parse(readFileSync(journal, "utf8")).totals.rows : 0;
}

describe("a screening that was interrupted", () => {
  it("has nothing under a final name, says how to go on, and comes to the same bytes", async () => {
    const whole = join(folder, "whole");
    await screenFileAt(file, whole);
    const out = join(folder, "stopped");
    expect(String(await stopAfter(3, file, out))).toContain("stopped");
    expect(filesIn(out)).toEqual([".zhunru-screen"]);
    expect(String(await stopAfter(2, file, out, { resume: true }))).toContain("stopped");
    expect((await screenFileAt(file, out, { resume: true })).status).toBe(0);
    expect(bytesIn(out)).toEqual(bytesIn(whole));
  });

  it("takes up only the same input, rules, day and options", async () => {
    const out = join(folder, "other");
    await stopAfter(2, file, out);
    const other = await screenFileAt(file, out, { resume: true, asOf: "2025-06-30" });
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining("is another one")]);
  });

  it("survives a crash that left torn parts behind", async () => {
    const whole = join(folder, "whole");
    const out = join(folder, "torn");
    await stopAfter(3, file, out);
    for (const part of ["results", "companies", "rejects"]) {
      writeFileSync(join(out, ".zhunru-screen", `${part}.part`), "torn", { flag: "a" });
    }
    expect((await screenFileAt(file, out, { resume: true })).status).toBe(0);
    expect(bytesIn(out)).toEqual(bytesIn(whole));
  });

  it("comes to the same bytes after the disk was full", () => {
    const out = join(folder, "full");
    const given = ["screen", file, "--out", out, ...OPTIONS];
    const limited = `ulimit -f 40; exec "$0" "$@"`;
    const full = spawnSync("sh", ["-c", limited, process.execPath, `${ROOT}dist/zhunru.js`, ...given], {
      encoding: "utf8",
    });
    expect([full.status, full.stdout]).toEqual([1, ""]);
    expect(full.stderr).toContain(`the disk of ${out} is full; to go on, repeat it with the same options`);
    expect(filesIn(out)).toEqual([".zhunru-screen"]);
    expect(zhunru([...given, "--resume"]).status).toBe(0);
    const whole = join(folder, "not-full");
    expect(zhunru([...given.slice(0, 3), whole, ...given.slice(4)]).status).toBe(0);
    expect(bytesIn(out)).toEqual(bytesIn(whole));
  });

  it("comes to the same bytes after kill -9", async () => {
    const large = join(folder, "large.csv");
    writeFileSync(large, register(100_000));
    const out = join(folder, "killed");
    const journal = join(out, ".zhunru-screen", "journal.json");
    const given = ["screen", large, "--out", out, ...OPTIONS, "--threads", "2"];
    const child = spawn(process.execPath, [`${ROOT}dist/zhunru.js`, ...given], { stdio: "ignore" });
    const looking = setInterval(() => {
      if (rowsIn(journal) > 0) child.kill("SIGKILL");
    }, 10);
    const signal = await new Promise((resolve) => child.once("exit", (_code, by) => resolve(by)));
    clearInterval(looking);
    expect(signal).toBe("SIGKILL");
    expect(rowsIn(journal)).toBeGreaterThan(0);
    expect(filesIn(out)).toEqual([".zhunru-screen"]);
    expect(zhunru([...given, "--resume"]).status).toBe(0);
    const undisturbed = join(folder, "undisturbed");
    expect(zhunru([...given.slice(0, 3), undisturbed, ...given.slice(4)]).status).toBe(0);
    for (const name of filesIn(undisturbed)) {
      expect(readFileSync(join(out, name)).equals(readFileSync(join(undisturbed, name)))).toBe(true);
    }
  }, 120_000);
});

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";
import { FILES, inputsIn, WORK } from "./inputs.ts";
import { filesIn, screenFileAt, stopAfter, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const { table, register } = inputsIn(folder);

describe("two screenings into one folder", () => {
  it("the second is refused, with the number of the first's process, and the first comes to its end", async () => {
    const out = join(folder, "twice");
    let second: Awaited<ReturnType<typeof screenFileAt>> | undefined;
    const first = stopAfter(Number.POSITIVE_INFINITY, register, out, {
      during: async () => {
        second ??= await screenFileAt(table, out);
      },
    });
    await first;
    expect([second?.status, second?.stdout]).toEqual([2, ""]);
    expect(second?.stderr).toContain(`another screening is writing into ${out} (process ${process.pid} on`);
    expect(filesIn(out)).toEqual(FILES);
    expect(readFileSync(join(out, "companies.csv"), "utf8")).toContain("Company 2999");
  });

  it("the second is refused in another process too, and let in once the first was killed", async () => {
    const out = join(folder, "processes");
    const given = [
      "screen",
      "-",
      "--rules",
      FROZEN_ROOT,
      "--out",
      out,
      "--as-of",
      "2024-06-30",
      "--lang",
      "en",
    ];
    const first = spawn(process.execPath, [`${ROOT}dist/zhunru.js`, ...given], {
      stdio: ["pipe", "ignore", "ignore"],
    });
    const lock = join(out, WORK, "lock");
    while (!existsSync(lock) || readFileSync(lock, "utf8") === "")
      await new Promise((resolve) => setTimeout(resolve, 20));
    const second = zhunru(["screen", table, "--rules", FROZEN_ROOT, "--out", out, "--lang", "en"]);
    expect([second.status, second.stdout]).toEqual([2, ""]);
    expect(second.stderr).toContain(`(process ${first.pid} on ${hostname()})`);
    first.kill("SIGKILL");
    await new Promise((resolve) => first.once("exit", resolve));
    expect(existsSync(lock)).toBe(true);
    expect(await screenFileAt(table, out)).toMatchObject({ status: 0, stderr: "" });
    expect(filesIn(out)).toEqual(FILES);
  });

  it("a lock is cleared of a process that is no more or that had this one's number, and of no other", async () => {
    const locked = async (name: string, content: string) => {
      const out = join(folder, name);
      mkdirSync(join(out, WORK), { recursive: true });
      writeFileSync(join(out, WORK, "lock"), content);
      return screenFileAt(table, out);
    };
    expect((await locked("dead", `999999999 ${hostname()}`)).status).toBe(0);
    expect((await locked("reused", `${process.pid} ${hostname()}`)).status).toBe(0);
    expect((await locked("alive", `${process.ppid} ${hostname()}`)).status).toBe(2);
    const elsewhere = await locked("elsewhere", "7 another-machine");
    expect([elsewhere.status, elsewhere.stderr]).toEqual([
      2,
      expect.stringContaining("process 7 on another-machine"),
    ]);
    expect(elsewhere.stderr).toContain(`delete ${join(folder, "elsewhere", WORK, "lock")}`);
    expect(filesIn(join(folder, "elsewhere"))).toEqual([WORK]);
  });

  it("nothing is published once the lock is another's", async () => {
    const out = join(folder, "lost");
    const ended = await stopAfter(Number.POSITIVE_INFINITY, register, out, {
      during: () => writeFileSync(join(out, WORK, "lock"), "7 another-machine"),
    });
    expect(String(ended)).toContain("is no longer this screening's");
    expect(filesIn(out)).toEqual([WORK]);
  });
});

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

const folder = mkdtempSync(join(tmpdir(), "zhunru-watch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("rules verify --watch tells the faults of a file each time that it is saved", async () => {
  for (const part of ["rules", "seeds/documents"])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const file = join(folder, "rules/gz-2022-212/1-12.json");
  const rule = JSON.parse(readFileSync(file, "utf8"));
  const saveWithout = (key: string): void =>
    writeFileSync(file, JSON.stringify({ ...rule, [key]: undefined }));
  saveWithout("title");
  const program = spawn(process.execPath, [
    join(ROOT, "dist/zhunru.js"),
    ...["rules", "verify", "--watch", "--rules", folder, "--lang", "en"],
  ]);
  let told = "";
  const after = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!told.includes(text) || !told.endsWith("Ctrl-C stops.\n\n")) return;
        program.stdout.off("data", look);
        resolve(told);
        told = "";
      };
      program.stdout.on("data", look);
      program.once("exit", (status) => reject(new Error(`it ended with ${status}`)));
    });
  program.stdout.setEncoding("utf8").on("data", (piece: string) => {
    told += piece;
  });
  expect(await after("1-12.json")).toMatch(/\btitle\b/);
  saveWithout("quote");
  expect(await after("1-12.json")).toMatch(/\bquote\b/);
  const ended = new Promise((resolve) => program.removeAllListeners("exit").once("exit", resolve));
  program.kill("SIGINT");
  await ended;
}, 60_000);

it("--watch belongs to verify alone", () => {
  expect(zhunru(["rules", "list", "--watch", "--lang", "en"])).toMatchObject({
    status: 2,
    stdout: "",
    stderr: expect.stringContaining("takes no option --watch"),
  });
});

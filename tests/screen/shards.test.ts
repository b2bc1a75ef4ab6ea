import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runMerge } from "../../src/cli/commands/screen.ts";
import type { Environment } from "../../src/cli/terminal.ts";
import { UsageError } from "../../src/cli/usage.ts";
import type { Shard } from "../../src/screen/run/shard.ts";
import { ROOT } from "../support/root.ts";
import { byTheLaw, bytesIn, filesIn, tableIn, temporaryFolder } from "./support.ts";

const { screenFileAt } = byTheLaw;
const folder = temporaryFolder();
const register = join(folder, "register.csv");
const SHARES = ["60", "67", "about a half", "40%", "1/3"];
const rows = Array.from(
  { length: 3_000 },
  (_, index) =>
    `"Company\n${index}",guangzhou,social-survey,${SHARES[index % 5]},${index % 3 === 0 ? "英国" : "CN"}\n`,
);
rows.push("Rejected,guangzhou,social-survey,101,CN\n");
writeFileSync(register, `name,city,activities,chineseShare,legalRepresentativeNationality\n${rows.join("")}`);

async function shard(index: number, count: number, asOf = "2024-06-30"): Promise<string> {
  const out = join(folder, `${asOf}-${index}-of-${count}`);
  const wanted: Shard = { index, count };
  expect((await screenFileAt(register, out, { shard: wanted, force: true, asOf })).status).toBe(0);
  return out;
}

/** The words of the refusal, else the exit status where it is not 0; null where the folders were merged. */
async function merge(
  folders: readonly string[],
  out: string,
  said: Partial<Parameters<typeof runMerge>[0]> = {},
): Promise<string | number | null> {
  const quiet = { write: () => undefined, complain: () => undefined };
  const environment: Environment = {
    root: ROOT,
    rules: ROOT,
    version: "0.1.0",
    today: "2024-06-30",
    language: "en",
    width: 80,
    colour: false,
    isTerminal: false,
    ...quiet,
  };
  try {
    const nothingElse = {
      force: false,
      since: null,
      ahead: null,
      asOf: null,
      table: null,
      failOnReject: false,
    };
    return (await runMerge({ folders, out, ...nothingElse, language: "en", ...said }, environment)) || null;
  } catch (error) {
    if (error instanceof UsageError) return error.words.en;
    throw error;
  }
}

describe("screen --shard and --merge", () => {
  it("the shards put together are the whole, byte for byte, in whatever order they are given", async () => {
    const whole = join(folder, "whole");
    expect((await screenFileAt(register, whole)).status).toBe(0);
    for (const count of [1, 3, 7]) {
      const parts = await Promise.all(Array.from({ length: count }, (_, place) => shard(place + 1, count)));
      const lines = parts.flatMap((part) => tableIn(join(part, "companies.csv")).map(({ line }) => line));
      expect(lines).toEqual(tableIn(join(whole, "companies.csv")).map(({ line }) => line));
      const out = join(folder, `merged-${count}`);
      expect(await merge(parts.toReversed(), out)).toBeNull();
      expect(bytesIn(out)).toEqual(bytesIn(whole));
    }
  });

  it("takes the shards' own day and form, and fails on rejects where that is asked for", async () => {
    const parts = [await shard(1, 2), await shard(2, 2)];
    const said = { asOf: "2024-06-30", table: "csv", failOnReject: true } as const;
    expect(await merge(parts, join(folder, "failing"), said)).toBe(1);
    expect(bytesIn(join(folder, "failing"))).toEqual(bytesIn(join(folder, "whole")));
  });

  it("refuses what is not all shards of one screening, and writes nothing then", async () => {
    const [first, second] = [await shard(1, 2), await shard(2, 2)];
    const refusals = {
      missing: await merge([second], join(folder, "refused")),
      twice: await merge([first, second, second], join(folder, "refused")),
      otherDay: await merge([first, await shard(2, 2, "2024-07-01")], join(folder, "refused")),
      noShard: await merge([folder], join(folder, "refused")),
    };
    const whole = [first, second];
    expect(await merge(whole, join(folder, "refused"), { asOf: "2024-07-01" })).toContain(
      "the shards were screened as of 2024-06-30",
    );
    expect(await merge(whole, join(folder, "refused"), { table: "xlsx" })).toContain("were written as csv");
    expect(refusals.missing).toContain("of 2 shards these are missing: 1");
    expect(refusals.twice).toContain("shard 2 is given twice");
    expect(refusals.otherDay).toContain("are no parts of one screening");
    expect(refusals.noShard).toContain("was not written with --shard");
    expect(filesIn(join(folder, "refused"))).toEqual([]);
    const before = bytesIn(first);
    expect(await merge(whole, join(first, "."), { force: true })).toContain("is one of the shards");
    expect(bytesIn(first)).toEqual(before);
    writeFileSync(join(first, "results.csv"), "changed");
    expect(await merge([first, second], join(folder, "refused"))).toContain("results.csv in");
  });
});

describe("screen --since", () => {
  it("refuses one of several shards, beside which all other companies would have come", async () => {
    const since = { folder: await shard(2, 2), key: null };
    const { status, stderr } = await screenFileAt(register, join(folder, "since-shard"), { since });
    expect([status, stderr]).toEqual([2, expect.stringContaining("is shard 2 of 2 alone")]);
  });
});

describe("a folder that is there already", () => {
  it("is refused with exit 2, unless --force replaces what it holds", async () => {
    const out = join(folder, "there");
    expect((await screenFileAt(register, out)).status).toBe(0);
    const before = bytesIn(out);
    const again = await screenFileAt(register, out, { asOf: "2023-06-30" });
    expect([again.status, again.stdout]).toEqual([2, ""]);
    expect(again.stderr).toContain("--force");
    expect(bytesIn(out)).toEqual(before);
    expect((await screenFileAt(register, out, { asOf: "2023-06-30", force: true })).status).toBe(0);
    expect(bytesIn(out)["summary.json"]).toContain('"asOf": "2023-06-30"');
  });
});

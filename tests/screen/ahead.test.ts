import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLookAhead } from "../../src/analyse/ahead.ts";
import { zhunru } from "../support/program.ts";
import { reader, rulebook } from "../support/rulebook.ts";
import { byTheLaw, temporaryFolder } from "./support.ts";

const { screen, screenFileAt } = byTheLaw;
const folder = temporaryFolder();

const LIST = `name,city,activities,foreignShare,legalForm,servesOnlyLocalForeignInvestedEnterprises,landTransitionStartDate,hasLandTransitionStarted,isSpunOffServiceManufacturer,operatesOnManufacturersOwnLand
甲（虚构）,guangzhou,domestic-internet-vpn,50%,joint-venture,yes,,,,
乙（虚构）,chengdu,land-transition,,,,2020-07-15,yes,yes,yes
丙（虚构）,other,social-survey,,,,,,,
`;

/** What `ahead` says of each company of a screening, as rows of ahead.csv. */
function aheadOfEach(out: string, asOf: string, months: number): string[] {
  const lookAhead = createLookAhead(rulebook);
  const profiles = readFileSync(join(out, "profiles.jsonl"), "utf8").trimEnd().split("\n");
  return profiles.flatMap((text, index) => {
    const { turns } = lookAhead(reader.fromText(text), asOf, months);
    return turns.map(({ provision, day, before, after, lastDay, causes }) => {
      const cause = causes.map((one) =>
        one.kind === "document" ? `document:${one.after}` : `${one.kind}:${one.fact}`,
      );
      const { name } = JSON.parse(text) as { name: string };
      return [index + 2, name, provision, day, before, after, lastDay, cause.join("+")].join(",");
    });
  });
}

describe("screen --ahead: what changes by itself, for each company of a list", () => {
  it("is what ahead says of each, in the order of the list", async () => {
    const { out, stderr } = await screen(folder, LIST, { more: { ahead: 24, asOf: "2025-01-15" } });
    expect(stderr).toBe("");
    const [head, ...rows] = readFileSync(join(out, "ahead.csv"), "utf8").trimEnd().split("\n");
    expect(head).toBe("line,name,provision,day,before,after,lastDay,cause");
    expect(rows).toEqual(aheadOfEach(out, "2025-01-15", 24));
    expect(rows.some((row) => row.startsWith("3,乙（虚构）") && row.includes("years:"))).toBe(true);
    expect(rows.filter((row) => row.startsWith("4,"))).toEqual([]);
  });

  it("is not written where it is not asked for, and an earlier one goes", async () => {
    const first = await screen(folder, LIST, { more: { ahead: 12 } });
    expect(existsSync(join(first.out, "ahead.csv"))).toBe(true);
    const again = await screenFileAt(join(folder, "again.csv"), first.out, { force: true });
    expect(again.status).not.toBe(0);
    expect(existsSync(join(first.out, "ahead.csv"))).toBe(true);
  });

  it.each([["0"], ["121"], ["x"]])("looks 1 to 120 months ahead (%s is refused)", (months) => {
    const { status, stderr } = zhunru(["screen", "list.csv", "--out", "out", "--ahead", months]);
    expect(status).toBe(2);
    expect(stderr).toContain("--ahead");
  });
});

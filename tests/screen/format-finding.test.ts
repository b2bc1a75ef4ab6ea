import { expect, it } from "vitest";
import { createFindingFormat } from "../../src/screen/table/format-finding.ts";
import { advisor, IN_FORCE, reader, rulebook } from "../support/frozen.ts";

it("what is told alike of companies that differ is kept once", async () => {
  const format = createFindingFormat({ table: "csv", language: "en", isInWords: false }, rulebook);
  const told = async (profile: object) => {
    const report = await advisor.report(reader.fromText(JSON.stringify(profile)), IN_FORCE);
    const finding = report.findings.find(({ provision }) => provision === "wd-2022-1/3");
    if (finding === undefined) throw new Error("there is no such finding");
    return format(finding);
  };
  const company = { city: "wudao", activities: ["lighthouse-fund"], foreignShare: "40" };
  const another = { ...company, activities: ["lighthouse-fund", "star-survey"], foreignShare: "50" };
  expect(await told(another)).toBe(await told(company));
  const numbered = { ...company, investorTotalAssets: { amount: "1", currency: "USD" } };
  expect(await told(numbered)).not.toBe(await told(numbered));
});

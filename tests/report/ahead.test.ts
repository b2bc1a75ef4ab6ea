import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createLookAhead, MONTHS_IN_REPORT } from "../../src/analyse/ahead.ts";
import { joinReports } from "../../src/answers/join-reports.ts";
import { viewReport } from "../../src/report/view.ts";
import { advisor, answering, IN_FORCE, reader, rulebook } from "../support/frozen.ts";
import { ROOT } from "../support/root.ts";
import * as law from "../support/rulebook.ts";

const POST = {
  city: "jingwan",
  activities: ["kite-post"],
  foreignShare: "50",
  legalForm: "joint-venture",
  servesOnlyLocalForeignInvestedEnterprises: true,
};
const read = (profile: object) => reader.fromText(JSON.stringify(profile));

describe("what changes by itself, in a report", () => {
  it.each(
    readdirSync(`${ROOT}seeds/profiles`),
  )("is all that the whole rulebook gives for %s", async (file) => {
    const lookAhead = createLookAhead(law.rulebook);
    const profile = law.reader.fromText(readFileSync(`${ROOT}seeds/profiles/${file}`, "utf8"));
    for (const asOf of [IN_FORCE, "2021-09-01", "2026-11-22"]) {
      const { ahead } = await law.advisor.report(profile, asOf);
      expect(ahead).toEqual(lookAhead(profile, asOf, MONTHS_IN_REPORT));
    }
  });

  it("is told of the results, with the last day of today's outcome", async () => {
    const { ahead } = viewReport(await answering.report(read(POST), "2025-03-01"), rulebook, "en", false);
    expect(ahead?.turns.map(({ day, provision }) => `${day} ${provision}`)).toEqual([
      "2025-04-27 jw-2025-1/1",
      "2025-05-07 jw-2025-1/1",
      "2025-12-08 jw-2022-1/2",
    ]);
    expect(ahead?.turns[2]?.lastDay).toBe(
      "Before that: stated tests met, not an approval. Its last day is 7 December 2025.",
    );
    expect(ahead?.notes).toHaveLength(1);
  });

  it("says that nothing changes, and that rules which may concern the case are left out", async () => {
    const later = viewReport(await answering.report(read(POST), "2026-11-22"), rulebook, "zh-CN", false);
    expect([later.ahead?.none, later.ahead?.turns]).toEqual(["在此期间，没有结论会自行变化。", []]);
    const gates = { city: null, activities: ["domestic-internet-vpn", "credit-score-review"] };
    const openReport = await law.answering.report(law.reader.fromText(JSON.stringify(gates)), IN_FORCE);
    const openGates = viewReport(openReport, law.rulebook, "en", true);
    expect(openGates.ahead?.notes[0]).toContain("answer city and activities first");
    const none = await answering.report(read({ city: "wudao", activities: ["star-survey"] }), IN_FORCE);
    expect(viewReport(none, rulebook, "en", false).ahead).toBeNull();
  });

  it("is told of every city of a joined report, each change once and the earliest first", async () => {
    const asOf = "2025-03-01";
    const cities = ["wudao", "jingwan"].map((city) => read({ ...POST, city }));
    const reports = await Promise.all(cities.map((one) => advisor.report(one, asOf)));
    const { ahead } = joinReports(reports, read(POST));
    expect(ahead.turns.map(({ day, provision }) => `${day} ${provision}`)).toEqual([
      "2025-04-27 jw-2025-1/1",
      "2025-05-07 jw-2025-1/1",
      "2025-12-08 jw-2022-1/2",
      "2025-12-08 wd-2022-1/1",
    ]);
  });
});

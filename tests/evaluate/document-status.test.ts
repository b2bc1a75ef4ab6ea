import { describe, expect, it } from "vitest";
import { statusOn } from "../../src/rules/document.ts";
import { findingOf, rulebook } from "../support/frozen.ts";

const SURVEY = { city: "jingwan", activities: ["star-survey"], legalRepresentativeNationality: "CN" };

describe("what a document's status makes of an outcome", () => {
  it("makes what would be eligible conditional, with the kind term, after the term and on unsettled days", async () => {
    for (const asOf of ["2022-12-29", "2025-12-08", "2025-12-21"]) {
      const finding = await findingOf("jw-2022-1/1", { ...SURVEY, chineseShare: 67 }, asOf);
      expect(finding.outcome).toBe("conditional");
      expect(finding.open.map((point) => point.kind)).toEqual(["term"]);
      expect(finding.statusNote).not.toBeNull();
    }
  });

  it("is not-in-force before its day, with the requirements worked out and nothing missing", async () => {
    const finding = await findingOf("jw-2022-1/1", { ...SURVEY, chineseShare: 60 }, "2022-12-28");
    expect(finding).toMatchObject({ outcome: "not-in-force", missing: [], changes: [] });
    expect(finding.requirements.map((requirement) => requirement.result)).toEqual(["unmet", "met"]);
  });
});

describe("a day after the last one that was checked", () => {
  const said = {
    "zh-CN": "本文件的效力只核查到2026年11月21日；此后如有修改、延期或者废止，未经查看。",
    en: "The document's status was checked up to 21 November 2026; nothing after that day was looked at.",
  };

  it.each(
    [...rulebook.documents.values()].map((document) => [document.id, document] as const),
  )("is told with the status of %s, which is worked out as before", (_id, document) => {
    const [last, later] = [document.checkedTo, "2026-11-22"].map((day) => statusOn(document, day));
    expect(last?.note?.en ?? "").not.toContain("looked at");
    expect(later?.status).toBe(last?.status);
    expect(later?.note).toEqual({
      "zh-CN": (last?.note?.["zh-CN"] ?? "") + said["zh-CN"],
      en: [...(last?.note === null ? [] : [last?.note.en]), said.en].join(" "),
    });
  });

  it("stands in a finding's status note, and in the open point on the term", async () => {
    const post = { city: "jingwan", activities: ["kite-post"], foreignShare: "50" };
    const given = { ...post, legalForm: "joint-venture", servesOnlyLocalForeignInvestedEnterprises: true };
    const plan = await findingOf("jw-2022-1/2", given, "2027-06-30");
    expect(plan.outcome).toBe("conditional");
    expect(plan.statusNote?.en).toMatch(
      new RegExp(`^The three years stated have run out.* ${said.en}$`, "s"),
    );
    expect(plan.open.find(({ kind }) => kind === "term")?.note).toEqual(plan.statusNote);
    const measures = await findingOf("jw-2025-1/1", given, "2027-06-30");
    expect([measures.status, measures.statusNote]).toEqual(["in-force", said]);
  });
});

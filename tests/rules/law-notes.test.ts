import { describe, expect, it } from "vitest";
import { statusNoteOf, statusOn } from "../../src/rules/document.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadItems } from "../../src/rules/items.ts";
import { CONFIDENCES, wordingOn, wordingsOf } from "../../src/rules/law-note.ts";
import { ROOT } from "../support/root.ts";
import { rulebook } from "../support/rulebook.ts";

const notes = [...rulebook.lawNotes.values()];
const items = loadItems(readDataFiles(ROOT), { documents: [...rulebook.documents.values()] }).flatMap(
  (file) => file.items,
);

function said(id: string, asOf: string): string {
  const note = rulebook.lawNotes.get(id);
  if (note === undefined) throw new Error(`there is no note ${id}`);
  return wordingOn(note, asOf)?.text.en ?? "";
}

/** The rules, and the items without one, that name a note. */
function namedBy(id: string): string[] {
  return [
    ...rulebook.rules.filter((rule) => rule.lawNotes.includes(id)).map((rule) => rule.id),
    ...items.filter((item) => item.lawNotes?.includes(id)).map((item) => item.id),
  ].sort();
}

it("tells of the notice on stem cells (商资函〔2024〕568号) from its month on, and that its day was not checked", () => {
  expect(said("stem-cells-national-list", "2024-08-31")).not.toMatch(/September 2024/);
  expect(said("stem-cells-national-list", "2024-09-01")).toMatch(
    /A notice of September 2024 \(its day was not checked\) opens it/,
  );
});

describe("the adjustment of July 2024", () => {
  it("is told wherever it bears on an item", () => {
    expect(namedBy("adjustment-of-2024")).toEqual(
      [
        "cd-2022-213/1-16",
        "cd-2022-213/1-36a",
        "cd-2022-213/1-36b",
        "cd-2022-213/1-47",
        "cd-2022-213/1-52",
        "gz-2022-212/1-12",
        "gz-2022-212/1-13",
        "gz-2022-212/1-44a",
        "gz-2022-212/1-44b",
        "gz-2022-212/1-49",
        "gz-2022-212/1-54",
        "gz-2025-22/10a",
      ].sort(),
    );
  });

  it.each([
    ["2024-07-10", /had not been made/, /As reported it covers/],
    [
      "2024-07-11",
      /As reported it covers: outbound tours/,
      /had not been made|replaced by that of 2024|term/,
    ],
    ["2024-10-31", /As reported it covers/, /replaced by that of 2024/],
    [
      "2024-11-01",
      /whether the adjustment carries over was not found; for the regulations it stood\.$/,
      /term/,
    ],
    ["2025-12-08", /it is not settled whether the pilot’s stated term has ended/, /term has ended;/],
    ["2025-12-20", /it is not settled whether the pilot’s stated term has ended/, /term has ended;/],
    ["2025-12-21", /The pilot’s stated term has ended; whether .* goes on was not found/, /not settled/],
  ])("is worded by the day asked about: %s", (asOf, yes, no) => {
    expect(said("adjustment-of-2024", asOf)).toMatch(yes);
    expect(said("adjustment-of-2024", asOf)).not.toMatch(no);
  });

  it.each([
    "social-survey-national-list",
    "ip-vpn-national-baseline",
    "adjustment-by-procedure",
  ])("is named by %s from the day on which it was made public", (id) => {
    expect(said(id, "2024-07-10")).not.toMatch(/adjustment of July 2024|made one such adjustment/);
    for (const day of ["2024-07-11", "2024-11-01", "2026-11-21"])
      expect(said(id, day)).toMatch(/adjustment of July 2024|made one such adjustment/);
  });

  it.each(["travel-agency-outbound", "elder-care-legal-form"])("is pointed to by %s", (id) => {
    expect(said(id, "2026-11-21")).toContain("adjustment of July 2024");
  });
});

describe("a note", () => {
  it("is silent before the first day of which it speaks", () => {
    expect(said("work-plan-2025", "2025-04-10")).toBe("");
    expect(said("work-plan-2025", "2025-04-11")).toContain("nine cities");
    expect(said("commercial-mediation-regulation", "2026-04-30")).toBe("");
    expect(said("commercial-mediation-regulation", "2026-05-01")).toContain("non-profit legal persons");
    expect(said("arbitration-law-ad-hoc", "2026-02-28")).toBe("");
  });

  it("says how it was checked, and gives no address but an official one", () => {
    for (const wording of notes.flatMap((note) => wordingsOf(note))) {
      expect(CONFIDENCES).toContain(wording.confidence);
      if (wording.address !== null) expect(new URL(wording.address).hostname).toMatch(/\.gov\.(cn|hk|mo)$/);
    }
  });

  it("that the private fund manager must be licensed concerns securities funds only", () => {
    expect(said("private-fund-manager-national", "2026-11-21")).toMatch(
      /concerns managers of private securities funds only.*private equity and venture funds were open before.*2023-05-01/,
    );
  });

  it("on the credit rules hedges what followed, and gives no title of it", () => {
    const text = said("credit-rules-replaced", "2026-11-21");
    expect(text).toMatch(/According to one page.*could not be checked/);
    expect(JSON.stringify(rulebook.lawNotes.get("credit-rules-replaced"))).not.toMatch(
      /（2024年）|, 2024"|3\.0/,
    );
  });
});

describe("the status note of a lapsed pilot", () => {
  const noteOf = (provision: string, asOf = "2026-11-21"): string => {
    const rule = rulebook.rules.find(({ id }) => id === provision);
    const document = rule && rulebook.documents.get(rule.document);
    if (rule === undefined || document === undefined) throw new Error(`there is no ${provision}`);
    return statusNoteOf(statusOn(document, asOf), rule)?.en ?? "";
  };

  it.each(
    rulebook.rules.filter(({ document }) => /-2022-/.test(document)).map(({ id }) => id),
  )("says for %s: run out, nothing found, to which day, the city still a pilot place, repeated or not", (id) => {
    expect(noteOf(id)).toMatch(
      /^The three years stated have run out .* No express extension or repeal was found in official pages, .* up to 2026-11-21\. (Guangzhou|Chengdu) remains among the pilot places of 2025\. /,
    );
    expect(noteOf(id)).toMatch(
      /reported as repeated|As reported, the national work plan|rests on national law/,
    );
  });

  it.each([
    "gz-2022-212/1-13",
    "gz-2022-212/1-38",
    "gz-2022-212/1-44a",
    "gz-2022-212/1-49",
    "cd-2022-213/1-16",
    "cd-2022-213/1-31",
    "cd-2022-213/1-33",
    "cd-2022-213/1-36a",
    "cd-2022-213/1-47",
  ])("%s is among those reported as repeated, which settles nothing", (id) => {
    expect(noteOf(id)).toContain(
      "This item is among those reported as repeated in the national work plan of April 2025, which does not settle whether it still applies",
    );
  });

  it.each([
    "gz-2022-212/1-50:app-store",
    "gz-2022-212/1-50:internet-access",
    "cd-2022-213/1-48:app-store",
    "cd-2022-213/1-48:internet-access",
  ])("%s is repeated with a wider exclusion", (id) => {
    expect(noteOf(id)).toContain("with a wider exclusion (fields closed to foreign investment");
  });

  it.each([
    "gz-2022-212/1-12",
    "gz-2022-212/1-50:other-value-added",
    "gz-2022-212/4-9",
    "cd-2022-213/2-9",
  ])("%s is not", (id) => {
    expect(noteOf(id)).toContain("This item is not among those reported as repeated");
  });

  it("a city's own measure extends nothing, and Chengdu was not seen for classic cars", () => {
    expect(noteOf("gz-2022-212/1-49")).toContain("restate an item extends nothing");
    expect(noteOf("cd-2022-213/4-13")).toContain("names Tianjin");
  });

  it("says nothing of the kind before the term has run", () => {
    expect(noteOf("gz-2022-212/1-13", "2025-12-10")).not.toContain("repeated");
  });
});

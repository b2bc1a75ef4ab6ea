import { describe, expect, it } from "vitest";
import { statusOn } from "../../src/rules/document.ts";
import { findingOf, IN_FORCE, rulebook } from "../support/rulebook.ts";

describe("the headline rules", () => {
  const vpn = {
    activities: ["domestic-internet-vpn"],
    foreignShare: "1",
    servesOnlyLocalForeignInvestedEnterprises: true,
  };
  const withVpn = [
    ["gz-2022-212/1-49", "guangzhou"],
    ["cd-2022-213/1-47", "chengdu"],
    ["gz-2025-22/17c", "guangzhou"],
  ] as const;

  it.each(withVpn)("%s: the form of a joint venture", async (provision, city) => {
    const asOf = provision.startsWith("gz-2025") ? "2025-06-01" : IN_FORCE;
    const form = async (legalForm: string | null) => {
      const { outcome, requirements, missing } = await findingOf(
        provision,
        { ...vpn, city, legalForm },
        asOf,
      );
      const test = requirements.find(({ id }) => id === "joint-venture");
      return { outcome, result: test?.result, reason: test?.reason, missing };
    };
    expect(await form("joint-venture")).toMatchObject({ result: "met", reason: null });
    expect(await form("wholly-foreign-owned")).toMatchObject({ outcome: "ineligible", result: "unmet" });
    expect(await form("domestic")).toEqual({
      outcome: "undetermined",
      result: "unknown",
      reason: "text-unsettled",
      missing: [],
    });
    expect(await form(null)).toMatchObject({
      outcome: "undetermined",
      reason: "do-not-know",
      missing: ["legalForm"],
    });
  });

  it.each([
    ["a car of just over 100 years", { vehicleAgeYears: "100.000001" }, "conditional"],
    ["a car of exactly 100 years", { vehicleAgeYears: "100" }, "undetermined"],
    ["a younger car", { vehicleAgeYears: "5" }, "undetermined"],
    ["a type B centre", { bondedStoragePlace: "bonded-logistics-centre-b" }, "conditional"],
    ["another place", { bondedStoragePlace: "other" }, "ineligible"],
    ["another place, a younger car", { bondedStoragePlace: "other", vehicleAgeYears: "5" }, "ineligible"],
    ["no exhibition goods", { isExhibitionGoods: false }, "ineligible"],
  ])("cd-2022-213/4-13: %s", async (_name, answers, outcome) => {
    const car = {
      city: "chengdu",
      activities: ["vintage-car-bonded-storage"],
      vehicleAgeYears: "101",
      isExhibitionGoods: true,
      bondedStoragePlace: "comprehensive-bonded-zone",
    };
    const finding = await findingOf("cd-2022-213/4-13", { ...car, ...answers });
    expect(finding.outcome).toBe(outcome);
    expect(finding.open.map(({ kind }) => kind)).toEqual(["authority"]);
  });
});

describe("the status of the documents, on the day before, on, and after each change", () => {
  const cases = [
    ["gz-2022-212/1-12", "2022-12-28", "not-yet-in-force"],
    ["gz-2022-212/1-12", "2022-12-29", "unsettled"],
    ["gz-2022-212/1-12", "2023-01-09", "unsettled"],
    ["gz-2022-212/1-12", "2023-01-10", "in-force"],
    ["gz-2022-212/1-12", "2025-12-07", "in-force"],
    ["gz-2022-212/1-12", "2025-12-08", "unsettled"],
    ["gz-2022-212/1-12", "2025-12-20", "unsettled"],
    ["gz-2022-212/1-12", "2025-12-21", "term-lapsed"],
    ["cd-2022-213/2-9", "2023-01-09", "unsettled"],
    ["cd-2022-213/2-9", "2023-01-10", "in-force"],
    ["cd-2022-213/2-9", "2025-12-21", "term-lapsed"],
    ["gz-2025-22/17c", "2025-04-26", "not-yet-in-force"],
    ["gz-2025-22/17c", "2025-04-27", "unsettled"],
    ["gz-2025-22/17c", "2025-05-06", "unsettled"],
    ["gz-2025-22/17c", "2025-05-07", "in-force"],
    ["gz-2025-22/17c", "2026-11-21", "in-force"],
  ] as const;
  it.each(cases)("%s on %s is %s", async (provision, asOf, status) => {
    expect(await findingOf(provision, {}, asOf)).toMatchObject({ status });
  });

  it.each([
    [
      "gz-2021-10",
      ["2021-09-15", "2021-09-16", "2025-12-31", "2026-01-01"],
      ["not-yet-in-force", "in-force", "in-force", "expired"],
    ],
    [
      "gz-2021-credit",
      ["2021-09-09", "2021-09-10", "2024-09-09", "2024-09-10", "2024-09-11"],
      ["not-yet-in-force", "in-force", "in-force", "unsettled", "expired"],
    ],
    [
      "gz-2021-port-fees",
      [
        "2021-09-08",
        "2021-09-09",
        "2021-12-30",
        "2021-12-31",
        "2024-09-08",
        "2024-09-09",
        "2024-12-31",
        "2025-01-01",
      ],
      [
        "not-yet-in-force",
        "unsettled",
        "unsettled",
        "in-force",
        "in-force",
        "unsettled",
        "unsettled",
        "expired",
      ],
    ],
    [
      "gz-2021-rf-signs",
      ["2021-10-07", "2021-10-08", "2026-10-07", "2026-10-08", "2026-10-09"],
      ["not-yet-in-force", "in-force", "in-force", "unsettled", "expired"],
    ],
  ])("%s", async (id, days, statuses) => {
    const document = rulebook.documents.get(id);
    expect(document).toBeDefined();
    if (document !== undefined) expect(days.map((day) => statusOn(document, day).status)).toEqual(statuses);
  });
});

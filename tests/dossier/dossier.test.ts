import { describe, expect, it } from "vitest";
import { renderMachinePart } from "../../src/dossier/machine/make.ts";
import { readMachinePart } from "../../src/dossier/machine/read.ts";
import type { MachinePart } from "../../src/dossier/machine/schema.ts";
import { decideAgain } from "../../src/dossier/verify.ts";
import { IN_FORCE } from "../support/frozen.ts";
import { DECIDER, decided, FROZEN_DECIDER, GROUP, SAMPLES, SURVEY, sample, told } from "./support.ts";

const again = (part: MachinePart) => decideAgain(part, DECIDER);

describe("the facts relied on", () => {
  it("say of an answer whose evidence says otherwise that it does not hold, on the pages and in the machine's part", async () => {
    const evidence = { document: "articles.txt", sha256: "0".repeat(64), quote: "中方股比为66%" };
    const profile = { ...JSON.parse(SURVEY), investors: undefined, chineseShare: { value: "67", evidence } };
    const dossier = await decided(JSON.stringify(profile));
    expect(JSON.stringify(await told(dossier))).toContain("the quote says 66, which is not this answer");
    expect(dossier.part.evidence).toMatchObject([
      { fact: "chineseShare", evidence: "does-not-hold", source: evidence },
    ]);
  });
});

describe("the pages", () => {
  it("name the items of results and answers by their places, which stand at the clauses, and never by ids", async () => {
    const dossier = JSON.stringify(await told(await decided(GROUP)));
    const pages = JSON.stringify({ ...JSON.parse(dossier), attachment: null });
    const words = pages.replaceAll(/"(?:id|to)":"[^"]*"/g, "");
    for (const place of ["广州方案（2022）表1第49项", "Guangzhou plan of 2022, table 1, item 49"]) {
      expect(words.split(place).length).toBeGreaterThan(3);
    }
    expect(words).not.toContain("gz-2022-212/");
  });
});

describe("the machine's part", () => {
  it.each(SAMPLES)("of %s says the same when it is decided again", async (name) => {
    const { part } = await decided(sample(name));
    const read = readMachinePart(renderMachinePart(part));
    expect(await again(read)).toMatchObject({ kind: "agrees" });
  });

  it("certifies the smallest change: every smaller set, and every nearer cell, with what fails there", async () => {
    const survey = { ...JSON.parse(SURVEY), city: "jingwan", activities: ["star-survey"] };
    const { part } = await decided(JSON.stringify(survey), {}, IN_FORCE, FROZEN_DECIDER);
    const finding = part.findings.find(({ provision }) => provision === "jw-2022-1/1");
    expect(finding?.changes).toMatchInlineSnapshot(`
      [
        {
          "certificate": {
            "nearer": [
              {
                "fact": "chineseShare",
                "fails": [
                  "chinese-share",
                ],
                "from": "53.000001",
                "to": "66.999999",
              },
            ],
            "parts": [
              {
                "changed": [],
                "fails": [
                  "chinese-share",
                  "legal-representative",
                ],
              },
              {
                "changed": [
                  "chineseShare",
                ],
                "fails": [
                  "legal-representative",
                ],
              },
              {
                "changed": [
                  "legalRepresentativeNationality",
                ],
                "fails": [
                  "chinese-share",
                ],
              },
            ],
          },
          "set": [
            {
              "fact": "chineseShare",
              "from": "60",
              "to": "67",
            },
            {
              "fact": "legalRepresentativeNationality",
              "from": "GB",
              "to": "CN",
            },
          ],
        },
      ]
    `);
  });

  it("gives the place of a clause in the hashed text", async () => {
    const { part } = await decided(SURVEY);
    const { clause } = part.findings.find(({ provision }) => provision === "gz-2022-212/1-12") ?? {};
    expect(clause?.ranges.length).toBeGreaterThan(0);
    expect(clause?.quote).toContain("中方股比不低于67%");
  });
});

describe("a changed dossier", () => {
  const changes: readonly (readonly [string, (part: MachinePart) => void, string])[] = [
    ["an answer", (part) => void Object.assign(part.profile, { chineseShare: "61" }), "profile.foreignShare"],
    ["an outcome", (part) => void Object.assign(findingOf(part), { outcome: "eligible" }), ".outcome"],
    [
      "a bound",
      (part) => void Object.assign(findingOf(part).requirements?.[0] ?? {}, { bound: "66" }),
      ".bound",
    ],
    [
      "a value",
      (part) => void Object.assign(findingOf(part).requirements?.[0] ?? {}, { actual: "67" }),
      ".actual",
    ],
    [
      "a quote",
      (part) => void Object.assign(findingOf(part).clause ?? {}, { quote: "允许外商投资" }),
      ".quote",
    ],
    [
      "a hash",
      (part) => void Object.assign(findingOf(part).clause ?? {}, { sha256: "0".repeat(64) }),
      ".sha256",
    ],
    ["a place", (part) => void Object.assign(findingOf(part).clause ?? {}, { ranges: [[0, 9]] }), ".ranges"],
    [
      "a certificate",
      (part) => void findingOf(part).changes?.[0]?.certificate.parts.pop(),
      ".certificate.parts",
    ],
    ["a finding that is gone", (part) => void part.findings.pop(), "findings["],
    [
      "an answer's verdict",
      (part) => void Object.assign(part.answers[0] ?? {}, { verdict: "eligible" }),
      ".verdict",
    ],
  ];

  it.each(changes)("is noticed: %s", async (_, change, place) => {
    const { part } = await decided(SURVEY);
    const changed: MachinePart = JSON.parse(renderMachinePart(part));
    change(changed);
    const result = await again(changed);
    const told =
      result.kind === "differs"
        ? result.differences.map(({ path }) => path).join()
        : result.kind === "refused"
          ? result.reasons.map(({ en }) => en).join()
          : result.kind;
    if (place !== "profile.foreignShare") expect(told).toContain(place);
    else expect(result.kind).not.toBe("agrees");
  });

  it("cannot be decided under other rules", async () => {
    const { part } = await decided(SURVEY);
    const other = { ...part, rules: { ...part.rules, sha256: "0".repeat(64) } };
    expect(await again(other)).toEqual({ kind: "other-rules" });
  });
});

function findingOf(part: MachinePart): MachinePart["findings"][number] {
  const finding = part.findings.find(({ provision }) => provision === "gz-2022-212/1-12");
  if (finding === undefined) throw new Error("the sample has no such finding");
  return finding;
}

describe("without holders", () => {
  it.each([
    "en",
    "both",
  ] as const)("no name of a holder is on the pages or in the data (%s)", async (language) => {
    const dossier = await decided(GROUP, { language, holders: "left-out" });
    const whole = JSON.stringify(await told(dossier));
    for (const name of ["甲川", "乙禾", "Tidewater", "穗平", "Wrenfield", "jiachuan", "wrenfield"])
      expect(whole).not.toContain(name);
    const named = await decided(GROUP, { language });
    const outcomes = ({ part }: typeof dossier) => part.findings.map(({ outcome }) => outcome);
    expect(outcomes(dossier)).toEqual(outcomes(named));
    expect(await again(dossier.part)).toMatchObject({ kind: "agrees" });
  });
});

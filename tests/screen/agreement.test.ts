import { describe, expect, it } from "vitest";
import { type Advisor, createAdvisor } from "../../src/advise/advisor.ts";
import type { Profile } from "../../src/profile/answer.ts";
import type { Rulebook } from "../../src/rules/rulebook.ts";
import { ChunkScreener } from "../../src/screen/run/screen-chunk.ts";
import { Random } from "../proof/evaluators/random.ts";
import { RandomProfiles } from "../proof/evaluators/random-profile.ts";
import { rulebook as frozen, advisor as frozenAdvisor, reader } from "../support/frozen.ts";
import { evaluator, IN_FORCE, rulebook } from "../support/rulebook.ts";

const PROFILES = 40;
const VARIANTS = 5;
const SEED = 8;

/** A profile as a line of a file has it, and as it was read. */
interface Made {
  readonly raw: unknown;
  readonly profile: Profile;
}

/** Screens companies twice, so that findings which are shared between them are among those compared with reports. */
async function expectAgreement(rulebook: Rulebook, advisor: Advisor, made: readonly Made[]): Promise<void> {
  const screener = new ChunkScreener(rulebook, {
    form: "profiles",
    encoding: "utf-8",
    columns: null,
    asOf: IN_FORCE,
    language: "en",
    table: "jsonl",
    byteOrderMark: false,
    isStrict: false,
    isInWords: false,
    ownership: null,
  });
  const text = made.map(({ raw }) => JSON.stringify(raw)).join("\n");
  for (const line of [1, 1 + made.length]) {
    const { results } = screener.screen(new TextEncoder().encode(text), line).parts;
    const rows = new TextDecoder()
      .decode(results)
      .trimEnd()
      .split("\n")
      .map((row) => JSON.parse(row));
    for (const [index, { profile }] of made.entries()) {
      const { findings } = await advisor.report(profile, IN_FORCE);
      const about = findings.filter(({ outcome }) => outcome !== "not-applicable");
      expect(rows.filter((row) => row.line === line + index)).toMatchObject(
        about.map(({ provision, outcome, status, requirements, missing, open, changes }) => ({
          provision,
          outcome,
          status,
          failing: requirements.filter(({ result }) => result === "unmet").map(({ id }) => id),
          gaps: Object.fromEntries(
            requirements.flatMap(({ id, result, gap, unit }) =>
              result === "unmet" && gap !== null ? [[id, { gap, unit }]] : [],
            ),
          ),
          missing,
          open: open.map(({ kind }) => kind),
          change: (changes[0] ?? []).map(({ fact, from, to }) => ({ fact, from, to })),
        })),
      );
    }
  }
}

describe("a screening and a single report", () => {
  it(`agree on ${PROFILES} random profiles, each with up to ${VARIANTS} sets of numbers: outcomes, reasons, gaps, what is missing, the smallest change`, async () => {
    const random = new RandomProfiles(rulebook, new Random(SEED));
    const made = Array.from({ length: PROFILES }, () => random.next()).flatMap((one) => [
      one,
      ...Array.from({ length: VARIANTS }, () => random.withOtherNumbers(one.raw)).filter(
        (other) => other !== null,
      ),
    ]);
    await expectAgreement(rulebook, createAdvisor(rulebook, evaluator), made);
  });

  it("agree on every standing to wd-2022-1/2's 15 % of the floor area, whether or not a change helps", async () => {
    const areas = [undefined, null, "0", "14", "15", "15.01", "31"];
    const wholes = [undefined, null, "100", "200.5"];
    const answers = [true, false, null];
    const made = areas.flatMap((addedServiceFloorArea) =>
      wholes.flatMap((originalFloorArea) =>
        answers.flatMap((isExistingManufacturer) =>
          answers.map((partitionsAndTransfersLand) => {
            const raw = {
              city: "wudao",
              activities: ["workshop-extension"],
              conformsToRegulatoryDetailedPlan: true,
              isExistingManufacturer,
              floorAreaMethods: ["raise-plot-ratio"],
              addsServiceOrientedManufacturingFacilities: true,
              partitionsAndTransfersLand,
              originalFloorArea,
              addedServiceFloorArea,
            };
            return { raw, profile: reader.fromText(JSON.stringify(raw)) };
          }),
        ),
      ),
    );
    await expectAgreement(frozen, frozenAdvisor, made);
  });
});

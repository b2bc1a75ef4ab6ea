import type { Finding } from "../../src/contract/finding.ts";
import type { AdvisedReport } from "../../src/contract/report.ts";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Profile } from "../../src/profile/answer.ts";
import { RandomProfiles } from "../proof/evaluators/random-profile.ts";
import { Random } from "../proof/evaluators/random.ts";
import { ROOT } from "../support/root.ts";
import { advisor, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

/** The commit whose answers are kept; they change with the law or the words, never with the way of working them out. */
const BASE = "8c349a7";
const SEED = 20_221_229;
const PROFILES = 2000;
const EVERY_DAY = ["2020-01-01", ...new Set([...rulebook.documents.values()].flatMap(daysOf))];
const ON_ANY_DAY = 40;
const DIGITS = 12;

function daysOf({ status }: { status: readonly { from: string }[] }): string[] {
  return status.map(({ from }) => from);
}

/** What a report said at the base, without the version and the hash of the rules. */
function asAtBase(report: AdvisedReport): unknown {
  const { asOf, profile, warnings, ownership, leads, opportunities, together, sensitivity } = report;
  const findings = report.findings.map((finding: Finding) => {
    const { provision, outcome, status, statusNote, title, source } = finding;
    const { requirements, open, missing, changes, blocked } = finding;
    const head = { provision, outcome, status, statusNote, title, source };
    return { ...head, requirements, open, missing, changes, blocked };
  });
  const answers = { asOf, profile, warnings, ownership, findings, leads, opportunities };
  return { ...answers, together, sensitivity };
}

async function hashOf(profile: Profile, day: string): Promise<string> {
  const answers = JSON.stringify(asAtBase(await advisor.report(profile, day)));
  return `${day} ${createHash("sha256").update(answers).digest("hex").slice(0, DIGITS)}`;
}

it(`reports of all samples and of ${PROFILES} profiles (seed ${SEED}) are those of ${BASE}`, async () => {
  const lines = [`answers of ${BASE}, seed ${SEED}`];
  for (const file of readdirSync(`${ROOT}seeds/profiles`)) {
    const profile = reader.fromText(readFileSync(`${ROOT}seeds/profiles/${file}`, "utf8"));
    for (const day of [IN_FORCE, "2026-03-01"]) lines.push(`${file} ${await hashOf(profile, day)}`);
  }
  const random = new Random(SEED);
  const profiles = new RandomProfiles(rulebook, random);
  for (let number = 1; number <= PROFILES; number += 1) {
    const { profile } = profiles.next();
    const day = random.percent(ON_ANY_DAY) ? random.pick(EVERY_DAY) : IN_FORCE;
    lines.push(`${number} ${await hashOf(profile, day)}`);
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("base-answers.txt");
}, 600_000);

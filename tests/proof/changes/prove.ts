import type { ChangeSet } from "../../../src/contract/changes.ts";
import type { AdvisedReport } from "../../../src/contract/report.ts";
import type { Advisor } from "../../../src/advise/advisor.ts";
import { type CompiledRulebook, compileRulebook } from "../../../src/evaluate/compiled/compile.ts";
import type { Evaluator } from "../../../src/evaluate/evaluate.ts";
import { statusesOn } from "../../../src/logic/situation.ts";
import { rational } from "../../../src/exact/rational.ts";
import type { Answer, Profile } from "../../../src/profile/answer.ts";
import { factsOf } from "../../../src/situation/facts.ts";
import { createProfileReader, type ProfileReader } from "../../../src/situation/parse-profile.ts";
import { leavesOf } from "../../../src/rules/condition.ts";
import type { Rulebook } from "../../../src/rules/rulebook.ts";
import { Random } from "../evaluators/random.ts";
import { RandomProfiles } from "../evaluators/random-profile.ts";
import { applied, appliedByTransfer } from "./applied.ts";
import { areMet, type Field, searchCheaper } from "./brute-force.ts";
import { changeables } from "./candidates.ts";
import { priceOf, total } from "./cost.ts";

/** What the proof counted. */
export interface Tally {
  drawn: number;
  profiles: number;
  findings: number;
  solved: number;
  applied: number;
  met: number;
  transfers: number;
  transfersMet: number;
  together: number;
  notMinimal: number;
  notNearest: number;
  tried: number;
  cutShort: number;
  cheaper: number;
  readonly rules: Set<string>;
  readonly faults: string[];
}

const MOST_COMBINATIONS = 20_000;
const DAYS = ["2024-06-30", "2025-06-30", "2025-12-10", "2021-11-30"];

interface Proof {
  readonly rulebook: Rulebook;
  readonly evaluator: Evaluator;
  readonly compiled: CompiledRulebook;
  readonly reader: ProfileReader;
  readonly tally: Tally;
}

/** Draws profiles until so many have an ineligible finding, and proves the changes of each. */
export async function proveChanges(
  rulebook: Rulebook,
  evaluator: Evaluator,
  advisor: Advisor,
  count: number,
  seed: number,
): Promise<Tally> {
  const random = new Random(seed);
  const profiles = new RandomProfiles(rulebook, random);
  const proof: Proof = {
    rulebook,
    evaluator,
    compiled: compileRulebook(rulebook),
    reader: createProfileReader(rulebook.vocabulary),
    tally: emptyTally(),
  };
  while (proof.tally.profiles < count) {
    const { profile } = profiles.next();
    const asOf = random.percent(70) ? (DAYS[0] ?? "") : random.pick(DAYS);
    proof.tally.drawn += 1;
    if (!fieldOf(profile, asOf, proof, []).hasIneligible) continue;
    proof.tally.profiles += 1;
    await proveProfile(profile, asOf, await advisor.report(profile, asOf), proof);
  }
  return proof.tally;
}

function emptyTally(): Tally {
  const counts = { drawn: 0, profiles: 0, findings: 0, solved: 0, applied: 0, met: 0, transfers: 0 };
  const more = {
    transfersMet: 0,
    together: 0,
    notMinimal: 0,
    notNearest: 0,
    tried: 0,
    cutShort: 0,
    cheaper: 0,
  };
  return { ...counts, ...more, rules: new Set(), faults: [] };
}

function fieldOf(
  profile: Profile,
  asOf: string,
  { rulebook, compiled }: Proof,
  provisions: readonly string[],
): Field & { hasIneligible: boolean } {
  const facts = factsOf(profile, rulebook.vocabulary, asOf);
  const { statusOf } = statusesOn(rulebook, asOf);
  const rules = provisions.map((id) => rulebook.rules.findIndex((rule) => rule.id === id));
  const hasIneligible = compiled.outcomes(compiled.encode(facts, statusOf)).includes("ineligible");
  return { profile, facts, vocabulary: rulebook.vocabulary, asOf, compiled, statusOf, rules, hasIneligible };
}

async function proveProfile(
  profile: Profile,
  asOf: string,
  report: AdvisedReport,
  proof: Proof,
): Promise<void> {
  const { tally } = proof;
  for (const finding of report.findings.filter(({ outcome }) => outcome === "ineligible")) {
    tally.findings += 1;
    tally.rules.add(finding.provision);
    if (finding.changes.length > 0) tally.solved += 1;
    await proveSets(profile, asOf, [finding.provision], finding.changes, proof);
  }
  for (const { provisions, changes } of report.together) {
    tally.together += 1;
    await proveSets(profile, asOf, provisions, changes, proof);
  }
}

async function proveSets(
  profile: Profile,
  asOf: string,
  provisions: readonly string[],
  sets: readonly ChangeSet[],
  proof: Proof,
): Promise<void> {
  const { tally, evaluator, reader } = proof;
  const field = fieldOf(profile, asOf, proof, provisions);
  const fault = (what: string) =>
    tally.faults.push(`${provisions.join(" + ")}: ${what}; ${JSON.stringify(sets)}`);
  const meets = async (changed: Profile): Promise<boolean> => {
    const findings = await evaluator.findings(changed, asOf);
    return provisions.every((id) => {
      const outcome = findings.find(({ provision }) => provision === id)?.outcome;
      return outcome === "eligible" || outcome === "conditional";
    });
  };
  for (const set of sets) {
    tally.applied += 1;
    if (await meets(applied(profile, set, reader))) tally.met += 1;
    else fault(`not met after ${JSON.stringify(set)}`);
    const moved = appliedByTransfer(profile, set, reader);
    if (moved !== null) {
      tally.transfers += 1;
      if (await meets(moved)) tally.transfersMet += 1;
      else fault(`not met after the transfer of ${JSON.stringify(set)}`);
    }
    proveMinimal(set, field, proof, fault);
  }
  proveCheapest(sets, field, proof, fault);
}

function proveMinimal(
  set: ChangeSet,
  field: Field,
  { reader, tally }: Proof,
  fault: (what: string) => void,
): void {
  const met = (changes: ChangeSet): boolean =>
    areMet(field, factsOf(applied(field.profile, changes, reader), field.vocabulary, field.asOf));
  for (let bits = 0; bits < 2 ** set.length - 1; bits += 1) {
    const part = set.filter((_, index) => (bits & (1 << index)) !== 0);
    if (!met(part)) continue;
    tally.notMinimal += 1;
    fault(`${JSON.stringify(part)} would do alone`);
  }
  for (const change of set) {
    const nearer = oneStepBack(change, field);
    if (nearer === null || !met(set.map((other) => (other === change ? { ...change, to: nearer } : other))))
      continue;
    tally.notNearest += 1;
    fault(`${change.fact} need only be ${String(nearer)}`);
  }
}

/** The share that is one step nearer to where it comes from; null for what is no share, or has no single start. */
function oneStepBack({ fact, from, to }: ChangeSet[number], field: Field): string | null {
  if (field.vocabulary.byId.get(fact)?.type !== "share" || typeof from !== "string" || from.includes("/"))
    return null;
  const [start, end] = [micro(from), micro(String(to))];
  if (start === end) return null;
  const back = end > start ? end - 1n : end + 1n;
  return `${back / 1_000_000n}.${String(back % 1_000_000n).padStart(6, "0")}`;
}

function micro(text: string): bigint {
  const [whole = "", decimals = ""] = text.split(".");
  return BigInt(whole + decimals.padEnd(6, "0"));
}

function proveCheapest(
  sets: readonly ChangeSet[],
  field: Field,
  { rulebook, tally, reader }: Proof,
  fault: (what: string) => void,
): void {
  const leaves = field.rules.flatMap((index) => {
    const rule = rulebook.rules[index];
    return rule === undefined ? [] : [...leavesOf(rule.requires), ...leavesOf(rule.applies)];
  });
  const [first] = sets;
  const limit =
    first === undefined ? null : total(first.map(({ fact, to }) => priceIn(field, fact, to, reader)));
  const searched = searchCheaper(
    changeables(leaves, field.profile, field.facts, field.vocabulary),
    field,
    limit,
    MOST_COMBINATIONS,
  );
  tally.tried += searched.tried;
  if (!searched.isWhole) tally.cutShort += 1;
  if (searched.cheaper === null) return;
  tally.cheaper += 1;
  fault(`cheaper: ${searched.cheaper}`);
}

function priceIn(field: Field, id: string, to: unknown, reader: ProfileReader) {
  const fact = field.vocabulary.byId.get(id);
  const answer: Answer | null | undefined = reader.fromText(JSON.stringify({ [id]: to })).get(id);
  if (fact === undefined || answer === undefined || answer === null) return { effort: 0, step: rational(0n) };
  return priceOf(fact, field.facts.get(id), answer);
}

import type { CityStanding, ComparisonCell, Remedy, ShownCost, Standing } from "../../contract/comparison.ts";
import type { Finding } from "../../contract/finding.ts";
import { formatRational, parseFractionText, ZERO } from "../../exact/rational.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Advice } from "../advice-on-goal.ts";
import { type Cost, compareCosts } from "../cost.ts";

type Advise = (rules: readonly string[]) => Advice;

/** The cheapest way to meet all of the findings that are ineligible, at once; null where none is. */
export function remedyFor(findings: readonly Finding[], advise: Advise): Remedy | null {
  const failing = findings
    .filter(({ outcome }) => outcome === "ineligible")
    .map(({ provision }) => provision);
  if (failing.length === 0) return null;
  const { changes, cost, blocked } = advise(failing);
  return {
    changes: changes[0] ?? null,
    cost: cost === null ? null : { ...cost, step: formatRational(cost.step) },
    blocked,
  };
}

const ASIDE: readonly Outcome[] = ["not-applicable", "not-in-force"];

/** The findings that count in a cell: those about another case, or not in force, only where there is no other. */
export function findingsThatCount(findings: readonly Finding[]): readonly Finding[] {
  const counting = findings.filter(({ outcome }) => !ASIDE.includes(outcome));
  return counting.length > 0 ? counting : findings;
}

const IS_MET: readonly Standing[] = ["met", "met-with-open-points"];
const MET: readonly Outcome[] = ["eligible", "conditional"];

/** How a city stands over some cells of its column. */
export function standingOf(
  city: string,
  cells: readonly (ComparisonCell | undefined)[],
  advise: Advise,
): CityStanding {
  const findings = cells.flatMap((cell) =>
    cell?.kind === "findings" ? findingsThatCount(cell.findings) : [],
  );
  const remedy = remedyFor(findings, advise);
  const standing = ((): Standing => {
    if (cells.some((cell) => cell?.kind !== "findings")) return "without-item";
    if (findings.some(({ outcome }) => outcome !== "ineligible" && !MET.includes(outcome)))
      return "cannot-be-told";
    if (remedy === null)
      return findings.some(({ outcome }) => outcome === "conditional") ? "met-with-open-points" : "met";
    return remedy.changes === null ? "not-possible" : "to-change";
  })();
  return { city, standing, remedy };
}

const NOTHING: ShownCost = { facts: 0, effort: 0, step: "0" };

/** The cities that take the least change, of those in which all is met or can be; equals stand together. */
export function needingLeast(standings: readonly CityStanding[]): string[] {
  const costs = standings.flatMap(({ city, standing, remedy }) => {
    if (IS_MET.includes(standing)) return [{ city, cost: asCost(NOTHING) }];
    const cost = standing === "to-change" ? (remedy?.cost ?? null) : null;
    return cost === null ? [] : [{ city, cost: asCost(cost) }];
  });
  return costs
    .filter(({ cost }) => costs.every((other) => compareCosts(cost, other.cost) <= 0))
    .map(({ city }) => city);
}

function asCost({ facts, effort, step }: ShownCost): Cost {
  return { facts, effort, step: parseFractionText(step) ?? ZERO };
}

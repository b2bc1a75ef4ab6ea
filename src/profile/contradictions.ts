import { contains } from "../exact/interval.ts";
import { formatRational, HUNDRED, type Rational } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import type { Problem } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import type { Profile } from "./answer.ts";
import { foreignReadings, otherSide, type Readings } from "./ownership.ts";

/** Answers that cannot all be true; each problem shows both sides. */
export function findContradictions(profile: Profile): Problem[] {
  return [...shareContradictions(profile), ...floorAreaContradictions(profile)];
}

function contradiction(fact: string, found: string, expected: Words): Problem {
  return { code: "contradiction", path: [fact], found, expected, nearest: null, line: null };
}

function quantity(profile: Profile, fact: string): Rational | null {
  const answer = profile.get(fact);
  return answer?.kind === "quantity" || answer?.kind === "share" ? answer.value : null;
}

function shareContradictions(profile: Profile): Problem[] {
  const chinese = quantity(profile, "chineseShare");
  const foreign = quantity(profile, "foreignShare");
  const problems: Problem[] = [];
  if (chinese !== null && foreign !== null && !chinese.add(foreign).equals(HUNDRED)) {
    problems.push(
      contradiction(
        "foreignShare",
        formatRational(foreign),
        fillWords(EXPECTED.restOfChineseShare, {
          chinese: formatRational(chinese),
          rest: formatRational(HUNDRED.sub(chinese)),
        }),
      ),
    );
  }
  const investors = profile.get("investors");
  if (investors?.kind !== "investors") return problems;
  const readings = foreignReadings(investors.holders);
  return [
    ...problems,
    ...againstTable("foreignShare", foreign, readings),
    ...againstTable("chineseShare", chinese, otherSide(readings)),
  ];
}

function againstTable(fact: string, given: Rational | null, readings: Readings): Problem[] {
  if (given === null || contains(readings.direct, given) || contains(readings.lookThrough, given)) return [];
  const direct = showInterval(readings.direct);
  const lookThrough = showInterval(readings.lookThrough);
  return [
    contradiction(fact, formatRational(given), fillWords(EXPECTED.shareOfInvestors, { direct, lookThrough })),
  ];
}

function showInterval({ low, high }: Readings["direct"]): string {
  return low.equals(high) ? formatRational(low) : `${formatRational(low)} … ${formatRational(high)}`;
}

function floorAreaContradictions(profile: Profile): Problem[] {
  const original = quantity(profile, "originalFloorArea");
  const added = quantity(profile, "addedServiceFloorArea");
  if (original === null || added === null || original.n !== 0n || added.n === 0n) return [];
  return [
    contradiction(
      "originalFloorArea",
      "0",
      fillWords(EXPECTED.areaAboveZero, { added: formatRational(added) }),
    ),
  ];
}

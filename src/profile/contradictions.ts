import { complement, type Interval, intersection, isPoint } from "../exact/interval.ts";
import { formatRational, HUNDRED, type Rational } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import { type Problem, showFound } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import type { Relations } from "../vocabulary/relations.ts";
import { type Holder, intervalOf, isBand, type Profile } from "./answer.ts";
import { givenShare } from "./shares.ts";
import { sayBounds, sayPercent, sayShare } from "./fractions.ts";
import { originsOfOwners, otherSide, ownershipOf, type Readings } from "./ownership.ts";
import { graphOfEntities } from "./ownership-graph.ts";

/** Answers that cannot all be true; each problem shows both sides. */
export function findContradictions(profile: Profile, relations: Relations): Problem[] {
  return [
    ...twoForms(profile),
    ...shareContradictions(profile, relations),
    ...originContradictions(profile, relations),
    ...partContradictions(profile, relations),
  ];
}

function contradiction(fact: string, found: string, expected: Words): Problem {
  return { code: "contradiction", path: [fact], found, expected, nearest: null, line: null };
}

/** The table and the graph of the group exclude each other: even where they agree, only one can be followed. */
function twoForms(profile: Profile): Problem[] {
  const investors = profile.get("investors");
  const entities = profile.get("entities");
  if (investors?.kind !== "investors" || entities?.kind !== "entities") return [];
  const { owners } = graphOfEntities(entities.entities);
  const direct = (owners[0]?.heldBy ?? []).map(({ holder, share }) => ({
    name: owners[holder]?.name ?? "",
    share,
  }));
  const table = showLevel(investors.holders);
  return [
    contradiction(
      "entities",
      showFound(showLevel(direct)),
      fillWords(EXPECTED.oneFormOfOwnership, { investors: showFound(table) }),
    ),
  ];
}

const HOLDERS_SHOWN = 3;

function showLevel(level: readonly Pick<Holder, "name" | "share">[]): string {
  const shown = level
    .slice(0, HOLDERS_SHOWN)
    .map(
      ({ name, share }) =>
        `${name} ${isBand(share) ? sayBounds(intervalOf(share)) : `${sayPercent(share)}%`}`,
    );
  return [...shown, ...(level.length > HOLDERS_SHOWN ? ["…"] : [])].join(", ");
}

function quantity(profile: Profile, fact: string | null): Rational | null {
  const answer = fact === null ? null : profile.get(fact);
  return answer?.kind === "quantity" ? answer.value : null;
}

function shareContradictions(profile: Profile, { chineseShare, foreignShare }: Relations): Problem[] {
  const chinese = givenShare(profile, chineseShare);
  const foreign = givenShare(profile, foreignShare);
  const problems: Problem[] = [];
  if (
    foreignShare !== null &&
    chinese !== null &&
    foreign !== null &&
    intersection(foreign, complement(chinese, HUNDRED)) === null
  ) {
    problems.push(
      contradiction(
        foreignShare,
        saySharing(foreign),
        fillWords(EXPECTED.restOfChineseShare, {
          chinese: saySharing(chinese),
          rest: saySharing(complement(chinese, HUNDRED)),
        }),
      ),
    );
  }
  const ownership = ownershipOf(profile);
  if (ownership === null) return problems;
  const readings = ownership.foreign;
  return [
    ...problems,
    ...againstTable(foreignShare, foreign, readings),
    ...againstTable(chineseShare, chinese, otherSide(readings)),
  ];
}

function againstTable(fact: string | null, given: Interval | null, readings: Readings): Problem[] {
  if (
    fact === null ||
    given === null ||
    intersection(readings.direct, given) !== null ||
    intersection(readings.lookThrough, given) !== null
  )
    return [];
  const direct = showFound(showInterval(readings.direct));
  const lookThrough = showFound(showInterval(readings.lookThrough));
  return [
    contradiction(fact, saySharing(given), fillWords(EXPECTED.shareOfInvestors, { direct, lookThrough })),
  ];
}

/** One share, or the range of what it can be. */
function saySharing(share: Interval): string {
  return isPoint(share) ? sayShare(share.low) : sayBounds(share);
}

/** The words around it say percent. */
function showInterval(interval: Interval): string {
  const { low, high, isLowOpen, isHighOpen } = interval;
  if (isPoint(interval)) return sayPercent(low);
  if (isLowOpen || isHighOpen) return sayBounds(interval).slice(0, -1);
  return `${sayPercent(low)} … ${sayPercent(high)}`;
}

/** The founding investor is one of the owners, where all of them are known. */
function originContradictions(profile: Profile, { originOfOwners }: Relations): Problem[] {
  if (originOfOwners === null) return [];
  const stated = profile.get(originOfOwners);
  const origins = originsOfOwners(profile);
  if (stated?.kind !== "choice" || origins === null || origins.has("unknown")) return [];
  const known = new Set<string>(origins);
  if (known.has(stated.id)) return [];
  const expected = fillWords(EXPECTED.originOfInvestors, { origins: [...known].join(", ") });
  return [contradiction(originOfOwners, stated.id, expected)];
}

/** Something is added to, or a part of, a whole that is 0. */
function partContradictions(profile: Profile, { parts }: Relations): Problem[] {
  const problems: Problem[] = [];
  for (const { fact, of } of parts) {
    const whole = quantity(profile, of);
    if (whole?.n !== 0n) continue;
    const part = quantity(profile, fact);
    if (part === null || part.n === 0n) continue;
    const expected = fillWords(EXPECTED.areaAboveZero, { added: formatRational(part) });
    problems.push(contradiction(of, "0", expected));
  }
  return problems;
}

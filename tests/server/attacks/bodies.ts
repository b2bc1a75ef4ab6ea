import { effortOf } from "../../../src/profile/ownership-effort.ts";
import { ownershipGraph } from "../../../src/profile/ownership-graph.ts";
import { largeRealGroup, layeredGroup, longShare, loopGroup } from "../../support/intricate-groups.ts";
import { reader } from "../../support/rulebook.ts";

const CASE = {
  city: "guangzhou",
  activities: ["social-survey", "domestic-internet-vpn", "app-store", "investment-company"],
  legalRepresentativeNationality: "GB",
};

/** Ownerships that once kept the server busy for minutes; each is to be refused. */
export const REFUSED: Readonly<Record<string, string>> = {
  "a loop of 16 companies, 10 holders each, fractions of 41 digits": JSON.stringify({
    ...CASE,
    ...loopGroup(16, 10, longShare),
  }),
  "a loop of 50 companies, 10 holders each, shares 1/999983": JSON.stringify({
    ...CASE,
    ...loopGroup(50, 10),
  }),
  "60 layers of 5 companies, shares 1/999983": JSON.stringify({ ...CASE, ...layeredGroup(60, 5) }),
};

/** The most expensive profiles that are still evaluated: of each family the largest that is taken on. */
export function expensiveProfiles(): string[] {
  const families = [
    [3, 6, 10].flatMap((holders) => Array.from({ length: 49 }, (_, index) => loopGroup(index + 2, holders))),
    [1, 3, 5].flatMap((width) => Array.from({ length: 40 }, (_, index) => layeredGroup(index + 2, width))),
    Array.from({ length: 12 }, (_, index) => largeRealGroup(1_000, index + 3)),
  ];
  return families.map((family) => {
    const taken = family.flatMap((group) => {
      const text = JSON.stringify({ ...CASE, ...group });
      const effort = effortIn(text);
      return effort === null ? [] : [{ text, effort }];
    });
    const most = taken.reduce((a, b) => (b.effort > a.effort ? b : a));
    return most.text;
  });
}

function effortIn(text: string): number | null {
  try {
    const graph = ownershipGraph(reader.fromText(text));
    return graph === null ? null : effortOf(graph).total;
  } catch {
    return null;
  }
}

const repeat = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join();

/** Bodies full of mistakes, each as large as one may be. */
export const MISTAKES: Readonly<Record<string, string>> = {
  "unknown keys": `{${repeat(16_000, (index) => `"key${index}":0`)}}`,
  "one key, repeated": `{${repeat(15_000, () => '"city":"chengdu"')}}`,
  "unknown activities": `{"activities":[${repeat(19_000, (index) => `"a${index}"`)}]}`,
  "holders without anything": `{"investors":[${repeat(9_000, () => '{"a":0}')}]}`,
  "entities that are not described": `{"entities":[{"id":"a","holds":[${repeat(4_900, (index) => `{"entity":"${"x".repeat(20)}${index}","share":1}`)}]}]}`,
};

import { describe, expect, it } from "vitest";
import { formatPath } from "../../src/input/problem.ts";
import { findWarnings } from "../../src/profile/warnings.ts";
import { canonicalProfile } from "../../src/situation/canonical.ts";
import { problemsOf } from "../support/problems.ts";
import { IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

/** What is wrong with a profile, as "code at path: found". */
function faults(profile: object): string[] {
  return problemsOf(profile).map(({ code, path, found }) => `${code} at ${formatPath(path)}: ${found}`);
}

function warnings(profile: object): string[] {
  return findWarnings(reader.fromText(JSON.stringify(profile)), rulebook.vocabulary, IN_FORCE).map(
    ({ code, message }) => `${code}: ${message.en}`,
  );
}

const foreign = (name: string, share: unknown) => ({ name, origin: "foreign", share });

describe("a level whose shares do not add up", () => {
  it("is named, with its sum, however deep it lies", () => {
    const investors = [{ ...foreign("X", 100), holders: [foreign("A", "33.333333"), foreign("B", "66.6")] }];
    expect(faults({ investors })).toEqual(["sum-not-100 at investors[0].holders: 99.933333"]);
  });

  it("is named by the entity held in the graph form", () => {
    const entities = [
      { id: "x", holds: [{ entity: "company", share: 100 }] },
      { id: "y", origin: "foreign", holds: [{ entity: "x", share: "100.000001" }] },
    ];
    expect(faults({ entities })).toEqual(["out-of-range at entities[1].holds[0].share: 100.000001"]);
    const over = [
      ...entities.slice(0, 1),
      { id: "y", holds: [{ entity: "x", share: 60 }] },
      { id: "z", holds: [{ entity: "x", share: 41 }] },
    ];
    expect(faults({ entities: over })).toEqual(["sum-not-100 at entities[0].x: 101"]);
  });

  it("takes thirds as exactly 100, and 33.333333 three ways as less", () => {
    const thirds = (share: string) => ["A", "B", "C"].map((name) => foreign(name, share));
    expect(faults({ investors: thirds("1/3") })).toEqual([]);
    expect(faults({ investors: thirds("33.333333") })).toEqual(["sum-not-100 at investors: 99.999999"]);
  });
});

describe("rest", () => {
  it("stands for the remainder of a level, and stays in the canonical profile", () => {
    const investors = [foreign("A", 30), { rest: "mainland" }];
    const profile = reader.fromText(JSON.stringify({ investors }));
    expect(canonicalProfile(profile)).toEqual({
      investors: [{ name: "A", origin: "foreign", share: "30" }, { rest: "mainland" }],
    });
    expect(reader.fromText(JSON.stringify(canonicalProfile(profile)))).toEqual(profile);
  });

  it("may stand once a level, and not above 100", () => {
    expect(faults({ investors: [{ rest: "foreign" }, { rest: "mainland" }] })).toEqual([
      "given-twice at investors[1].rest: rest",
    ]);
    expect(faults({ investors: [foreign("A", 70), foreign("B", 40), { rest: null }] })).toEqual([
      "sum-not-100 at investors: 110",
    ]);
  });

  it("stands for the holders of an entity that are not described", () => {
    const entities = [
      { id: "company", rest: "mainland" },
      { id: "a", origin: "foreign", holds: [{ entity: "company", share: 10 }] },
    ];
    expect(faults({ entities })).toEqual([]);
    expect(faults({ entities, foreignShare: 10 })).toEqual([]);
    expect(faults({ entities, foreignShare: 11 })).toEqual(["contradiction at foreignShare: 11%"]);
  });
});

describe("a group that cannot be worked out", () => {
  const holds = (id: string, ...stakes: [string, number][]) => ({
    id,
    origin: "mainland",
    holds: stakes.map(([entity, share]) => ({ entity, share })),
  });

  it("names a holder that is referred to and not described", () => {
    expect(faults({ entities: [holds("north", ["company", 100], ["nroth", 5])] })).toEqual([
      "not-described at entities[0].holds[1].entity: nroth",
    ]);
  });

  it("needs somebody who holds the company", () => {
    expect(faults({ entities: [holds("a")] })).toEqual(["not-held at entities: company"]);
  });

  it("refuses an entity described twice", () => {
    expect(faults({ entities: [holds("a", ["company", 50]), holds("a", ["company", 50])] })).toEqual([
      "given-twice at entities[1].id: a",
    ]);
  });

  it("refuses a loop without owners outside it, by name", () => {
    const entities = [holds("a", ["company", 100], ["b", 100]), holds("b", ["a", 100])];
    expect(faults({ entities })).toEqual(["loop-without-owners at entities: 2: a → b"]);
    expect(faults({ entities: [holds("a", ["company", 100], ["a", 100])] })).toEqual([
      "loop-without-owners at entities: 1: a",
    ]);
  });

  it("refuses a loop of 51 entities by name", () => {
    const entities = Array.from({ length: 51 }, (_, index) =>
      holds(
        `e${index}`,
        [`e${(index + 1) % 51}`, 50],
        ...(index === 0 ? [["company", 100] as [string, number]] : []),
      ),
    );
    const outside = holds("outside", ...entities.map(({ id }) => [id, 50] as [string, number]));
    const [fault] = faults({ entities: [...entities, outside] });
    expect(fault).toMatch(/^loop-too-long at entities: 51: e\d+ → e\d+/);
  });

  it("shows both where the table and the graph are given", () => {
    const profile = {
      investors: [foreign("A", 60), foreign("B", 40)],
      entities: [holds("x", ["company", 100])],
    };
    expect(() => reader.fromText(JSON.stringify(profile))).toThrow(
      /found x 100%.*the table has A 60%, B 40%/s,
    );
    expect(faults({ ...profile, investors: null })).toEqual([]);
  });
});

describe("what is set right, with a warning", () => {
  it("drops a share of 0", () => {
    expect(warnings({ investors: [foreign("A", 100), foreign("B", 0)] })).toEqual([
      "zero-share: Holders with a share of 0 are left out (1): B.",
    ]);
  });

  it("merges a holder given twice, and keeps apart those that differ", () => {
    expect(warnings({ investors: [foreign("A", 60), foreign("A", 40)] })).toEqual([
      "holders-merged: Holders that are given twice are counted as one, their shares added up (1): A.",
    ]);
    const [warning] = warnings({
      investors: [foreign("A", 60), { name: "A", origin: "mainland", share: 40 }],
    });
    expect(warning).toMatch(/^same-name: /);
  });

  it("names entities that hold the company by no route", () => {
    const entities = [
      {
        id: "a",
        origin: "foreign",
        holds: [
          { entity: "company", share: 100 },
          { entity: "sister", share: 100 },
        ],
      },
      { id: "sister" },
    ];
    expect(warnings({ entities })).toEqual([
      "holds-nothing-here: These entities hold the company by no route and play no part (1): sister.",
    ]);
  });
});

describe("what an entity holds", () => {
  it.each([
    ["is no list", { entity: "company", share: 100 }, "wrong-value at entities[0].holds: {…}"],
    ["holds what is no holding", ["company"], 'wrong-value at entities[0].holds[0]: "company"'],
  ])("is refused where it %s", (_what, holds, told) => {
    expect(faults({ entities: [{ id: "a", origin: "foreign", holds }] })).toEqual([told]);
  });
});

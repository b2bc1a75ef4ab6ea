import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { migrateFacts, renamedFactsSchema } from "../../src/interview/renamed-facts.ts";
import { parseJson } from "../../src/input/json.ts";
import { InputError } from "../../src/input/problem.ts";
import { ROOT } from "../support/root.ts";
import { reader, rulebook } from "../support/rulebook.ts";

const { vocabulary } = rulebook;
const table = [
  { from: "town", to: "place", since: "2026-01-01" },
  { from: "place", to: "city", since: "2026-06-01" },
  { from: "circle", to: "round", since: "2026-01-01" },
  { from: "round", to: "circle", since: "2026-06-01" },
];

const migrate = (text: string) => migrateFacts(parseJson(text).value, table, vocabulary);

test("an older name is followed to the present one, and told", () => {
  const { value, renamed } = migrate('{ "town": "chengdu", "foreignShare": 40 }');
  expect(renamed).toEqual([{ from: "town", to: "city" }]);
  expect([...reader.fromValue(value).keys()]).toEqual(["city", "foreignShare"]);
});

test("a name in no table is refused by name", () => {
  const { value, renamed } = migrate('{ "formerFact": true, "circle": 1 }');
  expect(renamed).toEqual([{ from: "circle", to: "round" }]);
  expect(() => reader.fromValue(value)).toThrow(/formerFact/);
});

test("an older name beside its present one is refused, and neither answer is lost", () => {
  const { value, renamed } = migrate('{ "town": "chengdu", "city": "guangzhou" }');
  expect(renamed).toEqual([]);
  expect(() => reader.fromValue(value)).toThrow(InputError);
  expect(() => reader.fromValue(value)).toThrow(/town/);
});

test.each(["[]", '"text"', "7", "null", '{ "__proto__": 1 }'])("%s is left to the reader", (text) => {
  expect(() => reader.fromValue(migrate(text).value)).toThrow(InputError);
});

test("the project's own table leads to facts of the vocabulary, and renames none that it still has", () => {
  const { renamed } = renamedFactsSchema.parse(
    JSON.parse(readFileSync(`${ROOT}rules/renamed-facts.json`, "utf8")),
  );
  for (const { from, to } of renamed) {
    expect(vocabulary.byId.has(from)).toBe(false);
    const { value } = migrateFacts({ [from]: null }, renamed, vocabulary);
    expect(
      Object.keys(value as object).every((id) => vocabulary.byId.has(id)),
      to,
    ).toBe(true);
  }
});

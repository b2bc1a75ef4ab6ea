import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createForecast } from "../../src/interview/outlook.ts";
import { questionsToGo } from "../../src/interview/progress.ts";
import { ROOT } from "../support/root.ts";
import { IN_FORCE, reader, rulebook } from "../support/rulebook.ts";
import { walkThrough } from "./walk.ts";

const forecast = createForecast(rulebook, IN_FORCE);
const FOLDER = `${ROOT}seeds/profiles/`;

test.each(readdirSync(FOLDER).sort())("the questions to %s come in this order", (file) => {
  const truth = reader.fromText(readFileSync(FOLDER + file, "utf8"));
  const { steps } = walkThrough(truth, rulebook, IN_FORCE);
  expect(steps.map(({ question }) => question.fact.id)).toMatchSnapshot();
});

test("what is to be done comes first, then where", () => {
  const { steps } = walkThrough(new Map(), rulebook, IN_FORCE);
  expect(steps.slice(0, 2).map(({ question }) => question.fact.id)).toEqual(["activities", "city"]);
});

test("one question stands for both shares", () => {
  const truth = reader.fromText(
    JSON.stringify({
      city: "guangzhou",
      activities: ["social-survey"],
      legalRepresentativeNationality: "CN",
    }),
  );
  const asked = walkThrough(truth, rulebook, IN_FORCE).steps.map(({ question }) => question.fact.id);
  expect(asked).toContain("foreignShare");
  expect(asked).not.toContain("chineseShare");
});

test("an exchange rate is asked for only where a comparison lacks it, by its pair", () => {
  const profile = (currency: string) =>
    reader.fromText(
      JSON.stringify({
        city: "chengdu",
        activities: ["investment-company"],
        foreignShare: "100",
        investorTotalAssets: { amount: "190000000", currency },
      }),
    );
  const pairs = (currency: string) =>
    walkThrough(profile(currency), rulebook, IN_FORCE).steps.flatMap(({ question }) => question.pair ?? []);
  expect(pairs("EUR")).toEqual([{ from: "EUR", to: "USD" }]);
  expect(pairs("USD")).toEqual([]);
});

test("the most that can be to go counts the rate that an amount may come to need", () => {
  const told = { city: "chengdu", activities: ["investment-company"], foreignShare: "100" };
  const toGo = (profile: object): number =>
    questionsToGo(forecast(reader.fromText(JSON.stringify(profile))), rulebook.vocabulary);
  const before = toGo(told);
  expect(toGo({ ...told, investorTotalAssets: { amount: "1", currency: "EUR" } })).toBe(before - 1);
  expect(toGo({ ...told, investorTotalAssets: { amount: "1", currency: "USD" } })).toBeLessThan(before - 1);
});

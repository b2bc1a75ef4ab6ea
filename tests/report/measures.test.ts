import { expect, it } from "vitest";
import { measuresOf } from "../../src/report/measures.ts";
import { findingOf, rulebook } from "../support/rulebook.ts";

it("says of a day that it is before or after another, not more or less", async () => {
  const { requirements } = await findingOf("cd-2022-213/2-8:running", {
    city: "chengdu",
    activities: ["land-transition"],
    hasLandTransitionStarted: true,
    landTransitionStartDate: "2023-03-15",
  });
  const said = (id: string, language: "zh-CN" | "en"): string[] =>
    requirements
      .filter((requirement) => requirement.id === id)
      .flatMap((requirement) => measuresOf(requirement, rulebook, language));
  expect([...said("entry-from", "en"), ...said("entry-until", "en")]).toEqual([
    "your answer: 2023-03-15",
    "required: not before 2023-01-10",
    "your answer: 2023-03-15",
    "required: before 2025-12-08",
  ]);
  expect([...said("entry-from", "zh-CN"), ...said("entry-until", "zh-CN")]).toEqual([
    "企业的回答：2023-03-15",
    "要求：不早于2023-01-10",
    "企业的回答：2023-03-15",
    "要求：早于2025-12-08",
  ]);
});

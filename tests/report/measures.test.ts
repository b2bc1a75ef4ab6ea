import { expect, it } from "vitest";
import { measuresOf } from "../../src/report/measures.ts";
import { findingOf, rulebook } from "../support/frozen.ts";

it("says of a day that it is before or after another, not more or less", async () => {
  const { requirements } = await findingOf("jw-2022-1/5", {
    city: "jingwan",
    activities: ["workshop-transition"],
    transitionStartDate: "2023-03-15",
  });
  const said = (id: string, language: "zh-CN" | "en"): string[] =>
    requirements
      .filter((requirement) => requirement.id === id)
      .flatMap((requirement) => measuresOf(requirement, rulebook, language));
  expect([...said("entered-from", "en"), ...said("entered-until", "en")]).toEqual([
    "your answer: 2023-03-15",
    "required: not before 2023-01-01",
    "your answer: 2023-03-15",
    "required: before 2026-01-01",
  ]);
  expect([...said("entered-from", "zh-CN"), ...said("entered-until", "zh-CN")]).toEqual([
    "企业的回答：2023-03-15",
    "要求：不早于2023-01-01",
    "企业的回答：2023-03-15",
    "要求：早于2026-01-01",
  ]);
});

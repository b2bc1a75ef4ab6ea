import { expect, it } from "vitest";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { renderText } from "../../src/report/text.ts";
import { viewReport } from "../../src/report/view.ts";
import { answering, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

it("in Chinese the place of a clause stands in Chinese brackets, in text and in Markdown", async () => {
  const survey = '{"city":"guangzhou","activities":["social-survey"],"foreignShare":"40"}';
  const report = await answering.report(reader.fromText(survey), IN_FORCE);
  const view = viewReport(report, rulebook, "zh-CN", false);
  const text = renderText(view, { language: "zh-CN", width: 80, colour: false }, true);
  expect(text).toContain("原文（表1第12项）：");
  expect(text).not.toMatch(/原文 ?\(/);
  expect(renderMarkdown(view, "zh-CN")).toContain("（表1第12项）\n");
});

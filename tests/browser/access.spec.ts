import axe from "axe-core";
import { expect, it } from "vitest";
import { visit } from "./browser.ts";
import { everyPage } from "./pages.ts";
import { useBrowser } from "./session.ts";

const session = useBrowser();
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

it.each([
  { language: "zh-CN", dark: false },
  { language: "zh-CN", dark: true },
  { language: "en", dark: false },
  { language: "en", dark: true },
] as const)("has no violation of WCAG 2.2 A and AA on any page: $language, dark $dark", async (look) => {
  const { page, context } = await visit(session.browser, session.address, look);
  const found: string[] = [];
  await everyPage(page, async (name) => {
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async (tags) => {
      const results = await (window as unknown as { axe: typeof axe }).axe.run({
        runOnly: { type: "tag", values: tags },
      });
      return results.violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`,
      );
    }, TAGS);
    found.push(...violations.map((violation) => `${name}: ${violation}`));
  });
  expect(found).toEqual([]);
  await context.close();
});

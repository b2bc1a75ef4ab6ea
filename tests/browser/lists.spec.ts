import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { visit } from "./browser.ts";
import { useBrowser } from "./session.ts";

const session = useBrowser();
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** A list from its choice to its results. */
async function listPages(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.goto("/lists");
  await look("lists");
  await page.setInputFiles("#list", `${ROOT}tests/screen/fixtures/lists/english.xlsx`);
  await page.click("form.upload button");
  await untilSeen(page, "form.list-preview");
  await look("list understood");
  await page.selectOption("[name=reports]", "none");
  await page.click("button[value=run]");
  await untilSeen(page, ".list-results");
  await look("list checked");
  await page.click(".delete-list button");
  await page.waitForURL("**/lists");
}

/** Waits for what a page shows after it was asked for again, with a script or without. */
async function untilSeen(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { timeout: 60_000 });
}

it.each([
  { language: "zh-CN", width: 375, dark: false },
  { language: "en", width: 1280, dark: true },
] as const)("a list's pages violate no rule of WCAG 2.2 A and AA and fit: $language, $width px", async (look) => {
  const { page, context, complaints } = await visit(session.browser, session.address, look);
  const found: string[] = [];
  await listPages(page, async (name) => {
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async (tags) => {
      const results = await (window as unknown as { axe: typeof axe }).axe.run({
        runOnly: { type: "tag", values: tags },
      });
      return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
    }, TAGS);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    found.push(...violations.map((violation) => `${name}: ${violation}`));
    if (width > look.width) found.push(`${name}: ${width} px wide`);
  });
  expect([found, complaints]).toEqual([[], []]);
  await context.close();
});

it("a list is checked without a script, by asking for the page again", async () => {
  const look = { language: "en", scripts: false } as const;
  const { page, context } = await visit(session.browser, session.address, look);
  await listPages(page, async () => undefined);
  await context.close();
});

import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { visit } from "./browser.ts";
import { useBrowser } from "./session.ts";

const session = useBrowser();

/** Presses Tab until an element is in focus; every focus on the way must be seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate((wanted) => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return "nothing";
      const outlined = focused.closest(".option") ?? focused;
      if (
        getComputedStyle(outlined).outlineStyle === "none" &&
        getComputedStyle(focused).outlineStyle === "none"
      ) {
        return `unseen ${focused.outerHTML.slice(0, 100)}`;
      }
      return focused.matches(wanted) ? "found" : "other";
    }, selector);
    if (found === "found") return;
    expect(found).not.toContain("unseen");
  }
  throw new Error(`Tab does not reach ${selector}`);
}

it.each(["en", "zh-CN"] as const)("goes the whole way by keyboard alone: %s", async (language) => {
  const { page, context } = await visit(session.browser, session.address, { language });
  await tabTo(page, ".skip");
  await page.keyboard.press("Enter");
  await tabTo(page, ".door.primary button");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/plan$/);
  await tabTo(page, "input[name=city]");
  await page.keyboard.press("Space");
  await tabTo(page, "#find");
  await page.keyboard.type("社会调查");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#found input[value=social-survey]");
  await tabTo(page, "input[name=value][value=social-survey]");
  await page.keyboard.press("Space");
  await tabTo(page, "form.question .buttons button");
  await page.keyboard.press("Enter");
  await page.waitForURL(/foreignShare$/);
  await tabTo(page, "#value");
  await page.keyboard.type("nothing");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.className === "errors");
  await tabTo(page, ".errors a");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "value");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("30%");
  await page.keyboard.press("Enter");
  await page.waitForURL(/usesNomineeOrContractualControl$/);
  await tabTo(page, "details.why summary");
  await page.keyboard.press("Enter");
  expect(await page.locator("details.why[open]").count()).toBe(1);
  await page.keyboard.press("Shift+Tab");
  await tabTo(page, ".ways a[href$=answers]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/answers$/);
  await tabTo(page, ".buttons form button");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/result/);
  await context.close();
});

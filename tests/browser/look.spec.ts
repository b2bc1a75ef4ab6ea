import { readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { LAYMAN_WORDS } from "../support/layman-words.ts";
import { ROOT } from "../support/root.ts";
import { visit } from "./browser.ts";
import { PUBLIC } from "./pages.ts";
import { useBrowser } from "./session.ts";

const session = useBrowser();
const FOLDER = `${ROOT}seeds/profiles/`;
const SAMPLES = readdirSync(FOLDER).filter((file) => file !== "blank.json");
/** Three activities, the first of them nationally closed. */
const THREE = Buffer.from(
  JSON.stringify({
    name: "Three in one (fictitious)",
    city: "guangzhou",
    activities: ["social-survey", "domestic-internet-vpn", "app-store"],
    foreignShare: "50",
    legalForm: "joint-venture",
    legalRepresentativeNationality: "GB",
  }),
);
/** In bytes, with style and script. */
const LARGEST = 30_000;

async function resultOf(page: Page, sample: string): Promise<void> {
  await page.goto("/");
  await page.setInputFiles("#profile", FOLDER + sample);
  await page.click("form.upload button");
  await page.waitForURL(/\/answers$/);
  await page.goto(page.url().replace("answers", "result"));
}

/** Which of these do not stand whole on the first screen. */
function beyondScreen(page: Page, selectors: readonly string[]): Promise<string[]> {
  return page.evaluate(
    (wanted) =>
      wanted.filter((selector) => {
        const element = document.querySelector(selector);
        return element !== null && element.getBoundingClientRect().bottom > window.innerHeight;
      }),
    selectors,
  );
}

describe.each(["en", "zh-CN"] as const)("%s", (language) => {
  it.each([
    1280, 375,
  ])("the first screen at %i px has verdict, figure, scope, standing and next step", async (width) => {
    const { page, context } = await visit(session.browser, session.address, { language, width });
    const parts = [".answer .verdict", ".answer .facts li:last-child", ".answer .standing summary"];
    const missing: string[] = [];
    for (const sample of SAMPLES) {
      await resultOf(page, sample);
      expect(await page.locator(".answer .verdict").count(), sample).toBeGreaterThan(0);
      const beyond = await beyondScreen(page, [...parts, ".answer:first-of-type .needs li:first-child"]);
      missing.push(...beyond.map((part) => `${sample}: ${part}`));
    }
    expect(missing).toEqual([]);
    await context.close();
  });
});

it.each([
  "en",
  "zh-CN",
] as const)("one answer stands on one screen of 1280 × 800, three on two, and no mark looks like a seal (%s)", async (language) => {
  const { page, context } = await visit(session.browser, session.address, { language, width: 1280 });
  const low: string[] = [];
  const end = (): Promise<number> =>
    page
      .locator(".answer")
      .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().bottom)));
  for (const sample of SAMPLES) {
    await resultOf(page, sample);
    const screens = (await page.locator(".answer").count()) === 1 ? 1 : 2;
    const bottom = await end();
    if (bottom > screens * 800) low.push(`${sample}: ${bottom}`);
  }
  await page.goto("/");
  await page.setInputFiles("#profile", { name: "three.json", mimeType: "application/json", buffer: THREE });
  await page.click("form.upload button");
  await page.waitForURL(/\/answers$/);
  await page.goto(page.url().replace("answers", "result"));
  expect(await page.locator(".answer").count()).toBe(3);
  if ((await end()) > 1600) low.push(`three: ${await end()}`);
  expect(low).toEqual([]);
  expect(await page.locator("header.site").innerText()).not.toMatch(/^准$/m);
  await context.close();
});

it("a layman on a phone is at a fitting page in two steps", async () => {
  for (const [typed, activity] of LAYMAN_WORDS) {
    const look = { language: "en", width: 375 } as const;
    const { page, context } = await visit(session.browser, session.address, look);
    await page.fill("#q", typed);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/find/);
    await page.click(`form[action$="activity=${activity}"] button`);
    await page.waitForURL(/\/plan/);
    expect(await page.isChecked(`input[value=${activity}]`), typed).toBe(true);
    await context.close();
  }
});

it("50% to 51% shows the verdict turn without a new page, and one step back", async () => {
  const { page, context, complaints } = await visit(session.browser, session.address, { language: "en" });
  await resultOf(page, "hong-kong-telecom-50-percent.json");
  await page.evaluate(() => {
    document.body.dataset.stayed = "yes";
  });
  await page.click(".what-if > summary");
  await page.fill("#try-foreignShare", "51%");
  await page.click("button[value=try]");
  await page.waitForSelector(".tried");
  expect(await page.textContent(".changed")).toContain("50% → 51%");
  expect(await page.locator(".verdicts .turned").count()).toBe(1);
  expect(await page.textContent(".verdicts .turned td:last-child")).toContain("Does not meet");
  await page.click("button[value=back]");
  await page.waitForFunction(() => document.querySelector(".tried") === null);
  expect(await page.getAttribute("body", "data-stayed")).toBe("yes");
  expect(complaints).toEqual([]);
  await context.close();
});

it("no page is larger than 30 KB, compressed, with style and script", async () => {
  const { page, context } = await visit(session.browser, session.address, { language: "en" });
  const packed = async (address: string): Promise<number> =>
    gzipSync(await (await page.request.get(address)).body()).length;
  const style = (await page.getAttribute("link[rel=stylesheet]", "href")) ?? "";
  const script = (await page.getAttribute("script", "src")) ?? "";
  const common = (await packed(style)) + (await packed(script));
  const large: string[] = [];
  const weigh = async (address: string): Promise<void> => {
    const bytes = common + (await packed(address));
    if (bytes > LARGEST) large.push(`${address}: ${bytes}`);
  };
  for (const address of [...PUBLIC, "/open?sector=all"]) await weigh(address);
  for (const sample of SAMPLES) {
    await resultOf(page, sample);
    await weigh(page.url());
  }
  expect(large).toEqual([]);
  await context.close();
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";
import { visit } from "./browser.ts";
import { everyPage } from "./pages.ts";
import { useBrowser } from "./session.ts";

const session = useBrowser();

it.each([
  { language: "zh-CN", width: 320 },
  { language: "en", width: 320 },
] as const)("fits 320 px, which is 1280 px at 400 %, without sideways scrolling, and breaks no number: $language", async (look) => {
  const { page, context } = await visit(session.browser, session.address, look);
  const wide: string[] = [];
  const broken: string[] = [];
  await everyPage(page, async (name) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > look.width) wide.push(`${name}: ${width}`);
    const parted = await page.evaluate(() =>
      [...document.querySelectorAll(".whole")]
        .filter((whole) => new Set([...whole.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
        .map((whole) => whole.textContent ?? ""),
    );
    broken.push(...parted.map((text) => `${name}: ${text}`));
  });
  expect([wide, broken]).toEqual([[], []]);
  await context.close();
});

it("prints the report alone, with its reference and the rules' hash", async () => {
  const { page, context } = await visit(session.browser, session.address, { language: "en" });
  await page.setInputFiles("#profile", `${ROOT}seeds/profiles/survey-firm-60-percent.json`);
  await page.click("form.upload button");
  await page.waitForURL(/\/answers$/);
  await page.goto(page.url().replace("answers", "result"));
  await page.emulateMedia({ media: "print" });
  for (const hidden of ["header.site", "footer.site", ".keep", ".back"])
    expect([hidden, await page.locator(hidden).isVisible()]).toEqual([hidden, false]);
  for (const card of [".answer", ".finding"])
    expect([
      card,
      await page
        .locator(card)
        .first()
        .evaluate((one) => getComputedStyle(one).breakInside),
    ]).toEqual([card, "avoid"]);
  expect(await page.locator(".link-code svg").isVisible()).toBe(true);
  const report = await page.locator(".report").innerText();
  expect(report).toMatch(/Reference [0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/);
  expect(report).toMatch(/SHA-256 [0-9a-f]{64}/);
  const printed = await page.pdf({ format: "A4" });
  expect(printed.subarray(0, 5).toString()).toBe("%PDF-");
  await context.close();
});

it("shows the report's file without asking anybody for anything", async () => {
  const file = `${ROOT}seeds/profiles/group-two-layers.json`;
  const { stdout } = zhunru(["check", file, "--format", "html", "--lang", "zh-CN", "--as-of", "2024-06-30"]);
  expect(stdout).not.toMatch(/(?:href|src|action)="(?!#)/);
  expect(stdout).not.toContain("url(");
  const context = await session.browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setContent(stdout);
  expect(asked).toEqual([]);
  expect(await page.textContent("h1")).toContain(JSON.parse(readFileSync(file, "utf8")).name);
  expect(await page.locator("svg.tree").count()).toBe(1);
  await context.close();
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { visit } from "./browser.ts";
import { useBrowser } from "./session.ts";
import { begin, fillPlan, follow, send } from "./way.ts";

const session = useBrowser();
const SURVEY = { city: "guangzhou", activities: ["social-survey"] };
const SAMPLE = `${ROOT}seeds/profiles/survey-firm-60-percent.json`;

it("goes back, forward and round again without losing or repeating an answer", async () => {
  const { page, context } = await visit(session.browser, session.address, { language: "en" });
  await begin(page);
  await fillPlan(page, SURVEY);
  await page.fill("#value", "30");
  await send(page);
  const second = page.url();
  expect(second).toContain("usesNomineeOrContractualControl");
  await page.goBack();
  expect(await page.inputValue("#value")).toBe("30");
  await page.reload();
  expect(await page.inputValue("#value")).toBe("30");
  await page.goForward();
  expect(page.url()).toBe(second);
  await page.goBack();
  await page.fill("#value", "not a share");
  await send(page);
  expect(await page.textContent(".errors")).toContain("“not a share” is not understood");
  await page.reload();
  expect(await page.inputValue("#value")).toBe("not a share");
  await page.fill("#value", "60");
  await send(page);
  expect(page.url()).toBe(second);
  await follow(page, ".ways a[href$=answers]");
  await follow(page, "dl.answers a[href$=foreignShare]");
  expect(await page.inputValue("#value")).toBe("60");
  await context.close();
});

it("keeps two cases in two tabs apart, and a half-finished one when its tab is closed", async () => {
  const { page, context } = await visit(session.browser, session.address, { language: "en" });
  await begin(page);
  await fillPlan(page, SURVEY);
  await page.fill("#value", "30");
  await send(page);
  const other = await context.newPage();
  await begin(other);
  await fillPlan(other, { city: "chengdu", activities: ["outbound-tourism"] });
  await other.fill("#value", "1/3");
  await send(other);
  const address = page.url();
  await page.close();
  const again = await context.newPage();
  await again.goto(address.replace(/question\/.*/, "answers"));
  expect(await again.textContent("dl.answers")).toContain("30%");
  expect(await again.textContent("dl.answers")).toContain("Guangzhou");
  await other.goto(other.url().replace(/question\/.*|answers/, "answers"));
  expect(await other.textContent("dl.answers")).toContain("Chengdu");
  await follow(again, "a[href$=delete]");
  await follow(again, ".buttons button");
  await again.goto(address);
  expect(await again.textContent("h1")).toBe("This browser does not hold that case");
  await context.close();
});

it("downloads a profile, opens it again, and reopens the case from a link's fragment", async () => {
  const { page, context } = await visit(session.browser, session.address, { language: "zh-CN" });
  await page.setInputFiles("#profile", SAMPLE);
  await page.click("form.upload button");
  await page.waitForURL(/\/answers$/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click("a[href$='profile.json']"),
  ]);
  const saved = readFileSync(await download.path(), "utf8");
  expect(JSON.parse(saved).legalRepresentativeNationality).toBe("GB");
  const link = await page.inputValue("#link");
  expect(link).toContain("/open#");
  const stranger = await visit(session.browser, session.address, { language: "zh-CN" });
  const asked: string[] = [];
  stranger.page.on("request", (request) => asked.push(request.url()));
  await stranger.page.goto(link);
  await stranger.page.waitForURL(/\/answers$/);
  expect(await stranger.page.textContent("dl.answers")).toContain("英国");
  const packed = link.split("#")[1] ?? "?";
  expect(asked.filter((address) => address.includes(packed.slice(0, 20)) && !address.includes("#"))).toEqual(
    [],
  );
  await stranger.context.close();
  const quiet = await visit(session.browser, session.address, { language: "zh-CN", scripts: false });
  await quiet.page.goto(link);
  expect(await quiet.page.textContent("main")).toContain("JavaScript");
  await quiet.context.close();
  await context.close();
});

it("reads back what is typed, and shows what fits a business, where scripts run", async () => {
  const { page, context } = await visit(session.browser, session.address, { language: "en" });
  await begin(page);
  await page.fill("#find", "opinion poll");
  await page.waitForSelector("#found input[value=social-survey]");
  expect(await page.locator("#found .option").count()).toBeLessThan(9);
  await page.check("#found input[value=social-survey]");
  await page.fill("#find", "market research");
  await page.waitForSelector("#found .said:has-text('Market surveys are another matter')");
  expect(await page.isChecked("input[value=social-survey]")).toBe(true);
  expect(await page.locator("input[value=none-of-these]").isVisible()).toBe(true);
  await page.fill("#find", "");
  await page.waitForFunction(() => document.querySelectorAll("#found .option").length === 0);
  await page.locator("details.sector:has(input[value=social-survey]) > summary").click();
  await page.uncheck("input[value=social-survey]");
  await fillPlan(page, { city: "guangzhou", activities: ["investment-company"] });
  await page.fill("#value", "百分之一百");
  await page.waitForFunction(() => document.querySelector("#read-back")?.textContent === "100%");
  await page.fill("#value", "a lot");
  await page.waitForSelector("#read-back.wrong");
  await context.close();
});

it("lists the holders in a table that grows", async () => {
  const { page, context } = await visit(session.browser, session.address, { language: "en", scripts: false });
  await begin(page);
  await fillPlan(page, SURVEY);
  await follow(page, ".other-form a");
  await page.fill("[name=name-1]", "Invented Ltd");
  await follow(page, "button[value=more-rows]");
  expect(await page.inputValue("[name=name-1]")).toBe("Invented Ltd");
  expect(await page.locator("tbody tr").count()).toBe(8);
  await page.fill("[name=share-1]", "60");
  await page.selectOption("[name=origin-1]", "mainland");
  await page.fill("[name=name-2]", "Other Ltd");
  await page.fill("[name=share-2]", "39");
  await send(page);
  expect(await page.textContent(".errors")).toContain("the shares of this level add up to 99%");
  await page.fill("[name=share-2]", "40");
  await send(page);
  expect(await page.textContent(".noted, dl.answers")).toContain("Invented Ltd");
  await context.close();
});

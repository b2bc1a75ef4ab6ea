import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { evaluator, IN_FORCE, reader } from "../support/rulebook.ts";
import { visit } from "./browser.ts";
import { useBrowser } from "./session.ts";
import { type Answers, answerAll, begin, fillPlan, follow, send } from "./way.ts";

const session = useBrowser();
const FOLDER = `${ROOT}seeds/profiles/`;
const SAMPLES = readdirSync(FOLDER).filter((file) => file !== "blank.json");

/** The outcome of every provision that the report tells in full. */
async function expectedOutcomes(text: string): Promise<string[]> {
  const findings = await evaluator.findings(reader.fromText(text), IN_FORCE);
  return findings
    .filter(
      ({ outcome, missing }) =>
        outcome !== "not-applicable" && !missing.includes("city") && !missing.includes("activities"),
    )
    .map(({ provision, outcome }) => `${provision} ${outcome}`);
}

function shownOutcomes(page: Page): Promise<string[]> {
  return page.$$eval("details.finding", (findings) =>
    findings.map((finding) => {
      const id = finding.querySelector(".provision-id")?.textContent ?? "";
      return `${id} ${finding.className.replace("finding ", "")}`;
    }),
  );
}

describe.each(SAMPLES)("%s", (file) => {
  const text = readFileSync(FOLDER + file, "utf8");
  const answers = JSON.parse(text) as Answers;

  it.each([
    { language: "zh-CN", scripts: true },
    { language: "zh-CN", scripts: false },
    { language: "en", scripts: true },
    { language: "en", scripts: false },
  ] as const)("comes to the result that the evaluator gives: $language, scripts $scripts", async (look) => {
    const { page, context, complaints } = await visit(session.browser, session.address, look);
    if (answers.entities === undefined) {
      await begin(page);
      await fillPlan(page, answers);
      await answerAll(page, answers, async () => {
        expect(await page.getAttribute("html", "lang")).toBe(look.language);
        expect(await page.locator("h1").count()).toBe(1);
      });
    } else {
      await page.setInputFiles("#profile", FOLDER + file);
      await follow(page, "form.upload button");
      await follow(page, "dl.answers > div:last-child a");
      await page.fill("#asOf", IN_FORCE);
      await send(page);
      await answerAll(page, answers, async () => undefined);
    }
    await page.waitForURL(/\/answers$/);
    await page.click(".buttons button");
    await page.waitForURL(/\/result/);
    expect(await shownOutcomes(page)).toEqual(await expectedOutcomes(text));
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it("takes a blank profile to a result that says what is open", async () => {
  const { page, context } = await visit(session.browser, session.address, { language: "en" });
  await page.setInputFiles("#profile", `${FOLDER}blank.json`);
  await page.click("form.upload button");
  await page.waitForURL(/\/answers$/);
  expect(await page.textContent("main")).toContain("There are no answers yet.");
  await page.click(".buttons form button");
  await page.waitForURL(/\/result/);
  expect(await page.textContent("#may-concern")).toContain("gz-2022-212/1-12");
  await context.close();
});

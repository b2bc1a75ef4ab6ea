import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { ROOT } from "../support/root.ts";
import { begin, fillPlan, follow, send } from "./way.ts";

/** Pages that need no case. */
export const PUBLIC = [
  "/",
  "/catalogue",
  "/catalogue?page=2",
  "/catalogue?q=VPN&tested=yes",
  "/catalogue?q=nothing-like-it",
  "/documents/gz-2022-212",
  "/provisions/gz-2022-212/1-12",
  "/provisions/cd-2022-213/1-48:app-store",
  "/api",
  "/open",
  "/lists",
  "/open?sector=L",
  "/find?q=cloud",
  "/officials",
  "/changes",
  "/changes?document=gz-2022-212",
  "/nowhere",
];

/** One question of every type. */
const QUESTIONS = [
  "foreignShare",
  "legalForm",
  "legalRepresentativeNationality",
  "includesOnlinePublishing",
  "investorTotalAssets",
  "floorAreaMethods",
  "originalFloorArea",
  "vehicleAgeYears",
  "plannedApplicationDate",
  "investors",
  "entities",
  "exchangeRates",
];

const SAMPLES = [
  "group-two-layers",
  "chengdu-manufacturer-15-percent",
  "survey-firm-60-percent",
  "european-group-without-rate",
];

/** Takes the page through every kind of page, and looks at each under its name. */
export async function everyPage(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  for (const address of PUBLIC) {
    await page.goto(address);
    await look(address);
  }
  await begin(page);
  await look("plan");
  await page.fill("#find", "tavel agency");
  await page.click(".find-line button");
  await page.waitForSelector("#found .option");
  await look("plan with a search");
  await page.reload();
  await follow(page, "form.question .buttons button");
  await page.waitForSelector(".errors");
  await look("plan with errors");
  await fillPlan(page, { city: "guangzhou", activities: ["social-survey"] });
  const base = page.url().replace(/\/question.*/, "");
  await page.fill("#value", "nothing");
  await send(page);
  await look("question with errors");
  for (const fact of QUESTIONS) {
    await page.goto(`${base}/question/${fact}`);
    await look(`question ${fact}`);
  }
  await page.goto(`${base}/ownership`);
  await look("owners from a file");
  await page.setInputFiles("#ownership", `${ROOT}examples/ownership/company.json`);
  await follow(page, "form.upload button");
  await look("owners from a file with errors");
  await page.setInputFiles("#ownership", `${ROOT}examples/ownership/three-layers.bods.json`);
  await follow(page, "form.upload button");
  await look("owners as understood");
  await follow(page, "form .buttons button");
  await page.goto(`${base}/question/entities`);
  await look("group");
  await page.fill("#share-1-1", "most");
  await send(page);
  await look("group with errors");
  for (const sample of SAMPLES) {
    await page.goto("/");
    await page.setInputFiles("#profile", `${ROOT}seeds/profiles/${sample}.json`);
    await follow(page, "form.upload button");
    await look(`answers ${sample}`);
    await page.goto(page.url().replace("answers", "result"));
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await look(`result ${sample}`);
  }
  await page.fill("#try-foreignShare", "51");
  await page.click("button[value=try]");
  await page.waitForSelector(".tried");
  await look("result with answers tried");
  await page.goto("/");
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await look("start with cases");
  await follow(page, ".case-ways a[href$=delete]");
  await look("question before deleting");
  await page.goto("/officials");
  await page.fill("#text", readFileSync(`${ROOT}seeds/profiles/survey-firm-60-percent.json`, "utf8"));
  await page.click("form.officials button");
  await page.waitForSelector(".worksheet");
  await look("working sheet");
}

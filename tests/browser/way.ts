import type { Page } from "playwright-core";

/** A sample profile's answers by fact. */
export type Answers = Readonly<Record<string, unknown>>;

/** Goes from the start page to the first page of a case. */
export async function begin(page: Page): Promise<void> {
  await page.goto("/");
  await page.click(".door.primary button");
  await page.waitForURL(/\/plan$/);
}

/** Answers what is planned, and where, as a sample profile does; what it leaves out is not known. */
export async function fillPlan(page: Page, answers: Answers, asOf = "2024-06-30"): Promise<void> {
  await page.check(`input[name=city][value="${answers.city ?? "unknown"}"]`);
  const activities = answers.activities as string[] | undefined;
  if (activities === undefined) await page.check("input[name=activitiesUnknown]");
  for (const activity of activities ?? []) await tick(page, activity);
  if (typeof answers.name === "string") await page.fill("#name", answers.name);
  await page.fill("#asOf", asOf);
  await send(page);
}

/** Ticks an activity, whose sector is opened where it is folded. */
export async function tick(page: Page, activity: string): Promise<void> {
  const box = `input[name=value][value="${activity}"]`;
  const folded = page.locator(`details.sector:not([open]):has(${box}) > summary`);
  if (await folded.count()) await folded.click();
  await page.check(box);
}

/** Answers every question that comes as the profile does; what it leaves out is not known. Returns the facts asked. */
export async function answerAll(
  page: Page,
  answers: Answers,
  look: (page: Page) => Promise<void>,
): Promise<string[]> {
  const asked: string[] = [];
  for (;;) {
    const fact = /\/question\/(\w+)$/.exec(page.url())?.[1];
    if (fact === undefined || asked.length > 60) return asked;
    asked.push(fact);
    await look(page);
    await answerOne(page, fact, answers);
  }
}

async function answerOne(page: Page, fact: string, answers: Answers): Promise<void> {
  const given = fact === "foreignShare" ? foreignShareOf(answers) : answers[fact];
  if (given === undefined || given === null) {
    await follow(page, "button[value=unknown]");
    return;
  }
  if (typeof given === "boolean") await page.check(`input[name=value][value=${given ? "yes" : "no"}]`);
  else if (Array.isArray(given)) await fillMany(page, given);
  else if (typeof given === "object") {
    const { amount, currency } = given as { amount: string; currency: string };
    await page.fill("#value", `${amount} ${currency}`);
  } else if (await page.locator("select#value").count()) await page.selectOption("#value", String(given));
  else if (await page.locator("input[type=radio][name=value]").count()) {
    await page.check(`input[name=value][value="${String(given)}"]`);
  } else await page.fill("#value", String(given));
  await send(page);
}

async function fillMany(page: Page, given: readonly unknown[]): Promise<void> {
  const [first] = given;
  if (typeof first === "object" && first !== null && "rate" in first) {
    const { rate, date = "", source = "" } = first as { rate: string; date?: string; source?: string };
    await page.fill("#value", rate);
    await page.fill("#rate-date", date);
    await page.fill("#rate-source", source);
    return;
  }
  if (given.length === 0) await page.check("input[value=none-of-these]");
  for (const id of given) await page.check(`input[name=value][value="${String(id)}"]`);
}

/** The share that the page asks for first, where the profile gives the other one, or the holders. */
function foreignShareOf(answers: Answers): unknown {
  if (answers.foreignShare !== undefined) return answers.foreignShare;
  const chinese = answers.chineseShare;
  if (chinese !== undefined && chinese !== null) return String(100 - Number.parseInt(String(chinese), 10));
  const holders = answers.investors as { origin: string; share: string | number }[] | undefined;
  return holders
    ?.filter(({ origin }) => origin !== "mainland")
    .reduce((sum, { share }) => sum + Number.parseInt(String(share), 10), 0);
}

/** Sends the form of a question and waits for the next page. */
export function send(page: Page): Promise<void> {
  return follow(page, "form.question .buttons button:first-child");
}

/** Clicks what leads to another page, and waits for that page: what is asked next is then asked of it alone. */
export async function follow(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

import { afterAll, beforeAll, expect, test } from "vitest";
import { LAYMAN_WORDS } from "../support/layman-words.ts";
import { begin, type Running, run, testApp, Visitor } from "./support.ts";

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

async function textOf(response: Response): Promise<string> {
  return (await response.text()).replace(/\s+/g, " ");
}

test("a business in a layman's words is at a fitting page in two steps", async () => {
  for (const [typed, activity] of LAYMAN_WORDS) {
    const visitor = new Visitor(running.address);
    const found = await textOf(await visitor.get(`/find?${new URLSearchParams({ q: typed })}`));
    expect(found, typed).toContain(`action="/cases?activity=${activity}"`);
    const begun = await visitor.follow(await visitor.post(`/cases?activity=${activity}`, {}));
    const page = await begun.response.text();
    expect(page, typed).toMatch(
      new RegExp(`checked[^>]*value="${activity}"|value="${activity}"[^>]*checked`),
    );
  }
});

test("where no document speaks of a business, it says so and where to look", async () => {
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const shown = await textOf(await visitor.get("/find?q=crop+farming"));
  expect(shown).toContain("No item of these documents speaks of crop farming");
  expect(shown).toContain("Ask the agriculture authority");
  expect(shown).toContain("None of these: begin without an activity");
});

test("the first form searches without script, keeps what is ticked, and none of these stays in reach", async () => {
  const { visitor, base } = await begin(running.address);
  const sent: [string, string][] = [
    ["city", "chengdu"],
    ["value", "social-survey"],
    ["find", "tavel agency"],
    ["answer", "find"],
    ["asOf", "2024-06-30"],
  ];
  const { response, path } = await visitor.follow(await visitor.post(`${base}/plan`, sent));
  expect(path).toBe(`${base}/plan#found`);
  const page = await textOf(response);
  expect(page).not.toContain('class="errors"');
  expect(page).toMatch(/checked[^>]*value="chengdu"|value="chengdu"[^>]*checked/);
  expect(page).toMatch(/checked[^>]*value="social-survey"|value="social-survey"[^>]*checked/);
  const onTop = page.indexOf('value="outbound-tourism"');
  expect(onTop).toBeGreaterThan(0);
  expect(onTop).toBeLessThan(page.indexOf('value="none-of-these"'));
  expect(page.indexOf('value="none-of-these"')).toBeLessThan(page.indexOf('class="sectors"'));
});

test("words typed and nothing ticked are looked for, whatever button was pressed", async () => {
  const { visitor, base } = await begin(running.address);
  const response = await visitor.post(`${base}/plan`, { city: "guangzhou", find: "云计算" });
  expect(response.headers.get("location")).toBe(`${base}/plan#found`);
});

test("the script of the first form gets what fits, best first, and what the texts say of the field", async () => {
  const response = await new Visitor(running.address).get("/find/activities?q=dianshang");
  const { activities, others } = (await response.json()) as { activities: string[]; others: string };
  expect(activities[0]).toBe("cross-border-e-commerce");
  expect(others).toContain("E-commerce");
  expect(others).not.toContain("<script");
});

test.each([
  ["tavel agency", "gz-2022-212/1-13"],
  ["dianshang", "gz-2025-22/16a"],
  ["電商", "gz-2025-22/16a"],
  ["social survey", "gz-2022-212/1-12"],
])("the catalogue understands %s: the items about it, best first", async (typed, first) => {
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const page = await textOf(await visitor.get(`/catalogue?${new URLSearchParams({ q: typed })}`));
  const [, items = ""] = page.split('<h2 class="found">');
  expect(/href="\/provisions\/([^"]+)"/.exec(items)?.[1]).toBe(first);
});

test("the catalogue narrows a search to a document, and says where to look where no item speaks of it", async () => {
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const own = await textOf(await visitor.get("/catalogue?q=travel+agency&document=cd-2022-213"));
  const [, items = ""] = own.split('<h2 class="found">');
  expect(items).toContain('href="/provisions/cd-2022-213/');
  expect(items).not.toContain('href="/provisions/gz-2022-212/');
  const none = await textOf(await visitor.get("/catalogue?q=crop+farming"));
  expect(none).toContain("No item of these documents speaks of crop farming");
  expect(none).toContain('href="/find?q=crop+farming"');
});

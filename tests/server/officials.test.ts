import { afterAll, beforeAll, expect, test } from "vitest";
import { type Running, run, testApp, Visitor } from "./support.ts";

/** Far from every bound, so that an amended one leaves the verdict. */
const SAMPLE = JSON.stringify({
  name: "Lakeside Polls (fictitious)",
  city: "guangzhou",
  activities: ["social-survey"],
  chineseShare: "20",
  legalRepresentativeNationality: "GB",
});

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

function plainText(page: string): string {
  return page.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0]+/g, " ");
}

test("an application goes out as a working sheet in both languages, and nothing of it is kept", async () => {
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const response = await visitor.upload("/officials", "profile", SAMPLE);
  expect(response.headers.getSetCookie()).toEqual([]);
  const page = await response.text();
  const [, english = "", chinese = ""] = page.split('<article class="worksheet"').map(plainText);
  expect(english).toContain("Every answer on which a result hangs is there.");
  expect(english).toContain("Does not meet this item's stated tests");
  expect(english).toMatch(/3\. Tests not met Chinese share at least \d+%/);
  expect(english).toContain("4. To look at in the originals");
  expect(english).toContain("本页由非官方工具生成，并非行政机关出具");
  expect(chinese).toContain("本页由非官方工具生成，并非行政机关出具");
  expect(chinese).toMatch(/三、不符合的条件 中方股比/);
});

test("what is missing is told with who knows it; a pasted profile stands before a file", async () => {
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const body = new FormData();
  body.set("text", '{ "city": "guangzhou", "activities": ["social-survey"] }');
  const response = await fetch(`${running.address}/officials`, { method: "POST", body });
  const page = plainText(await response.text());
  expect(page).toContain("Still missing: 2");
});

test("an answer whose evidence says otherwise is told as such among what to look at", async () => {
  const evidence = { document: "articles.pdf", sha256: "0".repeat(64), quote: "The Chinese side holds 66%." };
  const profile = {
    city: "guangzhou",
    activities: ["social-survey"],
    chineseShare: { value: "67", evidence },
  };
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const response = await visitor.upload("/officials", "profile", JSON.stringify(profile));
  const [, english = "", chinese = ""] = (await response.text())
    .split('<article class="worksheet"')
    .map(plainText);
  expect(english).toContain("the quote says 66, which is not this answer");
  expect(english).toContain("articles.pdf");
  expect(chinese).toContain("articles.pdf");
});

test("a profile that cannot be read is refused with what is wrong, and no sheet", async () => {
  const response = await new Visitor(running.address).upload(
    "/officials",
    "profile",
    '{ "city": "atlantis" }',
  );
  expect(response.status).toBe(400);
  expect(await response.text()).not.toContain('class="worksheet"');
});

test("what was pasted and cannot be used stays on the page, beside what is wrong with it", async () => {
  const send = async (text: string) => {
    const body = new FormData();
    body.set("text", text);
    body.set("profile", new File([], ""));
    const headers = { "Accept-Language": "en" };
    const response = await fetch(`${running.address}/officials`, { method: "POST", body, headers });
    return [response.status, await response.text()] as const;
  };
  const [status, page] = await send('{ "city": "atlantis" } <');
  expect(status).toBe(400);
  expect(page).toMatch(/<textarea[^>]*>\{ &quot;city&quot;: &quot;atlantis&quot; \} &lt;<\/textarea>/);
  expect(page).toContain('<a href="#text">line 1: not JSON here');
  const [, nothing] = await send("");
  expect(nothing).toContain("there is no answer yet; expected a pasted profile");
});

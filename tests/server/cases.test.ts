import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unpackProfile } from "../../src/server/case/link.ts";
import { ROOT } from "../support/root.ts";
import { beyondPlan, PLAN, type Running, run, testApp, Visitor } from "./support.ts";

const SAMPLE = readFileSync(`${ROOT}seeds/profiles/survey-firm-60-percent.json`, "utf8");

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

async function listIn(visitor: Visitor): Promise<string> {
  const page = await (await visitor.get("/")).text();
  return page.split('id="cases"')[1]?.split("</section>")[0] ?? "";
}

test("the start page lists the cases of this browser; the index is sealed and small, each case stays on its path", async () => {
  const { visitor, base } = await beyondPlan(running.address);
  const list = await listIn(visitor);
  expect(list).toContain("Nobody-Must-Log-This Ltd");
  expect(list).toContain(`href="${base}/result"`);
  const kept = await visitor.post(`${base}/plan`, PLAN);
  const cookies = kept.headers.getSetCookie();
  const index = cookies.find((cookie) => cookie.startsWith("cases="));
  expect(index).toMatch(/Path=\/;/);
  expect(index).toMatch(/HttpOnly/);
  expect(Buffer.from(index?.split(/[=;]/)[1] ?? "", "base64url").toString("latin1")).not.toContain("Nobody");
  expect(cookies.find((cookie) => cookie.startsWith("answers-0="))).toContain(`Path=${base};`);
  expect(await listIn(new Visitor(running.address))).toBe("");
});

test("at most 20 cases are listed, in at most 3 KB, the one touched last first", async () => {
  const visitor = new Visitor(running.address);
  let last: Response | null = null;
  for (let made = 1; made <= 22; made += 1) {
    const begun = await visitor.post("/cases", {});
    const fields: [string, string][] = [
      ["city", "guangzhou"],
      ["value", "social-survey"],
      ["name", `Invented company of a rather long name, number ${made}`],
      ["asOf", "2024-06-30"],
    ];
    last = await visitor.post(begun.headers.get("location") ?? "", fields);
  }
  const index = last?.headers.getSetCookie().find((cookie) => cookie.startsWith("cases=")) ?? "";
  expect(index.split(";")[0]?.length).toBeLessThanOrEqual(3_000);
  const list = await listIn(visitor);
  expect(list.split("<li>").length - 1).toBe(20);
  expect(list.indexOf("number 22")).toBeLessThan(list.indexOf("number 21"));
  expect(list).not.toContain("number 2<");
});

test("a case is renamed, copied as a second opinion, and deleted after a question", async () => {
  const { visitor, base } = await beyondPlan(running.address);
  await visitor.post(`${base}/rename`, { name: "First opinion" });
  expect(await listIn(visitor)).toContain("First opinion");
  await visitor.post(`${base}/plan`, PLAN);
  expect(await listIn(visitor)).toContain("First opinion");
  const copied = await visitor.post(`${base}/copy`, {});
  const other = copied.headers.get("location") ?? "";
  expect(other).toMatch(/^\/case\/[\w-]{22}\/answers$/);
  expect(other).not.toContain(base);
  expect((await visitor.get(other)).status).toBe(200);
  expect((await listIn(visitor)).split("<li>").length - 1).toBe(2);
  expect(await listIn(visitor)).toContain("Copy of First opinion");
  const question = await (await visitor.get(`${base}/delete`)).text();
  expect(question).toContain("Delete this case?");
  expect(question).toContain("First opinion");
  expect((await visitor.get(`${base}/answers`)).status).toBe(200);
  await visitor.post(`${base}/forget`, {});
  expect((await visitor.get(`${base}/answers`)).status).toBe(404);
  expect(await listIn(visitor)).not.toContain(`"${base}/`);
  expect((await visitor.get(other)).status).toBe(200);
});

test("the result has a link with all answers, one without names, and a code for print that names nobody", async () => {
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const sent = await visitor.upload("/cases/upload", "profile", SAMPLE);
  const result = (sent.headers.get("location") ?? "").replace("answers", "result");
  const page = await (await visitor.get(result)).text();
  const linkOf = (id: string): string =>
    new RegExp(`id="${id}"[^>]*value="[^"#]*#([^"]*)"`).exec(page)?.[1] ?? "";
  const { name, investors } = JSON.parse(SAMPLE) as { name: string; investors: { name: string }[] };
  const all = unpackProfile(linkOf("link")) ?? "";
  const unnamed = unpackProfile(linkOf("link-unnamed")) ?? "";
  for (const named of [name, ...investors.map((holder) => holder.name)]) {
    expect(all).toContain(named);
    expect(unnamed).not.toContain(named);
  }
  expect(JSON.parse(unnamed)).toMatchObject({ city: "guangzhou", activities: ["social-survey"] });
  expect(page).toContain('class="link-code"');
  const file = await (await visitor.get(result.replace("result", "report.html"))).text();
  expect(file).toContain('class="link-code"');
  expect(file).toContain("without the names and codes of the company and its holders");
  expect(page).toContain("Copy the link (all answers, names too)");
});

test("a report of more answers than a code can hold says how to reopen the case", async () => {
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const investors = Array.from({ length: 90 }, (_, index) => ({
    name: `H${index}`,
    origin: index % 2 === 0 ? "foreign" : "mainland",
    share: `0.${((index * 547_919) % 900_000) + 100_000}`,
  }));
  const sum = investors.reduce((all, { share }) => all + BigInt(share.replace(".", "")), 0n);
  const last = `${(100_000_000n - sum).toString().padStart(9, "0")}`.replace(/^0*(\d+)(\d{6})$/, "$1.$2");
  const profile = {
    city: "guangzhou",
    activities: ["social-survey"],
    asOf: "2024-06-30",
    investors: [...investors, { name: "Last", origin: "mainland", share: last }],
  };
  const sent = await visitor.upload("/cases/upload", "profile", JSON.stringify(profile));
  const base = (sent.headers.get("location") ?? "").replace("/answers", "");
  for (const report of ["result", "report.html"]) {
    const page = await (await visitor.get(`${base}/${report}`)).text();
    expect(page.includes('class="link-code"')).toBe(false);
    expect(page).toContain("Reopen it on the start page from the downloaded profile (JSON)");
  }
});

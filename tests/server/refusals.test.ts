import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Failure } from "../../src/server/failure.ts";
import { createLogger } from "../../src/server/http/logs.ts";
import { type Listening, listen } from "../../src/server/listen.ts";
import { readSettings } from "../../src/server/settings.ts";
import { exchange, isWhole } from "./raw.ts";
import { type Running, run, testApp } from "./support.ts";

const ENGLISH = { "Accept-Language": "en" };

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly problems?: readonly { readonly path: string; readonly code: string }[];
  readonly moreProblems?: number;
}

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  return (await response.json()) as Problem;
}

/** A page in a language, without anything of the program's inside. */
async function expectPage(response: Response, language: string, text: string): Promise<void> {
  const page = await response.text();
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(text);
  expect(page).not.toMatch(/node_modules|\bat .*\.(ts|js):\d/);
}

/** The lines of the log that were written for requests. */
function statusesIn(lines: readonly string[]): (number | undefined)[] {
  return lines.map((line) => (JSON.parse(line) as { res?: { status: number } }).res?.status);
}

describe("what is refused before any route", () => {
  it("is told as problem details below /api and as a page elsewhere: too many requests", async () => {
    const lines: string[] = [];
    const { address, close } = await run(testApp({ ZHUNRU_RATE_LIMIT: "1" }, lines));
    await (await fetch(`${address}/api/v1/facts`)).text();
    const refused = await fetch(`${address}/api/v1/facts`, { headers: ENGLISH });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([
      429,
      expect.stringMatching(/^\d+$/),
    ]);
    expect(await problemOf(refused)).toMatchObject({
      type: "/api#too-many",
      title: "Too many requests; try again a little later",
    });
    await expectPage(await fetch(`${address}/`, { headers: ENGLISH }), "en", "Too many requests");
    await expectPage(
      await fetch(`${address}/`, { headers: { "Accept-Language": "zh" } }),
      "zh-CN",
      "请求过多",
    );
    await close();
    expect(statusesIn(lines)).toEqual([200, 429, 429, 429]);
  });

  it("is told so where no thread comes free, with when to come again", async () => {
    const busy = new Failure("busy", { retryAfter: 5 });
    const lines: string[] = [];
    const app = testApp({}, lines, { answers: () => Promise.reject(busy) });
    const { address, close } = await run(app);
    const refused = await fetch(`${address}/api/v1/facts`, { headers: ENGLISH });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await problemOf(refused)).toMatchObject({ type: "/api#busy", status: 503 });
    const page = await fetch(`${address}/catalogue`, { headers: ENGLISH });
    expect([page.status, page.headers.get("retry-after")]).toEqual([503, "5"]);
    await expectPage(page, "en", "There is too much to do at this moment");
    await close();
    expect(statusesIn(lines)).toEqual([503, 503]);
  });

  it("is a page without a stack where the program itself fails, and one line more in the log", async () => {
    const lines: string[] = [];
    const app = testApp({}, lines, { answers: () => Promise.reject(new RangeError("Secret Ltd")) });
    const { address, close } = await run(app);
    await expectPage(await fetch(`${address}/`, { headers: ENGLISH }), "en", "Something went wrong here");
    expect(await problemOf(await fetch(`${address}/api/v1/facts`))).toMatchObject({ status: 500 });
    await close();
    expect(statusesIn(lines)).toEqual([undefined, 500, undefined, 500]);
    expect(lines.join("")).not.toContain("Secret");
  });
});

describe.each([
  ["in this thread", false],
  ["in another thread", true],
])("a body that is too large, %s", (_name, isApart) => {
  let running: Running;
  beforeAll(async () => {
    running = await run(testApp({}, [], { isApart }));
  });
  afterAll(() => running.close());

  it("is refused at once by its length, before any of it came", async () => {
    const head =
      "POST /api/v1/evaluate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 300000\r\n\r\n";
    const received = await exchange(running.address, head, isWhole);
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
    expect(received).toContain("application/problem+json");
    expect(received).toContain('"type": "/api#too-large"');
  });

  it("is refused while more of it is still to come", async () => {
    const head =
      "POST /cases/open HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n";
    const received = await exchange(running.address, `${head}50000\r\n${"x".repeat(0x50000)}\r\n`, isWhole);
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
    expect(received).toContain("text/html");
  });
});

describe("a request that is none", () => {
  const lines: string[] = [];
  let listening: Listening;
  beforeAll(async () => {
    const settings = readSettings({ PORT: "0", ZHUNRU_TIMEOUT_MS: "200", ZHUNRU_GRACE_MS: "0" });
    const logger = createLogger("info", { write: (line: string) => lines.push(line) });
    listening = await listen(testApp(), settings, { isReady: false }, logger);
  });
  afterAll(() => listening.stop());

  it.each([
    ["no HTTP", "NONSENSE\r\n\r\n", 400, "bad-request"],
    [
      "headers without end",
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(40_000)}`,
      431,
      "headers-too-large",
    ],
    ["headers that stop coming", "GET / HTTP/1.1\r\nHost: a\r\nX: ", 408, "too-long-underway"],
    [
      "a body that stops coming",
      "POST /api/v1/evaluate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
      408,
      "too-long-underway",
    ],
  ])("is answered as problem details and logged in a line, within the time set: %s", async (_name, text, status, kind) => {
    lines.length = 0;
    const received = await exchange(listening.address, text);
    expect(received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(received).toContain("Content-Type: application/problem+json");
    expect(JSON.parse(received.slice(received.indexOf("\r\n\r\n")))).toMatchObject({
      type: `/api#${kind}`,
      status,
    });
    expect(statusesIn(lines)).toEqual([status]);
  });

  it("is refused with 413 instead of being asked for the rest", async () => {
    const head =
      "POST /cases/open HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 300000\r\n\r\n";
    const received = await exchange(listening.address, head, isWhole);
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe("an answer to input full of mistakes", () => {
  let running: Running;
  beforeAll(async () => {
    running = await run(testApp());
  });
  afterAll(() => running.close());

  const send = (body: string): Promise<Response> =>
    fetch(`${running.address}/api/v1/evaluate`, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json" },
    });

  it("tells 50 problems and how many more there are", async () => {
    const keys = Array.from({ length: 4_000 }, (_, index) => `"unknown key number ${index}": 1`);
    const problem = await problemOf(await send(`{${keys.join()}}`));
    expect([problem.problems?.length, problem.moreProblems]).toEqual([50, 3_950]);
    const few = await problemOf(await send('{"x": 1, "y": 2}'));
    expect([few.problems?.length, few.moreProblems]).toEqual([2, undefined]);
  });

  it("tells a key once that is given thousands of times, in each object", async () => {
    const repeated = Array.from({ length: 12_000 }, () => '"city":"chengdu"').join();
    const problem = await problemOf(
      await send(`{${repeated},"investorTotalAssets":{"amount":1,"amount":2,"amount":3,"currency":"USD"}}`),
    );
    expect(problem.problems?.map(({ path, code }) => [path, code])).toEqual([
      ["city", "duplicate-key"],
      ["investorTotalAssets.amount", "duplicate-key"],
    ]);
  });

  it("is never much longer than what was sent", async () => {
    const attacks = [
      `{${Array.from({ length: 16_000 }, (_, index) => `"k${index}":0`).join()}}`,
      `{"investors":[${Array.from({ length: 1_200 }, () => '{"a":0}').join()}]}`,
      `{"entities":[${Array.from({ length: 1_200 }, () => '{"holds":0}').join()}]}`,
      `{"activities":[${Array.from({ length: 4_900 }, () => '"x"').join()}]}`,
      JSON.stringify({ investors: [{ name: "A", share: "1/3" }], chineseShare: "2/3", foreignShare: "1/7" }),
    ];
    for (const body of attacks) {
      const text = await (await send(body)).text();
      expect([body.slice(0, 30), text.length / (body.length + 80_000) < 1]).toEqual([
        body.slice(0, 30),
        true,
      ]);
    }
  });

  it("tells 20 on a page, and how many more there are", async () => {
    const profile = `{${Array.from({ length: 30 }, (_, index) => `"unknown ${index}": 1`).join()}}`;
    const response = await fetch(`${running.address}/cases/result`, {
      method: "POST",
      body: new URLSearchParams({ profile }),
      headers: ENGLISH,
    });
    expect(response.status).toBe(400);
    await expectPage(response, "en", "10 more problems are not listed");
  });
});

import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf } from "../../../src/server/threads/answers.ts";
import { ROOT } from "../../support/root.ts";
import { beyondPlan, type Running, run, testApp } from "../support.ts";

const env = { ZHUNRU_PROXIES: "1" };
let here: Running;
let apart: Running;
beforeAll(async () => {
  here = await run(testApp(env));
  apart = await run(testApp(env, [], { isApart: true }));
});
afterAll(async () => {
  await here.close();
  await apart.close();
});

const OF_EACH_ANSWER = ["date", "x-request-id", "ratelimit", "keep-alive", "connection"];

async function whole({ address }: Running, path: string, init: RequestInit): Promise<object> {
  const response = await fetch(address + path, { redirect: "manual", ...init });
  const headers = [...response.headers]
    .filter(([name]) => !OF_EACH_ANSWER.includes(name))
    // The end of a cookie counts from the second of its answer; how long it lasts stands beside it.
    .map(([name, value]) => [name, value.replace(/Expires=[^;]+; /, "")]);
  const text = (await response.text()).replaceAll(address, "");
  return { status: response.status, headers, text: text.replaceAll(/[0-9a-f-]{36}/g, "id") };
}

const SURVEY = readFileSync(`${ROOT}seeds/profiles/survey-firm-60-percent.json`, "utf8");
const JSON_TYPE = { "Content-Type": "application/json" };
const English = { "Accept-Language": "en" };

const requests: [string, string, RequestInit][] = [
  ["a page", "/", { headers: English }],
  ["a page in the other language", "/catalogue?q=VPN", { headers: { "Accept-Language": "zh" } }],
  [
    "a switch of the language behind a proxy with TLS",
    "/api?lang=en",
    { headers: { "X-Forwarded-Proto": "https" } },
  ],
  ["a head", "/", { method: "HEAD" }],
  ["a page that is not there", "/nowhere", {}],
  ["a method that is not there", "/catalogue", { method: "DELETE" }],
  ["an evaluation", "/api/v1/evaluate?asOf=2024-06-30", { method: "POST", body: SURVEY, headers: JSON_TYPE }],
  ["input that cannot be used", "/api/v1/evaluate", { method: "POST", body: "[", headers: JSON_TYPE }],
  ["a body of another type", "/api/v1/evaluate", { method: "POST", body: "{}" }],
  [
    "a body that is too large",
    "/api/v1/evaluate",
    { method: "POST", body: "x".repeat(300_000), headers: JSON_TYPE },
  ],
  ["a list, compressed", "/api/v1/provisions", { headers: { "Accept-Encoding": "gzip" } }],
  ["an address that is no text", "/api/v1/provisions/%E0%A4", {}],
];

describe("a request answered in another thread", () => {
  it.each(requests)("comes back as if it were answered here: %s", async (_name, path, init) => {
    expect(await whole(apart, path, init)).toEqual(await whole(here, path, init));
  });

  it("may be kept by its tag", async () => {
    const tag = (await fetch(`${apart.address}/api/v1/facts`)).headers.get("etag") ?? "";
    const headers = { "If-None-Match": tag, "Cache-Control": "max-age=0" };
    const again = await fetch(`${apart.address}/api/v1/facts`, { headers });
    expect([tag.startsWith('W/"'), again.status, await again.text()]).toEqual([true, 304, ""]);
  });

  it("is given up with its connection where it is not taken off in time", async () => {
    const body = "x".repeat(64 * 1024 * 1024);
    const endless = answersOf(
      {
        ready: async () => undefined,
        admit: () => undefined,
        answer: async () => ({ status: 200, headers: {}, body }),
        close: async () => undefined,
      },
      200,
    );
    const { address, server, close } = await run(testApp({}, [], { answers: endless }));
    const closed = new Promise<void>((resolve) => {
      server.once("connection", (socket) => socket.once("close", () => resolve()));
    });
    const { hostname, port } = new URL(address);
    const reader = connect(Number.parseInt(port, 10), hostname).pause();
    reader.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    await closed;
    reader.destroy();
    await close();
  });

  it("keeps cookies, forms and uploads", async () => {
    const { visitor, base } = await beyondPlan(apart.address);
    await visitor.post(`${base}/question/foreignShare`, { value: "1/3" });
    const profile = await (await visitor.get(`${base}/profile.json`)).text();
    expect(JSON.parse(profile)).toMatchObject({ city: "guangzhou", foreignShare: "1/3" });
    const uploaded = await visitor.follow(await visitor.upload("/cases/upload", "profile", profile));
    expect(uploaded.path).toMatch(/^\/case\/[\w-]{22}\/answers$/);
  });
});

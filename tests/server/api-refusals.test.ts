import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiOf, type Running, run, testApp } from "./support.ts";

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

const { post, problemsOf } = apiOf(() => running);

describe("what is refused", () => {
  it("answers 415 for another type, another charset, or a compressed body", async () => {
    expect((await post("/evaluate", "{}", "text/plain")).status).toBe(415);
    expect((await post("/evaluate", "{}", "application/json; charset=gbk")).status).toBe(415);
    const packed = await fetch(`${running.address}/api/v1/evaluate`, {
      method: "POST",
      body: "{}",
      headers: { "Content-Type": "application/json", "Content-Encoding": "gzip" },
    });
    expect(packed.status).toBe(415);
  });

  it("answers 413 above 256 KB, 405 with Allow, and 404", async () => {
    expect((await post("/evaluate", `{"name": "${"x".repeat(300_000)}"}`)).status).toBe(413);
    const wrong = await fetch(`${running.address}/api/v1/evaluate`);
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
    const put = await fetch(`${running.address}/api/v1/facts`, { method: "PUT" });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect((await fetch(`${running.address}/api/v1/nothing`)).status).toBe(404);
    expect((await fetch(`${running.address}/api/v1/provisions/gz-2022-212/9-99`)).status).toBe(404);
    expect((await fetch(`${running.address}/api/v1/provisions/%E0%A4`)).status).toBe(400);
  });

  it("refuses what is too deep, too much, or no UTF-8, without a stack", async () => {
    const deep = `${'{"a":'.repeat(200)}1${"}".repeat(200)}`;
    const many = JSON.stringify({ activities: Array.from({ length: 25_000 }, () => "x") });
    const long = JSON.stringify({ name: "x".repeat(10_001) });
    for (const [body, code] of [
      [deep, "too-deep"],
      [many, "too-long"],
      [long, "too-long"],
    ] as const) {
      const response = await post("/evaluate", body);
      const text = await response.text();
      expect(response.status).toBe(400);
      expect(text).toContain(`"code": "${code}"`);
      expect(text).not.toMatch(/at .*\.(ts|js):\d/);
    }
    expect((await post("/evaluate", new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
  });

  it("takes __proto__ for a key like any other", async () => {
    expect(await problemsOf(await post("/evaluate", '{"__proto__": {"city": "guangzhou"}}'))).toEqual([
      { path: "__proto__", code: "unknown-key" },
    ]);
  });

  it("answers 429 with Retry-After beyond the limit", async () => {
    const limited = await run(testApp({ ZHUNRU_RATE_LIMIT: "2" }));
    const statuses: number[] = [];
    let last: Response | null = null;
    for (let count = 0; count < 3; count += 1) {
      last = await fetch(`${limited.address}/api/v1/facts`);
      statuses.push(last.status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await fetch(`${limited.address}/livez`)).status).toBe(200);
    await limited.close();
  });
});

import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Served, serve } from "../support/served.ts";
import { Browser, plainLocation } from "./browser.ts";
import { NAME, type ReverseProxy, startCaddy, startNginx } from "./proxies.ts";

/** What the examples say that the program is to be started with. */
const SETTINGS = { ZHUNRU_PUBLIC_ADDRESS: `https://${NAME}`, ZHUNRU_PROXIES: "1" };

let served: Served;
let upstream: number;
beforeAll(async () => {
  served = await serve(SETTINGS);
  upstream = Number.parseInt(served.address.port, 10);
});
afterAll(async () => {
  served.process.kill("SIGTERM");
  await served.ended;
});

/** A profile that fills the cookies of a case: names that cannot be compressed. */
function largeProfile(holders: number): string {
  const investors = Array.from({ length: holders }, () => ({
    name: randomBytes(24).toString("base64url"),
    origin: "foreign",
    share: `1/${holders}`,
  }));
  return JSON.stringify({ city: "guangzhou", activities: ["social-survey"], investors });
}

/** The largest case that cookies hold, begun by an upload, and a refused form beside it; null where it does not pass. */
async function largestCase(browser: Browser): Promise<string | null> {
  for (let holders = 260; holders > 150; holders -= 2) {
    const { status, location } = await browser.upload("/cases/upload", largeProfile(holders));
    if (status === 303) return (location ?? "").replace(/\/answers$/, "");
    if (status !== 200) return null;
  }
  return null;
}

describe.each([
  ["nginx", startNginx],
  ["Caddy", startCaddy],
])("behind %s, by its example", (_name, start) => {
  let proxy: ReverseProxy;
  beforeAll(async () => {
    proxy = await start(upstream);
  });
  afterAll(() => proxy.stop());

  it("shows pages, takes forms from the public address alone, and marks cookies Secure", async () => {
    const browser = new Browser(proxy);
    expect((await browser.get("/", { "Accept-Language": "en" })).text).toContain('<html lang="en">');
    const elsewhere = { Origin: "https://elsewhere.example", "Content-Type": "text/plain" };
    expect((await browser.send("/cases", { method: "POST", headers: elsewhere })).status).toBe(403);
    const begun = await browser.post("/cases", {});
    expect([begun.status, begun.location]).toEqual([303, expect.stringMatching(/^\/case\/[\w-]{22}\/plan$/)]);
    const planned = await browser.post(begun.location ?? "", { city: "guangzhou", value: "social-survey" });
    expect([planned.status, planned.cookies.length > 0]).toEqual([303, true]);
    for (const cookie of planned.cookies) expect(cookie).toContain("; Secure");
    const answers = await browser.get((begun.location ?? "").replace(/plan$/, "answers"));
    expect(answers.text).toContain(`https://${NAME}/open#`);
  });

  it("lets the largest case pass, with a refused form beside it", async () => {
    const browser = new Browser(proxy);
    const base = await largestCase(browser);
    expect(browser.held).toBeGreaterThan(7_500);
    const value = randomBytes(2_000).toString("base64url");
    expect((await browser.post(`${base}/question/foreignShare`, { value })).status).toBe(303);
    expect(browser.held).toBeGreaterThan(10_500);
    for (const page of ["answers", "question/foreignShare", "result", "report.html"])
      expect([page, (await browser.get(`${base}/${page}`)).status]).toEqual([page, 200]);
  });

  it("leaves the refusal of a large body to the program", async () => {
    const browser = new Browser(proxy);
    const headers = { "Content-Type": "application/json" };
    const { status, type, text } = await browser.send("/api/v1/evaluate", {
      method: "POST",
      headers,
      body: "x".repeat(300_000),
    });
    expect([status, type]).toEqual([413, "application/problem+json; charset=utf-8"]);
    expect(text).toContain("/api#too-large");
  });

  it("counts requests by the address that the proxy saw, whatever a visitor claims", async () => {
    const limited = await serve({ ...SETTINGS, ZHUNRU_RATE_LIMIT: "2" });
    const before = await start(Number.parseInt(limited.address.port, 10));
    const browser = new Browser(before);
    const statuses: number[] = [];
    for (const claimed of ["192.0.2.1", "192.0.2.2", "192.0.2.3"])
      statuses.push((await browser.get("/", { "X-Forwarded-For": claimed })).status);
    expect(statuses).toEqual([200, 200, 429]);
    await before.stop();
    limited.process.kill("SIGTERM");
    await limited.ended;
  });
});

describe("the example for nginx", () => {
  it("leads from an address without TLS to the one with it", async () => {
    const proxy = await startNginx(upstream);
    expect(await plainLocation(proxy.plainPort ?? 0, "/catalogue?q=VPN")).toBe(
      `https://${NAME}/catalogue?q=VPN`,
    );
    await proxy.stop();
  });

  it("needs its sizes: without them the largest case does not pass", async () => {
    const proxy = await startNginx(upstream, (text) =>
      text.replaceAll(
        /^ *(large_client_header_buffers|proxy_buffer_size|proxy_buffers|proxy_busy_buffers_size).*$/gm,
        "",
      ),
    );
    expect(await largestCase(new Browser(proxy))).toBeNull();
    await proxy.stop();
  });
});

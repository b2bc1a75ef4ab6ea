import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSettings } from "../../src/server/settings.ts";
import { beyondPlan, PLAN, type Running, run, testApp, Visitor } from "./support.ts";

const A_DAY = 24 * 3600 * 1000;
const OLD_KEY = "an old secret of more than 32 characters";
const NEW_KEY = "a new secret of more than 32 characters";

describe("the cookies of a case", () => {
  let running: Running;
  let now = Date.now();
  beforeAll(async () => {
    running = await run(testApp({ ZHUNRU_COOKIE_KEY: OLD_KEY }, [], { now: () => now }));
  });
  afterAll(() => running.close());

  it("are all taken back when the case is forgotten, the refused form's too", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    await visitor.post(`${base}/question/foreignShare`, { value: "a lot" });
    const forgotten = await visitor.post(`${base}/forget`, {});
    const names = forgotten.headers.getSetCookie().map((cookie) => {
      expect(cookie).toMatch(/Expires=Thu, 01 Jan 1970/);
      expect(cookie).toContain(cookie.startsWith("cases=") ? "Path=/;" : `Path=${base};`);
      return cookie.split("=")[0];
    });
    expect(names).toEqual(["answers-0", "answers-1", "answers-2", "attempt", "cases"]);
    expect((await visitor.get(`${base}/answers`)).status).toBe(404);
  });

  it("hold their own end: 90 days after the last answer, whatever a browser keeps", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    const begun = now;
    now = begun + 89 * A_DAY;
    expect((await visitor.get(`${base}/answers`)).status).toBe(200);
    await visitor.post(`${base}/question/foreignShare`, { value: "30" });
    now = begun + 91 * A_DAY;
    expect((await visitor.get(`${base}/answers`)).status).toBe(200);
    now = begun + 180 * A_DAY;
    expect((await visitor.get(`${base}/answers`)).status).toBe(404);
    now = begun;
  });

  it("are still read after the key has changed, as long as the one before is given", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    const changed = { ZHUNRU_COOKIE_KEY: NEW_KEY, ZHUNRU_COOKIE_KEY_BEFORE: OLD_KEY };
    const later = await run(testApp(changed));
    const latest = await run(testApp({ ZHUNRU_COOKIE_KEY: NEW_KEY }));
    const look = (address: string) => visitor.at(address).get(`${base}/answers`);
    expect([(await look(later.address)).status, (await look(latest.address)).status]).toEqual([200, 404]);
    await visitor.at(later.address).post(`${base}/question/foreignShare`, { value: "30" });
    expect((await look(latest.address)).status).toBe(200);
    await later.close();
    await latest.close();
  });
});

describe("a redirect", () => {
  it("never leads to another server, however the path is written", async () => {
    const { address, close } = await run(testApp());
    for (const path of [
      "//elsewhere.example/",
      "/.//elsewhere.example/",
      "/x/..//elsewhere.example/",
      "/%2e//elsewhere.example/",
      "/\\elsewhere.example/",
      "/.\\/elsewhere.example",
      "/./\\elsewhere.example",
      "///elsewhere.example",
    ]) {
      const { location } = await raw(address, `${path}?lang=en`);
      expect([path, location]).toEqual([path, expect.stringMatching(/^\/[^/\\]/)]);
    }
    await close();
  });
});

/** Sends a path as it is, which fetch would tidy first. */
function raw(address: string, path: string): Promise<{ location: string | undefined }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve({ location: response.headers.location });
    })
      .on("error", reject)
      .end();
  });
}

describe("behind another host name", () => {
  const PUBLIC = "https://zhunru.example.org";

  it("takes forms from the public address alone, marks cookies Secure, and links to it", async () => {
    const { address, close } = await run(testApp({ ZHUNRU_PUBLIC_ADDRESS: `${PUBLIC}/` }));
    const send = (origin: string) =>
      fetch(`${address}/cases`, { method: "POST", headers: { Origin: origin }, redirect: "manual" });
    expect((await send(PUBLIC)).status).toBe(303);
    expect((await send(address)).status).toBe(403);
    expect((await send("http://zhunru.example.org")).status).toBe(403);
    const visitor = new Visitor(address);
    const created = await visitor.post("/cases", {});
    const path = created.headers.get("location") ?? "";
    const planned = await visitor.post(path, PLAN);
    const switched = await visitor.get("/?lang=en");
    for (const cookie of [...planned.headers.getSetCookie(), ...switched.headers.getSetCookie()])
      expect(cookie).toContain("Secure");
    const answers = await (await visitor.get(path.replace("/plan", "/answers"))).text();
    expect(answers).toContain(`${PUBLIC}/open#`);
    expect(await (await visitor.get("/api")).text()).toContain(`${PUBLIC}/api/v1/evaluate`);
    await close();
  });

  it.each([
    "zhunru.example.org",
    "https://zhunru.example.org/path",
    "ftp://zhunru.example.org",
    "https://a@b.example",
  ])("is told what an address looks like: %s", (text) => {
    expect(() => readSettings({ ZHUNRU_PUBLIC_ADDRESS: text })).toThrow(
      /^ZHUNRU_PUBLIC_ADDRESS cannot be used: .* expected an address without a path/,
    );
  });
});

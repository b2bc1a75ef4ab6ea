import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, run, testApp } from "./support.ts";

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

const get = (path: string, accept: string): Promise<Response> =>
  fetch(running.address + path, { headers: { Accept: accept } });

describe("/items/gz-2022-212/1-49", () => {
  it("is a page for a browser, and for whoever takes anything", async () => {
    for (const accept of ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*"]) {
      const response = await get("/items/gz-2022-212/1-49", accept);
      expect(response.headers.get("content-type")).toMatch(/^text\/html/);
      expect(response.headers.get("vary")).toContain("Accept");
      expect(await response.text()).toContain("gz-2022-212/1-49");
    }
  });

  it("is the API's JSON for whoever asks for it", async () => {
    const response = await get("/items/gz-2022-212/1-49?asOf=2024-06-30", "application/json");
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    const own = await get("/api/v1/provisions/gz-2022-212/1-49?asOf=2024-06-30", "application/json");
    expect(await response.text()).toBe(await own.text());
  });

  it("is refused in the form asked for where there is no such item", async () => {
    const asData = await get("/items/gz-2022-212/9-99", "application/json");
    expect([asData.status, asData.headers.get("content-type")]).toEqual([
      404,
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    const asPage = await get("/items/gz-2022-212/9-99", "text/html");
    expect([asPage.status, asPage.headers.get("content-type")]).toEqual([
      404,
      expect.stringMatching(/^text\/html/),
    ]);
  });
});

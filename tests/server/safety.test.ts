import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { begin, PLAN, type Running, run, testApp, Visitor } from "./support.ts";

let running: Running;
const lines: string[] = [];
beforeAll(async () => {
  running = await run(testApp({}, lines));
});
afterAll(() => running.close());

const SECRET = "Nobody-Must-Log-This Ltd";
describe("what is safe", () => {
  it("scopes sealed cookies to the case and shows nothing of the answers in them, in addresses or in the log", async () => {
    const visitor = new Visitor(running.address);
    const created = await visitor.post("/cases", {});
    const path = created.headers.get("location") ?? "";
    const planned = await visitor.post(path, PLAN);
    const cookies = planned.headers.getSetCookie();
    const kept = cookies.find((cookie) => cookie.startsWith("answers-0=")) ?? "";
    expect(kept).toContain(`Path=${path.replace("/plan", "")}`);
    expect(kept).toContain("HttpOnly");
    expect(kept).toContain("SameSite=Lax");
    expect(Buffer.from(kept.slice(10).split(";")[0] ?? "", "base64url").toString("latin1")).not.toContain(
      "guangzhou",
    );
    expect(planned.headers.get("location")).not.toContain("guangzhou");
    const log = lines.join("");
    const id = path.split("/")[2] ?? "";
    expect(log).toContain("/case/…/plan");
    for (const hidden of [SECRET, "guangzhou", "answers-0", id]) expect(log).not.toContain(hidden);
  });

  it("refuses a form that another site sends", async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${running.address}/cases`, { method: "POST", headers, redirect: "manual" });
    expect((await send({ Origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await send({ Origin: "null" })).status).toBe(403);
    expect((await send({ Origin: running.address })).status).toBe(303);
  });

  it("shows hostile answers as text", async () => {
    const { visitor, base } = await begin(running.address);
    const hostile = '"><script>alert(1)</script>\u202e&amp;{city}';
    const response = await visitor.post(`${base}/plan`, [
      ["city", "guangzhou"],
      ["value", "social-survey"],
      ["name", hostile],
    ]);
    expect(response.status).toBe(303);
    for (const page of ["answers", "result", "plan", "report.html"]) {
      const text = await (await visitor.get(`${base}/${page}`)).text();
      expect(text).toContain("&lt;script>");
      expect(text).not.toContain("<script>alert");
    }
    const long = await visitor.post(`${base}/question/foreignShare`, { value: "9".repeat(10_000) });
    expect(long.status).toBeLessThan(500);
    const odd = await visitor.post(`${base}/question/__proto__`, { value: "1" });
    expect(odd.status).toBe(404);
  });

  it("allows no inline script, no frame and nothing from elsewhere", async () => {
    const response = await fetch(`${running.address}/`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-powered-by")).toBeNull();
    const page = await response.text();
    expect(page).not.toMatch(/ style=| on[a-z]+=|<style/);
    expect([...page.matchAll(/(?:src|href|action)="(https?:|\/\/)/g)]).toEqual([]);
  });

  it("answers every page address with a page, and unknown or wrong ones with the right status", async () => {
    const status = async (path: string, init: RequestInit = {}): Promise<number> =>
      (await fetch(running.address + path, { redirect: "manual", ...init })).status;
    for (const path of [
      "/",
      "/catalogue?q=VPN",
      "/documents/gz-2025-22",
      "/provisions/gz-2025-22/17c",
      "/api",
      "/open",
    ])
      expect([path, await status(path)]).toEqual([path, 200]);
    expect(await status("/nowhere")).toBe(404);
    expect(await status("/documents/none")).toBe(404);
    expect(await status("/catalogue", { method: "DELETE" })).toBe(405);
    expect(await status("/cases")).toBe(405);
    expect(
      await status("/cases/open", {
        method: "POST",
        body: "{}",
        headers: { "Content-Type": "application/json" },
      }),
    ).toBe(415);
    expect(await status("//elsewhere.example/?lang=en")).toBe(303);
  });

  it("switches the language and stays on the page", async () => {
    const visitor = new Visitor(running.address);
    const response = await visitor.get("/catalogue?q=VPN&lang=en");
    expect(response.headers.get("location")).toBe("/catalogue?q=VPN");
    expect(await (await visitor.get("/catalogue?q=VPN")).text()).toContain('<html lang="en">');
    const other = await fetch(`${running.address}//elsewhere.example/?lang=en`, { redirect: "manual" });
    expect(other.headers.get("location")).toBe("/elsewhere.example/");
  });
});

import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/server/settings.ts";
import { zhunru } from "../support/program.ts";
import { serve } from "../support/served.ts";

describe("zhunru serve", () => {
  it("ends the request in flight, refuses new ones, and exits with 0", async () => {
    const { process: served, address: url, ended } = await serve();
    const address = url.origin;
    expect(await (await fetch(`${address}/readyz`)).text()).toBe("ready\n");
    const open = request(`${address}/api/v1/evaluate?asOf=2024-06-30`, {
      method: "POST",
      agent: false,
      headers: { "Content-Type": "application/json", "Content-Length": "2", Expect: "100-continue" },
    });
    const answered = new Promise<number | undefined>((resolve) => {
      open.on("response", (response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    await new Promise<void>((resolve) => {
      open.on("continue", resolve);
      open.flushHeaders();
    });
    served.kill("SIGTERM");
    await refused(address);
    open.end("{}");
    expect(await answered).toBe(200);
    expect(await ended).toBe(0);
  });

  it("says clearly that the port is taken", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const { port } = holder.address() as AddressInfo;
    const { status, stdout, stderr } = zhunru(["serve", "--lang", "en"], { env: { PORT: String(port) } });
    holder.close();
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`Port ${port} is taken`);
  });

  it("names a setting that cannot be used, and what was expected", () => {
    const { status, stderr } = zhunru(["serve", "--lang", "en"], { env: { PORT: "http" } });
    expect([status, stderr]).toEqual([
      2,
      "PORT cannot be used: found http; expected a whole number from 0 to 65535\n",
    ]);
    expect(() => readSettings({ ZHUNRU_COOKIE_KEY: "short" })).toThrow("at least 32 characters");
  });
});

/** Resolves when the address takes no new connections. */
async function refused(address: string): Promise<void> {
  for (;;) {
    try {
      await fetch(`${address}/livez`, { headers: { Connection: "close" } });
    } catch {
      return;
    }
  }
}

import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type Running, run, testApp } from "../server/support.ts";
import { startBrowser } from "./browser.ts";

/** A server and a browser for the tests of one file. */
export function useBrowser(): { readonly browser: Browser; readonly address: string } {
  let browser: Browser | null = null;
  let running: Running | null = null;
  beforeAll(async () => {
    running = await run(testApp());
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });
  return {
    get browser() {
      if (browser === null) throw new Error("the browser has not started");
      return browser;
    },
    get address() {
      return running?.address ?? "";
    },
  };
}

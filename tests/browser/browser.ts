import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const PLACES = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the Chromium that is installed. Throws with one line on how to install one. */
export function startBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place !== "" && existsSync(place));
  if (executablePath === undefined) {
    throw new Error(
      "No Chromium was found: apt-get install -y chromium fonts-noto-cjk (or name one in CHROMIUM).",
    );
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

export interface Look {
  readonly language: "zh-CN" | "en";
  readonly scripts?: boolean;
  readonly width?: number;
  readonly dark?: boolean;
}

/** A page of a visitor of its own; an error on the page, or a request to elsewhere, ends the test. */
export async function visit(
  browser: Browser,
  address: string,
  { language, scripts = true, width = 1100, dark = false }: Look,
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: address,
    javaScriptEnabled: scripts,
    viewport: { width, height: 800 },
    colorScheme: dark ? "dark" : "light",
    locale: language,
  });
  context.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const { protocol } = new URL(request.url());
    if (protocol !== "data:" && !request.url().startsWith(address)) complaints.push(`asked ${request.url()}`);
  });
  await page.goto(`/?lang=${language}`);
  return { page, context, complaints };
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import known from "../../src/server/settings.json" with { type: "json" };
import { readSettings } from "../../src/server/settings.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

const MANUALS = ["docs/OPERATIONS.md", "docs/OPERATIONS.zh-CN.md"];

/** The rows of a manual's table of settings: name and default. */
function settingsIn(manual: string): [string, string][] {
  const rows = readFileSync(`${ROOT}${manual}`, "utf8").matchAll(/^\| `([A-Z_]+)` \| `?([^|`]*)`? \|/gm);
  return [...rows].map(([, name = "", fallback = ""]) => [name, fallback.trim()]);
}

describe("the settings", () => {
  it.each(MANUALS)("all stand in %s with their defaults", (manual) => {
    const rows = settingsIn(manual);
    expect(rows.map(([name]) => name)).toEqual(Object.keys(known));
    for (const [name, fallback] of rows) {
      const setting = known[name as keyof typeof known];
      if ("default" in setting) expect([name, fallback]).toEqual([name, `${setting.default}`]);
    }
  });

  it.each(["en", "zh_CN.UTF-8"])("all stand in serve --help, in %s", (locale) => {
    const { status, stdout } = zhunru(["serve", "--help"], { env: { LC_ALL: locale } });
    expect(status).toBe(0);
    for (const [name, { help }] of Object.entries(known)) {
      expect(stdout).toContain(name);
      expect(stdout).toContain(help[locale === "en" ? "en" : "zh-CN"]);
    }
  });

  it("are read from the environment one by one", () => {
    const given: Record<keyof typeof known, string> = {
      HOST: "::1",
      PORT: "8080",
      ZHUNRU_PUBLIC_ADDRESS: "https://Zhunru.example.org:8443/",
      ZHUNRU_PROXIES: "2",
      ZHUNRU_COOKIE_KEY: "a".repeat(32),
      ZHUNRU_COOKIE_KEY_BEFORE: "b".repeat(32),
      ZHUNRU_RATE_LIMIT: "60",
      ZHUNRU_THREADS: "3",
      ZHUNRU_WAITING: "5",
      ZHUNRU_COMPUTE_MS: "700",
      ZHUNRU_TIMEOUT_MS: "800",
      ZHUNRU_GRACE_MS: "900",
      ZHUNRU_LOG_LEVEL: "warn",
    };
    const { cookieKeys, ...settings } = readSettings(given);
    expect(cookieKeys).toHaveLength(2);
    expect(settings).toEqual({
      host: "::1",
      port: 8080,
      publicAddress: "https://zhunru.example.org:8443",
      proxies: 2,
      isKeyForThisRun: false,
      rateLimit: 60,
      threads: 3,
      waiting: 5,
      patience: 700,
      timeout: 800,
      grace: 900,
      logLevel: "warn",
    });
  });
});

describe("in a closed network", () => {
  const sources = ["src", "web"].flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
  );

  it("no source opens a connection: none but the pages' scripts ask for anything, and that of their own server", () => {
    expect(sources.length).toBeGreaterThan(200);
    const asking = sources.filter((file) => {
      const text = readFileSync(`${ROOT}${file}`, "utf8");
      // The handler of the protocol for assistants answers a request in this process; its method is called fetch.
      return /(?<!handler\.)\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|node:(https|dns|tls|dgram|http2)"|\b(http|net)\.(get|request|connect)\(|\bconnect\(|createConnection/.test(
        text,
      );
    });
    expect(asking).toEqual(
      ["find-activities", "list-progress", "validate", "what-if"].map((script) => `web/browser/${script}.ts`),
    );
    // Each asks a path of its own server, or the address of a form or list that its page names.
    const asked = asking.flatMap(
      (file) => readFileSync(ROOT + file, "utf8").match(/fetch\((`\/|\w+)/g) ?? [],
    );
    expect(asked).toEqual(["fetch(`/", "fetch(address", "fetch(`/", "fetch(address"]);
  });
});

describe("the examples", () => {
  it("copy into the container what the program needs, and run it as nobody in particular", () => {
    const recipe = readFileSync(`${ROOT}examples/Containerfile`, "utf8");
    const copied = [...recipe.matchAll(/^COPY --from=build \/build\/(\S+) \1$/gm)].map(([, path]) => path);
    expect(copied).toEqual(["package.json", "node_modules", "rules", "seeds/documents", "dist"]);
    expect(recipe).toMatch(/^USER node$/m);
  });

  it.each(["nginx.conf", "Caddyfile", "zhunru.service"])("name settings that there are: %s", (file) => {
    const named = readFileSync(`${ROOT}examples/${file}`, "utf8").matchAll(/\bZHUNRU_[A-Z_]+/g);
    for (const [name] of named) expect(Object.keys(known)).toContain(name);
  });
});

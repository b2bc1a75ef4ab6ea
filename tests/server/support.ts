import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Express, RequestHandler } from "express";
import { readDataFiles } from "../../src/rules/files.ts";
import { createApp } from "../../src/server/app.ts";
import { readAssets } from "../../src/server/assets.ts";
import { createSeals } from "../../src/server/case/seal.ts";
import { type Core, createCore } from "../../src/server/core.ts";
import { createHandlers } from "../../src/server/handlers.ts";
import { createLogger } from "../../src/server/http/logs.ts";
import { listRoutes } from "../../src/server/lists/routes.tsx";
import { ListStore } from "../../src/server/lists/store.ts";
import { readSettings } from "../../src/server/settings.ts";
import { answersOf } from "../../src/server/threads/answers.ts";
import { answerAsked } from "../../src/server/threads/asked.ts";
import { FROZEN_FILES, rulebook as frozen } from "../support/frozen.ts";
import { ROOT } from "../support/root.ts";
import { IN_FORCE, rulebook } from "../support/rulebook.ts";

export const core = createCore({
  root: ROOT,
  rulebook,
  files: readDataFiles(ROOT),
  version: "0.1.0",
  today: () => IN_FORCE,
});

/** The frozen rules, for tests of what the server does whatever the law says. */
export const frozenCore = createCore({
  root: ROOT,
  rulebook: frozen,
  files: FROZEN_FILES,
  version: "0.1.0",
  today: () => IN_FORCE,
});

/**
 * The app with settings of its own, which decides by the law, or by `by`; its log goes to `lines`. With `isApart`,
 * requests are answered as in a thread; with `answers`, by these.
 */
export function testApp(
  env: Record<string, string> = {},
  lines: string[] = [],
  options: { isApart?: boolean; now?: () => number; answers?: RequestHandler; by?: Core } = {},
): Express {
  const { isApart = false, now = Date.now, by = core } = options;
  const { vocabulary, version, sha256 } = by.rulebook;
  const settings = readSettings({ ZHUNRU_RATE_LIMIT: "1000000", ...env });
  const logger = createLogger("info", { write: (line: string) => lines.push(line) });
  const frame = { assets: readAssets(ROOT), rules: { version, sha256 } };
  const seals = createSeals(settings.cookieKeys, now);
  const handlers = createHandlers({ ...frame, core: by, seals, settings, logger });
  const apart = answersOf(
    {
      ready: async () => undefined,
      admit: () => undefined,
      answer: async (asked) => structuredClone(await answerAsked(handlers, structuredClone(asked))),
      close: async () => undefined,
    },
    settings.timeout,
  );
  const answers = options.answers ?? (isApart ? apart : handlers);
  const lists = listRoutes({ ...frame, vocabulary, settings, store: listStore() });
  return createApp({
    lists,
    ...{ frame, vocabulary, settings, logger, answers },
    readiness: { isReady: true },
  });
}

let store: ListStore | null = null;

/** The lists of all apps of a test file, worked on by the built program. */
function listStore(): ListStore {
  const program = pathToFileURL(`${ROOT}dist/lists-worker.js`);
  store ??= new ListStore(program, { root: ROOT, rules: ROOT }, createLogger("silent"), TEMPORARY);
  return store;
}

const TEMPORARY = mkdtempSync(join(tmpdir(), "zhunru-test-"));
process.once("exit", () => rmSync(TEMPORARY, { recursive: true, force: true }));

export interface Running {
  readonly address: string;
  readonly server: Server;
  close(): Promise<void>;
}

/** Listens on a free port of this machine alone. */
export function run(app: Express): Promise<Running> {
  const server = createServer(app);
  // The tests' own work may keep the server from noticing a request on a connection that it is about to give up.
  server.keepAliveTimeout = 0;
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        address: `http://127.0.0.1:${port}`,
        server,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** The API of an app that runs once it is asked. */
export function apiOf(running: () => Running) {
  const post = (path: string, body: string | Uint8Array, type = "application/json"): Promise<Response> =>
    fetch(`${running().address}/api/v1${path}`, {
      method: "POST",
      body: body as string,
      headers: { "Content-Type": type },
    });

  /** What an answer says is wrong, by the key paths. */
  async function problemsOf(response: Response): Promise<{ path: string; code: string }[]> {
    const body = (await response.json()) as { problems?: { path: string; code: string }[] };
    return (body.problems ?? []).map(({ path, code }) => ({ path, code }));
  }

  return { post, problemsOf };
}

/** A browser without a screen: keeps cookies by path, follows redirects by hand. */
export class Visitor {
  readonly #address: string;
  readonly #cookies: Map<string, { value: string; path: string }>;

  constructor(address: string, cookies = new Map<string, { value: string; path: string }>()) {
    this.#address = address;
    this.#cookies = cookies;
  }

  /** The same browser, with its cookies, at another server. */
  at(address: string): Visitor {
    return new Visitor(address, this.#cookies);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, { headers });
  }

  post(
    path: string,
    fields: Record<string, string> | [string, string][],
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.#send(path, { method: "POST", body: new URLSearchParams(fields), headers });
  }

  upload(path: string, name: string, text: string): Promise<Response> {
    const body = new FormData();
    body.set(name, new File([text], "profile.json", { type: "application/json" }));
    return this.#send(path, { method: "POST", body });
  }

  /** Sends a form with a file. */
  submit(path: string, body: FormData): Promise<Response> {
    return this.#send(path, { method: "POST", body });
  }

  /** Goes where a redirect leads, at most so many times. */
  async follow(response: Response, most = 3): Promise<{ response: Response; path: string }> {
    let last = response;
    let path = "";
    for (let step = 0; step < most && last.status === 303; step += 1) {
      path = last.headers.get("location") ?? "";
      last = await this.get(path);
    }
    return { response: last, path };
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const sent = [...this.#cookies]
      .filter(([, { path: scope }]) => path.startsWith(scope))
      .map(([name, { value }]) => `${name.split("@")[0]}=${value}`);
    const headers = { Cookie: sent.join("; "), ...(init.headers as Record<string, string>) };
    const response = await fetch(this.#address + path, { ...init, headers, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  #keep(cookie: string): void {
    const [pair = ""] = cookie.split(";");
    const [name = "", value = ""] = pair.split("=", 2);
    const scope = /path=([^;]+)/i.exec(cookie)?.[1] ?? "/";
    if (value === "") this.#cookies.delete(`${name}@${scope}`);
    else this.#cookies.set(`${name}@${scope}`, { value, path: scope });
  }
}

/** A first form as a visitor fills it in. */
export const PLAN: [string, string][] = [
  ["city", "guangzhou"],
  ["value", "social-survey"],
  ["name", "Nobody-Must-Log-This Ltd"],
  ["asOf", "2024-06-30"],
];

/** A visitor who reads English and has just begun a case; `base` is the case's address. */
export async function begin(address: string): Promise<{ visitor: Visitor; base: string }> {
  const visitor = new Visitor(address);
  await visitor.get("/?lang=en");
  const created = await visitor.post("/cases", {});
  return { visitor, base: (created.headers.get("location") ?? "").replace(/\/plan$/, "") };
}

/** The first form, for the frozen rules. */
export const FROZEN_PLAN: [string, string][] = [
  ["city", "jingwan"],
  ["value", "star-survey"],
  ["name", "Nobody-Must-Log-This Ltd"],
  ["asOf", "2024-06-30"],
];

/** The same, with the first form sent. */
export async function beyondPlan(address: string, plan = PLAN): Promise<{ visitor: Visitor; base: string }> {
  const begun = await begin(address);
  await begun.visitor.post(`${begun.base}/plan`, plan);
  return begun;
}

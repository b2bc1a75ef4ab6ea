import { workerData } from "node:worker_threads";
import { move, transferableSymbol, valueSymbol } from "piscina";
import manifest from "../../package.json" with { type: "json" };
import { todayInShanghai } from "../language/day.ts";
import { readAssets } from "../server/assets.ts";
import { createSeals } from "../server/case/seal.ts";
import { createCore } from "../server/core.ts";
import { createHandlers } from "../server/handlers.ts";
import { createLogger } from "../server/http/logs.ts";
import type { Settings } from "../server/settings.ts";
import { type Asked, answerAsked } from "../server/threads/asked.ts";
import { speakAddedLanguages } from "./languages.ts";
import { type Folders, loadData } from "./load-rules.ts";

/** What a thread of the server is given at its start. */
export interface ServeThreadData extends Folders {
  readonly settings: Settings;
}

const { settings, ...folders } = workerData as ServeThreadData;
speakAddedLanguages(folders.root);
const { files, rulebook } = loadData(folders);
const handlers = createHandlers({
  core: createCore({
    root: folders.root,
    rulebook,
    files,
    version: manifest.version,
    today: () => todayInShanghai(new Date()),
  }),
  assets: readAssets(folders.root),
  rules: { version: rulebook.version, sha256: rulebook.sha256 },
  seals: createSeals(settings.cookieKeys, Date.now),
  settings,
  logger: createLogger(settings.logLevel),
});

/** Answers what the main thread was asked. A body that has its memory to itself is handed over and not copied. */
export default async function answer(asked: Asked): Promise<unknown> {
  const answered = await answerAsked(handlers, asked);
  const { body } = answered;
  if (typeof body === "string" || body.byteLength < body.buffer.byteLength) return answered;
  return move({ [transferableSymbol]: [body.buffer], [valueSymbol]: answered });
}

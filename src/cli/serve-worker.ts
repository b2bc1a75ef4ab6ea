import { workerData } from "node:worker_threads";
import manifest from "../../package.json" with { type: "json" };
import { readAssets } from "../server/assets.ts";
import { createSeals } from "../server/case/seal.ts";
import { createCore } from "../server/core.ts";
import { createHandlers } from "../server/handlers.ts";
import { createLogger } from "../server/http/logs.ts";
import type { Settings } from "../server/settings.ts";
import { answerAsked, type Answered, type Asked } from "../server/threads/asked.ts";
import { speakAddedLanguages } from "./languages.ts";
import { type Folders, loadData } from "./seal.ts";
import { todayInShanghai } from "../language/day.ts";

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

/** Answers what the main thread was asked. */
export default function answer(asked: Asked): Promise<Answered> {
  return answerAsked(handlers, asked);
}

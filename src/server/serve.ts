import { fillWords, type Language } from "../language/language.ts";
import type { DataFiles } from "../rules/files.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { createApp } from "./app.ts";
import { readAssets } from "./assets.ts";
import { createCore } from "./core.ts";
import { createLogger } from "./http/logs.ts";
import { listen } from "./listen.ts";
import type { Settings } from "./settings.ts";
import words from "./words.json" with { type: "json" };

export interface ServeParts {
  /** The folder that holds dist/web. */
  readonly root: string;
  readonly version: string;
  readonly rulebook: Rulebook;
  readonly files: DataFiles;
  readonly settings: Settings;
  readonly language: Language;
  /** Today in Asia/Shanghai, as YYYY-MM-DD. */
  today(): string;
  /** A line for the person who started the server. */
  say(line: string): void;
  /** Resolves when the server is to stop. */
  readonly stopped: Promise<void>;
}

/** Runs the pages and the API until told to stop. Rejects with CannotListen and AssetMissing. */
export async function serve(parts: ServeParts): Promise<void> {
  const { root, settings, language } = parts;
  const logger = createLogger(settings.logLevel);
  const readiness = { isReady: false };
  const app = createApp({
    core: createCore(parts),
    assets: readAssets(root),
    settings,
    logger,
    readiness,
  });
  const listening = await listen(app, settings, readiness);
  parts.say(fillWords(words.listening, { address: listening.address })[language]);
  if (settings.isKeyForThisRun) parts.say(words.keyForThisRun[language]);
  await parts.stopped;
  await listening.stop();
}

import { createLogger } from "./http/logs.ts";
import { fillWords, type Language } from "../language/language.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { createApp } from "./app.ts";
import { readAssets } from "./assets.ts";
import { listen } from "./listen.ts";
import type { Settings } from "./settings.ts";
import { answersOf } from "./threads/answers.ts";
import { createAnswerPool } from "./threads/pool.ts";
import words from "./words.json" with { type: "json" };

export interface ServeParts {
  /** The folder that holds dist/web. */
  readonly root: string;
  readonly rulebook: Rulebook;
  readonly settings: Settings;
  /** The program of the threads that answer, and what it is given at its start. */
  readonly program: URL;
  readonly given: unknown;
  readonly language: Language;
  /** A line for the person who started the server. */
  say(line: string): void;
  /** Resolves when the server is to stop. */
  readonly stopped: Promise<void>;
}

/** Runs the pages and the API until told to stop. Rejects with CannotListen and AssetMissing. */
export async function serve(parts: ServeParts): Promise<void> {
  const { root, rulebook, settings, language, program, given } = parts;
  const logger = createLogger(settings.logLevel);
  const readiness = { isReady: false };
  const frame = {
    assets: readAssets(root),
    rules: { version: rulebook.version, sha256: rulebook.sha256 },
  };
  const pool = createAnswerPool(program, given, settings, logger);
  const answers = answersOf(pool, settings.timeout);
  try {
    await pool.ready();
    const app = createApp({ frame, vocabulary: rulebook.vocabulary, settings, logger, readiness, answers });
    const listening = await listen(app, settings, readiness, logger);
    parts.say(fillWords(words.listening, { address: listening.address })[language]);
    if (settings.isKeyForThisRun) parts.say(words.keyForThisRun[language]);
    await parts.stopped;
    await listening.stop();
  } finally {
    await pool.close();
  }
}

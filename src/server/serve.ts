import { listRoutes } from "./lists/routes.tsx";
import { ListStore } from "./lists/store.ts";
import type { Logger } from "pino";
import { createLogger } from "./http/logs.ts";
import { fillWords, type Language, textIn } from "../language/language.ts";
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
  /** The same of the threads that work on lists. */
  readonly listProgram: URL;
  readonly listGiven: object;
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
  const store = openStore(parts, logger);
  const pool = createAnswerPool(program, given, settings, logger);
  const answers = answersOf(pool, settings.timeout);
  try {
    await pool.ready();
    const { vocabulary } = rulebook;
    const lists = listRoutes({ ...frame, vocabulary, settings, store });
    const app = createApp({ frame, vocabulary, settings, logger, readiness, lists, answers });
    const listening = await listen(app, settings, readiness, logger);
    parts.say(textIn(fillWords(words.listening, { address: listening.address }), language));
    if (settings.isKeyForThisRun) parts.say(textIn(words.keyForThisRun, language));
    await parts.stopped;
    await listening.stop();
  } finally {
    await pool.close();
    store?.close();
  }
}

/** The store of lists; null where the machine has no place for one, so that none are taken. */
function openStore({ listProgram, listGiven }: ServeParts, logger: Logger): ListStore | null {
  try {
    return new ListStore(listProgram, listGiven, logger);
  } catch (error) {
    logger.warn({ err: error }, "lists are not taken: there is no folder for them");
    return null;
  }
}

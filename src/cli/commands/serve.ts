import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Language, textIn } from "../../language/language.ts";
import { AssetMissing } from "../../server/assets.ts";
import { CannotListen } from "../../server/listen.ts";
import { serve } from "../../server/serve.ts";
import { readSettings, SettingError } from "../../server/settings.ts";
import { loadRules } from "../load-rules.ts";
import type { ServeThreadData } from "../serve-worker.ts";
import type { Environment } from "../terminal.ts";
import { UsageError } from "../usage.ts";

/**
 * `zhunru serve`: the web form and the API, until the process is told to stop; exit status 1 where it cannot listen.
 * Throws a UsageError for a setting that cannot be used.
 */
export async function runServe(
  request: { readonly language: Language },
  environment: Environment,
): Promise<number> {
  const { root, rules } = environment;
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  try {
    const settings = readSettings(process.env);
    const given: ServeThreadData = { root, rules, settings };
    await serve({
      root,
      rulebook: loadRules(environment),
      settings,
      program: pathToFileURL(join(root, "dist", "serve-worker.js")),
      given,
      listProgram: pathToFileURL(join(root, "dist", "lists-worker.js")),
      listGiven: { root, rules },
      language: request.language,
      say: (line) => environment.complain(`${line}\n`),
      stopped,
    });
    return 0;
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(error.words);
    if (!(error instanceof CannotListen) && !(error instanceof AssetMissing)) throw error;
    environment.complain(`${textIn(error.words, request.language)}\n`);
    return 1;
  }
}

import { watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as passing } from "node:timers/promises";
import { joinList, textIn } from "../../language/language.ts";
import words from "../../report/rules/words.json" with { type: "json" };
import { DATA_FOLDERS } from "../../rules/files.ts";
import { type RulesContext, type RulesRequest, runRules } from "./rules.ts";

/** An editor writes a file in several steps, in milliseconds. */
const SETTLED = 150;

/** `zhunru rules verify --watch`: verifies the rules, and again after each change of their files; it is ended from outside. */
export async function watchRules(request: RulesRequest, context: RulesContext): Promise<never> {
  let changed = (): void => {};
  let change = Promise.resolve();
  const expectChange = (): void => {
    change = new Promise((resolve) => {
      changed = resolve;
    });
  };
  const folders = joinList(DATA_FOLDERS, request.language);
  const watchers = DATA_FOLDERS.map((folder) =>
    watch(join(context.root, folder), { recursive: true }, () => changed()),
  );
  try {
    for (;;) {
      expectChange();
      await runRules(request, context);
      context.write(`\n${textIn(words.watching, request.language, { folders })}\n\n`);
      await change;
      await passing(SETTLED);
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

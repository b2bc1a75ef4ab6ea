import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import type { Language } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { mergeShards } from "../../screen/run/merge-shards.ts";
import type { ScreenPlan } from "../../screen/run/plan.ts";
import { createOwnPool, createThreadPool, type Pool } from "../../screen/run/pool.ts";
import type { SinceRequest } from "../../screen/run/publication.ts";
import { type ScreenContext, type ScreenRequest, screenFile } from "../../screen/run/screen.ts";
import { ChunkScreener } from "../../screen/run/screen-chunk.ts";
import type { Shard } from "../../screen/run/shard.ts";
import { screenStream } from "../../screen/run/stream.ts";
import type { Table } from "../../screen/table/format-finding.ts";
import { createProgressWriter } from "../screen-progress.ts";
import type { ScreenThreadData } from "../screen-worker.ts";
import { type Folders, loadData, loadRules, renamedIn } from "../load-rules.ts";
import type { Environment } from "../terminal.ts";
import { explain, type ScreenedPlaces } from "./screen-faults.ts";
import { tellDone, tellInput } from "./screen-told.ts";
import { readWishes, type WordsOfList } from "./screen-wishes.ts";

export interface ScreenCommand extends ScreenedPlaces, WordsOfList {
  /** The sheet of a workbook; null for the first. */
  readonly sheet: string | null;
  readonly isStrict: boolean;
  readonly isInWords: boolean;
  readonly table: Table;
  readonly byteOrderMark: boolean;
  readonly asOf: string | null;
  readonly language: Language;
  readonly resume: boolean;
  readonly force: boolean;
  readonly shard: Shard | null;
  readonly since: SinceWish | null;
  /** How many months to look ahead (1 to 120); null for not at all. */
  readonly ahead: number | null;
  readonly reports: ScreenRequest["reports"];
  /** The folder with files of the companies' owners; null where the rows say it all. */
  readonly ownership: string | null;
  readonly failOnReject: boolean;
  /** null = one for each core. */
  readonly threads: number | null;
}

/** With which earlier screening to compare: its folder, the heading by which rows are the same, and its rules' folder. */
export interface SinceWish {
  readonly folder: string;
  readonly key: string | null;
  readonly rules?: string | undefined;
}

/** Below this size of the input a thread would take longer to start than the work takes. */
const WORTH_A_THREAD = 400_000;

const COMMIT_EVERY = 64;

/** `zhunru screen FILE --out FOLDER`. Returns 1 where rows were rejected and that shall fail, else 0. */
export async function runScreen(command: ScreenCommand, environment: Environment): Promise<number> {
  const { language } = command;
  const wishes = await readWishes(command);
  const rulebook = loadRules(environment);
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const progress = createProgressWriter(environment, language);
  const context: ScreenContext = {
    rulebook,
    version: environment.version,
    today: environment.today,
    standardInput: process.stdin,
    commitEvery: COMMIT_EVERY,
    stopped: () => stopped,
    progress: (state) => progress.show(state),
    openReports: async (wanted) => {
      // Each report leaves much behind and nothing is kept: a heap that may grow to four times what lives only takes room.
      setFlagsFromString("--heap-growing-percent=50");
      return (await import("./screen-reports.ts")).openReports(wanted, environment);
    },
    reported: (done, all) => progress.showReports(done, all),
    openPool: (plan, size) => openPool(plan, size, command.threads, rulebook, environment),
  };
  try {
    const since = sinceRequestOf(command.since, environment);
    const summary = await screenFile({ ...command, since, wishes }, context);
    progress.end();
    tellDone(summary, command.out, language, environment);
    tellInput(summary, rulebook.vocabulary, language, environment);
    return statusOf(command, summary.rejects);
  } catch (error) {
    progress.end();
    throw explain(error, command);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

function statusOf({ failOnReject }: Pick<ScreenCommand, "failOnReject">, rejects: number): number {
  return failOnReject && rejects > 0 ? 1 : 0;
}

function sinceRequestOf(wish: SinceWish | null, environment: Environment): SinceRequest | null {
  if (wish === null) return null;
  const { folder, key, rules } = wish;
  if (rules === undefined) return { folder, key, former: null };
  const { rulebook } = loadData({ root: environment.root, rules: resolve(rules) }, "former");
  const renamed = renamedIn(loadData(environment).files, environment.rules, "rules");
  return { folder, key, former: { rulebook, renamed } };
}

type MergeCommand = Pick<
  ScreenCommand,
  "out" | "force" | "since" | "ahead" | "asOf" | "failOnReject" | "language"
> & {
  readonly folders: readonly string[];
  /** The form of the shards' results, where it is said. */
  readonly table: Table | null;
};

/** `zhunru screen --merge FOLDER… --out FOLDER`. Returns 1 where rows were rejected and that shall fail, else 0. */
export async function runMerge(command: MergeCommand, environment: Environment): Promise<number> {
  const { folders, out, language } = command;
  try {
    const summary = await mergeShards(folders, {
      ...command,
      since: sinceRequestOf(command.since, environment),
      rulebook: loadRules(environment),
    });
    tellDone(summary, out, language, environment);
    return statusOf(command, summary.rejects);
  } catch (error) {
    throw explain(error, { file: folders.join(" "), out });
  }
}

/**
 * `zhunru screen - --stream`: standard input in, standard output out, a line for a line. Returns 1 where lines could not
 * be used and that shall fail, else 0.
 */
export async function runStream(
  { asOf, language, failOnReject }: Pick<ScreenCommand, "asOf" | "language" | "failOnReject">,
  environment: Environment,
): Promise<number> {
  const rulebook = loadRules(environment);
  const { stdin, stdout } = process;
  let isRead = true;
  stdout.once("close", () => {
    isRead = false;
    stdin.destroy();
  });
  const write = (text: string): Promise<void> =>
    new Promise((resolve) => {
      if (!isRead || stdout.write(text)) resolve();
      else stdout.once("drain", resolve).once("close", resolve);
    });
  const rejects = await screenStream(
    whileRead(stdin, () => isRead),
    write,
    {
      rulebook,
      asOf: asOf ?? environment.today,
      language,
    },
  );
  return statusOf({ failOnReject }, rejects);
}

/** The input, for as long as somebody reads what is written; there is nothing to be done once they have gone away. */
async function* whileRead(
  input: AsyncIterable<Uint8Array>,
  isRead: () => boolean,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* input;
  } catch (error) {
    if (isRead()) throw error;
  }
}

function openPool(
  plan: ScreenPlan,
  size: number,
  threads: number | null,
  rulebook: Rulebook,
  { root, rules }: Folders,
): Pool {
  if (threads === null && size < WORTH_A_THREAD) return createOwnPool(new ChunkScreener(rulebook, plan));
  const given: ScreenThreadData = { root, rules, plan };
  const program = pathToFileURL(join(root, "dist", "screen-worker.js"));
  // A profile may answer as much as there are facts.
  const columns = plan.columns?.headings.length ?? rulebook.vocabulary.facts.length;
  return createThreadPool(program, threads ?? availableParallelism(), columns, given);
}

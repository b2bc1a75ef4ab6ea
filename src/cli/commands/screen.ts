import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { fillWords, joinList, type Language, textIn } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { sayWithoutColumn } from "../../screen/columns/without-column.ts";
import { sayOwnershipFiles } from "../../screen/ownership/ownership-list.ts";
import { mergeShards } from "../../screen/run/merge-shards.ts";
import type { ScreenPlan } from "../../screen/run/plan.ts";
import { createOwnPool, createThreadPool, type Pool } from "../../screen/run/pool.ts";
import type { SinceRequest } from "../../screen/run/publication.ts";
import { type ScreenContext, type ScreenRequest, screenFile } from "../../screen/run/screen.ts";
import { ChunkScreener } from "../../screen/run/screen-chunk.ts";
import type { Shard } from "../../screen/run/shard.ts";
import { sayRepeated } from "../../screen/run/repeated.ts";
import { screenStream } from "../../screen/run/stream.ts";
import { writtenInWords } from "../../screen/source/spool-text.ts";
import { movedInWords } from "../../screen/since/moving-regions.ts";
import type { Summary } from "../../screen/summary/summary.ts";
import type { Table } from "../../screen/table/format-finding.ts";
import { createProgressWriter } from "../screen-progress.ts";
import words from "../screen-words.json" with { type: "json" };
import type { ScreenThreadData } from "../screen-worker.ts";
import { type Folders, loadData, loadRules, renamedIn } from "../load-rules.ts";
import type { Environment } from "../terminal.ts";
import { explain, type ScreenedPlaces } from "./screen-faults.ts";
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
    const { sheet = "", sheetsNotRead = [], shownOtherwise = 0, writtenAs } = summary.input;
    const withoutColumn = sayWithoutColumn(summary.input.withoutColumn ?? [], rulebook.vocabulary);
    if (withoutColumn !== null) environment.complain(`${textIn(withoutColumn, language)}\n`);
    if (writtenAs !== undefined) environment.complain(`${textIn(writtenInWords(writtenAs), language)}\n`);
    if (sheetsNotRead.length > 0) {
      const others = joinList(sheetsNotRead, language);
      environment.complain(`${textIn(fillWords(words.sheetsNotRead, { sheet, others }), language)}\n`);
    }
    if (summary.repeated !== undefined)
      environment.complain(`${textIn(sayRepeated(summary.repeated), language)}\n`);
    if (shownOtherwise > 0) {
      environment.complain(
        `${textIn(fillWords(words.shownOtherwise, texts({ count: shownOtherwise })), language)}\n`,
      );
    }
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

/** So many regions of the rules' difference are told in the terminal; the file has them all. */
const MOST_REGIONS = 10;

function tellDone(summary: Summary, folder: string, language: Language, environment: Environment): void {
  const { rows, companies, rejects, leftOut, findings, since, ownership } = summary;
  const values = { rows, companies, rejects, leftOut, findings, folder };
  environment.write(`${textIn(fillWords(words.done, texts(values)), language)}\n`);
  if (ownership !== undefined) {
    const told = textIn(sayOwnershipFiles(ownership), language);
    if (ownership.unused === 0) environment.write(`${told}\n`);
    else environment.complain(`${told}\n`);
  }
  if (since === undefined) return;
  const { changed, companies: moved, came, went, notCompared, asOf, regions = [] } = since;
  const told = fillWords(words.since, texts({ changed, moved, came, went, day: asOf }));
  environment.write(`${textIn(told, language)}\n`);
  if (regions.length > 0) {
    const lines = regions.slice(0, MOST_REGIONS).map((region) => movedInWords(region, language));
    const rest = regions.length - lines.length;
    if (rest > 0) lines.push(textIn(fillWords(words.moreRegions, texts({ count: rest })), language));
    environment.write(
      `${[textIn(words.byRegion, language), ...lines.map((line) => `  ${line}`)].join("\n")}\n`,
    );
  }
  if (notCompared > 0)
    environment.complain(
      `${textIn(fillWords(words.notCompared, texts({ count: notCompared })), language)}\n`,
    );
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

function texts(values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

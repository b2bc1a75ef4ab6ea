import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { runScreen, type ScreenCommand } from "../../src/cli/commands/screen.ts";
import type { Environment } from "../../src/cli/terminal.ts";
import { UsageError } from "../../src/cli/usage.ts";
import { NOTHING_AGREED } from "../../src/free-text/column-context.ts";
import type { Rulebook } from "../../src/rules/rulebook.ts";
import { createOwnPool } from "../../src/screen/run/pool.ts";
import { type ScreenContext, type ScreenRequest, screenFile } from "../../src/screen/run/screen.ts";
import { ChunkScreener } from "../../src/screen/run/screen-chunk.ts";
import { parseCsv } from "../../src/screen/source/csv.ts";
import type { Summary } from "../../src/screen/summary/summary.ts";
import { FROZEN_ROOT, rulebook } from "../support/frozen.ts";
import { ROOT } from "../support/root.ts";
import { rulebook as law } from "../support/rulebook.ts";

/** A folder of its own for a test file, removed at its end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "zhunru-screen-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Five companies: one of them cannot be read, one has a name that would run, one leaves much open. */
export const TABLE = `name,city,拟从事的业务,Chinese share,legalRepresentativeNationality,investorTotalAssets
甲公司,jingwan,star-survey,60,GB,
乙公司,镜湾市,观星调查;灯塔投资,67,CN,2亿美元
"=cmd|'/C calc'!A0",雾岛市,lighthouse-fund,40%,?,150 million USD
丙,jingwn,star-survey,101,XX,
丁,jingwan,star-survey,,不知道,
`;

let runs = 0;

/** How a command ended that ran in this process. */
interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Screenings by the rules of a folder, which are those of a rulebook. */
export function screeningBy(rules: string, rulebook: Rulebook) {
  /** Screens a content as a file in a folder, in this process; the name of the file ends as told. */
  async function screen(
    folder: string,
    content: string | Uint8Array,
    options: { readonly more?: Partial<ScreenCommand>; readonly ending?: string } = {},
  ) {
    runs += 1;
    const file = join(folder, `input-${runs}${options.ending ?? ".csv"}`);
    const out = join(folder, `out-${runs}`);
    writeFileSync(file, content);
    const ended = await screenFileAt(file, out, options.more);
    return {
      ...ended,
      file,
      out,
      files: () => filesIn(out),
      table: (name: string) => tableIn(join(out, name)),
    };
  }

  /** Screens a file into a folder, in this process. */
  async function screenFileAt(file: string, out: string, more: Partial<ScreenCommand> = {}): Promise<Ended> {
    const written = { stdout: "", stderr: "" };
    const environment: Environment = {
      root: ROOT,
      rules,
      version: "0.1.0",
      today: "2024-06-30",
      language: "en",
      width: 80,
      colour: false,
      isTerminal: false,
      write: (text) => {
        written.stdout += text;
      },
      complain: (text) => {
        written.stderr += text;
      },
    };
    const command: ScreenCommand = {
      file,
      out,
      sheet: null,
      columns: null,
      ignored: [],
      read: [],
      shares: null,
      headerRow: null,
      isStrict: false,
      isInWords: false,
      table: "csv",
      byteOrderMark: false,
      asOf: "2024-06-30",
      language: "en",
      resume: false,
      force: false,
      shard: null,
      since: null,
      ahead: null,
      reports: null,
      ownership: null,
      failOnReject: false,
      threads: null,
      ...more,
    };
    try {
      return { status: await runScreen(command, environment), ...written };
    } catch (error) {
      if (error instanceof UsageError) return { status: 2, ...written, stderr: error.words.en };
      return { status: 1, ...written, stderr: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Screens until so many chunks are done, then stops as Ctrl-C does; `during` runs after each chunk. */
  async function stopAfter(
    chunks: number,
    file: string,
    out: string,
    options: Partial<ScreenRequest> & { readonly during?: () => unknown } = {},
  ): Promise<unknown> {
    const { during, ...request } = options;
    let done = 0;
    return screenBy(
      rulebook,
      file,
      out,
      { force: request.resume !== true, ...request },
      {
        stopped: () => done >= chunks,
        progress: () => {
          done += 1;
          during?.();
        },
      },
    ).catch((error: unknown) => error);
  }

  return { screen, screenFileAt, stopAfter };
}

export const byFrozenRules = screeningBy(FROZEN_ROOT, rulebook);
export const { screen, screenFileAt, stopAfter } = byFrozenRules;
/** By the project's own: for lists whose words are those of its vocabulary. */
export const byTheLaw = screeningBy(ROOT, law);

/** Screens a file into a folder by a rulebook, in this process. */
export function screenBy(
  rules: Rulebook,
  file: string,
  out: string,
  request: Partial<ScreenRequest> = {},
  run: Pick<ScreenContext, "stopped" | "progress"> = { stopped: () => false, progress: () => undefined },
): Promise<Summary> {
  const wishes = { meanings: new Map(), ignored: [], agreed: NOTHING_AGREED, headerRow: null };
  const plain: ScreenRequest = {
    file,
    out,
    sheet: null,
    wishes,
    asOf: "2024-06-30",
    language: "en",
    table: "csv",
    byteOrderMark: false,
    isStrict: false,
    isInWords: false,
    resume: false,
    force: false,
    shard: null,
    since: null,
    ahead: null,
    reports: null,
    ownership: null,
    ...request,
  };
  return screenFile(plain, {
    rulebook: rules,
    version: "0.1.0",
    today: "2024-06-30",
    standardInput: process.stdin,
    commitEvery: 2,
    ...run,
    openReports: () => Promise.reject(new Error("no reports")),
    reported: () => undefined,
    openPool: (plan) => createOwnPool(new ChunkScreener(rules, plan)),
  });
}

/** The names of all files in a folder, hidden ones too; none where there is no folder. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** The records of a CSV as objects by their headings. */
export function tableIn(file: string): Record<string, string>[] {
  const [head, ...rows] = parseCsv(readFileSync(file, "utf8"), 1);
  return rows.map(({ cells }) =>
    Object.fromEntries((head?.cells ?? []).map((heading, index) => [heading, cells[index] ?? ""])),
  );
}

/** All files of a folder by their names, for comparing byte by byte. */
export function bytesIn(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

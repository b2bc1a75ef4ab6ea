import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { STATED } from "../../../../src/answers/support.ts";
import { renderMachinePart } from "../../../../src/dossier/machine/make.ts";
import { LANGUAGES } from "../../../../src/language/language.ts";
import { ROOT } from "../../../support/root.ts";
import { IN_FORCE } from "../../../support/rulebook.ts";
import { core } from "../../support.ts";
import type { Door } from "./doors.ts";

const run = promisify(execFile);

/** Asks for Node 22, which is not this project's; so it comes with a Node of its own, and is no dependency. */
const INSPECTOR = "@modelcontextprotocol/inspector@2.12.0";
const NODE = "node@24";
const AT_ONCE = 2;
const SAMPLE = "seeds/profiles/survey-firm-60-percent.json";

/** A result as the inspector prints it. */
interface Printed {
  readonly content: readonly unknown[];
  readonly structuredContent?: unknown;
  readonly isError?: boolean;
}

/** Runs the inspector with some arguments; what it printed. Rejects where it ends with a fault. */
type Inspect = (given: readonly string[]) => Promise<unknown>;

/**
 * The protocol's inspector calls every tool, in both languages and revisions, at both ways in: the faults, each a result
 * that is not the one of the SDK's client there.
 */
export async function proveInspector(
  address: string,
  doors: readonly Door[],
): Promise<{ readonly faults: readonly string[]; readonly calls: number }> {
  const folder = mkdtempSync(join(tmpdir(), "zhunru-inspector-"));
  try {
    const inspect = await installed(folder);
    const dossier = await machinePart();
    const ways = [
      ["/mcp", [`${address}/mcp`]],
      ["standard input and output", [process.execPath, `${ROOT}dist/zhunru.js`, "mcp"]],
    ] as const;
    const jobs = ways.flatMap(([way, target]) =>
      LANGUAGES.flatMap((language) => {
        const era = language === "en" ? "modern" : "legacy";
        const door = doors.find(({ name }) => name === `${way}, ${era}`);
        if (door === undefined) throw new Error(`there is no door ${way}, ${era}`);
        const spoken = [...target, "--protocol-era", era];
        return callsIn(language, dossier).map(
          ([name, given]) =>
            () =>
              sameTool(inspect, spoken, door, name, { ...given, language }),
        );
      }),
    );
    return { faults: await inTurns(jobs), calls: jobs.length };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
  }
}

/** Every tool with arguments that it can answer at once. */
function callsIn(language: string, dossier: string): readonly (readonly [string, object])[] {
  const profile = JSON.parse(readFileSync(join(ROOT, SAMPLE), "utf8")) as object;
  const given = { profile, asOf: IN_FORCE };
  const words = language === "en" ? "hospital" : "电商";
  return [
    ["assess", given],
    ["next_question", given],
    ["what_would_have_to_change", given],
    ["compare_cities", given],
    ["find_activity", { words }],
    ["show_item", { id: "gz-2022-212/1-49", asOf: IN_FORCE }],
    ["what_the_texts_say", { words, city: "guangzhou", asOf: IN_FORCE }],
    ["verify_dossier", { dossier }],
    // The inspector's command line has no user whom it could ask.
    ["questionnaire", { ...given, profile: { ...profile, usesNomineeOrContractualControl: false } }],
  ];
}

/** The JSON of a dossier; a PDF is longer than one argument of a command may be. */
async function machinePart(): Promise<string> {
  const { decider } = await core.dossiers();
  const profile = decider.reader.fromText(readFileSync(join(ROOT, SAMPLE), "utf8"));
  const pages = { language: "en", preparedFor: null, preparedBy: null, holders: "named", keep: [] } as const;
  const request = { profile, asOf: IN_FORCE, pages: { ...pages, keep: [] }, supportOf: () => STATED };
  return renderMachinePart((await decider.decide(request)).part);
}

function callOf(target: readonly string[], name: string, given: object): string[] {
  return [
    ...target,
    "--method",
    "tools/call",
    "--tool-name",
    name,
    "--tool-args-json",
    JSON.stringify(given),
  ];
}

async function sameTool(
  inspect: Inspect,
  target: readonly string[],
  { name: door, client }: Door,
  name: string,
  given: Record<string, unknown>,
): Promise<string[]> {
  const printed = (await inspect(callOf(target, name, given))) as Printed;
  const { content, structuredContent, isError = false } = await client.callTool({ name, arguments: given });
  const isSame =
    JSON.stringify([printed.content, printed.structuredContent, printed.isError ?? false]) ===
    JSON.stringify([content, structuredContent, isError]);
  return isSame ? [] : [`the inspector gets another answer of ${name} at ${door}`];
}

async function inTurns(jobs: readonly (() => Promise<string[]>)[]): Promise<string[]> {
  const faults: string[] = [];
  const waiting = [...jobs];
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) faults.push(...(await job()));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults;
}

/** Fetches the inspector once, and runs its command-line mode from where it lies. */
async function installed(folder: string): Promise<Inspect> {
  const places = ["-y", "-p", NODE, "-p", INSPECTOR, "-c", "command -v node; command -v mcp-inspector"];
  const { stdout } = await run("npx", places, { cwd: folder });
  const [node, inspector] = stdout.trim().split("\n");
  if (node === undefined || inspector === undefined) throw new Error(`npx found no inspector: ${stdout}`);
  const env = { ...process.env, HOME: folder, NODE_COMPILE_CACHE: join(folder, "compiled") };
  return async (given) => {
    const printed = await run(node, [inspector, "--cli", "--quiet", ...given], {
      ...{ cwd: folder, env, maxBuffer: 64 * 1024 * 1024 },
    });
    return JSON.parse(printed.stdout) as unknown;
  };
}

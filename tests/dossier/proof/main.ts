import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createDecider, type DecidedDossier, type Decider } from "../../../src/dossier/decide.ts";
import { renderMachinePart } from "../../../src/dossier/machine/make.ts";
import { type MachinePart, machinePartSchema, type Pages } from "../../../src/dossier/machine/schema.ts";
import { decideAgain } from "../../../src/dossier/verify.ts";
import { canonicalProfile } from "../../../src/situation/canonical.ts";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";
import { Random } from "../../proof/evaluators/random.ts";
import { RandomProfiles } from "../../proof/evaluators/random-profile.ts";
import { proveStandards } from "./standards.ts";
import { hexSha256, loadPageScript } from "../page-script.ts";

const files = readDataFiles(process.cwd());
const rulebook = loadRulebook(files);
const PAGE = loadPageScript(`${process.cwd()}/`);
const PAGE_RULES = await PAGE.readRules(files, hexSha256);
const MOST_REMEMBERED = 1_000;
const DECIDER = rememberingDecider(createDecider({ rulebook, files }, "0.1.0"));
const DAYS = ["2024-06-30", "2025-12-10", "2026-11-21"];
const PAGES: Pages = { language: "en", preparedFor: null, preparedBy: null, holders: "named", keep: [] };
const STATED = () => ({ evidence: "stated" }) as const;
const GENERATED = Number(process.env.ZHUNRU_DOSSIERS ?? "500");
const SEED = Number(process.env.ZHUNRU_SEED ?? "20261121");

/**
 * Decides one profile on one day once: of the changes to a machine's part all but those to its profile, day and wishes
 * are held against the same decision.
 */
function rememberingDecider(decider: Decider): Decider {
  const decided = new Map<string, Promise<DecidedDossier>>();
  return {
    ...decider,
    decide: (request) => {
      const key = JSON.stringify({ ...request, profile: canonicalProfile(request.profile) });
      const known = decided.get(key) ?? decider.decide(request);
      if (decided.size >= MOST_REMEMBERED) decided.clear();
      decided.set(key, known);
      return known;
    },
  };
}

type Path = readonly (string | number)[];

/** A machine's part, or a change to the part before it. */
type Line = { readonly part: string } | { readonly path: Path; readonly value: unknown };

/** What the independent verifier says of many lines at once: whether each agrees. */
async function byPython(lines: readonly Line[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "zhunru-dossiers-"));
  const list = join(folder, "parts.jsonl");
  writeFileSync(list, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const program = ["tests/dossier/proof/batch.py", list, process.cwd()];
  const { stdout } = await promisify(execFile)("python3", program, { maxBuffer: 256 << 20 });
  rmSync(folder, { recursive: true });
  return stdout.trimEnd().split("\n");
}

async function byProgram(part: MachinePart): Promise<boolean> {
  const read = machinePartSchema.safeParse(part);
  return read.success && (await decideAgain(read.data, DECIDER)).kind === "agrees";
}

/** What the verifier's page says: null where the part agrees, else the first place that differs. */
function byPage(part: string): string | null {
  try {
    const [kind, , [fault]] = PAGE.decideAgain(PAGE.readPart(part), PAGE_RULES);
    return kind === "confirmed" ? null : [kind, ...(fault ?? [])].join(" | ");
  } catch (error) {
    return `no shape: ${String(error)}`;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((entry, index) => [index, entry])
    : Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([key, entry]) => leavesOf(entry, [...path, key]));
}

/** The same kind of value, but another. */
function another(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (value === null) return "0";
  if (typeof value !== "string") return Array.isArray(value) ? ["x"] : { x: "x" };
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return value === "2024-07-01" ? "2024-07-02" : "2024-07-01";
  if (/^[\d.]+$/.test(value)) return value === "1" ? "2" : "1";
  return value.endsWith("x") ? `${value}y` : `${value}x`;
}

/** The value at a place of a machine's part, which is put there. Returns what stood there before. */
function replace(part: MachinePart, path: Path, value: unknown): unknown {
  const last = path.at(-1) ?? "";
  // biome-ignore lint/suspicious/noExplicitAny: a path leads anywhere
  const holder = path.slice(0, -1).reduce((inside: any, key) => inside[key], part);
  const before = holder[last];
  holder[last] = value;
  return before;
}

function at(part: MachinePart, path: Path): unknown {
  // biome-ignore lint/suspicious/noExplicitAny: a path leads anywhere
  return path.reduce((inside: any, key) => inside[key], part);
}

/** A place without the numbers of list entries. */
function kindOf(path: Path): string {
  return path.map((key) => (typeof key === "number" ? "*" : key)).join(".");
}

/**
 * What a dossier is made from, and what decides nothing: with another answer or day and the same results it is itself
 * true, and the program decides it again from that very answer.
 */
const MAY_CHANGE = /^(asOf$|profile\.|zhunru$|pages\.)/;

async function proveChanges(): Promise<boolean> {
  const unnoticed = new Map<string, Set<string>>();
  let tried = 0;
  for (const name of readdirSync("seeds/profiles").filter((file) => file.endsWith(".json"))) {
    const profile = DECIDER.reader.fromText(readFileSync(`seeds/profiles/${name}`, "utf8"));
    const { part } = await DECIDER.decide({ profile, asOf: "2024-06-30", pages: PAGES, supportOf: STATED });
    const text = renderMachinePart(part);
    const changes = leavesOf(part).map((path) => ({ path, value: another(at(part, path)) }));
    // Python works in a process of its own, beside what follows.
    const saidByPython = byPython([{ part: text }, ...changes]);
    tried += changes.length;
    const changed: MachinePart = JSON.parse(text);
    const fault = byPage(text);
    if (fault !== null) say(`FAULT the page does not agree with ${name}: ${fault.slice(0, 600)}`);
    const triedByPage = new Set<string>();
    const seen: { readonly kind: string; readonly program: boolean; readonly page: boolean }[] = [];
    for (const { path, value } of changes) {
      const before = replace(changed, path, value);
      const kind = kindOf(path);
      seen.push({
        kind,
        program: !(await byProgram(changed)),
        // It works everything out anew, so that it is given the first change of each kind alone.
        page: triedByPage.has(kind) || byPage(JSON.stringify(changed)) !== null,
      });
      triedByPage.add(kind);
      replace(changed, path, before);
    }
    const [whole, ...python] = await saidByPython;
    if (whole !== "agrees") say(`FAULT the independent verifier does not agree with ${name}: ${whole}`);
    for (const [index, { kind, ...others }] of seen.entries()) {
      for (const [verifier, isSeen] of Object.entries({ ...others, python: python[index] !== "agrees" })) {
        if (isSeen) continue;
        unnoticed.set(kind, (unnoticed.get(kind) ?? new Set()).add(verifier));
      }
    }
  }
  say(`${tried} single changes of every field of the machine's part of all samples`);
  const deciding = [...unnoticed].filter(([kind]) => !MAY_CHANGE.test(kind));
  for (const [kind, verifiers] of [...unnoticed].sort())
    say(`  decides nothing, or is itself true, for ${[...verifiers].join(" and ")}: ${kind}`);
  for (const [kind] of deciding) say(`FAULT a change of ${kind} went unnoticed`);
  return deciding.length === 0;
}

async function proveGenerated(): Promise<boolean> {
  const random = new Random(SEED);
  const profiles = new RandomProfiles(rulebook, random);
  const parts: string[] = [];
  for (let count = 0; count < GENERATED; count += 1) {
    const { profile } = profiles.next();
    const asOf = random.pick(DAYS);
    const { part } = await DECIDER.decide({ profile, asOf, pages: PAGES, supportOf: STATED });
    parts.push(renderMachinePart(part));
  }
  const wrong = (await byPython(parts.map((part) => ({ part })))).flatMap((said, index) =>
    said === "agrees" ? [] : [`${index}: ${said}`],
  );
  for (const [index, part] of parts.entries()) {
    const fault = byPage(part);
    if (fault !== null) wrong.push(`${index}, by the page: ${fault}`);
  }
  const certificates = parts.reduce((sum, text) => sum + (text.match(/"certificate"/g)?.length ?? 0), 0);
  say(
    `${GENERATED} generated profiles (seed ${SEED}), ${certificates} certificates: ${wrong.length} on which the independent verifiers differ`,
  );
  for (const line of wrong.slice(0, 20)) say(`FAULT ${line.slice(0, 600)}`);
  return wrong.length === 0;
}

const proved = await Promise.all([proveStandards(DECIDER, say), proveChanges(), proveGenerated()]);
process.exitCode = proved.every(Boolean) ? 0 : 1;

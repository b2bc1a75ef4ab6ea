import { execFileSync, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { ROOT } from "../../support/root.ts";
import { IN_FORCE } from "../../support/rulebook.ts";
import { type Served, serve } from "../../support/served.ts";
import { writeRegister } from "../screen/register.ts";
import { Client } from "../server/client.ts";

/**
 * Times this checkout against the commit before, in turn and in processor time, so that other load of the machine
 * counts for neither. `-- --rounds N`.
 */
const BASE = "8c349a7";
const FOLDER = `${ROOT}dist/bench/base/`;
const ROWS = 20_000;
const ROUNDS = Number.parseInt(process.argv[process.argv.indexOf("--rounds") + 1] ?? "", 10) || 5;
const REQUESTS = 200;
const PAGES = 40;
const ROOTS = [ROOT, FOLDER] as const;

prepareBase();
const register = writeRows();
const profiles = readdirSync(`${ROOT}seeds/profiles`).map((file) =>
  readFileSync(`${ROOT}seeds/profiles/${file}`, "utf8"),
);
const held = [
  await compare("a report with its changes, in process", 3, (root) => inProcess(root, "reports")),
  ...(await compareServers()),
  await compare("outcomes in bulk", 0.95, (root) => inProcess(root, "outcomes")),
  await compare("screening, whole command", 0.95, screening),
  await compare("start-up, one check", 0.95, (root) => command(root, ["check", "seeds/profiles/blank.json"])),
];
process.exitCode = held.every(Boolean) ? 0 : 1;

function prepareBase(): void {
  if (!existsSync(`${FOLDER}package.json`)) {
    rmSync(FOLDER, { recursive: true, force: true });
    execFileSync("git", ["worktree", "prune"], { cwd: ROOT });
    execFileSync("git", ["worktree", "add", "--detach", "--force", FOLDER, BASE], {
      cwd: ROOT,
      stdio: "ignore",
    });
    symlinkSync(`${ROOT}node_modules`, `${FOLDER}node_modules`);
  }
  mkdirSync(`${FOLDER}tests/bench/base`, { recursive: true });
  const runner = "tests/bench/base/in-process.ts";
  const moved = readFileSync(`${ROOT}${runner}`, "utf8").replace(
    "src/situation/facts.ts",
    "src/profile/facts.ts",
  );
  writeFileSync(`${FOLDER}${runner}`, moved);
  for (const root of ROOTS) {
    execFileSync("npm", ["run", "-s", "build"], { cwd: root, stdio: "ignore" });
    const options = [
      "--bundle",
      "--packages=external",
      "--platform=node",
      "--format=esm",
      "--log-level=warning",
    ];
    execFileSync(
      `${ROOT}node_modules/.bin/esbuild`,
      [runner, ...options, "--outfile=dist/proof/in-process.js"],
      {
        cwd: root,
      },
    );
  }
}

function writeRows(): string {
  const path = `${ROOT}dist/bench/register.csv`;
  const file = openSync(path, "w");
  writeRegister(file, ROWS, 7);
  closeSync(file);
  return path;
}

function inProcess(root: string, what: string): Promise<number> {
  const printed = execFileSync(process.execPath, ["dist/proof/in-process.js", what], { cwd: root });
  return Promise.resolve(Number.parseFloat(printed.toString()));
}

/** The processor time of a whole process, as the system counts that of ended children. */
function command(root: string, given: readonly string[]): Promise<number> {
  const before = childrenTime();
  const { status, stderr } = spawnSync(process.execPath, ["dist/zhunru.js", ...given], { cwd: root });
  if (status !== 0) throw new Error(String(stderr));
  return Promise.resolve(childrenTime() - before);
}

/** Processor time of ended children (`cutime` and `cstime` of /proc), in clock ticks. */
function childrenTime(): number {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  return Number.parseInt(fields[13] ?? "", 10) + Number.parseInt(fields[14] ?? "", 10);
}

function ticksOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return Number.parseInt(fields[11] ?? "", 10) + Number.parseInt(fields[12] ?? "", 10);
}

function screening(root: string): Promise<number> {
  const out = `${FOLDER}../screened`;
  rmSync(out, { recursive: true, force: true });
  return command(root, ["screen", register, "--out", out, "--as-of", IN_FORCE]);
}

async function compareServers(): Promise<boolean[]> {
  const env = { ZHUNRU_LOG_LEVEL: "silent", ZHUNRU_RATE_LIMIT: "1000000000" };
  const servers = new Map<string, Served>();
  for (const root of ROOTS) servers.set(root, await serve(env, root));
  const serverOf = (root: string): Served => servers.get(root) as Served;
  try {
    const evaluate = async (root: string): Promise<number> => {
      const server = serverOf(root);
      const before = ticksOf(server.process.pid);
      await new Client(server.address.origin, 4).evaluate(profiles, REQUESTS, IN_FORCE);
      return ticksOf(server.process.pid) - before;
    };
    const pages = async (root: string): Promise<number> => {
      const server = serverOf(root);
      const cases = await Promise.all(profiles.map((text) => upload(server.address.origin, text)));
      const before = ticksOf(server.process.pid);
      for (let count = 0; count < PAGES; count += 1) {
        const { path, cookie } = cases[count % cases.length] as Case;
        const page = await fetch(server.address.origin + path, {
          headers: { Cookie: cookie },
          redirect: "manual",
        });
        if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
        await page.arrayBuffer();
      }
      return ticksOf(server.process.pid) - before;
    };
    return [await compare("POST /evaluate", 2.5, evaluate), await compare("a result page", 4, pages)];
  } finally {
    for (const { process } of servers.values()) process.kill("SIGTERM");
  }
}

interface Case {
  readonly path: string;
  readonly cookie: string;
}

/** A case with a profile, and the address of its result. */
async function upload(origin: string, text: string): Promise<Case> {
  const dated = JSON.stringify({ ...JSON.parse(text), asOf: IN_FORCE });
  const body = new FormData();
  body.set("profile", new File([dated], "profile.json", { type: "application/json" }));
  const response = await fetch(`${origin}/cases/upload`, { method: "POST", body, redirect: "manual" });
  const address = response.headers.get("location") ?? "";
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return { path: address.replace(/\/[a-z]+$/, "/result"), cookie };
}

/** Runs both in turn after one turn each that does not count; prints the median of the ratios. */
async function compare(
  name: string,
  least: number,
  run: (root: string) => Promise<number>,
): Promise<boolean> {
  const ratios: number[] = [];
  for (const root of ROOTS) await run(root);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [own, base] = [await run(ROOT), await run(FOLDER)];
    ratios.push(base / own);
  }
  const ratio = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0;
  const all = ratios.map((one) => one.toFixed(2)).join(", ");
  process.stdout.write(`${name}: ${ratio.toFixed(2)} times as fast as ${BASE} (at least ${least}; ${all})\n`);
  return ratio >= least;
}

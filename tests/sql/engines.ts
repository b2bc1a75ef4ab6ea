import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DialectId } from "../../src/sql/dialects/dialects.ts";

/** A row of the query's answer: key, name, provision, outcome, detail. */
export type AnswerRow = readonly string[];

/** A real database: it gets a table of texts from a CSV file, and answers one query. */
export interface SqlEngine {
  readonly dialect: DialectId;
  /** Why it cannot be used here; null where it can. */
  readonly absent: string | null;
  answer(csv: string, columns: readonly string[], query: string): Promise<AnswerRow[]>;
}

/** DuckDB inside this process, from the package @duckdb/node-api. */
export const duckdb: SqlEngine = {
  dialect: "duckdb",
  absent: null,
  answer: async (csv, columns, query) => {
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const types = columns.map((column) => `'${column}': 'VARCHAR'`).join(", ");
    await connection.run(
      `CREATE TABLE profiles AS SELECT * FROM read_csv('${csv}', header = true, quote = '"', escape = '"', columns = {${types}})`,
    );
    const reader = await connection.runAndReadAll(query);
    const rows = reader.getRows().map((row) => row.map((cell) => String(cell ?? "")));
    connection.closeSync();
    instance.closeSync();
    return rows;
  },
};

const PLACES = ["/usr/lib/postgresql", "/usr/local/pgsql"];

/** The folder of PostgreSQL's programs, as Debian's packages lay them, or of those on the path. */
function postgresFolder(): string | null {
  for (const place of PLACES.filter((candidate) => existsSync(candidate))) {
    const versions = readdirSync(place).toSorted((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
    for (const version of versions)
      if (existsSync(join(place, version, "bin", "initdb"))) return join(place, version, "bin");
  }
  const found = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  const folder = found.status === 0 ? found.stdout.trim() : "";
  return folder !== "" && existsSync(join(folder, "initdb")) ? folder : null;
}

/** The user under whom the server runs: it refuses to run as root. */
function serverUser(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number =>
    Number.parseInt(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }), 10);
  return { uid: idOf("-u"), gid: idOf("-g") };
}

const folder = postgresFolder();

/** A server of PostgreSQL of its own, on a socket in a folder of its own, for the time of one answer. */
export const postgres: SqlEngine = {
  dialect: "postgres",
  absent: folder === null ? "PostgreSQL is not installed" : null,
  answer: async (csv, columns, query) => {
    const programs = folder ?? "";
    const user = serverUser();
    const home = mkdtempSync(join(tmpdir(), "zhunru-pg-"));
    if ("uid" in user) chownSync(home, user.uid ?? 0, user.gid ?? 0);
    chmodSync(home, 0o755);
    const data = join(home, "data");
    const options = { ...user, cwd: home, env: { PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8" } };
    execFileSync(
      join(programs, "initdb"),
      ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"],
      {
        ...options,
        stdio: "ignore",
      },
    );
    const server = spawn(join(programs, "postgres"), ["-D", data, "-k", home, "-h", "", "-F"], {
      ...options,
      stdio: ["ignore", "ignore", "pipe"],
    });
    try {
      await new Promise<void>((resolve, reject) => {
        server.stderr.on("data", (bytes) => {
          if (String(bytes).includes("ready to accept connections")) resolve();
        });
        server.once("exit", (code) => reject(new Error(`postgres ended with ${code}`)));
      });
      const script = join(home, "query.sql");
      const table = columns.map((column) => `"${column}" TEXT`).join(", ");
      writeFileSync(
        script,
        `CREATE TABLE profiles (${table});\n\\copy profiles FROM '${csv}' WITH (FORMAT csv, HEADER true)\n${query}`,
      );
      const given = [
        "-h",
        home,
        "-U",
        "postgres",
        "-d",
        "postgres",
        "-X",
        "-q",
        "-A",
        "-t",
        "-F",
        "\t",
        "-v",
        "ON_ERROR_STOP=1",
        "-f",
        script,
      ];
      const text = execFileSync(join(programs, "psql"), given, {
        cwd: home,
        env: options.env,
        encoding: "utf8",
        maxBuffer: 1 << 30,
      });
      return text
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => line.split("\t"));
    } finally {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      rmSync(home, { recursive: true, force: true });
    }
  },
};

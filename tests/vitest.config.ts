import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * The tests that start the program, a server, threads or a database time and again, or that go through the whole law or
 * thousands of cases: one file in four, and five sixths of the time.
 */
const LONG: Readonly<Record<string, readonly string[]>> = {
  advise: ["solve.property"],
  analyse: ["ahead", "clients", "difference-command", "rulebook"],
  answers: ["evidence", "walk"],
  architecture: ["imports"],
  cli: ["check", "command-line", "ownership", "rules-watch", "verify"],
  "cli/ask": ["menus", "plain", "samples", "saved-file"],
  "cli/commands": ["compare"],
  doors: ["day-asked", "english", "notation", "splits", "standing"],
  dossier: ["pages"],
  evaluate: ["base-answers"],
  find: ["finder"],
  interview: ["search-choices"],
  language: ["added-language"],
  library: ["company", "package"],
  "ownership-file": ["write"],
  profile: ["bands.property"],
  proof: ["evaluators"],
  report: ["never-said", "samples"],
  rules: ["frozen", "rulebook"],
  "rules/authoring": ["fix-ranges"],
  screen: [
    "agreement",
    "bad-input",
    "encoding",
    "folder",
    "number-cell",
    "office-lists",
    "ownership",
    "parquet",
    "people-lists",
    "reports",
    "resume",
    "screen-command",
    "shards",
    "since",
  ],
  server: ["api", "case-pages", "client", "lists", "serve"],
  "server/mcp": ["questionnaire", "tools"],
  sql: ["engines", "one-pass"],
};

const root = fileURLToPath(new URL("..", import.meta.url));
const long = Object.entries(LONG).flatMap(([folder, names]) =>
  names.map((name) => `tests/${folder}/${name}.test.ts`),
);
const gone = long.filter((path) => !existsSync(`${root}${path}`));
if (gone.length > 0) throw new Error(`no such test: ${gone.join(", ")}`);

const common = { root, setupFiles: ["tests/support/no-console.ts"], testTimeout: 60_000, isolate: false };

/** Two projects, quick and long: `npm test` runs the one, `npm run test:long` the other, this file alone both. */
export default defineConfig({
  test: {
    root,
    globalSetup: "tests/support/build.ts",
    maxWorkers: "100%",
    projects: [
      {
        test: {
          ...common,
          name: "quick",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: long,
        },
      },
      { test: { ...common, name: "long", include: long } },
    ],
  },
});

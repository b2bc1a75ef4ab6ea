import { statusesOn } from "../../src/logic/situation.ts";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileRulebook } from "../../src/evaluate/compiled/compile.ts";
import { factsOf } from "../../src/situation/facts.ts";
import { csvRecord } from "../../src/screen/table/safe-cell.ts";
import { DIALECTS, type DialectId } from "../../src/sql/dialects/dialects.ts";
import { writeQuery } from "../../src/sql/write-query.ts";
import { answerable } from "../../src/vocabulary/vocabulary.ts";
import { Random } from "../proof/evaluators/random.ts";
import { RandomProfiles } from "../proof/evaluators/random-profile.ts";
import { rulebook } from "../support/rulebook.ts";
import { BAD_TABLE_FACTS, badTables } from "./bad-tables.ts";
import { asTable } from "./duckdb.ts";
import { type AnswerRow, duckdb, postgres, type SqlEngine } from "./engines.ts";

const PROFILES = Number.parseInt(process.env.ZHUNRU_SQL_PROFILES ?? "200", 10);
const REQUIRED = process.env.ZHUNRU_SQL_ENGINES === "required";
const SEED = 10_000;
const NOT_IN_ONE_CELL = ["investors", "entities", "exchange-rates"];
const FACTS = answerable(rulebook.vocabulary).filter(({ type }) => !NOT_IN_ONE_CELL.includes(type));
const COLUMNS = ["line", ...FACTS.map(({ id }) => id)];

const folder = mkdtempSync(join(tmpdir(), "zhunru-sql-"));
const csv = join(folder, "profiles.csv");
const expected = new Map<string, string[]>();

/** An answer as the text of a cell. */
function cellOf(answer: unknown): string {
  if (answer === undefined) return "";
  if (answer === null) return "?";
  if (Array.isArray(answer)) return answer.length === 0 ? "[]" : answer.join(";");
  if (typeof answer !== "object") return String(answer);
  const { amount, currency } = answer as { amount: string; currency: string };
  return `${amount} ${currency}`;
}

/** Rows that cannot be used, each with the columns to blame. */
const BAD: readonly (readonly [Record<string, string>, string])[] = [
  [{ chineseShare: "66.99999999999999" }, "chineseShare"],
  [{ chineseShare: "100.000001" }, "chineseShare"],
  [{ chineseShare: "-1" }, "chineseShare"],
  [{ foreignShare: "1/3" }, "foreignShare"],
  [{ foreignShare: "50/50" }, "foreignShare"],
  [{ foreignShare: "6.7e1" }, "foreignShare"],
  [{ chineseShare: "60", foreignShare: "30" }, "foreignShare"],
  [{ city: "guangzhu", legalRepresentativeNationality: "XX" }, "city legalRepresentativeNationality"],
  [{ activities: "social-survey;nothing" }, "activities"],
  [{ activities: "social-survey;app-store;social-survey" }, "activities"],
  [{ investorTotalAssets: "199999999.9999999 USD" }, "investorTotalAssets"],
  [{ investorTotalAssets: "1 ZZZ" }, "investorTotalAssets"],
  [{ originalFloorArea: "0", addedServiceFloorArea: "10" }, "originalFloorArea"],
  [{ landTransitionStartDate: "2023-02-29" }, "landTransitionStartDate"],
  [{ sellsTaiwanTours: "maybe" }, "sellsTaiwanTours"],
];

describe.each([
  ["a day on which the plans are in force", "2024-06-30"],
  ["a day on which their term has lapsed", "2026-02-28"],
])("the query, on %s", (_name, asOf) => {
  beforeAll(() => {
    const random = new RandomProfiles(rulebook, new Random(SEED));
    const compiled = compileRulebook(rulebook);
    const { statusOf } = statusesOn(rulebook, asOf);
    const lines = [csvRecord(COLUMNS)];
    expected.clear();
    let line = 1;
    while (line <= PROFILES) {
      const { investors: _table, exchangeRates: _rates, ...raw } = random.next().raw;
      const profile = random.read(raw);
      if (profile === null) continue;
      lines.push(csvRecord([String(line), ...FACTS.map(({ id }) => cellOf(raw[id]))]));
      const facts = factsOf(profile, rulebook.vocabulary, asOf);
      const outcomes = compiled.outcomes(compiled.encode(facts, statusOf));
      outcomes.forEach((outcome, index) => {
        if (outcome === "not-applicable") return;
        const rows = expected.get(String(line)) ?? [];
        rows.push(`${rulebook.rules[index]?.id} ${outcome}`);
        expected.set(String(line), rows);
      });
      line += 1;
    }
    BAD.forEach(([cells, columns], index) => {
      lines.push(csvRecord([String(line + index), ...FACTS.map(({ id }) => cells[id] ?? "")]));
      expected.set(String(line + index), [` rejected ${columns}`]);
    });
    writeFileSync(csv, lines.join(""));
  }, 400_000);

  for (const engine of [duckdb, postgres]) {
    const skip = engine.absent !== null && !REQUIRED;
    const title = `agrees with the evaluator on ${PROFILES} profiles in ${engine.dialect}${skip ? `, skipped: ${engine.absent}` : ""}`;
    it.skipIf(skip)(
      title,
      async () => {
        expect(engine.absent).toBeNull();
        const dialect = DIALECTS[engine.dialect];
        const query = writeQuery(rulebook, {
          dialect,
          table: "profiles",
          key: "line",
          columns: null,
          asOf,
          withReasons: false,
        });
        const found = new Map<string, string[]>();
        for (const [line = "", , provision = "", outcome = "", detail = ""] of await engine.answer(
          csv,
          COLUMNS,
          query,
        )) {
          const rows = found.get(line) ?? [];
          const columns =
            detail === "" ? [] : JSON.parse(detail).map(({ column }: { column: string }) => column);
          rows.push([provision, outcome, ...columns].join(" "));
          found.set(line, rows);
        }
        expect(found.size).toBeGreaterThan(PROFILES / 2);
        for (const line of new Set([...expected.keys(), ...found.keys()])) {
          expect([line, ...(found.get(line) ?? []).toSorted()]).toEqual([
            line,
            ...(expected.get(line) ?? []).toSorted(),
          ]);
        }
      },
      400_000,
    );
  }
});

/** The rows of a script that makes its own table in an engine; what is loaded before is one empty line. */
async function scripted(engine: SqlEngine, script: string): Promise<AnswerRow[]> {
  const file = join(folder, "nothing.csv");
  writeFileSync(file, "line\n0\n");
  return engine.answer(file, ["line"], script);
}

function queryFor(dialect: DialectId): string {
  const request = { table: "profiles", key: "line", asOf: "2024-06-30", withReasons: true };
  return writeQuery(rulebook, { ...request, dialect: DIALECTS[dialect], columns: BAD_TABLE_FACTS });
}

const NO_POSTGRES = postgres.absent !== null && !REQUIRED;

describe.skipIf(NO_POSTGRES)("PostgreSQL", () => {
  it("reads the table once, in a plan of at most three scans of relations", async () => {
    const plan = await scripted(postgres, `EXPLAIN ${queryFor("postgres")}`);
    const text = plan.flat().join("\n");
    expect(text.match(/Seq Scan on profiles/g)).toHaveLength(1);
    expect((text.match(/(?:Seq|Index|Bitmap Heap) (?:Only )?Scan/g) ?? []).length).toBeLessThanOrEqual(3);
  });
});

describe.each(
  [duckdb, postgres].filter((engine) => engine.absent === null || REQUIRED),
)("a table that cannot be used comes back as rejected rows, in $dialect, where", ({ dialect, answer }) => {
  it.each(badTables(dialect))("$name", async ({ select, column, reason }) => {
    const script =
      dialect === "postgres"
        ? `DROP TABLE profiles; CREATE TABLE profiles AS ${select};\n${queryFor(dialect)}`
        : queryFor(dialect);
    const rows =
      dialect === "postgres"
        ? await scripted({ dialect, absent: null, answer }, script)
        : await asTable(select, script);
    expect(rows.map((row) => [row[3], JSON.parse(row[9] ?? "")])).toEqual([
      ["rejected", [{ column, reason }]],
    ]);
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

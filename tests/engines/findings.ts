import { execFileSync } from "node:child_process";
import { closeSync, createReadStream, openSync, readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { formatRational, parseFractionText } from "../../src/exact/rational.ts";
import { parseCsv } from "../../src/screen/source/csv.ts";

/** A line of an engine's answer, or of the program's results, with its lists as values. */
interface Finding {
  readonly line: number;
  readonly provision: string;
  readonly outcome: string;
  readonly status: string;
  readonly failing: readonly string[];
  readonly gaps: Readonly<Record<string, { readonly gap: string; readonly unit: string }>>;
  readonly missing: readonly string[];
  readonly open: readonly string[];
}

/** A finding in one form: gaps as reduced numbers, what is missing as a set. */
function canonical({ line, provision, outcome, status, failing, gaps, missing, open }: Finding): string {
  const reduced = Object.entries(gaps).map(([id, { gap, unit }]) => {
    const number = parseFractionText(gap);
    if (number === null) throw new Error(`line ${line}: ${gap} is no number`);
    return [id, formatRational(number), unit];
  });
  return JSON.stringify([line, provision, outcome, status, failing, reduced, missing.toSorted(), open]);
}

function rejected(line: number, columns: Iterable<string>): string {
  return JSON.stringify([line, "rejected", [...new Set(columns)].sort()]);
}

/** Lines of findings in a file, sorted by bytes. */
export class SortedFindings {
  readonly file: string;
  readonly #descriptor: number;
  lines = 0;

  constructor(file: string) {
    this.file = file;
    this.#descriptor = openSync(file, "w");
  }

  /** A row of an answer: key, name, provision, outcome, status, failing, gaps, missing, open, detail. */
  addAnswer(row: readonly string[]): void {
    const [line = "", , provision = "", outcome = "", status = "", failing, gaps, missing, open, detail] =
      row;
    const number = Number.parseInt(line, 10);
    if (outcome === "rejected") {
      const faults = JSON.parse(detail ?? "") as { column: string }[];
      const columns = faults.map(({ column }) => column);
      this.#add(rejected(number, columns));
      return;
    }
    const [failed, distances, lacking, points] = [failing, gaps, missing, open].map((text) =>
      JSON.parse(text ?? ""),
    );
    this.#add(
      canonical({
        line: number,
        provision,
        outcome,
        status,
        failing: failed,
        gaps: distances,
        missing: lacking,
        open: points,
      }),
    );
  }

  /** All that a screening wrote: results.jsonl and rejects.csv; `linesBefore` stood before its first company. */
  async addScreening(folder: string, linesBefore = 0): Promise<void> {
    for await (const text of createInterface({ input: createReadStream(`${folder}/results.jsonl`) })) {
      const finding = JSON.parse(text) as Finding;
      this.#add(canonical({ ...finding, line: finding.line - linesBefore }));
    }
    const [, ...rows] = parseCsv(readFileSync(`${folder}/rejects.csv`, "utf8"), 1);
    for (const { cells } of rows) {
      const [line = "", column = ""] = cells;
      const facts = column.split("; ").map((path) => path.replace(/[.[].*/, ""));
      this.#add(rejected(Number.parseInt(line, 10) - linesBefore, facts));
    }
  }

  close(): void {
    closeSync(this.#descriptor);
    execFileSync("sort", ["-S", "256M", "-o", this.file, this.file], {
      env: { ...process.env, LC_ALL: "C" },
    });
  }

  #add(line: string): void {
    this.lines += 1;
    writeSync(this.#descriptor, `${line}\n`);
  }
}

/** The lines in which two sorted files differ. */
export function differences(one: string, other: string): string[] {
  const text = execFileSync("comm", ["-3", one, other], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: { ...process.env, LC_ALL: "C" },
  });
  return text.split("\n").filter((line) => line !== "");
}

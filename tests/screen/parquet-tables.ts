import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInDuckDb } from "../engines/parquet-files.ts";
import { byTheLaw } from "./support.ts";

type Options = Parameters<typeof byTheLaw.screenFileAt>[2];

/** Screenings of Parquet files in a folder, by the law unless told otherwise. */
export function parquetScreening(folder: string) {
  let files = 0;

  /** Screens a table that DuckDB writes as Parquet. */
  async function screenTable(
    select: string,
    {
      options = "COMPRESSION snappy",
      more = {},
      screenings = byTheLaw,
    }: { options?: string; more?: Options; screenings?: typeof byTheLaw } = {},
  ) {
    files += 1;
    const file = join(folder, `table-${files}.parquet`);
    await runInDuckDb(`COPY (${select}) TO '${file}' (FORMAT parquet, ${options})`);
    return screenParquet(file, more, screenings);
  }

  async function screenParquet(file: string, more: Options = {}, screenings = byTheLaw) {
    const out = `${file}.out`;
    const ended = await screenings.screenFileAt(file, out, { table: "jsonl", ...more });
    const read = (name: string): string =>
      existsSync(join(out, name)) ? readFileSync(join(out, name), "utf8") : "";
    return {
      ...ended,
      file,
      out,
      profiles: read("profiles.jsonl"),
      rejects: read("rejects.csv"),
      results: read("results.jsonl"),
    };
  }

  return { screenTable, screenParquet };
}

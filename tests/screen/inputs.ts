import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TABLE } from "./support.ts";

/** What a screening of companies leaves in its folder, in the order of their names. */
export const FILES = [
  "companies.csv",
  "left-out.csv",
  "profiles.jsonl",
  "rejects.csv",
  "results.csv",
  "summary.html",
  "summary.json",
];
/** The folder of its unfinished work. */
export const WORK = ".zhunru-screen";

/** A company of the register, as a line. */
export const row = (index: number): string => `Company ${index},jingwan,star-survey,${index % 100},CN\n`;

/** Two lists in a folder: a table of five companies, and a register of 3,000, which takes several chunks. */
export function inputsIn(folder: string): { readonly table: string; readonly register: string } {
  const [table, register] = [join(folder, "table.csv"), join(folder, "register.csv")];
  writeFileSync(table, TABLE);
  const rows = Array.from({ length: 3_000 }, (_, index) => row(index)).join("");
  writeFileSync(register, `name,city,activities,chineseShare,legalRepresentativeNationality\n${rows}`);
  return { table, register };
}

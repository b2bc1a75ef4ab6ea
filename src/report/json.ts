import type { EvaluatedReport } from "../contract/report.ts";

/** A report as `check --format json` prints it and the API sends it: the same report gives the same bytes. */
export function renderJson(report: EvaluatedReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

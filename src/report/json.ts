import type { Finding } from "../contract/finding.ts";
import type { EvaluatedReport } from "../contract/report.ts";

const STEP = 2;
const NONE = '"findings": []';

/** The texts of findings that companies share: most rules are not about a company, and say the same to all. */
const shared = new WeakMap<Finding, string>();

/**
 * A report as `check --format json` prints it and the API sends it: the same report gives the same bytes, those of
 * `JSON.stringify(report, null, 2)` and a line break.
 */
export function renderJson(report: EvaluatedReport): string {
  const { findings } = report;
  const around = JSON.stringify({ ...report, findings: [] }, null, STEP);
  if (findings.length === 0) return `${around}\n`;
  const place = around.indexOf(`\n  ${NONE}`) + `\n  ${NONE}`.length - 1;
  let text = around.slice(0, place);
  findings.forEach((finding, index) => {
    text += `${index === 0 ? "" : ","}${renderFinding(finding)}`;
  });
  return `${text}\n  ${around.slice(place)}\n`;
}

function renderFinding(finding: Finding): string {
  if (finding.outcome !== "not-applicable") return inList(finding);
  const text = shared.get(finding) ?? inList(finding);
  shared.set(finding, text);
  return text;
}

/** A finding's text as it stands in the list, with the line break before it. */
function inList(finding: Finding): string {
  const wrapped = JSON.stringify({ findings: [finding] }, null, STEP);
  return wrapped.slice('{\n  "findings": ['.length, -"\n  ]\n}".length);
}

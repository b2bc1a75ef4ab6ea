import { certify } from "../../advise/certificate.ts";
import type { ChangeSet } from "../../contract/changes.ts";
import type { Finding, RequirementResult } from "../../contract/finding.ts";
import type { Report } from "../../contract/report.ts";
import type { Situation } from "../../logic/situation.ts";
import type { Answer } from "../../profile/answer.ts";
import { createProfileReader, type ProfileReader } from "../../profile/parse-profile.ts";
import type { DataFiles } from "../../rules/files.ts";
import { documentText, type Item, loadItems } from "../../rules/items.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { locate } from "./locate.ts";
import { DOSSIER_SCHEMA, type MachinePart, machinePartSchema, type Pages, type Quoted } from "./schema.ts";

/** The rules that a dossier is made under, and the files that they were read from. */
export interface RuleSource {
  readonly rulebook: Rulebook;
  readonly files: DataFiles;
}

/**
 * What a program needs to decide a report again: its answers, and for each finding what it was decided by. `situation`
 * is the one that the report is of.
 */
export function makeMachinePart(
  report: Report,
  situation: Situation,
  pages: Pages,
  source: RuleSource,
): MachinePart {
  const { rulebook } = source;
  const reader = createProfileReader(rulebook.vocabulary);
  const rules = new Map(rulebook.rules.map((rule) => [rule.id, rule]));
  const applying = report.findings.filter(({ outcome }) => outcome !== "not-applicable");
  const quoted = createQuoter(new Set(applying.map((finding) => finding.source.document)), source);
  const made = ({ provision, outcome, status, ...finding }: Finding) => {
    const rule = rules.get(provision);
    if (rule === undefined || outcome === "not-applicable") return { provision, outcome, status };
    return {
      provision,
      outcome,
      status,
      clause: quoted(rule.document, rule.item, rule.quote),
      requirements: finding.requirements.map(told),
      open: finding.open.map(({ kind, quote }) => ({ kind, ...(quote === undefined ? {} : { quote }) })),
      changes: finding.changes.map((changes) => ({
        set: changes.map(({ fact, from, to }) => ({ fact, from, to })),
        certificate: certify(rule, changes, answersOf(changes, reader), situation),
      })),
    };
  };
  const part = {
    schema: DOSSIER_SCHEMA,
    zhunru: report.zhunru,
    rules: report.rules,
    asOf: report.asOf,
    pages,
    profile: report.profile,
    answers: report.answers.map(({ activity, city, verdict, status, findings, counting }) => ({
      activity,
      city,
      verdict,
      status,
      findings,
      counting,
    })),
    findings: report.findings.map(made),
  };
  return machinePartSchema.parse(JSON.parse(JSON.stringify(part)));
}

/** The machine's part as it is written into a file: the same part, the same bytes. */
export function renderMachinePart(part: MachinePart): string {
  return `${JSON.stringify(part, null, 1)}\n`;
}

/** What of a requirement decides, or shows what was decided. */
function told({
  id,
  result,
  reason,
  fact,
  operator,
  actual,
  readings,
  bound,
  unit,
  gap,
  quote,
}: RequirementResult) {
  return { id, result, reason, fact, operator, actual, readings, bound, unit, gap, quote };
}

/** The changed answers as the profile reader reads them. */
function answersOf(changes: ChangeSet, reader: ProfileReader): ReadonlyMap<string, Answer> {
  return new Map(
    changes.flatMap(({ fact, to }) => {
      const answer = reader.fromText(JSON.stringify({ [fact]: to })).get(fact);
      return answer === undefined || answer === null ? [] : [[fact, answer] as const];
    }),
  );
}

/** Finds clauses in the hashed texts of some documents. Throws for a quote that is not in its item. */
function createQuoter(
  ids: ReadonlySet<string>,
  { rulebook, files }: RuleSource,
): (document: string, item: string, quote: string) => Quoted {
  const documents = [...rulebook.documents.values()].filter(({ id }) => ids.has(id));
  const items = new Map<string, Item>(
    loadItems(files, { documents }).flatMap((file) => file.items.map((item) => [item.id, item] as const)),
  );
  const texts = new Map(
    documents.map(({ id, file, sha256 }) => [id, { text: documentText(files, file), sha256 }]),
  );
  return (document, id, quote) => {
    const item = items.get(id);
    const written = texts.get(document);
    const ranges = item && written ? locate(written.text, item.ranges, quote) : null;
    if (written === undefined || ranges === null) throw new Error(`the quote of ${id} is not in its text`);
    return { document, sha256: written.sha256, ranges: ranges.map(([start, end]) => [start, end]), quote };
  };
}

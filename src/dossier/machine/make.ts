import { certify } from "../../advise/certificate.ts";
import type { ChangeSet } from "../../contract/changes.ts";
import type { Finding, RequirementResult } from "../../contract/finding.ts";
import type { Report } from "../../contract/report.ts";
import type { Situation } from "../../logic/situation.ts";
import type { Answer } from "../../profile/answer.ts";
import { createProfileReader, type ProfileReader } from "../../situation/parse-profile.ts";
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

/** Makes machine's parts under some rules; the texts of documents are read once. */
export type MakeMachinePart = (report: Report, situation: Situation, pages: Pages) => MachinePart;

/**
 * Makes what a program needs to decide a report again: its answers, and for each finding what it was decided by. The
 * situation given with a report is the one that it is of.
 */
export function createMachinePartMaker(source: RuleSource): MakeMachinePart {
  const { rulebook } = source;
  const reader = createProfileReader(rulebook.vocabulary);
  const rules = new Map(rulebook.rules.map((rule) => [rule.id, rule]));
  const quoted = createQuoter(source);
  return (report, situation, pages) => {
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
    const supported = report.basis.flatMap(({ fact, evidence, source, note }) =>
      evidence === "stated" && source === undefined ? [] : [{ fact, evidence, source, note }],
    );
    const part = {
      schema: DOSSIER_SCHEMA,
      zhunru: report.zhunru,
      rules: report.rules,
      asOf: report.asOf,
      pages,
      profile: report.profile,
      ...(supported.length === 0 ? {} : { evidence: supported }),
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
  };
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

/** Finds clauses in the hashed texts of documents, each once. Throws for a quote that is not in its item. */
function createQuoter({
  rulebook,
  files,
}: RuleSource): (document: string, item: string, quote: string) => Quoted {
  const read = (id: string) => {
    const document = rulebook.documents.get(id);
    if (document === undefined) throw new Error(`there is no document ${id}`);
    const own = loadItems(files, { documents: [document] }).flatMap((file) => file.items);
    return {
      sha256: document.sha256,
      text: documentText(files, document.file),
      items: new Map<string, Item>(own.map((item) => [item.id, item])),
    };
  };
  const documents = new Map<string, ReturnType<typeof read>>();
  const clauses = new Map<string, Quoted>();
  const find = (id: string, itemId: string, quote: string): Quoted => {
    const written = documents.get(id) ?? read(id);
    documents.set(id, written);
    const item = written.items.get(itemId);
    const ranges = item === undefined ? null : locate(written.text, item.ranges, quote);
    if (ranges === null) throw new Error(`the quote of ${itemId} is not in its text`);
    const places = ranges.map(([start, end]): [number, number] => [start, end]);
    return { document: id, sha256: written.sha256, ranges: places, quote };
  };
  return (document, item, quote) => {
    const key = `${item} ${quote}`;
    const clause = clauses.get(key) ?? find(document, item, quote);
    clauses.set(key, clause);
    return clause;
  };
}

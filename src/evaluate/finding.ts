import type { Finding, OpenPoint } from "../contract/finding.ts";
import { judgedLeaves } from "../logic/tree.ts";
import { type DatedStatus, statusNoteOf } from "../rules/document.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule } from "../rules/rulebook.ts";
import type { JudgedRule } from "./engine.ts";
import { missingFacts } from "./missing.ts";
import { isTermOpen, outcomeOf } from "./outcome.ts";
import { explainRequirement } from "./requirement.ts";

/** The finding of a rule that neither place nor activity rules out. */
export function createFinding(rule: Rule, judged: JudgedRule, dated: DatedStatus): Finding {
  const outcome = outcomeOf(
    judged.applies.truth,
    () => judged.requires.truth,
    dated.status,
    rule.open.length > 0,
  );
  if (outcome === "not-applicable") return notApplicable(rule, dated);
  return {
    ...head(rule, outcome, dated),
    requirements: judgedLeaves(judged.requires).map((leaf) => explainRequirement(rule, leaf)),
    open: openPoints(rule, dated),
    missing: outcome === "undetermined" ? missingFacts(judged, dated.status) : [],
    changes: [],
  };
}

/** The finding of a rule that is not about this company, place or activity. */
export function notApplicable(rule: Rule, dated: DatedStatus): Finding {
  return { ...head(rule, "not-applicable", dated), requirements: [], open: [], missing: [], changes: [] };
}

function head(rule: Rule, outcome: Outcome, dated: DatedStatus) {
  return {
    provision: rule.id,
    outcome,
    status: dated.status,
    statusNote: statusNoteOf(dated, rule),
    title: rule.title,
    source: {
      document: rule.document,
      ...placeOfItem(rule.item),
      quote: rule.quote,
      translation: rule.translation,
    },
  };
}

function openPoints(rule: Rule, dated: DatedStatus): OpenPoint[] {
  const points: OpenPoint[] = rule.open.map(({ kind, quote, translation, note }) => ({
    kind,
    ...(quote === undefined ? {} : { quote }),
    ...(translation === undefined ? {} : { translation }),
    ...(note === undefined ? {} : { note }),
  }));
  const note = statusNoteOf(dated, rule);
  if (isTermOpen(dated.status)) points.push({ kind: "term", ...(note === null ? {} : { note }) });
  return points;
}

/** Table, item and clause of an item's id: `gz-2022-212/1-32a` is table 1, item 32, clause a. */
export function placeOfItem(id: string): { table: number | null; item: number; clause: string | null } {
  const match = /\/(?:(\d+)-)?(\d+)([a-z]*[0-9a-z]*)$/.exec(id);
  const [, table, item = "0", clause = ""] = match ?? [];
  return {
    table: table === undefined ? null : Number.parseInt(table, 10),
    item: Number.parseInt(item, 10),
    clause: clause === "" ? null : clause,
  };
}

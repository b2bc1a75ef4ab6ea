import type { Finding, OpenPoint } from "../contract/finding.ts";
import { judgedLeaves } from "../logic/tree.ts";
import { type DatedStatus, statusNoteOf } from "../rules/document.ts";
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
  const aside = notApplicable(rule, dated);
  if (outcome === "not-applicable") return aside;
  return {
    ...aside,
    outcome,
    requirements: judgedLeaves(judged.requires).map((leaf) => explainRequirement(rule, leaf)),
    open: openPoints(rule, dated, aside.statusNote),
    missing: outcome === "undetermined" ? missingFacts(judged, dated.status) : [],
    changes: [],
  };
}

const known = new WeakMap<DatedStatus, WeakMap<Rule, Finding>>();

/** The finding of a rule that is not about this company, place or activity: one for all companies on a day. */
export function notApplicable(rule: Rule, dated: DatedStatus): Finding {
  const onDay = known.get(dated) ?? new WeakMap<Rule, Finding>();
  known.set(dated, onDay);
  const finding = onDay.get(rule) ?? withoutCompany(rule, dated);
  onDay.set(rule, finding);
  return finding;
}

function withoutCompany(rule: Rule, dated: DatedStatus): Finding {
  return {
    provision: rule.id,
    outcome: "not-applicable",
    status: dated.status,
    statusNote: statusNoteOf(dated, rule),
    title: rule.title,
    source: {
      document: rule.document,
      ...placeOfItem(rule.item),
      quote: rule.quote,
      translation: rule.translation,
    },
    requirements: [],
    open: [],
    missing: [],
    changes: [],
  };
}

function openPoints(rule: Rule, { status }: DatedStatus, note: Finding["statusNote"]): OpenPoint[] {
  const points: OpenPoint[] = rule.open.map(({ kind, quote, translation, note }) => ({
    kind,
    ...(quote === undefined ? {} : { quote }),
    ...(translation === undefined ? {} : { translation }),
    ...(note === undefined ? {} : { note }),
  }));
  if (isTermOpen(status)) points.push({ kind: "term", ...(note === null ? {} : { note }) });
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

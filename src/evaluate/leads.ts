import type { Finding, Lead } from "../contract/finding.ts";
import { inEach, type Language, textIn, type Words } from "../language/language.ts";
import { foldCondition, judgedLeaves, judgeLeaf, valueAt } from "../logic/tree.ts";
import type { Facts } from "../profile/facts.ts";
import type { Condition } from "../rules/condition.ts";
import type { ManifestEntry, Status } from "../rules/document.ts";
import { type Ban, listOn } from "../rules/law-note.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import texts from "./leads.json" with { type: "json" };
import { isTermOpen } from "./outcome.ts";

/** What the sentence on a ban depends on. */
export interface BanSituation extends Pick<Finding, "outcome" | "status"> {
  readonly ban: Pick<Ban, "lists">;
  /** Of the document in which the item stands. */
  readonly level: ManifestEntry["level"];
  /** The day asked about, as YYYY-MM-DD. */
  readonly asOf: string;
}

/**
 * The sentence by which a finding begins where the national list closes its subject to foreign investors and one
 * takes part; null where the item is not about the case, and before the first list that is known.
 */
export function banSentence({ ban, level, asOf, outcome, status }: BanSituation): Words | null {
  const listed = listOn(ban, asOf);
  if (listed === null || outcome === "not-applicable") return null;
  const isInferred = listed.confidence === "inferred";
  const inLanguage = (language: Language): string => {
    const list = textIn(listed.list, language);
    return textIn(templateOf(level, outcome, status), language, {
      list,
      listed: isInferred ? textIn(texts.listedByInference, language, { list }) : list,
      inferred: isInferred ? textIn(texts.inferred, language) : "",
      own: outcome === "not-in-force" ? "" : textIn(texts.own[outcome], language),
    });
  };
  return inEach(inLanguage);
}

function templateOf(
  level: BanSituation["level"],
  outcome: BanSituation["outcome"],
  status: BanSituation["status"],
): Words {
  if (outcome === "not-in-force") return texts.notInForce;
  if (isTermOpen(status)) return texts.unconfirmed;
  return level === "plan-approved-by-state-council" ? texts.planInForce : texts.cityInForce;
}

/**
 * What people must read before the outcomes of findings: that a note of the rule tells of a national ban, and this is
 * the case that it closes; that the item is one of several routes, and the others were not assessed.
 */
export function createLeads(
  rulebook: Rulebook,
): (facts: Facts, findings: readonly Finding[], asOf: string) => Lead[] {
  const sources = new Map(rulebook.rules.map((rule) => [rule.id, sourceOf(rule, rulebook)]));
  return (facts, findings, asOf) =>
    findings.flatMap(({ provision, outcome, status }): Lead[] => {
      if (outcome === "not-applicable") return [];
      const source = sources.get(provision);
      if (source === undefined) throw new Error(`${provision} is no rule of this rulebook`);
      const { level, otherRoute } = source;
      if (level === undefined) throw new Error(`${provision} is no rule of a document`);
      const bans = source.bans
        .filter(({ when }) => mayBeCase(when, facts, status))
        .flatMap((ban) => banSentence({ ban, level, asOf, outcome, status }) ?? []);
      const others = outcome === "ineligible" ? otherRoute : [];
      return [
        ...bans.map((text): Lead => ({ provision, kind: "ban", text })),
        ...others.map((text): Lead => ({ provision, kind: "other-route", text })),
      ];
    });
}

/** What the data hold of leads for one rule. */
interface LeadSource {
  /** Of the rule's document; undefined where the rulebook does not hold it. */
  readonly level: BanSituation["level"] | undefined;
  readonly bans: readonly Ban[];
  readonly otherRoute: readonly Words[];
}

function sourceOf(rule: Rule, rulebook: Rulebook): LeadSource {
  const level = rulebook.documents.get(rule.document)?.level;
  const otherRoute = rule.whenIneligible === undefined ? [] : [rule.whenIneligible];
  return { level, bans: bansOf(rule, rulebook), otherRoute };
}

/** Whether it is the case that a ban closes, or may be since shares are held for others: a ban must then be read too. */
function mayBeCase(when: Condition, facts: Facts, status: Status): boolean {
  const judged = foldCondition(when, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status)));
  const isOpen = judgedLeaves(judged).some(({ verdict }) => verdict.reason === "text-unsettled");
  return judged.truth === true || (judged.truth === "unknown" && isOpen);
}

function bansOf(rule: Rule, { lawNotes }: Rulebook): Ban[] {
  return rule.lawNotes.flatMap((id) => lawNotes.get(id)?.ban ?? []);
}

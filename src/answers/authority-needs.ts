import type { Need } from "../contract/answers.ts";
import type { Finding } from "../contract/finding.ts";
import type { AdvisedReport } from "../contract/report.ts";
import { fillWords, inEach, type Language, textIn, type Words } from "../language/language.ts";
import { formOf } from "../language/languages.ts";
import { type Needed, type NeedTemplate, nameOfAuthority } from "../rules/authorities.ts";
import { wordingOn } from "../rules/law-note.ts";
import type { OpenKind } from "../rules/rule-schema.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import type { Ruled, Verdict } from "./concerned.ts";
import words from "./words.json" with { type: "json" };

/** What the needs of one answer are worked out from. */
export interface NeedSituation {
  readonly activity: string;
  readonly city: string;
  readonly verdict: Verdict<Finding>;
  readonly report: AdvisedReport;
  readonly rulebook: Rulebook;
}

export function ofOpenKind(kind: OpenKind, finding: Finding, situation: NeedSituation): Words {
  if (kind === "term" && finding.status === "unsettled") return fromTemplate("date", situation);
  const { authorities } = situation.rulebook;
  return authorities === null ? words.openKinds[kind] : filled(authorities.openKinds[kind], situation);
}

type OtherNeed = keyof typeof words.otherNeeds;

export function fromTemplate(need: OtherNeed, situation: NeedSituation): Words {
  const { authorities } = situation.rulebook;
  return authorities === null ? words.otherNeeds[need] : filled(authorities.otherNeeds[need], situation);
}

function filled({ matter, template }: NeedTemplate, situation: NeedSituation): Words {
  const { authorities } = situation.rulebook;
  const authority =
    matter === null || authorities === null
      ? mainAuthority(situation)
      : nameOfAuthority(authorities, matter, null, situation.city);
  return fillWords(template, { authority });
}

/** The authority of the first matter of the activity. */
export function mainAuthority({ rulebook: { authorities }, activity, city }: NeedSituation): Words {
  const matter = authorities?.activities[activity]?.[0];
  if (authorities === null || matter === undefined) return words.competentAuthority;
  return nameOfAuthority(authorities, matter, null, city);
}

/** A licence or approval that a note on other law asks for, and part three of a plan, on adjustment by procedure. */
export function needsOfLaw({ rule }: Ruled<Finding>, situation: NeedSituation): Need[] {
  const { rulebook, report } = situation;
  const asked = rule.lawNotes.flatMap((id): Need[] => {
    const needed = rulebook.authorities?.lawNotes[id];
    const note = rulebook.lawNotes.get(id);
    const isSilent = note === undefined || wordingOn(note, report.asOf) === null;
    if (needed === undefined || isSilent || needed.kind === "confirmation") return [];
    return [asNeed(needed, situation)];
  });
  const isPlan = rulebook.documents.get(rule.document)?.level === "plan-approved-by-state-council";
  const adjustment: Need[] =
    isPlan && rule.restatesNationalLaw !== true
      ? [{ kind: "other-rules", text: fromTemplate("adjustment", situation) }]
      : [];
  return [...asked, ...adjustment];
}

export function needsOfActivity(situation: NeedSituation): Need[] {
  const needed = situation.rulebook.authorities?.activityNeeds[situation.activity] ?? [];
  return needed.map((one) => asNeed(one, situation));
}

function asNeed({ matter, level, kind, need }: Needed, { rulebook, city }: NeedSituation): Need {
  const { authorities } = rulebook;
  if (authorities === null) throw new Error("a need without authorities");
  const authority = nameOfAuthority(authorities, matter, level, city);
  const own = authorities.matters.find(({ id }) => id === matter)?.kind;
  return {
    kind: kind === "confirmation" ? "other-rules" : "authority",
    text: inEach((language) =>
      kind === "confirmation" || (own !== undefined && textIn(need, language).includes(textIn(own, language)))
        ? textIn(need, language)
        : withAuthority(textIn(need, language), textIn(authority, language), language),
    ),
  };
}

/** The authority in brackets before the sentence's last stop. */
function withAuthority(need: string, authority: string, language: Language): string {
  const stop = formOf(language).stop;
  const bare = need.endsWith(stop) ? need.slice(0, -stop.length) : need;
  return textIn(words.authorityAtEnd, language, { need: bare, authority }) + stop;
}

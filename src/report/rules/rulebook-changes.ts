import { showDay } from "../../language/day.ts";
import { type Language, textIn, type Words } from "../../language/language.ts";
import { CHANGE_KINDS, type RecordedChange } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import words from "./rulebook-changes.json" with { type: "json" };
import ruleWords from "./words.json" with { type: "json" };

/** A rule, or a note on other law, that changed. */
export interface Changed {
  /** The rule's id; null for a note. */
  readonly rule: string | null;
  readonly title: string;
}

/** What changed alike in several rules or notes, and why. */
export interface AlikeChange {
  readonly what: string;
  readonly why: string;
  readonly changed: readonly Changed[];
}

/** The last day on which anything changed; the law and corrections of what was written here stand apart. */
export interface LastChange {
  readonly heading: string;
  readonly kinds: readonly {
    readonly heading: string;
    /** Where nothing of this kind changed that day; null where something did. */
    readonly none: string | null;
    readonly changes: readonly AlikeChange[];
  }[];
}

/** The history of one rule, the first change first. */
export interface RuleHistory {
  readonly rule: string;
  readonly title: string;
  readonly changes: readonly { readonly head: string; readonly what: string; readonly why: string }[];
}

/** A document with so many rules of it that ever changed. */
export interface ChangedDocument {
  readonly id: string;
  readonly title: string;
  readonly count: string;
}

interface Entry {
  readonly rule: string | null;
  readonly title: Words;
  readonly change: RecordedChange;
}

/** The changes of the last day on which a rule or a note changed; null where none ever did. */
export function viewLastChange(rulebook: Rulebook, language: Language): LastChange | null {
  const entries = entriesOf(rulebook);
  const [day] = entries
    .map(({ change }) => change.day)
    .sort()
    .reverse();
  if (day === undefined) return null;
  const last = entries.filter(({ change }) => change.day === day);
  return {
    heading: textIn(words.last, language, { day: showDay(day, language) }),
    kinds: CHANGE_KINDS.map((kind) => {
      const own = last.filter(({ change }) => change.kind === kind);
      return {
        heading: textIn(words.kinds[kind].heading, language),
        none: own.length === 0 ? textIn(words.kinds[kind].none, language) : null,
        changes: alike(own, language),
      };
    }),
  };
}

/** Each document with the number of its rules that have a history. */
export function viewChangedDocuments({ documents, rules }: Rulebook, language: Language): ChangedDocument[] {
  return [...documents].map(([id, { shortTitle }]) => {
    const own = rules.filter(({ document }) => document === id);
    const count = own.filter(({ changed = [] }) => changed.length > 0).length;
    const values = { count: String(count), rules: String(own.length) };
    return { id, title: textIn(shortTitle, language), count: textIn(words.changedRules, language, values) };
  });
}

/** The history of every rule of a document that ever changed, in the rulebook's order. */
export function viewHistories({ rules }: Rulebook, document: string, language: Language): RuleHistory[] {
  return rules.flatMap(({ id, title, document: own, changed = [] }) => {
    if (own !== document || changed.length === 0) return [];
    const changes = changed.map(({ day, kind, what, why }) => ({
      head: textIn(words.entry, language, {
        day: showDay(day, language),
        kind: textIn(ruleWords.changeKinds[kind], language),
      }),
      what: textIn(what, language),
      why: textIn(why, language),
    }));
    return [{ rule: id, title: textIn(title, language), changes }];
  });
}

function entriesOf({ rules, lawNotes }: Rulebook): Entry[] {
  return [
    ...rules.flatMap(({ id, title, changed = [] }) =>
      changed.map((change): Entry => ({ rule: id, title, change })),
    ),
    ...[...lawNotes.values()].flatMap(({ topic, changed = [] }) =>
      changed.map((change): Entry => ({ rule: null, title: topic, change })),
    ),
  ];
}

/** Entries of the same words as one, in the order in which the first of each stands. */
function alike(entries: readonly Entry[], language: Language): AlikeChange[] {
  const groups = new Map<string, { what: string; why: string; changed: Changed[] }>();
  for (const { rule, title, change } of entries) {
    const { what, why } = change;
    const key = JSON.stringify([what, why]);
    const group = groups.get(key) ?? {
      what: textIn(what, language),
      why: textIn(why, language),
      changed: [],
    };
    group.changed.push({ rule, title: textIn(title, language) });
    groups.set(key, group);
  }
  return [...groups.values()];
}

import type { Ahead, Turn, TurnCause } from "../../contract/ahead.ts";
import type { Report } from "../../contract/report.ts";
import { spellOut } from "../../input/harmless.ts";
import { showDay } from "../../language/day.ts";
import { joinList, type Language, textIn } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import codes from "../codes.json" with { type: "json" };
import words from "./words.json" with { type: "json" };

/** One turn in words. */
export interface TurnView {
  readonly day: string;
  readonly provision: string;
  readonly title: string;
  readonly mark: string;
  readonly after: string;
  readonly turn: string;
  readonly lastDay: string;
  readonly causes: readonly string[];
}

/** What changes by itself, in words. */
export interface AheadView {
  readonly heading: string;
  readonly company: string;
  readonly span: string;
  /** Where nothing changes; null where something does. */
  readonly none: string | null;
  readonly turns: readonly TurnView[];
  readonly notes: readonly string[];
}

/** The turns of a profile in words; `name` is the company's, null where it was not given. */
export function viewAhead(
  { asOf, until, turns, standStill }: Ahead,
  name: string | null,
  rulebook: Rulebook,
  language: Language,
): AheadView {
  const checked = [...rulebook.documents.values()].map(({ checkedTo }) => checkedTo).sort();
  const facts = standStill.map((id) => titleOf(id, rulebook, language));
  const closing = textIn(words.closing, language, { checkedTo: showDay(checked[0] ?? asOf, language) });
  return {
    heading: textIn(words.heading, language),
    company: name === null ? textIn(words.company, language) : spellOut(name),
    span: textIn(words.span, language, { asOf: showDay(asOf, language), until: showDay(until, language) }),
    none: turns.length === 0 ? textIn(words.none, language) : null,
    turns: turns.map((turn) => viewTurn(turn, rulebook, language)),
    notes: [
      ...(facts.length === 0
        ? []
        : [textIn(words.standStill, language, { facts: joinList(facts, language) })]),
      closing,
    ],
  };
}

/** The same in a report, of the results named alone: of other rules it is not known yet if they are about the company. */
export function viewAheadOf(
  { ahead }: Pick<Report, "ahead">,
  provisions: readonly string[],
  rulebook: Rulebook,
  language: Language,
): AheadView {
  const turns = ahead.turns.filter(({ provision }) => provisions.includes(provision));
  const view = viewAhead({ ...ahead, turns }, null, rulebook, language);
  return turns.length === ahead.turns.length
    ? view
    : { ...view, notes: [textIn(words.leftOut, language), ...view.notes] };
}

function viewTurn(turn: Turn, rulebook: Rulebook, language: Language): TurnView {
  const after = textIn(codes.outcomes[turn.after].words, language);
  return {
    day: turn.day,
    provision: turn.provision,
    title: textIn(turn.title, language),
    mark: codes.outcomes[turn.after].mark,
    after,
    turn: textIn(words.turn, language, { day: showDay(turn.day, language), after }),
    lastDay: textIn(words.lastDay, language, {
      before: textIn(codes.outcomes[turn.before].words, language),
      lastDay: showDay(turn.lastDay, language),
    }),
    causes: turn.causes.map((cause) => viewCause(cause, rulebook, language)),
  };
}

function viewCause(cause: TurnCause, rulebook: Rulebook, language: Language): string {
  if (cause.kind !== "document") {
    const since = cause.kind === "years" ? showDay(cause.since, language) : "";
    return textIn(words[cause.kind], language, { fact: titleOf(cause.fact, rulebook, language), since });
  }
  const document = rulebook.documents.get(cause.document);
  if (document === undefined) throw new Error(`there is no document ${cause.document}`);
  return textIn(words.document, language, {
    document: textIn(document.shortTitle, language),
    before: textIn(codes.statuses[cause.before], language),
    after: textIn(codes.statuses[cause.after], language),
  });
}

function titleOf(id: string, { vocabulary }: Rulebook, language: Language): string {
  const fact = vocabulary.byId.get(id);
  if (fact === undefined) throw new Error(`there is no fact ${id}`);
  return textIn(fact.title, language);
}

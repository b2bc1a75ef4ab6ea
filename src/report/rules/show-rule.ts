import { showDay } from "../../language/day.ts";
import { type Language, textIn } from "../../language/language.ts";
import { type Glyphs, showGlyphs } from "../../rules/items.ts";
import { wordingOn } from "../../rules/law-note.ts";
import type { Example, OpenCondition, RecordedChange } from "../../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import codes from "../codes.json" with { type: "json" };
import { sourceOfWording, textOfWording } from "../law-notes.ts";
import reportWords from "../words.json" with { type: "json" };
import { showAnswers } from "./answers.ts";
import { sentenceOf } from "./sentence.ts";
import words from "./words.json" with { type: "json" };

/** A heading with the texts under it. */
export interface Section {
  readonly heading: string;
  readonly texts: readonly string[];
}

/** In which language a rule is told, and on which day (YYYY-MM-DD). */
export interface RuleContext {
  readonly language: Language;
  readonly asOf: string;
  readonly glyphs: Glyphs;
}

/** What a rule tests, on which words, how it reads them, what it leaves open, and its examples. */
export function viewRule(rule: Rule, rulebook: Rulebook, context: RuleContext): Section[] {
  const { language, glyphs } = context;
  const { vocabulary } = rulebook;
  const sentence = (which: "applies" | "requires"): string =>
    textIn(words[which], language, { sentence: sentenceOf(rule[which], vocabulary, language) });
  const open = rule.open.map((point) => viewOpen(point, language, glyphs));
  const sections: Section[] = [
    {
      heading: textIn(words.rule, language, { id: rule.id, title: textIn(rule.title, language) }),
      texts: [sentence("applies"), sentence("requires")],
    },
    {
      heading: textIn(words.requirements, language),
      texts: Object.values(rule.requirements).map(({ label, quote, translation }) =>
        textIn(words.requirement, language, {
          label: textIn(label, language),
          quote: showGlyphs(quote, glyphs),
          translation,
        }),
      ),
    },
    {
      heading: textIn(words.open, language),
      texts: open.length === 0 ? [textIn(words.nothingOpen, language)] : open,
    },
    {
      heading: textIn(words.readings, language),
      texts: rule.readings.map(({ question, decision }) =>
        textIn(words.reading, language, {
          question: textIn(question, language),
          decision: textIn(decision, language),
        }),
      ),
    },
    {
      heading: textIn(words.restates, language),
      texts: rule.restatesNationalLaw === true ? [textIn(reportWords.restatesNationalLaw, language)] : [],
    },
    {
      heading: textIn(words.whenIneligible, language),
      texts: rule.whenIneligible === undefined ? [] : [textIn(rule.whenIneligible, language)],
    },
    { heading: textIn(words.lawNotes, language), texts: lawNotesOf(rule.lawNotes, rulebook, context) },
    { heading: textIn(words.history, language), texts: historyOf(rule, rulebook, language) },
    {
      heading: textIn(words.examples, language),
      texts: rule.examples.map((example) => viewExample(example, rulebook, language)),
    },
  ];
  return sections.filter(({ texts }) => texts.length > 0);
}

function viewOpen(
  { kind, quote, translation, note }: OpenCondition,
  language: Language,
  glyphs: Glyphs,
): string {
  const name = textIn(codes.kinds[kind], language);
  const head =
    quote === undefined || translation === undefined
      ? name
      : textIn(words.openQuote, language, { kind: name, quote: showGlyphs(quote, glyphs), translation });
  return note === undefined
    ? head
    : textIn(words.reading, language, { question: head, decision: textIn(note, language) });
}

/** Some law notes as they are worded on a day, with the day from which they are. */
export function lawNotesOf(
  ids: readonly string[],
  { lawNotes }: Pick<Rulebook, "lawNotes">,
  { language, asOf }: Pick<RuleContext, "language" | "asOf">,
): string[] {
  return ids.flatMap((id) => {
    const note = lawNotes.get(id);
    const wording = note === undefined ? null : wordingOn(note, asOf);
    if (note === undefined || wording === null) return [];
    const { from } = wording;
    const values = {
      topic: textIn(note.topic, language),
      day: from === null ? "" : showDay(from, language),
      text: textOfWording(wording, language),
      source: sourceOfWording(wording, language),
    };
    return [textIn(words[from === null ? "lawNote" : "lawNoteFrom"], language, values)];
  });
}

/** The changes of the rule, then those of its law notes under their topics. */
function historyOf(rule: Rule, rulebook: Rulebook, language: Language): string[] {
  const tellChange = ({ day, kind, what, why }: RecordedChange): string =>
    textIn(words.change, language, {
      day: showDay(day, language),
      kind: textIn(words.changeKinds[kind], language),
      what: textIn(what, language),
      why: textIn(why, language),
    });
  const ofNotes = rule.lawNotes.flatMap((id) => {
    const note = rulebook.lawNotes.get(id);
    return (note?.changed ?? []).map((change) =>
      textIn(words.changeOfNote, language, {
        topic: textIn(note?.topic, language) ?? id,
        change: tellChange(change),
      }),
    );
  });
  return [...(rule.changed ?? []).map(tellChange), ...ofNotes];
}

function viewExample(
  { name, asOf, profile, outcome }: Example,
  rulebook: Rulebook,
  language: Language,
): string {
  const values = {
    name,
    profile: showAnswers(profile, rulebook.vocabulary, language),
    outcome: textIn(codes.outcomes[outcome].short, language),
  };
  return asOf === undefined
    ? textIn(words.example, language, values)
    : textIn(words.exampleOn, language, { ...values, date: showDay(asOf, language) });
}

import { showDay } from "../../language/day.ts";
import { type Language, textIn, type Words } from "../../language/language.ts";
import { needsTranslation } from "../../language/languages.ts";
import { type Glyphs, hullOf } from "../../rules/items.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import codes from "../codes.json" with { type: "json" };
import { hang, wrap } from "../layout.ts";
import { type Catalogue, type CatalogueEntry, statusOfEntry } from "./catalogue.ts";
import { markedParagraph, markedTranslation, readableText } from "./paragraph.ts";
import { lawNotesOf, type Section, viewRule } from "./show-rule.ts";
import words from "./words.json" with { type: "json" };

/** What `rules show` needs beside the catalogue. */
export interface ShowContext {
  readonly language: Language;
  /** The day (YYYY-MM-DD) on which the document's status is told. */
  readonly asOf: string;
  readonly width: number;
  readonly glyphs: Glyphs;
  /** The text of a document's file. */
  textOf(file: string): string;
}

const INDENT = "  ";

/** All that is told of an item, the head's lines first, its clause in its paragraph before the other sections. */
export interface ItemView {
  readonly head: readonly string[];
  readonly sections: readonly Section[];
}

/** An item with its clause in its paragraph, its status, and all that its rules say, for people. */
export function renderItem(entry: CatalogueEntry, catalogue: Catalogue, context: ShowContext): string {
  const { width } = context;
  const { head, sections } = viewItem(entry, catalogue, context);
  const lines = head.flatMap((line) => wrap(line, width));
  for (const { heading, texts } of sections) {
    lines.push("", ...wrap(heading, width), ...texts.flatMap((text) => hang(INDENT, text, width)));
  }
  return `${lines.join("\n")}\n`;
}

/** An item in one language, for every format. */
export function viewItem(
  entry: CatalogueEntry,
  catalogue: Catalogue,
  context: Omit<ShowContext, "width">,
): ItemView {
  return {
    head: headOf(entry, context),
    sections: [
      ...sectionsOfItem(entry, catalogue.rulebook, context),
      ...entry.rules.flatMap((rule) => viewRule(rule, catalogue.rulebook, context)),
      ...likeSection(entry, catalogue, context.language),
    ],
  };
}

function headOf(entry: CatalogueEntry, { language, asOf }: Pick<ShowContext, "language" | "asOf">): string[] {
  const { item, document } = entry;
  const { status, note } = statusOfEntry(entry, asOf);
  const { title, number } = document;
  return [
    `${item.id}  ${textIn(item.title, language)}`,
    textIn(words.document, language, { title: textIn(title, language), number }),
    textIn(words.status, language, {
      date: showDay(asOf, language),
      status: textIn(codes.statuses[status], language),
    }),
    ...(note === null ? [] : [textIn(note, language)]),
    textIn(words.class, language, {
      class: textIn(words.classes[item.class], language),
      reason: textIn(item.reason, language),
    }),
    ...(item.borderline === undefined
      ? []
      : [textIn(words.borderline, language, { text: textIn(item.borderline, language) })]),
    textIn(words.addressee, language, { text: textIn(item.addressee, language) }),
  ];
}

function sectionsOfItem(
  entry: CatalogueEntry,
  rulebook: Rulebook,
  context: Omit<ShowContext, "width">,
): Section[] {
  const { item, document, rules } = entry;
  const { language, glyphs } = context;
  const text = context.textOf(document.file);
  const { start, end } = hullOf(item.ranges);
  const place = textIn(words.place, language, { start: String(start), end: String(end) });
  const sections: Section[] = [
    {
      heading: textIn(words.clause, language),
      texts: [markedParagraph(entry, text, glyphs, language), place],
    },
  ];
  if (needsTranslation(language))
    sections.push({ heading: textIn(words.translation, language), texts: [markedTranslation(entry)] });
  if (item.restated !== undefined) {
    const { ranges, difference } = item.restated;
    const named =
      difference === null ? [] : [textIn(words.difference, language, { text: textIn(difference, language) })];
    sections.push({
      heading: textIn(words.restated, language),
      texts: [readableText(text, ranges, glyphs), ...restatedInEnglish(difference, language), ...named],
    });
  }
  if (rules.length === 0) {
    const heading = textIn(words.noRule, language, {
      reason: textIn(item.untestable ?? item.reason, language),
    });
    sections.push({ heading, texts: [] });
  }
  if (item.lawNotes !== undefined) {
    const texts = lawNotesOf(item.lawNotes, rulebook, context);
    sections.push({ heading: textIn(words.lawNotes, language), texts });
  }
  return sections;
}

/** What English readers are told of a text that restates the item: that its translation stands above. */
function restatedInEnglish(difference: Words | null, language: Language): string[] {
  if (!needsTranslation(language)) return [];
  return [textIn(difference === null ? words.restatedAlike : words.restatedButFor, language)];
}

function likeSection({ item }: CatalogueEntry, catalogue: Catalogue, language: Language): Section[] {
  const texts = (item.like ?? []).flatMap((id) => {
    const other = catalogue.entries.find((entry) => entry.item.id === id);
    if (other === undefined) return [];
    const document = textIn(other.document.shortTitle, language);
    return [
      `${id}  ${textIn(words.likeItem, language, { title: textIn(other.item.title, language), document })}`,
    ];
  });
  return texts.length === 0 ? [] : [{ heading: textIn(words.like, language), texts }];
}

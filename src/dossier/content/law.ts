import { bracketed, inEach, labelled } from "../../language/language.ts";
import { formOf } from "../../language/languages.ts";
import type { Block } from "../model.ts";
import { entryAt, say, statement } from "./say.ts";
import type { Views } from "./views.ts";

/** Other law that bears on the case, each note with where it stands and how it was checked. */
export function describeLaw(views: Views): Block[] {
  const { lawNotes } = views.en;
  if (lawNotes.length === 0) return [];
  const items = lawNotes.map(({ number }, index) => ({
    id: `law-${number}`,
    text: [
      {
        words: inEach((language) => {
          const { stop, space } = formOf(language);
          return entryAt(views.in(language).lawNotes, index).topic + stop + space;
        }),
        strong: true as const,
      },
      {
        words: inEach((language) => entryAt(views.in(language).lawNotes, index).text),
        note: statement((language) => entryAt(views.in(language).lawNotes, index).source),
      },
    ],
  }));
  return [
    { kind: "heading", level: 1, id: "law", text: say("law") },
    { kind: "paragraph", tone: "faint", text: say("lawNote") },
    { kind: "list", ordered: true, items },
  ];
}

/** Measures that state no condition, and that the company may ask about. */
export function describeOpportunities(views: Views): Block[] {
  const { opportunities } = views.en;
  if (opportunities.length === 0) return [];
  return [
    { kind: "heading", level: 1, id: "opportunities", text: say("opportunities") },
    { kind: "paragraph", tone: "faint", text: say("opportunitiesNote") },
    {
      kind: "list",
      ordered: false,
      items: opportunities.map(({ clause }, index) => ({
        text: [
          {
            words: inEach((language) => {
              const { title, effect, document } = entryAt(views.in(language).opportunities, index);
              return bracketed(
                effect === null ? title : labelled(title, effect, language),
                document,
                language,
              );
            }),
            note: [{ text: clause, language: "zh-CN" as const }],
          },
        ],
      })),
    },
  ];
}

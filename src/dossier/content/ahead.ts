import { present } from "../../input/present.ts";
import { bracketed, inEach, joinSentences, type Language } from "../../language/language.ts";
import { formOf } from "../../language/languages.ts";
import type { AheadView } from "../../report/ahead/view.ts";
import type { Block } from "../model.ts";
import { placeOfFinding } from "./findings.ts";
import { entryAt, statement } from "./say.ts";
import { type Views, viewIn } from "./views.ts";

/** What of the results changes by itself, each leading to its result. */
export function describeAhead(reports: Views): Block[] {
  if (reports.en.ahead === null) return [];
  const views = viewIn((language) => present(reports.in(language).ahead, "what changes by itself"));
  const turnOf = (language: Language, index: number): AheadView["turns"][number] =>
    entryAt(views.in(language).turns, index);
  const items = views.en.turns.map(({ provision }, index) => ({
    text: [
      { words: inEach((language) => turnOf(language, index).turn), strong: true as const },
      {
        words: inEach((language) => {
          const { title } = turnOf(language, index);
          return bracketed("", title, language);
        }),
        to: placeOfFinding(provision),
      },
      {
        words: inEach((language) => {
          const { lastDay, causes } = turnOf(language, index);
          const told = joinSentences([lastDay, ...causes], language);
          const { stop, space } = formOf(language);
          return stop + space + told;
        }),
      },
    ],
  }));
  const { none, notes } = views.en;
  return [
    { kind: "heading", level: 1, id: "ahead", text: statement((language) => views.in(language).heading) },
    { kind: "paragraph", tone: "plain", text: statement((language) => views.in(language).span) },
    ...(none === null
      ? []
      : [
          {
            kind: "paragraph" as const,
            tone: "plain" as const,
            text: statement((language) => views.in(language).none ?? ""),
          },
        ]),
    ...(items.length === 0 ? [] : [{ kind: "list" as const, ordered: false, items }]),
    ...notes.map((_, index) => ({
      kind: "paragraph" as const,
      tone: "faint" as const,
      text: statement((language) => entryAt(views.in(language).notes, index)),
    })),
  ];
}

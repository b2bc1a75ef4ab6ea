import { bracketed, type BuiltInLanguage, inBuiltIn, joinSentences } from "../../language/language.ts";
import { formOf } from "../../language/languages.ts";
import type { AheadView } from "../../report/ahead/view.ts";
import type { Block } from "../model.ts";
import { placeOfFinding } from "./findings.ts";
import { entryAt, statement } from "./say.ts";
import type { Views } from "./views.ts";

/** What of the results changes by itself, each leading to its result. */
export function describeAhead({ "zh-CN": { ahead: chinese }, en: { ahead: english } }: Views): Block[] {
  if (chinese === null || english === null) return [];
  const views = { "zh-CN": chinese, en: english };
  const turnOf = (language: BuiltInLanguage, index: number): AheadView["turns"][number] => {
    const turn = views[language].turns[index];
    if (turn === undefined) throw new Error("the two languages of a report differ in what changes by itself");
    return turn;
  };
  const items = english.turns.map(({ provision }, index) => ({
    text: [
      { words: inBuiltIn((language) => turnOf(language, index).turn), strong: true as const },
      {
        words: inBuiltIn((language) => {
          const { title } = turnOf(language, index);
          return bracketed("", title, language);
        }),
        to: placeOfFinding(provision),
      },
      {
        words: inBuiltIn((language) => {
          const { lastDay, causes } = turnOf(language, index);
          const told = joinSentences([lastDay, ...causes], language);
          const { stop, space } = formOf(language);
          return stop + space + told;
        }),
      },
    ],
  }));
  const { none, notes } = english;
  return [
    { kind: "heading", level: 1, id: "ahead", text: statement((language) => views[language].heading) },
    { kind: "paragraph", tone: "plain", text: statement((language) => views[language].span) },
    ...(none === null
      ? []
      : [
          {
            kind: "paragraph" as const,
            tone: "plain" as const,
            text: statement((language) => views[language].none ?? ""),
          },
        ]),
    ...(items.length === 0 ? [] : [{ kind: "list" as const, ordered: false, items }]),
    ...notes.map((_, index) => ({
      kind: "paragraph" as const,
      tone: "faint" as const,
      text: statement((language) => entryAt(views[language].notes, index)),
    })),
  ];
}

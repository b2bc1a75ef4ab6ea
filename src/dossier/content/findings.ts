import { present } from "../../input/present.ts";
import { inEach } from "../../language/language.ts";
import { headline } from "../../report/finding-text.ts";
import { showPlaceOf } from "../../report/places.ts";
import type { FindingView, ReportView } from "../../report/view-types.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { Block, Cell, Piece, Statement } from "../model.ts";
import { entryAt, say, statement } from "./say.ts";
import { type InEveryLanguage, type Views, viewIn } from "./views.ts";

/** The id under which a finding is found in the file. */
export function placeOfFinding(provision: string): string {
  return `finding-${provision}`;
}

/** Some findings by where they stand, each leading to what is told of it; what shares a place is named once. */
export function leadsTo(provisions: readonly string[], rulebook: Rulebook): Piece[] {
  const leads = provisions.map((provision) => ({
    words: inEach((language) => showPlaceOf(provision, rulebook, language)),
    to: placeOfFinding(provision),
  }));
  return leads.filter(
    ({ words }, index) =>
      leads.findIndex((lead) => lead.words["zh-CN"] === words["zh-CN"] && lead.words.en === words.en) ===
      index,
  );
}

/** The same with signs between them. */
export function listed(leads: readonly Piece[]): Statement {
  return leads.flatMap((lead, index) =>
    index === 0 ? [lead] : [{ words: { "zh-CN": "；", en: "; " } }, lead],
  );
}

/** Every finding that applies, or may: requirement, answer, bound, margin, clause, smallest change, what stays open. */
export function describeFindings(views: Views, rulebook: Rulebook): Block[] {
  const { findings, mayConcern, together } = views.en;
  const blocks: Block[] = [{ kind: "heading", level: 1, id: "findings", text: say("findings") }];
  if (findings.length === 0) blocks.push({ kind: "paragraph", tone: "plain", text: say("noFindings") });
  findings.forEach((_, index) => {
    blocks.push(...describeFinding(pick(views, (view) => view.findings[index])));
  });
  if (mayConcern.length > 0) {
    blocks.push({ kind: "heading", level: 2, id: "may-concern", text: say("mayConcern") });
    blocks.push(
      list(
        mayConcern.map(({ provision }, index) => [
          // Like items of two cities bear one title.
          ...leadsTo([provision], rulebook).map(({ to: _, ...place }) => place),
          { words: { "zh-CN": " ", en: " " } },
          ...pairOf(views, (view) => view.mayConcern[index]?.title),
        ]),
      ),
    );
  }
  if (together.length > 0) {
    blocks.push({ kind: "heading", level: 2, id: "together", text: say("together") });
    together.forEach(({ changes }, index) => {
      blocks.push({
        kind: "paragraph",
        tone: "plain",
        text: pairOf(views, (view) => view.together[index]?.provisions),
      });
      blocks.push(list(changes.map((__, at) => pairOf(views, (view) => view.together[index]?.changes[at]))));
      blocks.push(...noteOf(pairOf(views, (view) => view.together[index]?.changesNote)));
    });
  }
  return blocks;
}

type FindingViews = InEveryLanguage<FindingView>;

function pick(views: Views, of: (view: ReportView) => FindingView | undefined): FindingViews {
  return viewIn((language) => present(of(views.in(language)), "finding in each language of the report"));
}

function pairOf<View>(
  views: InEveryLanguage<View>,
  of: (view: View) => string | null | undefined,
): Statement {
  return statement((language) => of(views.in(language)) ?? "");
}

function list(items: readonly Statement[]): Block {
  return { kind: "list", ordered: false, items: items.map((text) => ({ text })) };
}

function noteOf(text: Statement): Block[] {
  const isEmpty = text.every((piece) => "words" in piece && piece.words.en === "");
  return isEmpty ? [] : [{ kind: "paragraph", tone: "faint", text }];
}

function describeFinding(views: FindingViews): Block[] {
  const { en } = views;
  const id = placeOfFinding(en.provision);
  const note = en.statusNote === null ? {} : { note: pairOf(views, (view) => view.statusNote) };
  const section = (
    name: "missing" | "changes" | "open",
    lists: (view: FindingView) => readonly string[],
  ): Block[] => {
    const items = lists(en).map((_, index) => pairOf(views, (view) => entryAt(lists(view), index)));
    if (items.length === 0) return [];
    return [{ kind: "heading", level: 3, id: `${name}-${en.provision}`, text: say(name) }, list(items)];
  };
  return [
    { kind: "heading", level: 2, id, text: pairOf(views, (view) => view.title) },
    ...en.first.map(
      (_, index): Block => ({
        kind: "paragraph",
        tone: "lead",
        text: [{ words: inEach((language) => entryAt(views.in(language).first, index)), strong: true }],
      }),
    ),
    {
      kind: "paragraph",
      tone: "lead",
      text: [
        { text: `${en.mark} `, language: "en" },
        { words: inEach((language) => headline(views.in(language), language)), strong: true, ...note },
      ],
    },
    { kind: "paragraph", tone: "faint", text: pairOf(views, (view) => view.document) },
    ...(en.requirements.length === 0 ? [] : [requirements(views)]),
    {
      kind: "clause",
      place: say("clausePlace", { place: inEach((language) => views.in(language).place) }),
      quote: en.clause,
      translation: en.translation ?? "",
    },
    ...section("missing", (view) => view.missing),
    ...section("changes", (view) => view.changes),
    ...noteOf(pairOf(views, (view) => view.changesNote)),
    ...section("open", (view) => view.open),
    ...lawOf(views),
  ];
}

function requirements(views: FindingViews): Block {
  return {
    kind: "table",
    widths: [10, 4, 13, 9],
    head: [say("requirement"), say("result"), say("measures"), say("quote")],
    rows: views.en.requirements.map((requirement, index): Cell[] => {
      const of = (tell: (view: FindingView["requirements"][number]) => string): Statement =>
        statement((language) => {
          return tell(entryAt(views.in(language).requirements, index));
        });
      return [
        [of(({ label }) => label).map((piece) => ({ ...piece, strong: true as const }))],
        [of(({ mark, resultWords }) => `${mark} ${resultWords}`)],
        requirement.measures.map((_, at) => of(({ measures }) => entryAt(measures, at))),
        [[{ text: requirement.quote, language: "zh-CN" }]],
      ];
    }),
  };
}

function lawOf(views: FindingViews): Block[] {
  const { lawNotes } = views.en;
  if (lawNotes.length === 0) return [];
  const links = lawNotes.flatMap(
    ({ number }, index): Statement => [
      ...(index === 0 ? [] : [{ words: { "zh-CN": "；", en: "; " } }]),
      {
        words: inEach((language) => `${entryAt(views.in(language).lawNotes, index).topic}\u00a0[${number}]`),
        to: `law-${number}`,
      },
    ],
  );
  return [{ kind: "paragraph", tone: "plain", text: [...say("alsoGoverns"), ...links] }];
}

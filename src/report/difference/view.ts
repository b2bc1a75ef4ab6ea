import type { Client, ClientFlips } from "../../analyse/difference/clients.ts";
import type { Region, Where } from "../../analyse/difference/regions.ts";
import { DAY_OF_REGION } from "../../analyse/difference/regions.ts";
import type { ProvisionDifference, RulebookDifference } from "../../analyse/difference/versions.ts";
import { spellOut } from "../../input/harmless.ts";
import { showDay } from "../../language/day.ts";
import { bracketed, joinClauses, joinList, type Language, textIn } from "../../language/language.ts";
import { formOf } from "../../language/languages.ts";
import { canonicalProfile } from "../../situation/canonical.ts";
import type { Outcome, RecordedChange } from "../../rules/rule-schema.ts";
import type { Fact, Vocabulary } from "../../vocabulary/vocabulary.ts";
import codes from "../codes.json" with { type: "json" };
import { showAnswers } from "../rules/answers.ts";
import { type MarkedText, markChanges } from "./marked-text.ts";
import words from "./words.json" with { type: "json" };

/** A changed region in words. */
export interface RegionView {
  readonly direction: Region["direction"];
  readonly where: string;
  readonly outcomes: string;
  readonly witness: string;
  readonly beside: string | null;
  /** Whom of a list it moves; null where no list was given. */
  readonly clients: string | null;
}

/** A provision that is not the same, in words. */
export interface ProvisionView {
  readonly heading: string;
  /** The clause before and now, the changed characters marked; null where it is the same. */
  readonly clauses: { readonly old: MarkedText; readonly now: MarkedText } | null;
  /** What the newer rule's own history says that the older one's does not. */
  readonly recorded: readonly string[];
  readonly regions: readonly RegionView[];
}

/** A difference in words. */
export interface DifferenceView {
  readonly heading: string;
  readonly summary: string;
  readonly provisions: readonly ProvisionView[];
  readonly notes: readonly string[];
}

/** Facts that one of two versions alone knows. */
export interface LoneFacts {
  readonly old: readonly Fact[];
  readonly new: readonly Fact[];
}

/** What is compared, as people call it: two versions, or two documents with the rules that no pair names. */
export interface Compared {
  readonly old: string;
  readonly new: string;
  readonly unpaired: readonly string[] | null;
  /** Between two versions. */
  readonly lone: LoneFacts | null;
}

/** The difference in a language. Provisions that are the same are counted and left out. */
export function viewDifference(
  difference: RulebookDifference,
  compared: Compared,
  vocabulary: Vocabulary,
  language: Language,
  clients: ClientFlips | null,
): DifferenceView {
  const { provisions, cells, changedCells } = difference;
  const count = (kind: ProvisionDifference["kind"]): string =>
    provisions.filter((one) => one.kind === kind).length.toString();
  const counts = {
    meaning: count("meaning"),
    added: count("added"),
    removed: count("removed"),
    words: count("words"),
    same: count("same"),
    cells: cells.toString(),
    changed: changedCells.toString(),
  };
  const areDocuments = compared.unpaired !== null;
  const shown = provisions
    .filter(({ kind }) => kind !== "same" && !(areDocuments && kind === "words"))
    .map((one) => (clients === null ? one : withRegionsOf(one, clients)))
    .filter(({ regions }) => clients === null || regions.length > 0);
  const unpaired = compared.unpaired ?? [];
  return {
    heading: textIn(words[areDocuments ? "documents" : "heading"], language, {
      old: compared.old,
      new: compared.new,
    }),
    summary: textIn(words[areDocuments ? "summaryOfDocuments" : "summary"], language, counts),
    provisions: shown.map((one) => viewProvision(one, vocabulary, language, clients)),
    notes: [
      ...(clients === null ? [] : [clientsNote(clients, language)]),
      ...(shown.length === 0 && clients === null ? [textIn(words.nothing, language)] : []),
      ...(unpaired.length === 0
        ? []
        : [textIn(words.unpaired, language, { rules: joinList(unpaired, language) })]),
      ...(compared.lone === null ? [] : tellLoneFacts(compared.lone, language)),
      textIn(words.closing, language),
    ],
  };
}

function tellLoneFacts({ old, new: now }: LoneFacts, language: Language): string[] {
  const told = (facts: readonly Fact[], which: "onlyOld" | "onlyNew"): string[] => {
    const names = facts.map(({ id, title }) => bracketed(textIn(title, language), id, language));
    return names.length === 0 ? [] : [textIn(words[which], language, { facts: joinList(names, language) })];
  };
  return [...told(old, "onlyOld"), ...told(now, "onlyNew")];
}

function clientsNote({ asOf, companies, unusable, flipped }: ClientFlips, language: Language): string {
  const counts = {
    companies: companies.toString(),
    flipped: flipped.toString(),
    unusable: unusable.toString(),
  };
  return textIn(words.clientsNote, language, { ...counts, day: showDay(asOf, language) });
}

/** The regions alone that move somebody of the list. */
function withRegionsOf(one: ProvisionDifference, { byRegion }: ClientFlips): ProvisionDifference {
  return { ...one, regions: one.regions.filter((region) => byRegion.has(region)) };
}

function viewProvision(
  one: ProvisionDifference,
  vocabulary: Vocabulary,
  language: Language,
  clients: ClientFlips | null,
): ProvisionView {
  const { provision, comparedWith, kind, old, new: now, regions } = one;
  const title = textIn((now ?? old)?.title, language) ?? "";
  const heading =
    comparedWith === null
      ? textIn(words.provision, language, { provision, title, kind: textIn(words.kinds[kind], language) })
      : textIn(words.pair, language, { provision, other: comparedWith, title });
  const known = (old?.changed ?? []).map(keyOfChange);
  const recorded =
    comparedWith === null
      ? (now?.changed ?? []).filter((change) => !known.includes(keyOfChange(change)))
      : [];
  return {
    heading,
    clauses:
      old === null || now === null || old.quote === now.quote ? null : markChanges(old.quote, now.quote),
    recorded: recorded.map((change) => viewChange(change, language)),
    regions: regions.map((region) => ({
      ...viewRegion(region, vocabulary, one, language),
      clients: clients === null ? null : viewClients(clients.byRegion.get(region) ?? [], language),
    })),
  };
}

function keyOfChange({ day, what }: RecordedChange): string {
  return `${day} ${what.en}`;
}

function viewChange({ day, kind, what, why }: RecordedChange, language: Language): string {
  return textIn(words.recorded, language, {
    day: showDay(day, language),
    kind: textIn(words.kindsOfChange[kind], language),
    what: textIn(what, language),
    why: textIn(why, language),
  });
}

function viewRegion(
  { where, old, new: now, direction, witness, beside }: Region,
  vocabulary: Vocabulary,
  one: ProvisionDifference,
  language: Language,
): Omit<RegionView, "clients"> {
  const shown = whereInWords({ where }, vocabulary, one, language);
  const profileOf = (answers: typeof witness.profile): string =>
    showAnswers(canonicalProfile(answers), vocabulary, language);
  return {
    direction,
    where: textIn(words.region, language, {
      direction: textIn(words.directions[direction], language),
      where: shown,
    }),
    outcomes: textIn(words.outcomes, language, { old: nameOf(old, language), new: nameOf(now, language) }),
    witness: textIn(words.witness, language, {
      day: showDay(witness.asOf, language),
      profile: profileOf(witness.profile),
    }),
    beside: beside === null ? null : textIn(words.beside, language, { profile: profileOf(beside.profile) }),
  };
}

/** In which cases a region lies, in the language of its readers. */
export function whereInWords(
  { where }: Pick<Region, "where">,
  vocabulary: Vocabulary,
  one: ProvisionDifference,
  language: Language,
): string {
  const conditions = where.map((own) => viewWhere(own, vocabulary, one, language));
  return conditions.length === 0 ? textIn(words.always, language) : joinClauses(conditions, language);
}

function viewClients(clients: readonly Client[], language: Language): string {
  const list = clients.map(({ line, name }) =>
    textIn(words[name === "" ? "unnamedClient" : "client"], language, {
      line: line.toString(),
      name: spellOut(name),
    }),
  );
  return textIn(words.clients, language, {
    count: clients.length.toString(),
    list: joinClauses(list, language),
  });
}

function nameOf(outcome: Outcome | null, language: Language): string {
  return outcome === null ? textIn(words.none, language) : textIn(codes.outcomes[outcome].short, language);
}

function viewWhere(
  { fact, reading, cells }: Where,
  vocabulary: Vocabulary,
  { old, new: now }: ProvisionDifference,
  language: Language,
): string {
  const title =
    fact === DAY_OF_REGION
      ? textIn(words.day, language)
      : (textIn(vocabulary.byId.get(fact)?.title, language) ??
        textIn((now ?? old)?.requirements[fact]?.label, language) ??
        fact);
  const named = reading === undefined ? title : textIn(words[reading], language, { fact: title });
  const list = cells.map((cell) => textIn(cell, language));
  return textIn(words.fact, language, { fact: named, cells: list.join(formOf(language).slash) });
}

import type { Pointer } from "../contract/answers.ts";
import type { AdvisedReport } from "../contract/report.ts";
import { inEach, joinList, joinSentences, type Language, textIn } from "../language/language.ts";
import { formOf } from "../language/languages.ts";
import { showPlaceIn } from "../report/places.ts";
import { statementsOn, textOfStatement } from "../report/statements.ts";
import { statusOn } from "../rules/document.ts";
import type { ElsewhereStatement } from "../rules/elsewhere.ts";
import { documentOf } from "../rules/items.ts";
import type { Instrument, Rulebook } from "../rules/rulebook.ts";
import { activitiesOf } from "./concerned.ts";
import { titleOfCity } from "./headline.ts";
import { standingSentence } from "./standing.ts";
import words from "./words.json" with { type: "json" };

/** Of which activity and city it is asked where else to look. */
interface Asked {
  readonly activity: string;
  readonly city: string;
  readonly report: AdvisedReport;
  readonly rulebook: Rulebook;
}

/**
 * Where nothing applies: the items of other cities, what governs the activity besides on the day asked about, each
 * with how it was checked, what was not looked at, and whom to ask.
 */
export function pointOn(asked: Asked): Pointer[] {
  const { activity, city, rulebook } = asked;
  const own = rulebook.elsewhere?.activities[activity];
  const others = inOtherCities(asked);
  if (own === undefined) return others;
  const told = statementsFor(asked);
  const notKnown = own.notKnown ?? (told.length === 0 ? words.elsewhere.nothingKnown : null);
  return [
    ...others,
    ...told.map((statement): Pointer => {
      const { kind, lawNote } = statement;
      const text = inEach((language) => textOfStatement(statement, language));
      return lawNote === undefined ? { kind, text } : { kind, lawNote, text };
    }),
    ...(notKnown === null ? [] : [{ kind: "not-known" as const, text: notKnown }]),
    { kind: "ask", text: own.ask.cities?.[city] ?? own.ask.text },
  ];
}

/** The statements on the activity that hold there on the day, and where to look of each kind that none is of. */
function statementsFor({ activity, city, report, rulebook }: Asked): ElsewhereStatement[] {
  const { elsewhere } = rulebook;
  const own = elsewhere?.activities[activity];
  if (elsewhere === null || own === undefined) return [];
  const holds = ({ cities, foreignInvestorsOnly }: ElsewhereStatement): boolean =>
    (cities?.includes(city) ?? true) && !(foreignInvestorsOnly && isWithoutForeigners(report, rulebook));
  const found = (ids: readonly string[]): ElsewhereStatement[] =>
    statementsOn(ids, elsewhere, report.asOf).filter(holds);
  const told = found(own.statements);
  const lists = own.seeLists === true ? found(elsewhere.lists) : [];
  return [...told, ...lists.filter(({ kind }) => told.every((one) => one.kind !== kind))];
}

/** Whether no foreign holder is in the case, by either reading of its shares, and none may stand behind another. */
function isWithoutForeigners({ ownership, profile }: AdvisedReport, { vocabulary }: Rulebook): boolean {
  const { sharesOpenBy } = vocabulary.relations;
  const isOpen = sharesOpenBy !== null && profile[sharesOpenBy] === true;
  return (
    !isOpen && ownership !== null && ownership.direct.foreign === "0" && ownership.lookThrough.foreign === "0"
  );
}

/** An item on an activity, of one city. */
interface Place {
  readonly city: string;
  readonly item: string;
  readonly quote: string;
  readonly restatesNationalLaw: boolean;
}

/** For each other city whose documents speak of the activity: where, and how these documents stand; none that ended. */
function inOtherCities(asked: Asked): Pointer[] {
  const { city, report, rulebook } = asked;
  const places = placesOn(asked.activity, rulebook).filter(
    (place) => place.city !== city && statusOn(documentAt(place, rulebook), report.asOf).status !== "expired",
  );
  return [...new Set(places.map((place) => place.city))].map((other): Pointer => {
    const own = places.filter((place) => place.city === other);
    return {
      kind: "other-city",
      text: inEach((language) =>
        textIn(words.elsewhere.otherCity, language, {
          city: titleOfCity(other, rulebook.vocabulary, language),
          places: joinList(
            [...new Set(own.map(({ item, quote }) => showPlaceIn(item, quote, rulebook, language)))],
            language,
          ),
          standing: standingOf(own, asked, language),
        }),
      ),
    };
  });
}

/** Every item with a rule or a measure on an activity, each once. */
function placesOn(activity: string, rulebook: Rulebook): Place[] {
  const ofRules = rulebook.rules
    .filter((rule) => activitiesOf(rule).includes(activity))
    .map(({ document, item, quote, restatesNationalLaw = false }) => ({
      city: cityOf(document, rulebook),
      item,
      quote,
      restatesNationalLaw,
    }));
  const ofMeasures = rulebook.opportunities
    .filter(({ activities }) => activities.includes(activity))
    .map(({ document, item, quote }) => ({
      city: cityOf(document, rulebook),
      item,
      quote,
      restatesNationalLaw: false,
    }));
  return [...new Map([...ofMeasures, ...ofRules].map((place) => [place.item, place])).values()];
}

function cityOf(document: string, { documents }: Rulebook): string {
  const city = documents.get(document)?.city;
  if (city === undefined) throw new Error(`there is no document ${document}`);
  return city;
}

function documentAt({ item }: Place, { documents }: Rulebook): Instrument {
  const document = documents.get(documentOf(item));
  if (document === undefined) throw new Error(`${item} is of no document`);
  return document;
}

function standingOf(places: readonly Place[], { report, rulebook }: Asked, language: Language): string {
  const sentences = places.map((place) => {
    const said = standingSentence(
      documentAt(place, rulebook),
      report.asOf,
      place.restatesNationalLaw,
      language,
    );
    return said + formOf(language).stop;
  });
  return joinSentences([...new Set(sentences)], language);
}

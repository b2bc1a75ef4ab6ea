import type { Choice } from "../../vocabulary/vocabulary.ts";
import { ELSEWHERE_FILE, type Elsewhere } from "../elsewhere.ts";
import { hintAt } from "../fault.ts";
import { type Evidence, FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";
import { saysNotFound } from "./law-notes.ts";

/** Every activity says what governs it elsewhere and whom to ask, and everything named is known, used and dated. */
export function checkElsewhere(
  { elsewhere, vocabulary, lawNotes, unread }: Evidence,
  faults: FaultList,
): void {
  if (elsewhere === null) return;
  checkStatements(elsewhere, faults);
  checkNamed(elsewhere, faults);
  const notes = lawNotes.map(({ id }) => id);
  for (const [index, { lawNote }] of elsewhere.statements.entries()) {
    if (lawNote === undefined || notes.includes(lawNote) || unread.has(FILES.lawNotes)) continue;
    const values = { note: lawNote, file: FILES.lawNotes, near: hintAt(lawNote, notes) };
    faults.at(ELSEWHERE_FILE, `statements[${index}].lawNote`, "law-note-unknown", values);
  }
  const choicesOf = (fact: string): readonly Choice[] | undefined => vocabulary?.byId.get(fact)?.choices;
  checkPlaces(elsewhere, choicesOf("city"), faults);
  checkActivities(elsewhere, choicesOf("activities"), faults);
}

function checkStatements({ statements }: Elsewhere, faults: FaultList): void {
  const ids = statements.map(({ id }) => id);
  for (const [index, { id, from, until, searched, text }] of statements.entries()) {
    const place = `statements[${index}]`;
    if (ids.indexOf(id) !== index) faults.at(ELSEWHERE_FILE, place, "statement-twice", { statement: id });
    if (from !== undefined && until !== undefined && until < from)
      faults.at(ELSEWHERE_FILE, place, "statement-days", { statement: id });
    if (saysNotFound(text) !== (searched !== undefined))
      faults.at(ELSEWHERE_FILE, place, "statement-searched", { statement: id });
  }
}

/** Every statement named is there, and every one there is named. */
function checkNamed({ statements, lists, activities }: Elsewhere, faults: FaultList): void {
  const ids = statements.map(({ id }) => id);
  const named = [
    ...lists.map((id, index) => ({ id, place: `lists[${index}]` })),
    ...Object.entries(activities).flatMap(([activity, own]) =>
      own.statements.map((id, index) => ({ id, place: `activities.${activity}.statements[${index}]` })),
    ),
  ];
  for (const { id, place } of named) {
    if (!ids.includes(id))
      faults.at(ELSEWHERE_FILE, place, "statement-unknown", { statement: id, near: hintAt(id, ids) });
  }
  for (const [index, id] of ids.entries()) {
    if (!named.some((one) => one.id === id))
      faults.at(ELSEWHERE_FILE, `statements[${index}]`, "statement-unused", { statement: id });
  }
}

function checkPlaces(
  { statements, activities }: Elsewhere,
  cities: readonly Choice[] | undefined,
  faults: FaultList,
): void {
  if (cities === undefined) return;
  const ids = cities.map(({ id }) => id);
  const named = [
    ...statements.flatMap(({ cities: own = [] }, index) =>
      own.map((city) => ({ city, place: `statements[${index}].cities` })),
    ),
    ...Object.entries(activities).flatMap(([activity, { ask }]) =>
      Object.keys(ask.cities ?? {}).map((city) => ({ city, place: `activities.${activity}.ask.cities` })),
    ),
  ];
  for (const { city, place } of named) {
    if (ids.includes(city)) continue;
    const values = { fact: "city", choice: city, near: hintAt(city, ids) };
    faults.at(ELSEWHERE_FILE, place, "choice-unknown", values);
  }
}

function checkActivities(
  { activities }: Elsewhere,
  known: readonly Choice[] | undefined,
  faults: FaultList,
): void {
  if (known === undefined) return;
  const ids = known.map(({ id }) => id);
  for (const [activity, { statements, seeLists, notKnown }] of Object.entries(activities)) {
    const place = `activities.${activity}`;
    if (!ids.includes(activity)) {
      const values = { fact: "activities", choice: activity, near: hintAt(activity, ids) };
      faults.at(ELSEWHERE_FILE, place, "choice-unknown", values);
    }
    if (statements.length === 0 && seeLists === undefined && notKnown === undefined)
      faults.at(ELSEWHERE_FILE, place, "elsewhere-empty", { activity });
  }
  for (const activity of ids.filter((id) => !Object.hasOwn(activities, id)))
    faults.at(ELSEWHERE_FILE, "activities", "elsewhere-of-activity", { activity });
}

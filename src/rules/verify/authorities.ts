import { type Authorities, AUTHORITIES_FILE } from "../authorities.ts";
import { hintAt } from "../fault.ts";
import type { Evidence } from "./evidence.ts";
import { FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** Each activity and each law note says whom it concerns, and everything named is known. */
export function checkAuthorities(evidence: Evidence, faults: FaultList): void {
  const { authorities, unread, lawNotes, vocabulary } = evidence;
  if (authorities === null) return;
  checkMatters(authorities, faults);
  const notes = lawNotes.map(({ id }) => id);
  const withNeed = Object.keys(authorities.lawNotes);
  if (!unread.has(FILES.lawNotes)) {
    const named = [
      ...withNeed.map((note) => ({ note, place: `lawNotes.${note}` })),
      ...authorities.lawNotesWithoutNeed.map((note, index) => ({
        note,
        place: `lawNotesWithoutNeed[${index}]`,
      })),
    ];
    for (const { note, place } of named) {
      if (notes.includes(note)) continue;
      const values = { note, file: FILES.lawNotes, near: hintAt(note, notes) };
      faults.at(AUTHORITIES_FILE, place, "law-note-unknown", values);
    }
    for (const note of notes) {
      const times = [...withNeed, ...authorities.lawNotesWithoutNeed].filter(
        (other) => other === note,
      ).length;
      if (times !== 1) faults.at(AUTHORITIES_FILE, "lawNotes", "authority-of-note", { note });
    }
  }
  const activities = vocabulary?.byId.get("activities")?.choices?.map((choice) => choice.id);
  if (activities === undefined) return;
  for (const key of ["activities", "activityNeeds"] as const) {
    for (const activity of Object.keys(authorities[key]).filter((one) => !activities.includes(one))) {
      const values = { fact: "activities", choice: activity, near: hintAt(activity, activities) };
      faults.at(AUTHORITIES_FILE, `${key}.${activity}`, "choice-unknown", values);
    }
    for (const activity of activities.filter((one) => !Object.hasOwn(authorities[key], one)))
      faults.at(AUTHORITIES_FILE, key, "authority-of-activity", { activity });
  }
}

function checkMatters(authorities: Authorities, faults: FaultList): void {
  const known = authorities.matters.map(({ id }) => id);
  const named = [
    ...Object.entries(authorities.activities).flatMap(([activity, matters]) =>
      matters.map((matter, index) => ({ matter, place: `activities.${activity}[${index}]` })),
    ),
    ...Object.entries(authorities.activityNeeds).flatMap(([activity, needs]) =>
      needs.map(({ matter }, index) => ({ matter, place: `activityNeeds.${activity}[${index}].matter` })),
    ),
    ...Object.entries(authorities.lawNotes).map(([note, { matter }]) => ({
      matter,
      place: `lawNotes.${note}.matter`,
    })),
    ...(["openKinds", "otherNeeds"] as const).flatMap((key) =>
      Object.entries(authorities[key]).flatMap(([kind, { matter }]) =>
        matter === null ? [] : [{ matter, place: `${key}.${kind}.matter` }],
      ),
    ),
  ];
  for (const { matter, place } of named) {
    if (!known.includes(matter))
      faults.at(AUTHORITIES_FILE, place, "matter-unknown", { matter, near: hintAt(matter, known) });
  }
  for (const [index, id] of known.entries()) {
    if (known.indexOf(id) !== index)
      faults.at(AUTHORITIES_FILE, `matters[${index}].id`, "matter-twice", { matter: id });
  }
}

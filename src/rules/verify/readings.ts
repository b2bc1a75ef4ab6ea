import { hintAt } from "../fault.ts";
import { documentOf, fileOfItems } from "../items.ts";
import type { Reading } from "../rule-schema.ts";
import { type Evidence, FILES, type WrittenRule } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";
import { placeNames } from "./place-names.ts";

/**
 * A reading speaks of the rule's own city. Words carried over from another city's rule would name that city, so it is
 * named only where the reading says with which item of that city it compares.
 */
export function checkReadings(evidence: Evidence, faults: FaultList): void {
  const cities = new Map(evidence.documents.map(({ id, city }) => [id, city]));
  const names = placeNames(evidence);
  for (const written of evidence.rules) {
    const own = cities.get(documentOf(written.rule.item));
    for (const [index, reading] of (written.rule.readings ?? []).entries()) {
      const place = `readings[${index}]`;
      checkCompared(written, reading, place, evidence, faults);
      const allowed = [own, ...(reading.comparedWith ?? []).map((item) => cities.get(documentOf(item)))];
      if (own === undefined || allowed.includes(undefined)) continue;
      const text = JSON.stringify([reading.question, reading.decision]);
      const city = names.find(
        ({ id, words }) => !allowed.includes(id) && words.some((word) => text.includes(word)),
      );
      if (city !== undefined)
        faults.at(written.file, place, "reading-city", { rule: written.rule.id, own, city: city.id });
    }
  }
}

function checkCompared(
  { file, rule }: WrittenRule,
  { comparedWith = [] }: Reading,
  place: string,
  { items, unread }: Evidence,
  faults: FaultList,
): void {
  const known = items.flatMap((own) => own.items.map((item) => item.id));
  for (const [index, item] of comparedWith.entries()) {
    const own = `${place}.comparedWith[${index}]`;
    const document = documentOf(item);
    if (document === documentOf(rule.item))
      faults.at(file, own, "reading-compared-own", { item, rule: rule.id });
    else if (!known.includes(item) && !unread.has(FILES.manifest) && !unread.has(fileOfItems(document)))
      faults.at(file, own, "reading-compared", { item, near: hintAt(item, known) });
  }
}

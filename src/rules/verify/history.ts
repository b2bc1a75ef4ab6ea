import type { RecordedChange } from "../rule-schema.ts";
import { type Evidence, FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** The changes of every rule and law note stand in the order of their days, none after the day of the rules. */
export function checkHistory({ rules, lawNotes, version }: Evidence, faults: FaultList): void {
  const check = (file: string, place: string, changed: readonly RecordedChange[] = []): void => {
    for (const [index, { day }] of changed.entries()) {
      const own = `${place}changed[${index}].day`;
      const before = changed[index - 1]?.day;
      if (version !== null && day > version) faults.at(file, own, "change-future", { day, version });
      if (before !== undefined && day < before) faults.at(file, own, "change-order", { day, before });
    }
  };
  for (const { file, rule } of rules) check(file, "", rule.changed);
  for (const [index, note] of lawNotes.entries()) check(FILES.lawNotes, `[${index}].`, note.changed);
}

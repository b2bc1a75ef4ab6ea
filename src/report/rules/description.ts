import type { Provision } from "../../contract/catalogue.ts";
import { type Condition, fold } from "../../rules/condition.ts";
import type { RawCondition } from "../../rules/condition-schema.ts";
import { hullOf } from "../../rules/items.ts";
import { type CatalogueEntry, statusOfEntry } from "./catalogue.ts";

/** An item with its document's status on a day and its rules as they were written, as `rules show` gives JSON. */
export function describeEntry(entry: CatalogueEntry, asOf: string): Provision {
  const { item, document, rules } = entry;
  const { status, note } = statusOfEntry(entry, asOf);
  return {
    ...item,
    document: document.id,
    ...hullOf(item.ranges),
    asOf,
    status,
    statusNote: note,
    rules: rules.map(({ file: _file, document: _document, applies, requires, ...rule }) => ({
      ...rule,
      applies: asWritten(applies),
      requires: asWritten(requires),
    })),
  };
}

function asWritten(condition: Condition): RawCondition {
  return fold<RawCondition>(condition, {
    leaf: ({ raw }) => raw,
    all: (members) => ({ all: [...members] }),
    any: (members) => ({ any: [...members] }),
    not: (member) => ({ not: member }),
  });
}

import { type DataFiles, readDataFiles } from "../../src/rules/files.ts";
import additions from "../fixtures/added-law/additions.json" with { type: "json" };
import { ROOT } from "./root.ts";

/** An invented document, city, activity and fact: their files, by their path from the root of the rules. */
export const ADDED_FILES: DataFiles = readDataFiles(`${ROOT}tests/fixtures/added-law/`);

type Step = string | { readonly id: string };

/** An entry of a data file: the list or object that it stands in; its key, or the entry of a list that it precedes. */
interface Addition {
  readonly file: string;
  readonly in: readonly Step[];
  readonly key?: string;
  readonly before?: string;
  readonly entry: unknown;
}

/**
 * Data with the invented law added, as its author would add it: files of its own, and entries in those that are there.
 * Data that have it already, as in the copy of `npm run verify:added-law`, stay as they are.
 */
export function withAddedLaw(files: DataFiles): DataFiles {
  if ([...ADDED_FILES.keys()].every((path) => files.has(path))) return files;
  const joined = new Map([...files, ...ADDED_FILES]);
  for (const addition of additions as readonly Addition[]) {
    const data: unknown = JSON.parse(new TextDecoder().decode(joined.get(addition.file)));
    addTo(data, addition);
    joined.set(addition.file, new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`));
  }
  return joined;
}

function addTo(data: unknown, { file, in: path, key, before, entry }: Addition): void {
  const holder = path.reduce(inside, data);
  if (key !== undefined) {
    holder[key] = entry;
    return;
  }
  const place =
    before === undefined ? holder.length : holder.findIndex(({ id }: { id: string }) => id === before);
  if (place < 0) throw new Error(`${file} has no ${before} at ${JSON.stringify(path)}`);
  holder.splice(place, 0, entry);
}

// biome-ignore lint/suspicious/noExplicitAny: a step leads anywhere
function inside(data: any, step: Step): any {
  return typeof step === "string" ? data[step] : data.find(({ id }: { id: string }) => id === step.id);
}

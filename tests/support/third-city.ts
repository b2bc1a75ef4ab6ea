import { readDataFiles, type DataFiles } from "../../src/rules/files.ts";
import { ROOT } from "./root.ts";

const FIXTURE = `${ROOT}tests/fixtures/third-city/`;

/** The project's data with an invented third city, as its author would add it: a choice, a document, its rule. */
export function withThirdCity(files: DataFiles, own: DataFiles, additions: Additions): DataFiles {
  const joined = new Map([...files, ...own]);
  change(joined, "rules/facts.json", (facts: { facts: { id: string; choices?: unknown[] }[] }) => {
    const places = facts.facts.find(({ id }) => id === "city")?.choices ?? [];
    places.splice(-1, 0, additions.choice);
  });
  change(joined, "seeds/documents/manifest.json", (manifest: { documents: unknown[] }) => {
    manifest.documents.push(additions.document);
  });
  return joined;
}

interface Additions {
  readonly choice: unknown;
  readonly document: unknown;
}

function change<T>(files: Map<string, Uint8Array>, path: string, edit: (parsed: T) => void): void {
  const parsed = JSON.parse(new TextDecoder().decode(files.get(path))) as T;
  edit(parsed);
  files.set(path, new TextEncoder().encode(JSON.stringify(parsed)));
}

/** The files of the fixture, by their path from its root. */
export function thirdCityFiles(): DataFiles {
  return readDataFiles(FIXTURE);
}

import type { Search } from "../../src/find/load.ts";
import type { DataFiles } from "../../src/rules/files.ts";
import { parseFile } from "../../src/rules/parse-file.ts";
import { SEARCH_FILES, sectorsSchema } from "../../src/rules/search-data.ts";

const FIRST = 3;

/** What came of looking for the names of the national classification of industries. */
export interface NamesFound {
  /** How many names and codes were looked for. */
  readonly asked: number;
  /** Those that lead to nothing fitting among the first three. */
  readonly misses: readonly { readonly typed: string; readonly found: readonly string[] }[];
}

/** Looks for the names of all sections and divisions, in both languages, and for their codes. */
export function findNames(files: DataFiles, { find }: Pick<Search, "find">): NamesFound {
  const { sections } = parseFile(files, SEARCH_FILES.sectors, sectorsSchema);
  const fields = sections.flatMap((section) => [
    { ...section, codes: [] as string[] },
    ...section.divisions.map((division) => ({
      ...division,
      codes: [division.code, `${section.code}${division.code}`],
    })),
  ]);
  const asked = fields.flatMap(({ title, codes, activities, items, pointers }) => {
    const fitting = [
      ...activities.map((id) => `activity ${id}`),
      ...items.flatMap((id) => [`item ${id}`, `measure ${id}`]),
      ...pointers.map((id) => `pointer ${id}`),
    ];
    return [title["zh-CN"], title.en, ...codes].map((typed) => ({ typed, fitting }));
  });
  const misses = asked.flatMap(({ typed, fitting }) => {
    const found = find(typed)
      .slice(0, FIRST)
      .map(({ kind, id }) => `${kind} ${id}`);
    return found.some((one) => fitting.includes(one)) ? [] : [{ typed, found }];
  });
  return { asked: asked.length, misses };
}

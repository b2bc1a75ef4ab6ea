import type { DataFiles } from "../rules/files.ts";
import { loadItems } from "../rules/items.ts";
import { parseFile } from "../rules/parse-file.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { pointersSchema, SEARCH_FILES, searchWordsSchema, sectorsSchema } from "../rules/search-data.ts";
import { createFinder } from "./finder.ts";

/** The search over the data files of a rulebook. Throws a RulebookError on a file that is missing or does not fit. */
export function loadFinder(files: DataFiles, rulebook: Rulebook): ReturnType<typeof createFinder> {
  return createFinder({
    rulebook,
    items: loadItems(files, { documents: [...rulebook.documents.values()] }),
    sectors: parseFile(files, SEARCH_FILES.sectors, sectorsSchema),
    pointers: parseFile(files, SEARCH_FILES.pointers, pointersSchema),
    words: parseFile(files, SEARCH_FILES.words, searchWordsSchema),
  });
}

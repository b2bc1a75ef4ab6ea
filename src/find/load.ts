import type { DataFiles } from "../rules/files.ts";
import { loadItems } from "../rules/items.ts";
import { parseFile } from "../rules/parse-file.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import {
  type Pointers,
  pointersSchema,
  SEARCH_FILES,
  searchWordsSchema,
  type Sectors,
  sectorsSchema,
} from "../rules/search-data.ts";
import { createSectorOf } from "./by-sector.ts";
import { createFinder } from "./finder.ts";

/** Search over the data files of a rulebook, with what its results are shown with. */
export interface Search {
  /** What fits, best first. */
  readonly find: ReturnType<typeof createFinder>;
  readonly sectorOf: ReturnType<typeof createSectorOf>;
  readonly sectors: Sectors;
  readonly pointers: Pointers;
}

/** The search over the data files of a rulebook. Throws a RulebookError on a file that is missing or does not fit. */
export function loadSearch(files: DataFiles, rulebook: Rulebook): Search {
  const sectors = parseFile(files, SEARCH_FILES.sectors, sectorsSchema);
  const pointers = parseFile(files, SEARCH_FILES.pointers, pointersSchema);
  const words = parseFile(files, SEARCH_FILES.words, searchWordsSchema);
  const items = loadItems(files, { documents: [...rulebook.documents.values()] });
  const find = createFinder({ rulebook, items, sectors, pointers, words });
  return { find, sectorOf: createSectorOf(sectors, pointers, rulebook), sectors, pointers };
}

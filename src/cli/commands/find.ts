import { loadSearch } from "../../find/load.ts";
import { type FoundView, viewFound } from "../../report/found.ts";
import { type Language, textIn } from "../../language/language.ts";
import { hang, wrap } from "../../report/layout.ts";
import { loadData } from "../load-rules.ts";
import type { Environment } from "../terminal.ts";
import words from "../words.json" with { type: "json" };

export interface FindRequest {
  readonly typed: string;
  readonly format: "text" | "json";
  readonly language: Language;
  /** The day (YYYY-MM-DD) for which it is said where to look. */
  readonly asOf: string;
}

/** `zhunru find WORDS`: what fits, by sector, best first. Returns the exit status. */
export async function runFind(request: FindRequest, environment: Environment): Promise<number> {
  const { typed, format, language, asOf } = request;
  const { width } = environment;
  const { files, rulebook } = loadData(environment);
  const search = loadSearch(files, rulebook);
  const found = search.find(typed);
  if (format === "json") {
    const placed = found.map((one) => ({ ...one, sector: search.sectorOf(one).code }));
    environment.write(`${JSON.stringify(placed, null, 2)}\n`);
    return 0;
  }
  const { sectors, expired } = viewFound(found, search, rulebook, asOf, language);
  const lines = [
    ...sectors.flatMap(({ code, title, members }) => [
      ...hang("", code === null ? title : textIn(words.findSector, language, { code, title }), width),
      ...members.flatMap((one) => linesOf(one, language, width)),
      "",
    ]),
    ...(expired.length === 0 ? [] : [...hang("", textIn(words.findExpired, language), width)]),
    ...expired.flatMap((one) => linesOf(one, language, width)),
    ...(expired.length === 0 ? [] : [""]),
  ];
  environment.write(`${[...lines, ...wrap(textIn(words.findHint, language), width)].join("\n")}\n`);
  return 0;
}

/** A result with its kind and city; a pointer says what there is to say, whom to ask and where to look. */
function linesOf(
  { kind, kindWords, id, title, texts }: FoundView,
  language: Language,
  width: number,
): string[] {
  const head = textIn(words.findLine, language, { kind: kindWords, title });
  const lines = hang("- ", kind === "pointer" ? head : `${head}  ${id}`, width);
  return [...lines, ...texts.flatMap((text) => hang("  ", text, width))];
}

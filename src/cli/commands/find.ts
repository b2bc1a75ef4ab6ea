import type { Found } from "../../find/finder.ts";
import { loadFinder } from "../../find/load.ts";
import { fill, type Language } from "../../language/language.ts";
import { hang, wrap } from "../../report/layout.ts";
import { readDataFiles } from "../../rules/files.ts";
import { parseFile } from "../../rules/parse-file.ts";
import { loadRulebook, type Rulebook } from "../../rules/rulebook.ts";
import { type Pointers, pointersSchema, SEARCH_FILES } from "../../rules/search-data.ts";
import type { Outside } from "../terminal.ts";
import words from "../words.json" with { type: "json" };

export interface FindRequest {
  readonly typed: string;
  readonly format: "text" | "json";
  readonly language: Language;
  /** The day (YYYY-MM-DD) for which it is said where to look. */
  readonly asOf: string;
}

/** `zhunru find WORDS`: what fits, best first. Returns the exit status. */
export async function runFind(request: FindRequest, outside: Outside): Promise<number> {
  const { typed, format, language, asOf } = request;
  const files = readDataFiles(outside.rules);
  const rulebook = loadRulebook(files);
  const found = loadFinder(files, rulebook)(typed);
  if (format === "json") {
    outside.write(`${JSON.stringify(found, null, 2)}\n`);
    return 0;
  }
  const { pointers, look } = parseFile(files, SEARCH_FILES.pointers, pointersSchema);
  const onDay = look.filter(({ from = asOf, until = asOf }) => from <= asOf && asOf <= until);
  const lines = found.flatMap((one) =>
    linesOf(one, rulebook, { pointers, look: onDay }, language, outside.width),
  );
  outside.write(`${[...lines, "", ...wrap(words.findHint[language], outside.width)].join("\n")}\n`);
  return 0;
}

/** A result with its kind and city; a pointer says what there is to say, whom to ask and where to look. */
function linesOf(
  { kind, id, title, city }: Found,
  { vocabulary }: Rulebook,
  { pointers, look }: Pointers,
  language: Language,
  width: number,
): string[] {
  const place = vocabulary.byId.get("city")?.choices?.find((choice) => choice.id === city)?.title[language];
  const named =
    place === undefined
      ? title[language]
      : fill(words.findPlace[language], { title: title[language], city: place });
  const head = fill(words.findLine[language], { kind: words.findKinds[kind][language], title: named });
  const lines = hang("- ", kind === "pointer" ? head : `${head}  ${id}`, width);
  const pointer = kind === "pointer" ? pointers.find((one) => one.id === id) : undefined;
  if (pointer === undefined) return lines;
  const places = look.filter((one) => pointer.look.includes(one.id)).map(({ text }) => text[language]);
  const told = [
    pointer.text[language],
    ...(pointer.ask === null ? [] : [pointer.ask.text[language]]),
    ...places,
  ];
  return [...lines, ...told.flatMap((text) => hang("  ", text, width))];
}

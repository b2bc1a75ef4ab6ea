import { inEach, joinClauses, joinList, type Language, textIn, type Words } from "../../language/language.ts";
import { companiesOf } from "../since/companies-of-run.ts";
import words from "../words.json" with { type: "json" };

/** A client that a list names on several lines, by one name or one unified social credit code. */
export interface Repeated {
  readonly name: string;
  readonly lines: readonly number[];
}

/** The clients that stand more than once in a screening whose files are given; `folder` is what people call it. */
export function repeatedIn(
  files: { readonly companies: string; readonly profiles: string },
  folder: string,
): Repeated[] {
  const seen = new Map<string, { readonly name: string; readonly lines: number[] }>();
  for (const { line, name, plainName, code } of companiesOf(files, folder, null)) {
    for (const key of [plainName === "" ? "" : `name ${plainName}`, code === "" ? "" : `code ${code}`]) {
      if (key === "") continue;
      const known = seen.get(key);
      if (known === undefined) seen.set(key, { name, lines: [line] });
      else known.lines.push(line);
    }
  }
  const repeated = [...seen.values()].filter(({ lines }) => lines.length > 1);
  // One name and one code together are the same lines twice.
  return [...new Map(repeated.map((one) => [one.lines.join(), one])).values()];
}

/** So many clients, and so many lines of each, are told in words; summary.json has them all. */
const MOST_TOLD = 10;

/** Which clients stand more than once, in words. */
export function sayRepeated(repeated: readonly Repeated[]): Words {
  return inEach((language) => {
    const told = repeated
      .slice(0, MOST_TOLD)
      .map(({ name, lines }) =>
        textIn(words.repeated.client, language, { name, lines: sayLines(lines, language) }),
      );
    const rest = repeated.length - told.length;
    if (rest > 0) told.push(textIn(words.repeated.more, language, { count: String(rest) }));
    return textIn(words.repeated.told, language, { clients: joinClauses(told, language) });
  });
}

/** For each line whose client stands on others too, what is told of it. */
export function besideEach(repeated: readonly Repeated[], language: Language): ReadonlyMap<number, string> {
  const groups = new Map<number, (readonly number[])[]>();
  for (const { lines } of repeated)
    for (const line of lines) groups.set(line, [...(groups.get(line) ?? []), lines]);
  const told = [...groups].map(([line, own]) => {
    // The first of each group are enough to tell the first of all: a group may be the whole list.
    const first = own.flatMap((lines) => lines.slice(0, MOST_TOLD + 2)).filter((other) => other !== line);
    const others = [...new Set(first)].sort((one, other) => one - other);
    return [line, textIn(words.repeated.beside, language, { lines: sayLines(others, language) })] as const;
  });
  return new Map(told);
}

function sayLines(lines: readonly number[], language: Language): string {
  const told = joinList(lines.slice(0, MOST_TOLD).map(String), language);
  return lines.length <= MOST_TOLD ? told : textIn(words.repeated.andOthers, language, { lines: told });
}

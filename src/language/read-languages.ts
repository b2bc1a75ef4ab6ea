import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ENGLISH, type LanguageForm, LANGUAGES, type Translation } from "./languages.ts";
import { placesOf } from "./places.ts";

const FORM = "language.json";

const mark = z.string();
const formSchema = z
  .strictObject({
    plurals: mark.min(1),
    capitals: z.boolean(),
    byteOrderMark: z.boolean(),
    day: mark.min(1),
    months: z.array(mark.min(1)),
    space: mark,
    stop: mark,
    colon: mark,
    comma: mark,
    semicolon: mark,
    slash: mark,
    bracketed: mark.min(1),
    list: mark.min(1),
    listOfPhrases: mark.min(1),
  })
  .partial()
  .extend({ name: mark.min(1) });

const textsSchema = z.record(z.string(), z.string());

/** A file of a language that cannot be used. */
export class LanguageError extends Error {
  readonly file: string;

  constructor(file: string, reason: string) {
    super(reason);
    this.name = "LanguageError";
    this.file = file;
  }
}

/**
 * The languages of a folder, each a folder of its own named by its tag: language.json tells its name and where it writes
 * otherwise than English does, every other JSON file gives texts by the English ones. A text with other `{places}` than
 * its English one is left out, and so is an empty one; none where there is no such folder. Throws a LanguageError.
 */
export function readLanguages(folder: string): Translation[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readLanguage(name, join(folder, name)));
}

function readLanguage(code: string, folder: string): Translation {
  if (LANGUAGES.some((known) => known === code) || !isTag(code))
    throw new LanguageError(
      folder,
      "the folder is named by the tag of a language that the program does not bring",
    );
  const given = read(join(folder, FORM), formSchema);
  const form = { ...ENGLISH, plurals: code, ...given } as LanguageForm;
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".json") && name !== FORM)
    .sort()
    .flatMap((name) => Object.entries(read(join(folder, name), textsSchema)))
    .filter(([english, text]) => text !== "" && placesOf(english) === placesOf(text));
  return { code, form, texts: new Map(texts) };
}

function isTag(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code)[0] === code;
  } catch {
    return false;
  }
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new LanguageError(file, error instanceof Error ? error.message : String(error));
  }
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  throw new LanguageError(
    file,
    read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "),
  );
}

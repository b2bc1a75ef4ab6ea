import { readFileSync } from "node:fs";
import { join } from "node:path";
import { englishTextsIn } from "../language/english-texts.ts";
import { fillWords, textIn } from "../language/language.ts";
import { addLanguage, languageNamed, type Translation } from "../language/languages.ts";
import { LanguageError, readLanguages } from "../language/read-languages.ts";
import { type DataFiles, textOf } from "../rules/files.ts";
import { UsageError } from "./usage.ts";
import words from "./words.json" with { type: "json" };

/**
 * Lets this thread speak the languages of the folder that ZHUNRU_LANGUAGES names, else of languages/ in the program's
 * own. Throws a UsageError for one that cannot be used.
 */
export function speakAddedLanguages(root: string): void {
  try {
    for (const language of readLanguages(process.env.ZHUNRU_LANGUAGES || join(root, "languages")))
      addLanguage(language);
  } catch (error) {
    if (!(error instanceof LanguageError)) throw error;
    throw new UsageError(fillWords(words.languageFile, { file: error.file, reason: error.message }));
  }
}

/** Where the build writes down the English texts of the program. */
export const TEXTS = "dist/texts.json";

/**
 * The English texts of the program and of the rules that an added language does not translate, one a line, below their
 * number.
 */
export function tellUntranslated(translation: Translation, root: string, files: DataFiles): string {
  const own = JSON.parse(readFileSync(join(root, TEXTS), "utf8")) as string[];
  const rules = [...files.keys()]
    .filter((path) => path.endsWith(".json") && !path.endsWith(".schema.json"))
    .flatMap((path) => englishTextsIn(JSON.parse(textOf(files, path))));
  const missing = [...new Set([...own, ...rules])].filter((text) => !translation.texts.has(text));
  const { code, form } = translation;
  const { name } = form;
  const head = textIn(words.untranslated, languageNamed(code) ?? "en", {
    count: String(missing.length),
    name,
  });
  return ["", head, ...missing.map((text) => JSON.stringify(text)), ""].join("\n");
}

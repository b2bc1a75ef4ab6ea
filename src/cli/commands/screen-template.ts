import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nearest, showFound } from "../../input/problem.ts";
import { fillWords, type Language, textIn } from "../../language/language.ts";
import { csvRecord } from "../../screen/table/safe-cell.ts";
import { templateColumns, writeTemplate } from "../../screen/workbook/template.ts";
import { ACTIVITIES, choicesOf, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import words from "../screen-words.json" with { type: "json" };
import { loadRules } from "../load-rules.ts";
import type { Environment } from "../terminal.ts";
import { UsageError, withNearest } from "../usage.ts";

export interface TemplateCommand {
  /** null = a name of the program's own, in `folder` or here. */
  readonly file: string | null;
  readonly folder: string | null;
  readonly activities: readonly string[];
  readonly language: Language;
}

const NAME = "zhunru-template.xlsx";

/** `zhunru screen --template [FILE] --activity ID …`: an empty spreadsheet to fill in; as CSV where the name asks for it. */
export async function runTemplate(command: TemplateCommand, environment: Environment): Promise<number> {
  const { language } = command;
  const rulebook = loadRules(environment);
  const activities = command.activities.flatMap((given) => given.split(/[;,]/)).map((id) => id.trim());
  for (const id of activities) checkActivity(id, rulebook.vocabulary);
  const file = command.file ?? join(command.folder ?? ".", NAME);
  if (existsSync(file)) throw new UsageError(fillWords(words.templateExists, { file }));
  const columns = templateColumns(rulebook, activities, language);
  try {
    if (/\.csv$/i.test(file))
      writeFileSync(file, csvRecord(columns.map(({ heading }) => heading)), { flag: "wx" });
    else await writeTemplate(file, columns, language);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (["ENOENT", "ENOTDIR"].includes(code)) throw new UsageError(fillWords(words.templateFolder, { file }));
    throw error;
  }
  environment.write(
    `${textIn(fillWords(words.templateDone, { file, count: String(columns.length) }), language)}\n`,
  );
  return 0;
}

function checkActivity(id: string, vocabulary: Vocabulary): void {
  const known = choicesOf(ACTIVITIES, vocabulary).map((choice) => choice.id);
  if (known.includes(id)) return;
  throw new UsageError(withNearest(fillWords(words.activity, { found: showFound(id) }), nearest(id, known)));
}

import type { Command } from "commander";
import { fillWords, type Language, textIn } from "../../language/language.ts";
import { translationInto } from "../../language/languages.ts";
import { NUMBERINGS } from "../../rules/authoring/cut-document.ts";
import type { NewDocumentRequest } from "../commands/new-document.ts";
import type { RulesDiffRequest } from "../commands/rules-diff.ts";
import newDocument from "../new-document-words.json" with { type: "json" };
import { chosen, chosenDay, UsageError } from "../usage.ts";
import words from "../words.json" with { type: "json" };
import {
  type CommonOptions,
  dayOf,
  languageOf,
  type CommandContext,
  withCommonOptions,
  withFormats,
  withRulesOf,
} from "./common.ts";

const FORMATS = ["text", "json"] as const;
const ACTIONS = ["list", "show", "verify", "analyse", "diff", "new-document"] as const;

interface RulesOptions extends CommonOptions {
  readonly format: string;
  readonly fixRanges?: boolean;
  readonly watch?: boolean;
  readonly id?: string;
  readonly city?: string;
  readonly titleZh?: string;
  readonly titleEn?: string;
  readonly number?: string;
  readonly written?: string;
  readonly published?: string;
  readonly numbering?: string;
  readonly sentences?: boolean;
  readonly print?: boolean;
  readonly pair?: string;
  readonly failOnMeaning?: boolean;
  readonly clients?: string;
  readonly sector?: string;
  readonly open?: boolean;
}

/** `zhunru rules list | show ID | verify | analyse | diff OLD NEW | new-document FILE` */
export function defineRules(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  const say = (key: keyof typeof newDocument.options): string => textIn(newDocument.options[key], language);
  const command = program
    .command("rules")
    .description(textIn(words.commandRules, language))
    .argument("<ACTION>")
    .argument("[ID|FILE|OLD]")
    .argument("[NEW]");
  withCommonOptions(withFormats(command, [...FORMATS, "html"], language), language)
    .option("--fix-ranges", say("fixRanges"))
    .option("--watch", say("watch"))
    .option("--id <ID>", say("id"))
    .option("--city <CITY>", say("city"))
    .option("--title-zh <TITLE>", say("titleChinese"))
    .option("--title-en <TITLE>", say("titleEnglish"))
    .option("--number <NUMBER>", say("number"))
    .option("--written <DATE>", say("written"))
    .option("--published <DATE>", say("published"))
    .option("--numbering <KIND>", say("numbering"))
    .option("--sentences", say("sentences"))
    .option("--print", say("print"))
    .option("--sector <CODE>", textIn(words.optionSector, language))
    .option("--open", textIn(words.optionOpen, language))
    .option("--pair <OLD=NEW>", textIn(words.optionPair, language))
    .option("--fail-on-meaning", textIn(words.optionFailOnMeaning, language))
    .option("--clients <FILE>", textIn(words.optionClients, language))
    .action(
      async (
        given: string,
        operand: string | undefined,
        other: string | undefined,
        options: RulesOptions,
      ) => {
        const action = chosen("ACTION", given, ACTIONS);
        refuseOptions(action, options);
        if (action === "diff") {
          const request = diffRequest(operand, other, options, {
            asOf: dayOf(options, environment),
            language: languageOf(options, environment),
          });
          const { runRulesDiff } = await import("../commands/rules-diff.ts");
          finish(await runRulesDiff(request, withRulesOf(options, environment)));
          return;
        }
        if (other !== undefined) throw new UsageError(fillWords(words.operandTooMany, { found: other }));
        const { checkedFolder } = await import("../load-rules.ts");
        const where = { ...environment, root: checkedFolder(withRulesOf(options, environment).rules) };
        if (action === "new-document") {
          const request = newDocumentRequest(operand, options, languageOf(options, environment));
          const { runNewDocument } = await import("../commands/new-document.ts");
          finish(await runNewDocument(request, where));
          return;
        }
        const request = {
          action,
          id: operand ?? null,
          fixRanges: options.fixRanges === true,
          ...(options.city === undefined ? {} : { city: options.city }),
          ...(options.sector === undefined ? {} : { sector: options.sector }),
          open: options.open === true,
          format: chosen("--format", options.format, FORMATS),
          asOf: dayOf(options, environment),
          language: languageOf(options, environment),
        };
        if (options.watch === true) {
          const { watchRules } = await import("../commands/rules-watch.ts");
          return watchRules(request, where);
        }
        const { runRules } = await import("../commands/rules.ts");
        finish(await runRules(request, where));
        const translation = translationInto(request.language);
        if (action !== "verify" || request.format === "json" || translation === undefined) return;
        const { tellUntranslated } = await import("../languages.ts");
        const { readDataFiles } = await import("../../rules/files.ts");
        environment.write(tellUntranslated(translation, environment.root, readDataFiles(where.root)));
      },
    );
}

const OF_NEW_DOCUMENT = {
  "--id": "id",
  "--city": "city",
  "--title-zh": "titleZh",
  "--title-en": "titleEn",
  "--number": "number",
  "--written": "written",
  "--published": "published",
  "--numbering": "numbering",
  "--sentences": "sentences",
  "--print": "print",
} as const;

function diffRequest(
  old: string | undefined,
  now: string | undefined,
  options: RulesOptions,
  wanted: Pick<RulesDiffRequest, "asOf" | "language">,
): RulesDiffRequest {
  if (old === undefined || now === undefined) throw new UsageError(words.diffOperands);
  return {
    old,
    new: now,
    pairs: options.pair ?? null,
    format: chosen("--format", options.format, ["text", "json", "html"]),
    failOnMeaning: options.failOnMeaning === true,
    clients: options.clients ?? null,
    ...wanted,
  };
}

/** Options of one action are refused on the others, where they would do nothing. */
function refuseOptions(action: (typeof ACTIONS)[number], options: RulesOptions): void {
  const given = Object.entries(OF_NEW_DOCUMENT).filter(([, name]) => options[name] !== undefined);
  const [foreign] = [
    ...(action === "new-document"
      ? []
      : given.map(([option]) => option).filter((option) => action !== "list" || option !== "--city")),
    ...(action === "list" || options.sector === undefined ? [] : ["--sector"]),
    ...(action === "list" || options.open !== true ? [] : ["--open"]),
    ...(action === "diff" || options.pair === undefined ? [] : ["--pair"]),
    ...(action === "diff" || options.failOnMeaning === undefined ? [] : ["--fail-on-meaning"]),
    ...(action === "diff" || options.clients === undefined ? [] : ["--clients"]),
    ...(action === "verify" || options.fixRanges === undefined ? [] : ["--fix-ranges"]),
    ...(action === "verify" || options.watch === undefined ? [] : ["--watch"]),
  ];
  if (foreign !== undefined)
    throw new UsageError(fillWords(newDocument.optionNotTaken, { action, option: foreign }));
}

function newDocumentRequest(
  file: string | undefined,
  options: RulesOptions,
  language: Language,
): NewDocumentRequest {
  if (file === undefined) throw new UsageError(newDocument.fileMissing);
  const needed = (option: keyof typeof OF_NEW_DOCUMENT, value: string | undefined): string => {
    if (value === undefined) throw new UsageError(fillWords(newDocument.optionMissing, { option }));
    return value;
  };
  // What is not said on the command line is left empty in the files, where the checks ask for it.
  const dayOrEmpty = (option: string, value: string | undefined): string =>
    value === undefined ? "" : chosenDay(option, value);
  const { titleZh = "", titleEn = "", number = "", numbering } = options;
  return {
    file,
    id: needed("--id", options.id),
    city: needed("--city", options.city),
    title: { "zh-CN": titleZh, en: titleEn },
    number,
    written: dayOrEmpty("--written", options.written),
    published: dayOrEmpty("--published", options.published),
    numbering: numbering === undefined ? null : chosen("--numbering", numbering, NUMBERINGS),
    bySentence: options.sentences === true,
    print: options.print === true,
    language,
  };
}

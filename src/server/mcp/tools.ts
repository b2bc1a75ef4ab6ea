import type { InputRequiredResult } from "@modelcontextprotocol/server";
import type { Verification } from "../../contract/verification.ts";
import { tellVerification } from "../../dossier/tell-verification.ts";
import { type FileVerification, verifyFile } from "../../dossier/verify-file.ts";
import { viewFound } from "../../report/found.ts";
import { otherMeaningsOf } from "../../interview/search-choices.ts";
import { type Language, textIn, type Words } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import { renderJson } from "../../report/json.ts";
import { sectionNamed, textsBySector } from "../../report/rules/by-sector.ts";
import { renderBySector } from "../../report/rules/by-sector-text.ts";
import { type CatalogueEntry, findEntry, listItems } from "../../report/rules/catalogue.ts";
import { itemsFitting } from "../../report/rules/search.ts";
import { ACTIVITIES, CITY, choicesOf } from "../../vocabulary/vocabulary.ts";
import { type AskedOf, asJson, compare, evaluate, nextQuestionFor, provisionOf } from "../api/results.ts";
import type { Seals } from "../case/seal.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import type { ToolArguments } from "./arguments.ts";
import { type Exchange, playRound } from "./questionnaire.ts";
import { type JsonSchema, OUTPUTS } from "./schemas.ts";
import {
  tellChanges,
  tellComparison,
  tellFound,
  tellItem,
  tellItems,
  tellNextQuestion,
  tellNumbers,
  tellReport,
  WIDTH,
} from "./tell.ts";
import words from "./words.json" with { type: "json" };

/** What a tool answers: the API's text, byte for byte, and a short one for people. */
export interface ToolResult {
  readonly json: string;
  readonly text: string;
}

export type ToolName = keyof typeof words.tools;
export type ArgumentName = Exclude<keyof typeof words.arguments, "briefProfile">;

/** One tool; none of them changes anything, and none reads a file. */
export interface Tool {
  readonly name: ToolName;
  readonly title: Words;
  readonly description: Words;
  /** The arguments that it takes, those that must be there first. */
  readonly needs: readonly ArgumentName[];
  readonly takes: readonly ArgumentName[];
  readonly output: JsonSchema;
  /** Throws an InputError or a Failure, as the API does. */
  run(given: ToolArguments, context: CallContext): Promise<ToolResult | InputRequiredResult>;
}

/** What a call is carried out with; `language` is that of its text. */
export interface CallContext {
  readonly core: Core;
  readonly language: Language;
  readonly seals: Seals;
  readonly exchange: Exchange;
}

/** Every tool, in the order in which they are listed. */
export const TOOLS: readonly Tool[] = [
  tool("assess", ["profile"], ["asOf", "keep"], OUTPUTS.report, async (given, { core, language }) => {
    const profile = given.profile(core);
    const result = await assess(core, profile, { asOf: given.asOf(), keep: given.keep(core) }, language);
    return { ...result, text: result.text + tellNumbers(given.numbers(), language) };
  }),
  tool("next_question", ["profile"], ["asOf"], OUTPUTS.nextQuestion, async (given, { core, language }) => {
    const next = nextQuestionFor(core, given.profile(core), { asOf: given.asOf() });
    return { json: asJson(next), text: tellNextQuestion(next, language) };
  }),
  tool(
    "what_would_have_to_change",
    ["profile"],
    ["asOf", "keep"],
    OUTPUTS.report,
    async (given, { core, language }) => {
      const asked = { asOf: given.asOf(), keep: given.keep(core) };
      const report = await evaluate(core, given.profile(core), asked);
      const text = tellChanges(report, core, language);
      return { json: renderJson(report), text: text + tellNumbers(given.numbers(), language) };
    },
  ),
  tool("compare_cities", ["profile"], ["asOf"], OUTPUTS.comparison, async (given, { core, language }) => {
    const comparison = await compare(core, given.profile(core), { asOf: given.asOf() });
    const text = tellComparison(comparison, core, language);
    return { json: asJson(comparison), text: text + tellNumbers(given.numbers(), language) };
  }),
  tool("find_activity", ["words"], ["asOf"], OUTPUTS.found, async (given, { core, language }) => {
    const typed = given.neededText("words");
    const search = core.search();
    const found = search.find(typed);
    const choices = choicesOf(ACTIVITIES, core.rulebook.vocabulary);
    const meanings = otherMeaningsOf(typed, choices).map((note) => textIn(note, language));
    const { ranked } = viewFound(found, search, core.rulebook, given.asOf() ?? core.today(), language);
    return {
      json: asJson(found.map((one) => ({ ...one, sector: search.sectorOf(one).code }))),
      text: tellFound(typed, ranked, meanings, language),
    };
  }),
  tool("show_item", ["id"], ["asOf"], OUTPUTS.provision, async (given, { core, language }) => {
    const id = given.neededText("id");
    const asOf = given.asOf() ?? core.today();
    const json = asJson(provisionOf(core, id, asOf));
    const entry = findEntry(core.catalogue, id);
    if (entry === null) throw new Failure("not-found");
    return { json, text: tellItem(entry, core, asOf, language) };
  }),
  tool(
    "what_the_texts_say",
    ["words"],
    ["city", "asOf"],
    OUTPUTS.provisions,
    async (given, { core, language }) => {
      const typed = given.neededText("words");
      const cities = choicesOf(CITY, core.rulebook.vocabulary);
      const city = given.choice(
        "city",
        cities.map(({ id }) => id),
      );
      const asOf = given.asOf() ?? core.today();
      const { entries, text } = textsOn(typed, city, asOf, core, language);
      return { json: asJson(listItems({ ...core.catalogue, entries })), text };
    },
  ),
  tool("verify_dossier", ["dossier"], [], OUTPUTS.verification, async (given, { core, language }) => {
    const maker = await core.dossiers();
    const result = await verifyFile(given.file("dossier"), maker);
    const told = tellVerification(result, textIn(words.dossierGiven, language), core.rulebook, language);
    return { json: asJson(describeVerification(result)), text: `${told.join("\n")}\n` };
  }),
  tool("questionnaire", [], ["profile", "asOf"], OUTPUTS.report, async (given, context) => {
    const { core, language, seals, exchange } = context;
    const first = { profile: given.profileOrNone(core), asOf: given.asOf() };
    const round = playRound(exchange, first, core, seals, language);
    if (round.kind === "ask") return round.result;
    return assess(core, round.profile, { asOf: round.asOf }, language);
  }),
];

/** The items of a sector where the words name one; else those that fit the words, and those that hold them. */
function textsOn(
  typed: string,
  city: string | null,
  asOf: string,
  core: Core,
  language: Language,
): { readonly entries: readonly CatalogueEntry[]; readonly text: string } {
  const search = core.search();
  const inCity = core.catalogue.entries.filter(({ document }) => city === null || document.city === city);
  const sector = sectionNamed(typed, search);
  if (sector === null) {
    const found = search.find(typed);
    const entries = itemsFitting(inCity, typed, found, core.rulebook);
    const { ranked } = viewFound(found, search, core.rulebook, asOf, language);
    const fields = ranked.filter(({ kind }) => kind === "pointer");
    return { entries, text: tellItems(typed, entries, fields, asOf, language) };
  }
  const texts = textsBySector({ search, catalogue: core.catalogue, asOf, language, city, sector });
  const listed = texts.sectors.flatMap(({ cities }) =>
    cities.flatMap(({ tested, supported, tasks, expired }) => [
      ...tested,
      ...supported,
      ...tasks,
      ...expired,
    ]),
  );
  const ids = new Set(listed.map(({ id }) => id));
  const entries = inCity.filter(({ item }) => ids.has(item.id));
  return { entries, text: renderBySector(texts, language, WIDTH) };
}

async function assess(core: Core, profile: Profile, asked: AskedOf, language: Language): Promise<ToolResult> {
  const report = await evaluate(core, profile, asked);
  return { json: renderJson(report), text: tellReport(report, core, profile, language) };
}

function describeVerification(result: FileVerification): Verification {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  return {
    result: result.kind,
    rules: "part" in result ? result.part.rules : null,
    printedWords: result.kind === "confirmed" ? result.pages : null,
    reasons: "reason" in result ? [result.reason] : "reasons" in result ? result.reasons : [],
    differences:
      result.kind === "differs"
        ? result.differences.map(({ path, found, expected }) => ({
            path,
            found: json(found),
            expected: json(expected),
          }))
        : [],
  };
}

function tool(
  name: ToolName,
  needs: readonly ArgumentName[],
  others: readonly ArgumentName[],
  output: JsonSchema,
  run: Tool["run"],
): Tool {
  return { name, ...words.tools[name], needs, takes: [...needs, ...others, "language"], output, run };
}

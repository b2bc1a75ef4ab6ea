import { otherMeaningsOf, searchChoices } from "../../interview/search-choices.ts";
import type { Language, Words } from "../../language/language.ts";
import { findEntry, listItems } from "../../report/rules/catalogue.ts";
import { holdsWords } from "../../report/rules/search.ts";
import { renderJson } from "../../report/json.ts";
import { asJson, compare, evaluate, nextQuestionFor, provisionOf } from "../api/results.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import type { ToolArguments } from "./arguments.ts";
import { type JsonSchema, OUTPUTS } from "./schemas.ts";
import {
  tellActivities,
  tellChanges,
  tellComparison,
  tellItem,
  tellItems,
  tellNextQuestion,
  tellNumbers,
  tellReport,
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
  /** `language` is that of the text. Throws an InputError or a Failure, as the API does. */
  run(given: ToolArguments, core: Core, language: Language): ToolResult | Promise<ToolResult>;
}

const ACTIVITIES = "activities";

/** Every tool, in the order in which they are listed. */
export const TOOLS: readonly Tool[] = [
  tool("assess", ["profile"], ["asOf", "keep"], OUTPUTS.report, async (given, core, language) => {
    const profile = given.profile(core);
    const asked = { asOf: given.asOf(), keep: given.keep(core) };
    const report = await evaluate(core, profile, asked);
    const text = tellReport(report, core, profile, language);
    return { json: renderJson(report), text: text + tellNumbers(given.numbers(), language) };
  }),
  tool("next_question", ["profile"], ["asOf"], OUTPUTS.nextQuestion, (given, core, language) => {
    const next = nextQuestionFor(core, given.profile(core), { asOf: given.asOf() });
    return { json: asJson(next), text: tellNextQuestion(next, language) };
  }),
  tool(
    "what_would_have_to_change",
    ["profile"],
    ["asOf", "keep"],
    OUTPUTS.report,
    async (given, core, language) => {
      const asked = { asOf: given.asOf(), keep: given.keep(core) };
      const report = await evaluate(core, given.profile(core), asked);
      const text = tellChanges(report, core, language);
      return { json: renderJson(report), text: text + tellNumbers(given.numbers(), language) };
    },
  ),
  tool("compare_cities", ["profile"], ["asOf"], OUTPUTS.comparison, async (given, core, language) => {
    const comparison = await compare(core, given.profile(core), { asOf: given.asOf() });
    const text = tellComparison(comparison, core, language);
    return { json: asJson(comparison), text: text + tellNumbers(given.numbers(), language) };
  }),
  tool("find_activity", ["words"], [], OUTPUTS.found, (given, core, language) => {
    const typed = given.neededText("words");
    const choices = core.rulebook.vocabulary.byId.get(ACTIVITIES)?.choices ?? [];
    const found = searchChoices(typed, choices);
    const notes = otherMeaningsOf(typed, choices).map((note) => note[language]);
    return {
      json: asJson(found.map(({ id, title }) => ({ kind: "activity", id, title }))),
      text: tellActivities(typed, found, notes, language),
    };
  }),
  tool("show_item", ["id"], ["asOf"], OUTPUTS.provision, (given, core, language) => {
    const id = given.neededText("id");
    const asOf = given.asOf() ?? core.today();
    const json = asJson(provisionOf(core, id, asOf));
    const entry = findEntry(core.catalogue, id);
    if (entry === null) throw new Failure("not-found");
    return { json, text: tellItem(entry, core, asOf, language) };
  }),
  tool("what_the_texts_say", ["words"], ["city", "asOf"], OUTPUTS.provisions, (given, core, language) => {
    const typed = given.neededText("words");
    const cities = core.rulebook.vocabulary.byId.get("city")?.choices ?? [];
    const city = given.choice(
      "city",
      cities.map(({ id }) => id),
    );
    const entries = core.catalogue.entries.filter(
      (entry) => (city === null || entry.document.city === city) && holdsWords(entry, typed),
    );
    const listed = listItems({ ...core.catalogue, entries });
    return { json: asJson(listed), text: tellItems(typed, entries, given.asOf() ?? core.today(), language) };
  }),
];

function tool(
  name: ToolName,
  needs: readonly ArgumentName[],
  others: readonly ArgumentName[],
  output: JsonSchema,
  run: Tool["run"],
): Tool {
  return { name, ...words.tools[name], needs, takes: [...needs, ...others, "language"], output, run };
}

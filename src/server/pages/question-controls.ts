import type { Filled, ShownError } from "../../../web/forms/shown.ts";
import type { QuestionProps } from "../../../web/pages/question.tsx";
import pageWords from "../../../web/words.json" with { type: "json" };
import type { ShownOwnership } from "../../contract/ownership.ts";
import { explainOwnership } from "../../evaluate/ownership.ts";
import type { ControlName } from "../../fact-types/fact-type.ts";
import { factTypeOf } from "../../fact-types/registry.ts";
import { parseJson } from "../../input/json.ts";
import { InputError, type Problem } from "../../input/problem.ts";
import type { CurrencyPair } from "../../interview/outlook.ts";
import { type Language, textIn, type Words } from "../../language/language.ts";
import type { Answer, Profile } from "../../profile/answer.ts";
import { ownershipGraph } from "../../profile/ownership-graph.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import type { Core } from "../core.ts";
import type { Fields } from "../forms/fields.ts";
import { groupRowsIn, groupRowsOf, isGroupStep } from "../forms/group-rows.ts";
import { readGroup } from "../forms/read-group.ts";
import serverWords from "../words.json" with { type: "json" };
import { filledFrom, filledFromGroup, filledWith, filledWithGroup } from "./filled.ts";

/** What the page of a question does by the control of its form, beside reading what is sent. */
interface PageControl {
  /** Whether the form has room for the answers so far. */
  hasRoom(profile: Profile): boolean;
  /** Whether a button wants the form again and gives no answer. */
  isStep(pressed: string): boolean;
  /** What the form shows of what was sent, after the button that was pressed. */
  filledFrom(fields: Fields, pressed: string): Filled;
  /** What the form shows of the answers so far. */
  filledOf(fact: Fact, profile: Profile, pair: CurrencyPair | null): Filled;
  /** What is drawn of the form. */
  group(filled: Filled, profile: Profile, core: Core): QuestionProps["group"];
  /** A problem at its field. */
  errorAt(path: Problem["path"], text: string, language: Language): ShownError;
}

const MORE_ROWS = "more-rows";

const PLAIN: PageControl = {
  hasRoom: () => true,
  isStep: (pressed) => pressed === MORE_ROWS,
  filledFrom: (fields, pressed) => filledFrom(fields, pressed === MORE_ROWS),
  filledOf: (fact, profile, pair) => filledWith(profile.get(fact.id), pair),
  group: () => null,
  errorAt: (_path, text) => ({ field: "value", text }),
};

const CONTROLS: Readonly<Record<ControlName, PageControl>> = {
  text: PLAIN,
  typed: PLAIN,
  "yes-no": PLAIN,
  choice: PLAIN,
  choices: PLAIN,
  country: PLAIN,
  holders: { ...PLAIN, errorAt: errorInTable },
  group: {
    hasRoom: (profile) => {
      const graph = ownershipGraph(profile);
      return graph === null || groupRowsOf(graph) !== null;
    },
    isStep: isGroupStep,
    filledFrom: filledFromGroup,
    filledOf: (_fact, profile) => {
      const graph = ownershipGraph(profile);
      return filledWithGroup((graph === null ? null : groupRowsOf(graph)) ?? []);
    },
    group: (filled, profile, core) => ({ drawn: drawnGroup(filled, profile, core) }),
    errorAt: errorInGroup,
  },
  rate: PLAIN,
};

/** The control of the page on which a fact is asked. */
export function pageControlOf(fact: Fact): PageControl {
  return CONTROLS[factTypeOf(fact).control];
}

/** The group of a form, as far as it can be drawn; null where it cannot be. */
function drawnGroup({ values }: Filled, profile: Profile, core: Core): ShownOwnership | null {
  const fields = new URLSearchParams(
    Object.entries(values).flatMap(([name, all]) => all.map((value) => [name, value])),
  );
  const rows = groupRowsIn(fields);
  const { vocabulary } = core.rulebook;
  if (rows.every(({ holders }) => holders.every(({ holder }) => holder === ""))) return null;
  for (const isDraft of [false, true]) {
    const { table } = readGroup(rows, isDraft);
    try {
      const { value } = parseJson(JSON.stringify({ entities: table }));
      const name = profile.get("name") ?? null;
      const drawn = new Map<string, Answer | null>([["name", name], ...core.reader.fromValue(value)]);
      return explainOwnership(drawn, vocabulary.relations);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return null;
}

function errorInTable(path: Problem["path"], text: string, language: Language): ShownError {
  const [, row, part] = path;
  if (typeof row !== "number") return PLAIN.errorAt(path, text, language);
  const place = textIn(placeOfRow(part), language, { row: String(row), column: columnOf(part, language) });
  return { field: `share-${row}`, text: textIn(serverWords.problem.placed, language, { place, text }) };
}

function errorInGroup(path: Problem["path"], text: string, language: Language): ShownError {
  const [, row, part, slot] = path;
  if (typeof row !== "number") return PLAIN.errorAt(path, text, language);
  const { holderOf, placed } = serverWords.problem;
  const at = slot === undefined ? placeOfRow(part) : holderOf;
  const place = textIn(at, language, {
    row: String(row),
    holder: String(slot),
    column: columnOf(part, language),
  });
  const isOfLevel = part === "holders" || part === "rest" || slot !== undefined;
  const field =
    part === "share" && slot !== undefined ? `share-${row}-${slot}` : `holder-${row}-${slot ?? 1}`;
  return {
    field: isOfLevel || row === 1 ? (field === "holder-1-1" ? "value" : field) : `name-${row}`,
    text: textIn(placed, language, { place, text }),
  };
}

function placeOfRow(part: string | number | undefined): Words {
  const { row, rowOf, holdersOf } = serverWords.problem;
  if (part === "holders") return holdersOf;
  return typeof part === "string" && part in pageWords.holders ? rowOf : row;
}

function columnOf(part: string | number | undefined, language: Language): string {
  const columns: Readonly<Record<string, Words>> = pageWords.holders;
  return textIn(columns[String(part)], language) ?? "";
}

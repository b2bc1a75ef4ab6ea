import { NONE_OF_THESE } from "../../../web/forms/shown.ts";
import type { ControlName } from "../../fact-types/fact-type.ts";
import { readTyped, typingOf } from "../../fact-types/read-typed.ts";
import { factTypeOf } from "../../fact-types/registry.ts";
import { type JsonObject, type JsonValue, parseJson } from "../../input/json.ts";
import { InputError, type Problem, showFound } from "../../input/problem.ts";
import type { Words } from "../../language/language.ts";
import type { Answer, ExchangeRate, Profile } from "../../profile/answer.ts";
import { canonicalAnswer } from "../../situation/canonical.ts";
import type { ProfileReader } from "../../situation/parse-profile.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import words from "../words.json" with { type: "json" };
import { type Fields, field } from "./fields.ts";
import { groupRowsIn } from "./group-rows.ts";
import { readHolderRows } from "./holder-rows.ts";
import { type GroupPlace, readGroup } from "./read-group.ts";

/**
 * What a form says of one fact; or what is wrong with it, each problem at its field: the path into a table of holders
 * or a group is the number of the row, what of it is wrong, and in a group which of its holders.
 */
export type Read =
  | { readonly kind: "answer"; readonly answer: Answer | null }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

/** Reads the answer to one fact from a form. `known` are the answers so far: rates of other currencies are kept. */
export function readAnswer(fact: Fact, fields: Fields, known: Profile, reader: ProfileReader): Read {
  if (field(fields, "answer") === "unknown") return { kind: "answer", answer: null };
  return READERS[factTypeOf(fact).control](fact, fields, reader, known);
}

type FormReader = (fact: Fact, fields: Fields, reader: ProfileReader, known: Profile) => Read;

/** How what is sent of each control is read. */
const READERS: Readonly<Record<ControlName, FormReader>> = {
  text: readOne,
  typed: readLine,
  "yes-no": readYesNo,
  choice: readOne,
  choices: readChoices,
  country: readOne,
  holders: readInvestors,
  group: readEntities,
  rate: readRate,
};

function readOne(fact: Fact, fields: Fields, reader: ProfileReader): Read {
  const text = field(fields, "value");
  return text === "" ? refused(fact, "", words.expected.choose) : readByProfile(fact, text, reader);
}

function readLine(fact: Fact, fields: Fields): Read {
  const text = field(fields, "value");
  if (text === "") return refused(fact, "", typingOf(fact).expected);
  const typed = readTyped(fact, text);
  return typed.kind === "refused"
    ? { kind: "problems", problems: [typed.problem] }
    : { kind: "answer", answer: typed.answer };
}

function readYesNo(fact: Fact, fields: Fields): Read {
  const text = field(fields, "value");
  if (text !== "yes" && text !== "no") return refused(fact, text, words.expected.choose);
  return { kind: "answer", answer: { kind: "yes-no", value: text === "yes" } };
}

function readChoices(fact: Fact, fields: Fields, reader: ProfileReader): Read {
  const ids = fields.getAll("value");
  if (ids.length === 0) return refused(fact, "", words.expected.chooseMany);
  if (!ids.includes(NONE_OF_THESE)) {
    const order = (fact.choices ?? []).map(({ id }) => id);
    return readByProfile(
      fact,
      [...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
      reader,
    );
  }
  return ids.length === 1 ? readByProfile(fact, [], reader) : refused(fact, "", words.expected.noneAlone);
}

function readRate(fact: Fact, fields: Fields, reader: ProfileReader, known: Profile): Read {
  const given = known.get(fact.id);
  const [from, to] = [field(fields, "from"), field(fields, "to")];
  const others = (given?.kind === "exchange-rates" ? given.rates : [])
    .filter((rate: ExchangeRate) => rate.from !== from || rate.to !== to)
    .flatMap((rate) => canonicalAnswer({ kind: "exchange-rates", rates: [rate] }) as JsonValue[]);
  const entry: JsonObject = { from, to, rate: field(fields, "rate") };
  if (entry.rate === "") return refused(fact, "", words.expected.rate);
  for (const name of ["date", "source"]) {
    const text = field(fields, name);
    if (text !== "") entry[name] = text;
  }
  return readByProfile(fact, [...others, entry], reader);
}

function readInvestors(fact: Fact, fields: Fields, reader: ProfileReader): Read {
  const { table, misplaced, placeOf } = readHolderRows(fields);
  const [row] = misplaced;
  if (row !== undefined)
    return refused(fact, field(fields, `of-${row}`), words.expected.earlierRow, [row, "of"]);
  if (table.length === 0) return refused(fact, "", words.expected.holders);
  const read = readByProfile(fact, table, reader);
  if (read.kind === "answer") return read;
  const problems = read.problems.map((problem) => {
    const place = placeOf(problem.path.slice(1));
    return place.row === 0 ? problem : { ...problem, path: [fact.id, place.row, place.part] };
  });
  return { kind: "problems", problems };
}

function readEntities(fact: Fact, fields: Fields, reader: ProfileReader): Read {
  const { table, faults, placeOf } = readGroup(groupRowsIn(fields));
  if (faults.length > 0) {
    const problems = faults.map(({ found, ...place }): Problem => {
      const expected = words.expectedOfGroup[place.part as keyof typeof words.expectedOfGroup];
      const code = found === "" ? "missing-answer" : "not-understood";
      const path = [fact.id, ...pathOf(place)];
      return { code, path, found: showFound(found), expected, nearest: null, line: null };
    });
    return { kind: "problems", problems };
  }
  const read = readByProfile(fact, table, reader);
  if (read.kind === "answer") return read;
  const problems = read.problems.map((problem) => {
    const place = placeOf(problem.path.slice(1));
    return place.row === 0 ? problem : { ...problem, path: [fact.id, ...pathOf(place)] };
  });
  return { kind: "problems", problems };
}

function pathOf({ row, part, slot }: GroupPlace): (string | number)[] {
  return slot === null ? [row, part] : [row, part, slot];
}

function readByProfile(fact: Fact, value: JsonValue, reader: ProfileReader): Read {
  try {
    const { value: plain } = parseJson(JSON.stringify({ [fact.id]: value }));
    return { kind: "answer", answer: reader.fromValue(plain).get(fact.id) ?? null };
  } catch (error) {
    if (error instanceof InputError) return { kind: "problems", problems: error.problems };
    throw error;
  }
}

function refused(fact: Fact, found: string, expected: Words, part: Problem["path"] = []): Read {
  const code = found === "" ? "missing-answer" : "wrong-value";
  const problem: Problem = {
    code,
    path: [fact.id, ...part],
    found: showFound(found),
    expected,
    nearest: null,
    line: null,
  };
  return { kind: "problems", problems: [problem] };
}

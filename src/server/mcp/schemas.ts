import * as z from "zod";
import { found, provision, provisions } from "../../contract/catalogue.ts";
import { comparison } from "../../contract/comparison.ts";
import { nextQuestion } from "../../contract/next-question.ts";
import { evidencedAnswer, profileSchema } from "../../contract/profile.ts";
import { report } from "../../contract/report.ts";
import { verification } from "../../contract/verification.ts";
import { type Language, textIn } from "../../language/language.ts";
import { languages } from "../../language/languages.ts";
import { PATTERNS } from "../../vocabulary/patterns.ts";
import { answerable, CITY, choicesOf, type Vocabulary } from "../../vocabulary/vocabulary.ts";

/** A JSON Schema (2020-12). */
export type JsonSchema = Record<string, unknown>;

export const OUTPUTS = {
  report: jsonSchemaOf(report, "output"),
  nextQuestion: jsonSchemaOf(nextQuestion, "output"),
  comparison: jsonSchemaOf(comparison, "output"),
  provision: jsonSchemaOf(provision, "output"),
  provisions: jsonSchemaOf(provisions, "output"),
  found: jsonSchemaOf(found, "output"),
  verification: jsonSchemaOf(verification, "output"),
} as const;

/** A zod schema as the JSON Schema of what goes out. */
export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

/** What tools take beside a profile, by name. */
export function argumentSchemas(vocabulary: Vocabulary) {
  const cities = choicesOf(CITY, vocabulary);
  return {
    asOf: { type: "string", format: "date" },
    keep: { type: "array", items: { type: "string", enum: answerable(vocabulary).map(({ id }) => id) } },
    language: { type: "string", enum: languages() },
    words: { type: "string", minLength: 1 },
    dossier: { type: "string", minLength: 1 },
    city: { type: "string", enum: cities.map(({ id }) => id) },
    id: { type: "string", pattern: PATTERNS.rule.source },
  } as const;
}

/**
 * The JSON Schema of a profile as tools take it: wherever the API takes a number or its text, the text alone, since
 * what is sent as a JSON number passes through parsers that round it. With a language every fact has its question;
 * without one, for the tools after the first, questions and long lists of choices are left out.
 */
export function profileInput(vocabulary: Vocabulary, language: Language | null): JsonSchema {
  const whole = compact(jsonSchemaOf(profileSchema(vocabulary), "input"), language === null) as JsonSchema;
  if (language === null) return whole;
  const properties = whole.properties as Record<string, JsonSchema>;
  whole.$defs = {
    ...(whole.$defs as object | undefined),
    [EVIDENCED]: jsonSchemaOf(evidencedAnswer, "input"),
  };
  for (const { id, question } of answerable(vocabulary)) {
    properties[id] = { ...properties[id], description: textIn(question, language) };
  }
  return whole;
}

const LONG_LIST = 40;

function compact(schema: unknown, isBrief: boolean): unknown {
  if (Array.isArray(schema)) return schema.map((member) => compact(member, isBrief));
  if (schema === null || typeof schema !== "object") return schema;
  const { anyOf, description, ...given } = schema as JsonSchema;
  const rest = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, compact(value, isBrief)]),
  );
  const told = typeof description === "string" && !isBrief ? { ...rest, description } : rest;
  if (isBrief && Array.isArray(told.enum) && told.enum.length > LONG_LIST) delete told.enum;
  if (!Array.isArray(anyOf)) return told;
  const members = anyOf
    .filter((member: JsonSchema) => !isNumber(member) && !(isBrief && isEvidenced(member)))
    .map(
      (member): JsonSchema =>
        isEvidenced(member) ? { $ref: `#/$defs/${EVIDENCED}` } : (compact(member, isBrief) as JsonSchema),
    );
  return { ...joined(members), ...told };
}

function isNumber({ type }: JsonSchema): boolean {
  return type === "number" || type === "integer";
}

const EVIDENCED = "EvidencedAnswer";

/** An answer with its evidence, which stands in every fact: told once, and only by the first tool. */
function isEvidenced({ properties }: JsonSchema): boolean {
  return typeof properties === "object" && properties !== null && "evidence" in properties;
}

/** A choice between schemas, as short as it can be said. */
function joined(choices: readonly JsonSchema[]): JsonSchema {
  const members = choices.flatMap((choice): readonly JsonSchema[] =>
    Array.isArray(choice.anyOf) && Object.keys(choice).length === 1 ? choice.anyOf : [choice],
  );
  const [first, second] = members;
  if (first !== undefined && second === undefined) return first;
  if (
    first !== undefined &&
    members.length === 2 &&
    second?.type === "null" &&
    typeof first.type === "string"
  ) {
    const listed = Array.isArray(first.enum) ? { enum: [...first.enum, null] } : {};
    return { ...first, type: [first.type, "null"], ...listed };
  }
  return { anyOf: members };
}

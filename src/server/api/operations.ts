import type * as z from "zod";
import { documents, facts, provision, provisions } from "../../contract/catalogue.ts";
import { comparison } from "../../contract/comparison.ts";
import { description } from "../../contract/description.ts";
import { nextQuestion } from "../../contract/next-question.ts";
import { report } from "../../contract/report.ts";
import { LONGEST_COVER_NAME } from "../../dossier/cover-name.ts";
import { DOSSIER_FORMATS, type DossierFormat } from "../../dossier/make-dossier.ts";
import { EDITIONS, HOLDERS } from "../../dossier/machine/schema.ts";
import { EXAMPLE_DAY, EXAMPLE_PROVISION } from "./example.ts";
import { DOSSIER_PARAMETERS } from "./query.ts";
import texts from "./operations.json" with { type: "json" };

/** One operation of the API, as its description and its readable page tell it. */
export interface Operation {
  readonly id: keyof typeof texts.operations;
  readonly method: "get" | "post";
  readonly path: string;
  readonly takesProfile: boolean;
  readonly parameters: readonly (keyof typeof PARAMETERS)[];
  readonly answer: z.ZodType;
  /** The forms of files in which it answers too, where `Accept` asks for one. */
  readonly files: readonly DossierFormat[];
  readonly failures: readonly string[];
}

/** A character of white space alone is no name. */
const COVER_NAME = { type: "string", maxLength: LONGEST_COVER_NAME, pattern: "\\S" };

export const PARAMETERS = {
  asOf: {
    in: "query",
    required: false,
    description: texts.parameters.asOf.en,
    schema: { type: "string", format: "date" },
    example: EXAMPLE_DAY,
  },
  keep: {
    in: "query",
    required: false,
    description: texts.parameters.keep.en,
    style: "form",
    explode: false,
    schema: { type: "array", items: { $ref: "#/components/schemas/FactId" }, minItems: 1 },
    example: ["activities"],
  },
  lang: {
    in: "query",
    required: false,
    description: texts.parameters.lang.en,
    schema: { type: "string", enum: EDITIONS },
  },
  holders: {
    in: "query",
    required: false,
    description: texts.parameters.holders.en,
    schema: { type: "string", enum: HOLDERS },
  },
  preparedFor: {
    in: "query",
    required: false,
    description: texts.parameters.preparedFor.en,
    schema: COVER_NAME,
  },
  preparedBy: {
    in: "query",
    required: false,
    description: texts.parameters.preparedBy.en,
    schema: COVER_NAME,
  },
  id: {
    in: "path",
    required: true,
    description: texts.parameters.id.en,
    schema: { type: "string" },
    example: EXAMPLE_PROVISION,
  },
} as const;

const OF_PROFILE = ["400", "405", "413", "415", "429", "503"] as const;
const READ_ONLY = ["400", "405", "413", "429", "503"] as const;

export const OPERATIONS: readonly Operation[] = [
  {
    id: "evaluate",
    method: "post",
    path: "/evaluate",
    takesProfile: true,
    parameters: ["asOf", "keep", ...DOSSIER_PARAMETERS],
    answer: report,
    files: DOSSIER_FORMATS,
    failures: OF_PROFILE,
  },
  {
    id: "nextQuestion",
    method: "post",
    path: "/next-question",
    takesProfile: true,
    parameters: ["asOf"],
    answer: nextQuestion,
    files: [],
    failures: OF_PROFILE,
  },
  {
    id: "compare",
    method: "post",
    path: "/compare",
    takesProfile: true,
    parameters: ["asOf"],
    answer: comparison,
    files: [],
    failures: OF_PROFILE,
  },
  {
    id: "listProvisions",
    method: "get",
    path: "/provisions",
    takesProfile: false,
    parameters: [],
    answer: provisions,
    files: [],
    failures: READ_ONLY,
  },
  {
    id: "showProvision",
    method: "get",
    path: "/provisions/{id}",
    takesProfile: false,
    parameters: ["id", "asOf"],
    answer: provision,
    files: [],
    failures: [...READ_ONLY, "404"],
  },
  {
    id: "listDocuments",
    method: "get",
    path: "/documents",
    takesProfile: false,
    parameters: ["asOf"],
    answer: documents,
    files: [],
    failures: READ_ONLY,
  },
  {
    id: "listFacts",
    method: "get",
    path: "/facts",
    takesProfile: false,
    parameters: [],
    answer: facts,
    files: [],
    failures: READ_ONLY,
  },
  {
    id: "describe",
    method: "get",
    path: "/openapi.json",
    takesProfile: false,
    parameters: [],
    answer: description,
    files: [],
    failures: READ_ONLY,
  },
];

import * as z from "zod";
import { DOSSIER_TYPES } from "../../dossier/make-dossier.ts";
import { answerable } from "../../vocabulary/vocabulary.ts";
import type { Core } from "../core.ts";
import { EXAMPLE_DAY, EXAMPLE_PROFILE, EXAMPLE_PROVISION } from "./example.ts";
import { OPERATIONS, type Operation, PARAMETERS } from "./operations.ts";
import texts from "./operations.json" with { type: "json" };
import { namedSchemas, nameOf } from "../../input/named-schema.ts";
import { problemDetails } from "../../contract/problem.ts";
import { profileSchema } from "../../contract/profile.ts";

const REFERENCES = "#/components/schemas/";

/** The API's description (OpenAPI 3.1): schemas from zod, profile and choices from the vocabulary. */
export function createOpenApi(core: Core): Record<string, unknown> {
  const profile = profileSchema(core.rulebook.vocabulary);
  return {
    openapi: "3.1.0",
    info: {
      title: "zhunru",
      version: core.version,
      summary:
        "What a company meets of the stated tests of China's services-opening pilots, and by how much it falls short.",
      description: `Rules ${core.rulebook.version}. Not legal advice and no decision of an authority.`,
    },
    servers: [{ url: "/api/v1" }],
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, pathOf(operation)])),
    components: {
      schemas: {
        ...componentSchemas(profile),
        FactId: { type: "string", enum: answerable(core.rulebook.vocabulary).map(({ id }) => id) },
      },
    },
  };
}

function componentSchemas(profile: z.ZodType): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(namedSchemas(profile), { uri: (id) => REFERENCES + id, io: "input" });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const { $id: _id, $schema: _schema, ...rest } = schema as Record<string, unknown>;
      return [id, rest];
    }),
  );
}

function pathOf(operation: Operation): Record<string, unknown> {
  const { id, method, answer, files, failures, takesProfile, parameters } = operation;
  const { summary, description } = texts.operations[id];
  return {
    [method]: {
      operationId: id,
      summary: summary.en,
      description: description.en,
      parameters: parameters.map((parameter) => ({ ...PARAMETERS[parameter], name: parameter })),
      ...(takesProfile
        ? {
            requestBody: {
              required: true,
              content: {
                "application/json": {
                  schema: { $ref: `${REFERENCES}Profile` },
                  examples: { survey: { summary: "An invented survey firm", value: EXAMPLE_PROFILE } },
                },
              },
            },
          }
        : {}),
      responses: {
        "200": {
          description: "Done.",
          content: {
            "application/json": { schema: refer(answer) },
            ...Object.fromEntries(files.map((format) => [DOSSIER_TYPES[format], {}])),
          },
        },
        ...Object.fromEntries(failures.map((status) => [status, problemResponse()])),
      },
    },
  };
}

function refer(schema: z.ZodType): Record<string, unknown> {
  return { $ref: REFERENCES + nameOf(schema) };
}

function problemResponse(): Record<string, unknown> {
  return {
    description: "Not carried out; every problem of the input is listed by its key path.",
    content: { "application/problem+json": { schema: refer(problemDetails) } },
  };
}

/** What the readable page shows of an operation, as somebody would send it to this server. */
export function exampleRequest(
  { method, path, takesProfile, parameters }: Operation,
  server: string,
): string {
  const address = `${server}/api/v1${path.replace("{id}", EXAMPLE_PROVISION)}`;
  const query = parameters.includes("asOf") ? `?asOf=${EXAMPLE_DAY}` : "";
  if (!takesProfile) return `curl '${address}${query}'`;
  const body = JSON.stringify(EXAMPLE_PROFILE);
  return `curl -X ${method.toUpperCase()} '${address}${query}' -H 'Content-Type: application/json' -d '${body}'`;
}

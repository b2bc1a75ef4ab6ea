import openapiTS, { astToString } from "openapi-typescript";
import * as z from "zod";
import { namedSchemas, nameOf } from "../input/named-schema.ts";
import { comparison } from "../contract/comparison.ts";
import { nextQuestion } from "../contract/next-question.ts";
import { report } from "../contract/report.ts";

const REFERENCES = "#/components/schemas/";
const HEAD = `/**
 * What goes out, as the package's types tell it. Made from the schemas in src/contract by \`npm run build:schemas\`: each
 * key is explained there, and in docs/LIBRARY.md.
 */
`;

type Schemas = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The types of what the package hands out, as a module that stands on no other. */
export async function libraryShapes(): Promise<string> {
  const { schemas } = z.toJSONSchema(namedSchemas(z.unknown()), { uri: (id) => REFERENCES + id });
  const reached = reachedFrom([report, comparison, nextQuestion].map(nameOf), schemas as Schemas);
  const head = { openapi: "3.1.0", info: { title: "zhunru", version: "1" }, paths: {} };
  const description = JSON.stringify({ ...head, components: { schemas: reached } });
  const text = astToString(await openapiTS(description, { immutable: true }));
  const types = /export interface components \{\n {4}schemas: \{\n([\s\S]*?)\n {4}\};/.exec(text)?.[1];
  if (types === undefined) throw new Error("openapi-typescript writes its schemas in another way");
  return (
    HEAD +
    types
      .replace(/components\["schemas"\]\["(\w+)"\]/g, "$1")
      .replace(/^ +\/\*\* @(?:enum|constant).*\n/gm, "")
      .replace(/^ {8}readonly (\w+): /gm, "\nexport type $1 = ")
      .replace(/^ {8}/gm, "")
      .concat("\n")
  );
}

function reachedFrom(names: readonly string[], schemas: Schemas): Record<string, object> {
  const reached: Record<string, object> = {};
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (Object.hasOwn(reached, name)) continue;
    const { $id: _id, $schema: _schema, ...rest } = schemas[name] ?? {};
    reached[name] = rest;
    waiting.push(
      ...[...JSON.stringify(rest).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, to = ""]) => to),
    );
  }
  return Object.fromEntries(
    Object.keys(schemas).flatMap((name) => (name in reached ? [[name, reached[name] as object]] : [])),
  );
}

import { writeFileSync } from "node:fs";
import * as z from "zod";
import { machinePartSchema } from "../dossier/machine/schema.ts";
import { createJsonSchemas } from "../rules/json-schemas.ts";
import { libraryShapes } from "./library-shapes.ts";

const schemas = new Map(createJsonSchemas());
schemas.set("verifier/dossier.schema.json", z.toJSONSchema(machinePartSchema));
for (const [path, schema] of schemas) writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
writeFileSync("src/library/shapes.ts", await libraryShapes());

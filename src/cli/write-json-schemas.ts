import { writeFileSync } from "node:fs";
import { createJsonSchemas } from "../rules/json-schemas.ts";

for (const [path, schema] of createJsonSchemas()) writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);

import { fileURLToPath } from "node:url";
import { sealRules } from "./seal.ts";

for (const fault of sealRules(fileURLToPath(new URL("..", import.meta.url))))
  process.stderr.write(`${fault}\n`);

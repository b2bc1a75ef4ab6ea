import { fileURLToPath } from "node:url";
import { writeSoundHash } from "./load-rules.ts";

for (const fault of writeSoundHash(fileURLToPath(new URL("..", import.meta.url))))
  process.stderr.write(`${fault}\n`);

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { englishTextsIn } from "../language/english-texts.ts";
import { TEXTS } from "./languages.ts";

/** Writes down every English text of the program, for whoever translates them. */
const root = fileURLToPath(new URL("..", import.meta.url));
const files = ["src", "web"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(root, folder, file), "utf8")) as unknown),
);
writeFileSync(join(root, TEXTS), JSON.stringify(englishTextsIn(files)));

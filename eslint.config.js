import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/**
 * The globals of a browser that Node has not, such as `status` and `origin`: the types of what draws pages bring them into
 * every file, so that the compiler takes a forgotten variable of such a name for them.
 */
const library = createRequire(import.meta.url).resolve("typescript/lib/lib.dom.d.ts");
const ofBrowsers = [...readFileSync(library, "utf8").matchAll(/^declare (?:var|const|function) (\w+)/gm)]
  .map(([, name]) => name)
  .filter((name) => !(name in globalThis));

/** What only the types tell, and what only scopes tell: everything else is the other lint tool's (.biome.json). */
export default defineConfig(
  globalIgnores(["**/*", "!src", "!src/**", "!web", "!web/**", "!tests", "!tests/**"]),
  globalIgnores(["tests/proof/package/consumer.ts"]),
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/return-await": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["src/**", "web/**"],
    ignores: ["web/browser/**"],
    rules: { "no-restricted-globals": ["error", ...new Set(ofBrowsers)] },
  },
);

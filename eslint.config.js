import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** What only the types tell: everything else is the other lint tool's (.biome.json). */
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
);

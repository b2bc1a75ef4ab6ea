import { defineConfig } from "vitest/config";

/** Tests that drive the program in a terminal of tmux, which npm does not bring. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["tests/terminal/**/*.terminal.ts"],
    globalSetup: "tests/support/build.ts",
    setupFiles: ["tests/support/no-console.ts"],
    testTimeout: 180_000,
    fileParallelism: false,
  },
});

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    globalSetup: "tests/support/build.ts",
    setupFiles: ["tests/support/no-console.ts"],
    testTimeout: 60_000,
    maxWorkers: "100%",
    isolate: false,
  },
});

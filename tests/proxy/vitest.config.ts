import { defineConfig } from "vitest/config";

/** Tests that drive reverse proxies for real, which npm does not bring. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["tests/proxy/**/*.spec.ts"],
    globalSetup: "tests/support/build.ts",
    setupFiles: ["tests/support/no-console.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});

import { beforeAll } from "vitest";

/** A console call inside a test is a mistake: the program speaks through its own streams. */
beforeAll(() => {
  for (const method of ["log", "info", "warn", "error", "debug"] as const) {
    console[method] = (...given: unknown[]) => {
      throw new Error(`console.${method} was called: ${given.map(String).join(" ")}`);
    };
  }
});

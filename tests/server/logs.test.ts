import { expect, it } from "vitest";
import { createLogger } from "../../src/server/http/logs.ts";

it("logs where an error came from, and nothing of what it says", () => {
  const lines: string[] = [];
  const logger = createLogger("info", { write: (line: string) => lines.push(line) });
  logger.error({ err: new RangeError("the answer was Secret Ltd\nand more") }, "a request failed");
  const [line = ""] = lines;
  const { err, msg } = JSON.parse(line) as { err: { type: string; stack: string[] }; msg: string };
  expect([err.type, msg]).toEqual(["RangeError", "a request failed"]);
  expect(err.stack[0]).toMatch(/^at .*logs\.test\.ts/);
  expect(line).not.toContain("Secret");
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXPECTED } from "../../src/input/expected.ts";
import { atTheirLines } from "../../src/input/lines-of-paths.ts";
import { InputError, type Problem } from "../../src/input/problem.ts";

const SEED = 20;
type Path = Problem["path"];

/** The lines on which the paths of a text stand. */
function linesOf(text: string, paths: readonly Path[]): (number | null)[] {
  try {
    return atTheirLines(text, () => {
      throw new InputError(
        paths.map((path) => ({
          code: "wrong-value",
          path,
          found: "",
          expected: EXPECTED.text,
          nearest: null,
          line: null,
        })),
      );
    });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ line }) => line);
  }
}

/** Writes a value with a line for each member, and notes the line of every path. */
function write(value: unknown, path: Path, lines: string[], places: Map<string, number>): void {
  const put = (text: string): void => {
    lines[lines.length - 1] += text;
  };
  if (value === null || typeof value !== "object") {
    put(JSON.stringify(value));
    return;
  }
  const isList = Array.isArray(value);
  put(isList ? "[" : "{");
  Object.entries(value).forEach(([key, member], index) => {
    if (index > 0) put(",");
    lines.push("");
    const own = [...path, isList ? index : key];
    places.set(JSON.stringify(own), lines.length);
    if (!isList) put(`${JSON.stringify(key)}: `);
    write(member, own, lines, places);
  });
  lines.push(isList ? "]" : "}");
}

describe("the line of a path", () => {
  it("is that of its key or entry, in every text", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const lines = [""];
        const places = new Map<string, number>();
        write(value, [], lines, places);
        const paths = [...places.keys()].map((path) => JSON.parse(path) as Path);
        expect(linesOf(lines.join("\n"), paths)).toEqual([...places.values()]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("is that of the nearest part that stands there, and none for the whole", () => {
    const text = '{\n"a": [\n1,\n{"b": 2}\n]\n}';
    expect(linesOf(text, [["a", 1, "b"], ["a", 1, "c"], ["a", 7], ["z"], []])).toEqual([4, 4, 2, null, null]);
  });

  it("is the last one of a key that is repeated, and nested texts of any depth are walked", () => {
    expect(linesOf('{"a": 1,\n"a": 2}', [["a"]])).toEqual([2]);
    const deep = `${"[".repeat(9_000)}\n1${"]".repeat(9_000)}`;
    expect(linesOf(deep, [new Array(9_000).fill(0)])).toEqual([2]);
  });
});

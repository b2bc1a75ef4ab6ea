import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findRanges, type Recorded } from "../../../src/rules/authoring/find-ranges.ts";

type Range = readonly [number, number];

/** Pieces of a text, recorded where each first stands after the one before it. */
function record(text: string, pieces: readonly string[]): Recorded[] {
  let from = 0;
  return pieces.map((words) => {
    const start = text.indexOf(words, from);
    from = start + words.length;
    return { words, ranges: [[start, from]] as Range[] };
  });
}

function wordsAt(text: string, ranges: readonly Range[] | null | undefined): string | null {
  return ranges == null ? null : ranges.map(([start, end]) => text.slice(start, end)).join("");
}

describe("quotes found again", () => {
  test("after a line that is new at the beginning", () => {
    const text = "一、总则\n允许投资。\n支持企业。";
    const recorded = record(text, ["一、总则", "允许投资。", "支持企业。"]);
    const changed = `新的一行\n${text}`;
    expect(findRanges(changed, recorded).map((ranges) => wordsAt(changed, ranges))).toEqual([
      "一、总则",
      "允许投资。",
      "支持企业。",
    ]);
    expect(findRanges(text, recorded)).toEqual(recorded.map(({ ranges }) => ranges));
  });

  test("words that occur often, told apart by what stands around them", () => {
    const text = "1\n允许投资。\n2\n允许投资。\n1\n支持企业。";
    const recorded = record(text, ["1", "允许投资。", "2", "允许投资。", "1", "支持企业。"]);
    const changed = text.replaceAll("\n", "\n\n  ");
    expect(findRanges(changed, recorded).map((ranges) => ranges?.[0]?.[0])).toEqual([0, 5, 14, 19, 28, 33]);
  });

  test("one whose words have changed is not found, and its neighbours are", () => {
    const text = "允许投资。\n支持企业。\n推进服务。";
    const recorded = record(text, ["允许投资。", "支持企业。", "推进服务。"]);
    const changed = text.replace("支持企业", "支持机构");
    expect(findRanges(changed, recorded).map((ranges) => wordsAt(changed, ranges))).toEqual([
      "允许投资。",
      null,
      "推进服务。",
    ]);
  });

  // Recorded in “允许外商⏎第1页⏎投资。⏎支持企业。”
  test("one that a new page number breaks up, and one that an old page number no longer does", () => {
    const recorded: Recorded[] = [
      {
        words: "允许外商投资。",
        ranges: [
          [0, 4],
          [9, 12],
        ],
      },
      { words: "第1页", ranges: [[5, 8]] },
      { words: "支持企业。", ranges: [[13, 18]] },
    ];
    const moved = "允许\n第1页\n外商投资。\n支持企业。";
    expect(findRanges(moved, recorded)).toEqual([
      [
        [0, 2],
        [7, 12],
      ],
      [[3, 6]],
      [[13, 18]],
    ]);
    const without = "允许外商投资。\n支持企业。";
    expect(findRanges(without, recorded)).toEqual([[[0, 7]], null, [[8, 13]]]);
  });
});

describe("a piece known by its place alone", () => {
  const text = "允许投资。\n可以设立。\n也可参股。\n支持企业。";
  const known = record(text, ["允许投资。", "支持企业。"]);
  const [first, last] = known as [Recorded, Recorded];

  test("is what is left between its neighbours", () => {
    const recorded = [first, { words: null, ranges: [[6, 17]] as Range[] }, last];
    const changed = `前言\n${text}`.replace("\n前言", "");
    expect(wordsAt(changed, findRanges(changed, [...recorded])[1])).toBe("可以设立。\n也可参股。");
  });

  test("shares it with others, where all moved by the same distance or by their lengths", () => {
    const two = [
      first,
      { words: null, ranges: [[6, 11]] as Range[] },
      { words: null, ranges: [[12, 17]] as Range[] },
      last,
    ];
    for (const changed of [`注。${text}`, text.replaceAll("\n", "")]) {
      const found = findRanges(changed, two);
      expect([found[1], found[2]].map((ranges) => wordsAt(changed, ranges))).toEqual([
        "可以设立。",
        "也可参股。",
      ]);
    }
  });

  test("is not found where more is left than it ever was, or less than several were", () => {
    const one = [first, { words: null, ranges: [[6, 17]] as Range[] }, last];
    expect(findRanges(text.replace("可以设立。", "可以设立。另有新的一句话。"), one)[1]).toBeNull();
    const two = [
      first,
      { words: null, ranges: [[6, 11]] as Range[] },
      { words: null, ranges: [[12, 17]] as Range[] },
      last,
    ];
    expect(findRanges(text.replace("也可参股。", ""), two).slice(1, 3)).toEqual([null, null]);
  });
});

test("white space that comes and goes loses nothing, and no two pieces share a character", () => {
  const pieces = fc.array(fc.stringMatching(/^[一二三，。1]{1,6}$/), { minLength: 1, maxLength: 12 });
  const space = fc.constantFrom("", "\n", "  ", "\t\n");
  fc.assert(
    fc.property(pieces, fc.array(space, { minLength: 100, maxLength: 100 }), (words, spaces) => {
      const text = words.join("\n");
      const recorded = record(text, words);
      const changed = Array.from(text, (character, index) => character.trim() + (spaces[index] ?? "")).join(
        "",
      );
      const found = findRanges(changed, recorded);
      expect(found.map((ranges) => wordsAt(changed, ranges)?.replace(/\s/g, ""))).toEqual(words);
      const starts = found.map((ranges) => ranges?.[0]?.[0] ?? -1);
      const ends = found.map((ranges) => ranges?.at(-1)?.[1] ?? -1);
      for (let index = 1; index < starts.length; index += 1)
        expect(starts[index]).toBeGreaterThanOrEqual(ends[index - 1] ?? 0);
    }),
    { numRuns: 200 },
  );
});

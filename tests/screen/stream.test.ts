import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { screenStream } from "../../src/screen/run/stream.ts";
import { FROZEN_ROOT, rulebook } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

/** What comes out of a stream whose bytes arrive in such pieces. */
async function streamed(pieces: readonly (string | Uint8Array)[]): Promise<Record<string, unknown>[]> {
  let text = "";
  async function* input(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
  }
  const write = async (more: string): Promise<void> => {
    text += more;
  };
  await screenStream(input(), write, { rulebook, asOf: "2024-06-30", language: "en" });
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

const COMPANY =
  '{"name":"甲","city":"jingwan","activities":["star-survey"],"chineseShare":"60","legalRepresentativeNationality":"CN"}';

describe("screen - --stream", () => {
  it.each([
    [`${COMPANY}\n`, 0],
    [`${COMPANY}\nno JSON\n`, 1],
  ])("with --fail-on-reject ends with 1 where a line cannot be used: %#", (input, status) => {
    const given = ["screen", "-", "--stream", "--rules", FROZEN_ROOT];
    expect(zhunru(given, { input }).status).toBe(0);
    expect(zhunru([...given, "--fail-on-reject"], { input }).status).toBe(status);
  });

  it("ends in peace where nobody reads on, in the middle of the input", async () => {
    const program = spawn(process.execPath, ["dist/zhunru.js", "screen", "-", "--stream"], { cwd: ROOT });
    let complaints = "";
    program.stderr.on("data", (text: Buffer) => {
      complaints += text;
    });
    program.stdin.on("error", () => undefined);
    const ended = once(program, "exit");
    program.stdin.write(`${COMPANY}\n`.repeat(5_000));
    await once(program.stdout, "data");
    program.stdout.destroy();
    program.stdin.write(`${COMPANY}\n`.repeat(5_000));
    expect([await ended, complaints]).toEqual([[0, null], ""]);
  });

  it("answers each line with one line, in order: findings, or the first problem; a blank line too", async () => {
    const lines = await streamed([
      `${COMPANY}\n\n{"name":"B","cty":"jingwan"}\r\nno JSON\n{"city":"英国"}\n{"name":"C","chineseShare":"0.67"}`,
    ]);
    expect(lines).toMatchObject([
      {
        line: 1,
        name: "甲",
        findings: [{ provision: "jw-2022-1/1", outcome: "ineligible", failing: ["chinese-share"] }],
      },
      { line: 2, name: null, error: { code: "json-ends", fact: null } },
      {
        line: 3,
        name: "B",
        error: { code: "unknown-key", fact: "cty", message: expect.stringContaining("(nearest: city)") },
      },
      { line: 4, name: null, error: { code: "json-token", fact: null } },
      { line: 5, name: null, error: { code: "unknown-choice", fact: "city" } },
      { line: 6, name: "C" },
    ]);
    expect(lines[5]).not.toHaveProperty("error");
  });

  it("gives the same however the bytes arrive, and stays strict: people's words are refused", async () => {
    const text = new TextEncoder().encode(`${COMPANY}\n{"city":"深圳"}\n`);
    const whole = await streamed([text]);
    expect(await streamed(Array.from(text, (byte) => Uint8Array.of(byte)))).toEqual(whole);
    expect(whole[1]).toMatchObject({ error: { code: "unknown-choice" } });
  });

  it("a line that is no UTF-8, or beyond all measure, is answered and passed over", async () => {
    const long = "x".repeat(1 << 20);
    const lines = await streamed([
      Uint8Array.of(0xff, 0x0a),
      ...Array.from({ length: 17 }, () => long),
      `\n${COMPANY}\n`,
    ]);
    expect(lines).toMatchObject([
      { line: 1, error: { code: "not-understood", message: expect.stringContaining("text in UTF-8") } },
      { line: 2, error: { code: "too-long" } },
      { line: 3, name: "甲" },
    ]);
  });
});

import { EXPECTED } from "../../input/expected.ts";
import { describeProblem, type Problem } from "../../input/problem.ts";
import { type Language, textIn } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { LinesReader, nameIn } from "../columns/lines-reader.ts";
import { CompanyScreener } from "../company/company-screener.ts";
import { createFindingFormat, type FormattedFinding } from "../table/format-finding.ts";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** A longer line is answered with an error and not kept. */
const LONGEST_LINE = 16 << 20;

/** A line of a stream: its bytes; null where it is too long. */
type StreamLine = Buffer | null;

/**
 * Answers each line of JSON Lines with one line, in order: the findings of a profile, or why it cannot be used. Keeps
 * nothing of a line once it is answered. `write` resolves when more may be written. `asOf` is YYYY-MM-DD. Returns how many
 * lines could not be used.
 */
export async function screenStream(
  input: AsyncIterable<Uint8Array>,
  write: (text: string) => Promise<void>,
  {
    rulebook,
    asOf,
    language,
  }: { readonly rulebook: Rulebook; readonly asOf: string; readonly language: Language },
): Promise<number> {
  const reader = new LinesReader(rulebook.vocabulary, asOf);
  const screener = new CompanyScreener<FormattedFinding>(
    rulebook,
    asOf,
    reader.facts,
    createFindingFormat({ table: "jsonl", language, isInWords: false }, rulebook),
  );
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 0;
  let rejects = 0;
  const reject = (name: string | null, problem: Problem): string => {
    rejects += 1;
    return errorLine(line, name, problem, language);
  };
  const answer = (bytes: StreamLine): string => {
    line += 1;
    const text = textOf(bytes, decoder);
    if (typeof text !== "string") return reject(null, text);
    const parsed = reader.read(line, text);
    if (parsed.kind === "read") {
      const name = parsed.profile.get("name");
      const findings = screener.screen(parsed).map(({ formatted }) => `{${formatted.tail}}`);
      const said = name?.kind === "text" ? JSON.stringify(name.text) : "null";
      return `{"line":${line},"name":${said},"findings":[${findings.join(",")}]}\n`;
    }
    if (parsed.kind === "left-out") throw new Error("a line of a stream is not left out");
    const [problem = null] = parsed.faults.map((fault) => fault.problem);
    if (problem === null) throw new Error("a line of a stream was rejected without a problem");
    return reject(nameIn(text), problem);
  };
  for await (const lines of linesOf(input)) await write(lines.map(answer).join(""));
  return rejects;
}

function textOf(bytes: StreamLine, decoder: InstanceType<typeof TextDecoder>): string | Problem {
  const nowhere = { path: [], found: "", nearest: null, line: null };
  if (bytes === null) return { ...nowhere, code: "too-long", expected: EXPECTED.profile };
  try {
    return decoder.decode(bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes);
  } catch {
    return { ...nowhere, code: "not-understood", found: "…", expected: EXPECTED.utf8 };
  }
}

function errorLine(line: number, name: string | null, problem: Problem, language: Language): string {
  const [first] = problem.path;
  const fact = typeof first === "string" ? first : null;
  const error = { code: problem.code, fact, message: textIn(describeProblem(problem), language) };
  return `${JSON.stringify({ line, name, error })}\n`;
}

/** The lines that each piece of the input ends. A last line may have no line break. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<StreamLine[]> {
  let held: Buffer[] = [];
  let length = 0;
  const take = (): StreamLine => {
    const line = length > LONGEST_LINE ? null : Buffer.concat(held);
    held = [];
    length = 0;
    return line;
  };
  const hold = (part: Buffer): void => {
    length += part.length;
    if (length <= LONGEST_LINE) held.push(part);
    else held = [];
  };
  for await (const bytes of input) {
    const piece = Buffer.from(bytes);
    const lines: StreamLine[] = [];
    let from = 0;
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, from)) {
      hold(piece.subarray(from, at));
      lines.push(take());
      from = at + 1;
    }
    hold(piece.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [take()];
}

import { fstatSync, readFileSync, statSync } from "node:fs";
import { todayInShanghai } from "../language/day.ts";
import { type Language, languageOfLocale } from "../language/language.ts";

/** Everything of the outside world that a command may touch. */
export interface Environment {
  /** The program's own folder, which holds dist/. */
  readonly root: string;
  /** The folder that holds rules/ and seeds/documents/; the program's own unless another is asked for. */
  readonly rules: string;
  readonly version: string;
  /** Today in Asia/Shanghai, as YYYY-MM-DD. */
  readonly today: string;
  readonly language: Language;
  readonly width: number;
  readonly colour: boolean;
  readonly isTerminal: boolean;
  write(text: string): void;
  complain(text: string): void;
}

const WIDEST = 80;

/** The outside world of this process. */
export function thisProcess(root: string, version: string): Environment {
  const { env, stdout, stderr, stdin } = process;
  const isTerminal = stdout.isTTY === true;
  return {
    root,
    rules: root,
    version,
    today: todayInShanghai(new Date()),
    language: languageOfLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG),
    width: Math.max(40, Math.min(WIDEST, isTerminal ? (stdout.columns ?? WIDEST) : WIDEST)),
    colour: isTerminal && !env.NO_COLOR && env.TERM !== "dumb",
    isTerminal: isTerminal && stdin.isTTY === true,
    write: (text) => stdout.write(text),
    complain: (text) => stderr.write(text),
  };
}

/** The bytes of a file, or of standard input for `-`; null for a folder. Throws where it cannot be read. */
export async function readInput(file: string): Promise<Uint8Array | null> {
  if (file !== "-") return statSync(file).isDirectory() ? null : readFileSync(file);
  if (fstatSync(0).isDirectory()) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

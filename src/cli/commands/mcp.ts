import { randomBytes } from "node:crypto";
import type { Language } from "../../language/language.ts";
import { createSeals } from "../../server/case/seal.ts";
import { createCore } from "../../server/core.ts";
import { createAssistantServers } from "../../server/mcp/assistant-server.ts";
import { serveStreams } from "../../server/mcp/stdio.ts";
import { loadData } from "../load-rules.ts";
import { todayInShanghai } from "../../language/day.ts";
import type { Environment } from "../terminal.ts";

export interface McpRequest {
  readonly language: Language;
  /** The day for calls that name none; null: the profile's own, else today. */
  readonly asOf: string | null;
}

/** `zhunru mcp`: the tools for assistants over standard input and output, until the input ends. */
export async function runMcp({ language, asOf }: McpRequest, environment: Environment): Promise<number> {
  const { files, rulebook } = loadData(environment);
  const today = (): string => todayInShanghai(new Date());
  const core = createCore({ root: environment.root, rulebook, files, version: environment.version, today });
  const createServer = createAssistantServers(core);
  const seals = createSeals([randomBytes(32)], Date.now);
  const onFault = (error: unknown): void => {
    environment.complain(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  };
  const { stdin, stdout } = process;
  await serveStreams(() => createServer({ seals, language, asOf, onFault }), stdin, stdout, onFault);
  return 0;
}

import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { ROOT } from "../../support/root.ts";

/** The protocol's revisions that are spoken: the one of now, and those before it. */
export const ERAS = ["modern", "legacy"] as const;
export type Era = (typeof ERAS)[number];

type Options = NonNullable<ConstructorParameters<typeof Client>[1]>;

export function clientOf(era: Era, options: Options = {}): Client {
  const mode = era === "modern" ? { pin: "2026-07-28" } : "legacy";
  return new Client({ name: "test", version: "1" }, { ...options, versionNegotiation: { mode } } as Options);
}

/** A client of the server at an address. */
export async function overHttp(address: string, era: Era, options?: Options): Promise<Client> {
  const client = clientOf(era, options);
  await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`)));
  return client;
}

/** A client of the command, which must have been built. */
export async function overStreams(
  era: Era,
  args: readonly string[] = [],
  options?: Options,
): Promise<Client> {
  const client = clientOf(era, options);
  const command = { command: process.execPath, args: ["dist/zhunru.js", "mcp", ...args], cwd: ROOT };
  await client.connect(new StdioClientTransport(command));
  return client;
}

/** The two texts of a result: the short one, and the API's. */
export function textsOf({ content }: { readonly content: readonly unknown[] }): [text: string, json: string] {
  const [text, json] = content.map((part) => (part as { text: string }).text);
  return [text ?? "", json ?? ""];
}

import { type Readable, Transform, type TransformCallback, type Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { type McpServer, parseJSONRPCMessage } from "@modelcontextprotocol/server";
import { serveStdio, StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import { carryArguments } from "./exact-arguments.ts";

/** In characters; a longer line goes on as it is, and the protocol's own reader gives the connection up. */
const LONGEST_LINE = 10_000_000;

type Message = Parameters<StdioServerTransport["send"]>[0];

/** Serves one connection over two streams. Resolves when it has ended, and every request was answered. */
export function serveStreams(
  createServer: () => McpServer,
  input: Readable,
  output: Writable,
  onFault: (error: unknown) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const exchange = new Exchange();
    const refuse = (fault: Fault): void => {
      output.write(`${JSON.stringify({ jsonrpc: "2.0", error: fault, id: null })}\n`);
    };
    const lines = input.pipe(new ExactLines(exchange, refuse));
    const transport = new ExactTransport(lines, output, exchange, resolve);
    serveStdio(createServer, { transport, maxSubscriptions: 0, onerror: onFault });
  });
}

/** Which requests of either side are still without an answer. */
class Exchange {
  readonly #toAnswer = new Set<unknown>();
  readonly #asked = new Set<unknown>();
  #whenDone: (() => void) | null = null;

  received(line: string): void {
    const message = messageIn(line);
    if (message === null) return;
    const { id, method, params } = message;
    if (method === "notifications/cancelled") this.#toAnswer.delete(params?.requestId);
    else if (id === undefined) return;
    else if (method === undefined) this.#asked.delete(id);
    else this.#toAnswer.add(id);
    this.#check();
  }

  sent(message: Message): void {
    if (!("id" in message) || message.id === undefined) return;
    if ("method" in message) this.#asked.add(message.id);
    else this.#toAnswer.delete(message.id);
    this.#check();
  }

  /** Calls back when nothing is left to answer; at once where only the other side's answers, which it ended, are awaited. */
  onceDone(callback: () => void): void {
    this.#whenDone = callback;
    this.#check();
  }

  #check(): void {
    if (this.#whenDone === null || (this.#toAnswer.size > 0 && this.#asked.size === 0)) return;
    const done = this.#whenDone;
    this.#whenDone = null;
    done();
  }
}

interface Head {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: { readonly requestId?: unknown };
}

function messageIn(line: string): Head | null {
  try {
    const message: unknown = JSON.parse(line);
    return typeof message === "object" ? message : null;
  } catch {
    return null;
  }
}

/** Why a line is no message, by the codes of JSON-RPC. */
interface Fault {
  readonly code: number;
  readonly message: string;
}

const NO_JSON: Fault = { code: -32700, message: "Parse error: the line is not JSON" };
const NO_MESSAGE: Fault = { code: -32600, message: "Invalid Request: the line is no JSON-RPC message" };

function faultIn(line: string): Fault | null {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return NO_JSON;
  }
  try {
    parseJSONRPCMessage(message);
    return null;
  } catch {
    return NO_MESSAGE;
  }
}

/**
 * Lines as they come in, the arguments of each call as their source text; what is no message is refused, which the
 * protocol's own reader would pass over, and whoever sent it wait. Ends when all requests were answered.
 */
class ExactLines extends Transform {
  readonly #decoder = new StringDecoder("utf8");
  readonly #exchange: Exchange;
  readonly #refuse: (fault: Fault) => void;
  #rest = "";

  constructor(exchange: Exchange, refuse: (fault: Fault) => void) {
    super();
    this.#exchange = exchange;
    this.#refuse = refuse;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#pass(line);
    if (this.#rest.length > LONGEST_LINE) {
      this.push(this.#rest);
      this.#rest = "";
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    if (this.#rest !== "") this.#pass(this.#rest);
    this.#exchange.onceDone(() => done());
  }

  #pass(line: string): void {
    if (line.trim() === "") return;
    const fault = faultIn(line);
    if (fault !== null) {
      this.#refuse(fault);
      return;
    }
    this.#exchange.received(line);
    this.push(`${carryArguments(line)}\n`);
  }
}

class ExactTransport extends StdioServerTransport {
  readonly #exchange: Exchange;
  readonly #closed: () => void;

  constructor(input: Readable, output: Writable, exchange: Exchange, closed: () => void) {
    super(input, output);
    this.#exchange = exchange;
    this.#closed = closed;
  }

  override async send(message: Message): Promise<void> {
    await super.send(message);
    this.#exchange.sent(message);
  }

  override async close(): Promise<void> {
    await super.close();
    this.#closed();
  }
}

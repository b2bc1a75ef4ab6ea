import { Agent, request } from "node:http";

/** What came back for a request. */
export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly milliseconds: number;
}

/** Someone with an address of their own on this machine, such as 127.0.0.2, and kept connections. */
export class Visitor {
  readonly #server: URL;
  readonly #from: string;
  readonly #agent: Agent;

  constructor(server: URL, from: string, connections = 1) {
    this.#server = server;
    this.#from = from;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  get(path: string): Promise<Got> {
    return this.#send("GET", path, null);
  }

  /** Sends a profile to an operation of the API. */
  post(path: string, body: string): Promise<Got> {
    return this.#send("POST", path, body);
  }

  leave(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, body: string | null): Promise<Got> {
    const { hostname, port } = this.#server;
    const headers = body === null ? {} : { "Content-Type": "application/json" };
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const going = request(
        { hostname, port, method, path, headers, agent: this.#agent, localAddress: this.#from },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString("utf8"),
              milliseconds: performance.now() - begun,
            }),
          );
        },
      );
      going.on("error", (error: NodeJS.ErrnoException) => {
        // The server may close an idle connection while a request is on its way to it; every client asks anew then.
        if (going.reusedSocket && error.code === "ECONNRESET") resolve(this.#send(method, path, body));
        else reject(error);
      });
      going.end(body);
    });
  }
}

/** How long one visitor waits, over many requests one after the other. */
export interface Waits {
  readonly median: number;
  /** Nineteen of twenty wait less. */
  readonly most: number;
  readonly longest: number;
}

/** Asks until told to stop, and at least so often; each answer must have the status 200. */
export async function waitsOf(ask: () => Promise<Got>, isOver: () => boolean, least = 50): Promise<Waits> {
  const waits: number[] = [];
  while (waits.length < least || !isOver()) {
    const { status, milliseconds } = await ask();
    if (status !== 200) throw new Error(`another visitor was answered ${status}`);
    waits.push(milliseconds);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const sorted = waits.sort((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), most: at(0.95), longest: at(1) };
}

import { Agent, request } from "node:http";

/** Sends requests, so many at once; those of one run over kept connections. */
export class Client {
  readonly #address: URL;
  readonly #atOnce: number;

  constructor(address: string, atOnce: number) {
    this.#address = new URL(address);
    this.#atOnce = atOnce;
  }

  get(path: string): Promise<string> {
    return this.#send("GET", path, null);
  }

  /** Evaluates so many profiles in turn. Throws on an answer that is no report. */
  async evaluate(profiles: readonly string[], count: number, asOf: string): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: this.#atOnce });
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < count) {
        const body = profiles[next % profiles.length] ?? "{}";
        next += 1;
        const text = await this.#send("POST", `/api/v1/evaluate?asOf=${asOf}`, body, agent);
        if (!text.includes(`\n  "zhunru"`)) throw new Error(text.slice(0, 200));
      }
    };
    await Promise.all(Array.from({ length: this.#atOnce }, work));
    agent.destroy();
  }

  #send(method: string, path: string, body: string | null, agent?: Agent): Promise<string> {
    const { hostname, port } = this.#address;
    const headers = body === null ? {} : { "Content-Type": "application/json" };
    return new Promise((resolve, reject) => {
      const going = request(
        { hostname, port, method, path, headers, ...(agent === undefined ? {} : { agent }) },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
        },
      );
      going.on("error", reject);
      going.end(body);
    });
  }
}

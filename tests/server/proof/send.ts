import { request } from "node:http";
import type { Sent } from "./mutate.ts";

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly milliseconds: number;
}

/** Sends a request as it is, which fetch would not for every path. Rejects after so many milliseconds. */
export function send(address: string, sent: Sent, patience = 10_000): Promise<Answered> {
  const { hostname, port } = new URL(address);
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const going = request(
      {
        hostname,
        port,
        method: sent.method,
        path: sent.path,
        headers: { ...sent.headers },
        timeout: patience,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers["content-type"] ?? "",
            text: Buffer.concat(chunks).toString("utf8"),
            milliseconds: performance.now() - begun,
          }),
        );
      },
    );
    going.on("timeout", () => going.destroy(new Error(`no answer after ${patience} ms`)));
    going.on("error", reject);
    going.end(sent.body);
  });
}

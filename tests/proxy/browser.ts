import { request as plainRequest } from "node:http";
import { request } from "node:https";
import { NAME, type ReverseProxy } from "./proxies.ts";

export interface Got {
  readonly status: number;
  readonly location: string | undefined;
  readonly type: string;
  readonly cookies: readonly string[];
  readonly text: string;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A browser without a screen that knows the proxy by its public name, keeps cookies, and sends forms from there. */
export class Browser {
  readonly #proxy: ReverseProxy;
  readonly #cookies = new Map<string, string>();

  constructor(proxy: ReverseProxy) {
    this.#proxy = proxy;
  }

  /** How many bytes of cookies it holds. */
  get held(): number {
    return this.#cookieHeader().length;
  }

  get(path: string, headers: Sent["headers"] = {}): Promise<Got> {
    return this.send(path, { headers });
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Got> {
    const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: `https://${NAME}` };
    return this.send(path, { method: "POST", headers, body: new URLSearchParams(fields).toString() });
  }

  upload(path: string, text: string): Promise<Got> {
    const edge = "----edge";
    const body = `--${edge}\r\nContent-Disposition: form-data; name="profile"; filename="a.json"\r\nContent-Type: application/json\r\n\r\n${text}\r\n--${edge}--\r\n`;
    const headers = { "Content-Type": `multipart/form-data; boundary=${edge}`, Origin: `https://${NAME}` };
    return this.send(path, { method: "POST", headers, body });
  }

  async send(path: string, { method = "GET", headers = {}, body }: Sent): Promise<Got> {
    const { port, certificate } = this.#proxy;
    const got = await new Promise<Got>((resolve, reject) => {
      const going = request(
        {
          ...{ host: "127.0.0.1", port, servername: NAME, ca: certificate, method, path, agent: false },
          headers: { Host: NAME, Cookie: this.#cookieHeader(), ...headers },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              location: response.headers.location,
              type: response.headers["content-type"] ?? "",
              cookies: response.headers["set-cookie"] ?? [],
              text: Buffer.concat(chunks).toString("utf8"),
            }),
          );
        },
      );
      going.on("error", reject);
      going.end(body);
    });
    for (const cookie of got.cookies) {
      const [pair = ""] = cookie.split(";");
      const [name = "", value = ""] = pair.split("=", 2);
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return got;
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}

/** Where a request without TLS is sent on to. */
export function plainLocation(port: number, path: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    plainRequest({ host: "127.0.0.1", port, path, headers: { Host: NAME } }, (response) => {
      response.resume();
      resolve(response.headers.location);
    })
      .on("error", reject)
      .end();
  });
}

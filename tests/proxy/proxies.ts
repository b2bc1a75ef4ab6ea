import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../support/root.ts";

export const NAME = "zhunru.example.org";

/** A reverse proxy that runs by one of the examples, with a certificate of its own. */
export interface ReverseProxy {
  /** The port of this machine on which it speaks TLS. */
  readonly port: number;
  /** The port on which it speaks without; null where the example leaves that to the program. */
  readonly plainPort: number | null;
  readonly certificate: string;
  stop(): Promise<void>;
}

/** nginx by examples/nginx.conf, before the program on `upstream`; `edit` changes the text of the example further. */
export async function startNginx(
  upstream: number,
  edit = (text: string): string => text,
): Promise<ReverseProxy> {
  const setting = await prepare();
  const { folder, port, plainPort } = setting;
  const example = edit(readFileSync(`${ROOT}examples/nginx.conf`, "utf8"));
  const site = replaceAll(example, {
    "127.0.0.1:3000": `127.0.0.1:${upstream}`,
    "listen 80;": `listen 127.0.0.1:${plainPort};`,
    "listen 443 ssl;": `listen 127.0.0.1:${port} ssl;`,
    "/etc/ssl/zhunru.example.org.pem": join(folder, "certificate.pem"),
    "/etc/ssl/private/zhunru.example.org.key": join(folder, "key.pem"),
  });
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const config = `user root;
daemon off;
pid ${join(folder, "nginx.pid")};
error_log stderr crit;
events {}
http {
${places.join("\n")}
${site}
}
`;
  const file = join(folder, "nginx.conf");
  writeFileSync(file, config);
  return running(spawn("nginx", ["-c", file, "-e", "stderr"], { stdio: "ignore" }), setting);
}

/** Caddy by examples/Caddyfile, before the program on `upstream`. */
export async function startCaddy(upstream: number): Promise<ReverseProxy> {
  const setting = await prepare();
  const { folder, port } = setting;
  const site = replaceAll(readFileSync(`${ROOT}examples/Caddyfile`, "utf8"), {
    "127.0.0.1:3000": `127.0.0.1:${upstream}`,
    [`\n${NAME} {`]: `\nhttps://${NAME}:${port} {\n\tbind 127.0.0.1\n\ttls ${join(folder, "certificate.pem")} ${join(folder, "key.pem")}`,
  });
  const file = join(folder, "Caddyfile");
  writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`);
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const caddy = spawn("caddy", ["run", "--config", file, "--adapter", "caddyfile"], { env, stdio: "ignore" });
  return running(caddy, { ...setting, plainPort: null });
}

interface Setting {
  readonly folder: string;
  readonly port: number;
  readonly plainPort: number | null;
}

/** A folder with a certificate for the name, and free ports. */
async function prepare(): Promise<Setting> {
  const folder = mkdtempSync(join(tmpdir(), "zhunru-proxy-"));
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${NAME}`],
      ...["-addext", `subjectAltName=DNS:${NAME}`],
      ...["-keyout", join(folder, "key.pem"), "-out", join(folder, "certificate.pem")],
    ],
    { stdio: "ignore" },
  );
  return { folder, port: await freePort(), plainPort: await freePort() };
}

async function running(started: ChildProcess, { folder, port, plainPort }: Setting): Promise<ReverseProxy> {
  const ended = new Promise<void>((resolve) => started.once("exit", () => resolve()));
  await isListening(port, started);
  return {
    port,
    plainPort,
    certificate: readFileSync(join(folder, "certificate.pem"), "utf8"),
    stop: async () => {
      started.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Resolves once the port takes connections. Rejects where the proxy ends first. */
async function isListening(port: number, started: ChildProcess): Promise<void> {
  const problems: Error[] = [];
  started.once("error", (error) => problems.push(error));
  for (;;) {
    const [problem] = problems;
    if (problem !== undefined) throw problem;
    if (started.exitCode !== null) throw new Error(`the proxy ended with ${started.exitCode}`);
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => setTimeout(() => resolve(false), 50));
    });
    if (isOpen) return;
  }
}

/** Each text replaced by another; every one of them must occur. */
function replaceAll(text: string, replaced: Readonly<Record<string, string>>): string {
  return Object.entries(replaced).reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`the example does not say ${from}`);
    return result.replaceAll(from, to);
  }, text);
}

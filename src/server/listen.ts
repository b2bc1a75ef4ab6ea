import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import type { Logger } from "pino";
import { fillWords, type Words } from "../language/language.ts";
import { announcesTooMuch } from "./http/body.ts";
import { refuseBroken } from "./http/broken.ts";
import type { Readiness } from "./http/health.ts";
import type { Settings } from "./settings.ts";
import words from "./words.json" with { type: "json" };

/** A server that takes requests. */
export interface Listening {
  readonly address: string;
  /** Ends after the requests in flight, or after the grace; new ones are refused. Resolves when all is closed. */
  stop(): Promise<void>;
}

/** The address cannot be listened on. */
export class CannotListen extends Error {
  readonly words: Words;

  constructor(text: Words) {
    super(text.en);
    this.name = "CannotListen";
    this.words = text;
  }
}

const IDLE = 5_000;
/** In bytes: the cookies of the largest case, and as much again for those of others and what proxies add. */
const LARGEST_HEADERS = 32 * 1024;
/** How often node looks for requests whose time is over; by itself only every half minute. */
const LOOKED_FOR = 1_000;
const REQUESTS_A_CONNECTION = 10_000;

/** Listens as the settings say. Rejects with CannotListen. */
export function listen(
  app: Express,
  settings: Settings,
  readiness: Readiness,
  logger: Logger,
): Promise<Listening> {
  const { timeout } = settings;
  const server = createServer(
    {
      maxHeaderSize: LARGEST_HEADERS,
      requestTimeout: timeout,
      headersTimeout: timeout,
      connectionsCheckingInterval: Math.min(LOOKED_FOR, timeout / 4),
    },
    app,
  );
  server.keepAliveTimeout = IDLE;
  server.maxRequestsPerSocket = REQUESTS_A_CONNECTION;
  server.on("checkContinue", (request, response) => {
    if (!announcesTooMuch(request.headers["content-length"])) response.writeContinue();
    app(request, response);
  });
  server.on("checkExpectation", app);
  refuseBroken(server, logger);
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(cannotListen(error, settings)));
    server.listen(settings.port, settings.host, () => {
      readiness.isReady = true;
      const { address, port, family } = server.address() as AddressInfo;
      const host = family === "IPv6" ? `[${address}]` : address;
      resolve({ address: `http://${host}:${port}`, stop: () => stop(server, readiness, settings.grace) });
    });
  });
}

function stop(server: Server, readiness: Readiness, grace: number): Promise<void> {
  readiness.isReady = false;
  // A connection whose last answer goes out from now on is not kept for another request.
  server.keepAliveTimeout = 1;
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function cannotListen(error: NodeJS.ErrnoException, { host, port }: Settings): CannotListen {
  const values = { host, port: `${port}`, reason: error.code ?? error.message };
  if (error.code === "EADDRINUSE") return new CannotListen(fillWords(words.portTaken, values));
  if (error.code === "EACCES") return new CannotListen(fillWords(words.portForbidden, values));
  return new CannotListen(fillWords(words.cannotListen, values));
}

import { isIP } from "node:net";
import { createMcpHandler } from "@modelcontextprotocol/server";
import { type RequestHandler, Router } from "express";
import { Failure } from "../failure.ts";
import { readBytes, textOf } from "../http/body.ts";
import { preferred } from "../http/languages.ts";
import { sameSiteOnly } from "../http/security.ts";
import type { PageServices } from "../pages/frame.ts";
import type { Settings } from "../settings.ts";
import { createAssistantServers } from "./assistant-server.ts";
import { carryArguments } from "./exact-arguments.ts";
import words from "./words.json" with { type: "json" };

/** What belongs to the connection and not to the message. */
const OF_CONNECTION = ["host", "connection", "content-length", "transfer-encoding", "expect", "keep-alive"];

/** `/mcp`: the protocol for assistants, one request at a time; nothing is kept between two of them. */
export function assistantRoute({ core, seals, settings, logger }: PageServices): Router {
  const createServer = createAssistantServers(core);
  const router = Router({ caseSensitive: true });
  const answer: RequestHandler = async (request, response) => {
    const onFault = (error: unknown): void => {
      logger.error({ err: error, id: request.id }, "a tool failed");
    };
    const language = preferred(request);
    const handler = createMcpHandler(() => createServer({ seals, language, onFault, asOf: null }), {
      maxSubscriptions: 0,
      keepAliveMs: 0,
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (typeof value === "string" && !OF_CONNECTION.includes(name)) headers.set(name, value);
    }
    const body = carryArguments(textOf(request));
    const answered = await handler.fetch(
      new Request("http://localhost/mcp", { method: "POST", headers, body }),
    );
    response.status(answered.status).set("Cache-Control", "no-store");
    const type = answered.headers.get("content-type");
    if (type !== null) response.set("Content-Type", type);
    response.send(await answered.text());
  };
  router
    .route("/mcp")
    .all(ownHostOnly(settings), sameSiteOnly(settings))
    .post(readBytes("application/json"), answer)
    .all(() => {
      throw new Failure("method-not-allowed", { allow: "POST" });
    });
  return router;
}

/**
 * Refuses a request for another host than this server's: the public address where that is set, else an address in
 * numbers, localhost, or the host that it listens on. A page that makes its own name point here is refused by that.
 */
export function ownHostOnly({
  publicAddress,
  host,
}: Pick<Settings, "publicAddress" | "host">): RequestHandler {
  return (request, _response, next) => {
    const asked = request.get("host") ?? "";
    const name = URL.canParse(`http://${asked}`) ? new URL(`http://${asked}`).hostname : "";
    const isPublic = publicAddress !== null && new URL(publicAddress).host === request.host;
    const isLocal = isIP(name.replace(/^\[|\]$/g, "")) !== 0 || name === "localhost" || name === host;
    if (!isPublic && !isLocal) throw new Failure("forbidden", { text: words.otherHost });
    next();
  };
}

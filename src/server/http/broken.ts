import type { Server } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Logger } from "pino";
import { problemText } from "../api/problem-details.ts";
import { Failure, type FailureKind } from "../failure.ts";

const KINDS: Readonly<Record<string, FailureKind>> = {
  HPE_HEADER_OVERFLOW: "headers-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "too-long-underway",
};

/** Answers what is no whole request with problem details, in Chinese for want of a language asked for, and logs it. */
export function refuseBroken(server: Server, logger: Logger): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const failure = new Failure(KINDS[error.code ?? ""] ?? "bad-request");
    logger.info({ res: { status: failure.status }, code: error.code }, "a broken request");
    const body = problemText(failure, "zh-CN");
    const head = [
      `HTTP/1.1 ${failure.status} ${STATUS_CODES[failure.status]}`,
      "Content-Type: application/problem+json; charset=utf-8",
      "Cache-Control: no-store",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
    ];
    socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
  });
}

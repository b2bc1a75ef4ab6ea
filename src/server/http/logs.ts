import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { type Logger, pino } from "pino";
import { pinoHttp } from "pino-http";

/** One line of JSON a request on standard output: no answer, no cookie, no query and no case is in it. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Logs every request with an id that its answer carries too. */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader("X-Request-Id", id);
      return id;
    },
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: withoutCase(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: (error: { type?: string; message?: string; stack?: string }) => ({
        type: error.type,
        stack: error.stack,
      }),
    },
    customLogLevel: (_request, response, error) => {
      if (error !== undefined || response.statusCode >= 500) return "error";
      return "info";
    },
  });
}

/** The path alone, a case's id left out: whoever reads the log learns what was asked for, not whose case it was. */
function withoutCase(url: string): string {
  const [path = ""] = url.split("?");
  return path.replace(/^\/case\/[^/]+/, "/case/…").slice(0, 200);
}

import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { type DestinationStream, type Logger, pino } from "pino";
import { pinoHttp } from "pino-http";

/** One line of JSON an event, on standard output where no place is given: no answer, cookie, query or case is in it. */
export function createLogger(level: string, place: DestinationStream = pino.destination(1)): Logger {
  const serializers = { err: describeError };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, place);
}

/** Where an error came from, without its message, which may hold an answer. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const places = (error.stack ?? "").split("\n").filter((line) => /^ +at /.test(line));
  return { type: error.name, stack: places.map((line) => line.trim()) };
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
      err: describeError,
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
  return path.replace(/^\/(case|lists)\/[^/]+/, "/$1/…").slice(0, 200);
}

import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Request, Response } from "express";

/** A request as it travels to another thread. */
export interface Asked {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The address at the other end of the connection. */
  readonly from: string | undefined;
  readonly body: Uint8Array;
}

/** An answer as it comes back. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, number | string | readonly string[]>>;
  readonly body: string | Uint8Array;
}

/** What another thread needs to know of a request. */
export function askedOf(request: Request, body: Uint8Array): Asked {
  const { id, method, originalUrl: url, headers, socket } = request;
  return { id: String(id), method, url, headers: { ...headers }, from: socket.remoteAddress, body };
}

/** Answers a request without a connection. Rejects where the handlers write an answer in more than one piece. */
export function answerAsked(handlers: RequestListener, asked: Asked): Promise<Answered> {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: asked.from });
  const request = new IncomingMessage(socket);
  const { id, method, url, headers } = asked;
  Object.assign(request, { id, method, url, headers });
  if (asked.body.length > 0) request.push(asked.body);
  request.push(null);
  const response = new ServerResponse(request);
  return new Promise((resolve, reject) => {
    response.write = () => {
      reject(new Error("an answer was written in pieces"));
      return false;
    };
    response.end = (body?: unknown) => {
      resolve({ status: response.statusCode, headers: definedOf(response), body: bodyOf(body) });
      return response;
    };
    handlers(request, response);
  });
}

function definedOf(response: ServerResponse): Answered["headers"] {
  return Object.fromEntries(
    Object.entries(response.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

function bodyOf(body: unknown): Answered["body"] {
  if (body === undefined) return "";
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  throw new TypeError("a body is text or bytes");
}

/** Sends an answer; one that is not taken off within so many milliseconds is given up, and its connection with it. */
export function sendAnswered(
  { status, headers, body }: Answered,
  response: Response,
  patience: number,
): void {
  const givenUp = setTimeout(() => response.socket?.resetAndDestroy(), patience);
  response.once("close", () => clearTimeout(givenUp));
  response.status(status);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
}

import type { RequestHandler } from "express";
import { bytesOf } from "../http/body.ts";
import { visitorOf } from "../http/throttle.ts";
import { askedOf, sendAnswered } from "./asked.ts";
import type { AnswerPool } from "./pool.ts";

/** Has every request answered off the main thread; an answer must be taken off within so many milliseconds. */
export function answersOf(pool: AnswerPool, patience: number): RequestHandler {
  return async (request, response) => {
    const visitor = visitorOf(request);
    pool.admit(visitor);
    const asked = askedOf(request, await bytesOf(request));
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const answered = await pool.answer(asked, visitor, gone.signal);
    if (!response.destroyed) sendAnswered(answered, response, patience);
  };
}

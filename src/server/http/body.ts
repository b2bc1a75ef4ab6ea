import express, { type Request, type RequestHandler } from "express";
import { InputError } from "../../input/problem.ts";
import { Failure, mediaTypeText } from "../failure.ts";
import { LARGEST_BODY } from "../limits.ts";
import words from "../words.json" with { type: "json" };

/** Reads a body of one of the types as bytes. Fails with 415 for any other type, a compressed one or another charset. */
export function readBytes(...types: readonly string[]): RequestHandler[] {
  const read = express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false });
  return [
    (request, _response, next) => {
      const given = (request.get("content-type") ?? "").toLowerCase();
      const [type = "", ...parameters] = given.split(";").map((part) => part.trim());
      const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice(8);
      const isUtf8 = charset === undefined || ["utf-8", "utf8", '"utf-8"'].includes(charset);
      if (!types.includes(type) || !isUtf8) {
        throw new Failure("media-type", { text: mediaTypeText(types.join(", ")) });
      }
      next();
    },
    read,
  ];
}

/** The body as text. Throws an InputError for bytes that are no UTF-8. */
export function textOf(request: Request): string {
  const bytes: unknown = request.body;
  return bytes instanceof Uint8Array ? decodeText(bytes) : "";
}

/** Bytes as text. Throws an InputError for what is no UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const expected = words.expected.utf8;
    throw new InputError([{ code: "json-token", path: [], found: "…", expected, nearest: null, line: null }]);
  }
}

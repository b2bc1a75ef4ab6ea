import type { Request, RequestHandler } from "express";
import getRawBody from "raw-body";
import { EXPECTED } from "../../input/expected.ts";
import { InputError } from "../../input/problem.ts";
import { Failure, mediaTypeText } from "../failure.ts";
import { LARGEST_BODY } from "../limits.ts";

/** Whether a request says itself that its body is larger than what is read. */
export function announcesTooMuch(length: string | undefined): boolean {
  return length !== undefined && Number.parseInt(length, 10) > LARGEST_BODY;
}

/** The body as bytes. Rejects as soon as it is, or says that it is, larger than what is read: with `too-large`. */
export async function bytesOf(request: Request, limit = LARGEST_BODY): Promise<Buffer> {
  const length = request.get("content-length") ?? null;
  return getRawBody(request, { length, limit });
}

/** Reads a body of one of the types as bytes. Fails with 415 for any other type, a compressed one or another charset. */
export function readBytes(...types: readonly string[]): RequestHandler {
  return async (request, _response, next) => {
    const [type = "", ...parameters] = (request.get("content-type") ?? "")
      .toLowerCase()
      .split(";")
      .map((part) => part.trim());
    const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice(8);
    const isUtf8 = charset === undefined || ["utf-8", "utf8", '"utf-8"'].includes(charset);
    const isPlain = (request.get("content-encoding") ?? "identity").toLowerCase() === "identity";
    if (!types.includes(type) || !isUtf8 || !isPlain) {
      throw new Failure("media-type", { text: mediaTypeText(types.join(", ")) });
    }
    request.body = await bytesOf(request);
    next();
  };
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
    const expected = EXPECTED.utf8;
    throw new InputError([{ code: "json-token", path: [], found: "…", expected, nearest: null, line: null }]);
  }
}

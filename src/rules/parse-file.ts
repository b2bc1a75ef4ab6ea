import type { z } from "zod";
import { lineOfPlace, RulebookError } from "./fault.ts";
import { type DataFiles, textOf } from "./files.ts";

/** Reads a data file as what a schema describes. */
export type Parse = <T extends z.ZodType>(files: DataFiles, path: string, schema: T) => z.infer<T>;

/** A data file whose bytes passed its schema before. */
export const parseSealed: Parse = (files, path) => JSON.parse(textOf(files, path));

/** A data file by its schema. Throws a RulebookError with the line of every mistake. */
export function parseFile<T extends z.ZodType>(files: DataFiles, path: string, schema: T): z.infer<T> {
  const text = textOf(files, path);
  const result = schema.safeParse(parseText(text, path));
  if (result.success) return result.data;
  throw new RulebookError(
    result.error.issues.map((issue) => {
      const place = issue.path
        .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
        .join("");
      return {
        file: path,
        line: lineOfPlace(text, place),
        place: place.replace(/^\./, ""),
        message: issue.message,
      };
    }),
  );
}

function parseText(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RulebookError([{ file: path, line: null, place: "", message }]);
  }
}

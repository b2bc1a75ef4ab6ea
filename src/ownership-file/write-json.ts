import { JsonNumber, type JsonValue } from "../input/json.ts";

const STEP = "  ";

/** A value as JSON text, two spaces a level; numbers as their own text, never through binary floating point. */
export function writeJson(value: JsonValue, indent = ""): string {
  if (value instanceof JsonNumber) return value.text;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const inner = indent + STEP;
  const [open, close, parts] = Array.isArray(value)
    ? ["[", "]", value.map((entry) => writeJson(entry, inner))]
    : [
        "{",
        "}",
        Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${writeJson(entry, inner)}`),
      ];
  if (parts.length === 0) return open + close;
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${close}`;
}

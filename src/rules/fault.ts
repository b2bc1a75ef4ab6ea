import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { nearest } from "../input/problem.ts";
import { fillWords, type Language, textIn, type Words } from "../language/language.ts";
import messages from "./faults.json" with { type: "json" };

/** A mistake of a rule author in a file that is known: the place in it, and what is wrong. */
export interface RuleFault {
  readonly place: string;
  readonly message: Words;
}

/** A mistake of a rule author: the file, the line from 1 where it is known, the place, and what is wrong. */
export interface Fault extends RuleFault {
  readonly file: string;
  readonly line: number | null;
}

/** A sentence of faults.json. */
export type FaultCode = keyof typeof messages;

/** What fills the places of a sentence: text that is the same in every language, or words. */
export type FaultValues = Readonly<Record<string, string | Words>>;

/** Data that cannot be used; lists every mistake that was found. */
export class RulebookError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => formatFault(fault, "en")).join("\n"));
    this.name = "RulebookError";
    this.faults = faults;
  }
}

/** The sentence of a code in every language. */
export function tell(code: FaultCode, values: FaultValues = {}): Words {
  return fillWords(messages[code], values);
}

/** A hint at the known word that is nearest to a text, to stand at the end of a sentence; empty where none is near. */
export function hintAt(text: string, known: readonly string[]): Words {
  const near = nearest(text, known);
  return near === null ? { "zh-CN": "", en: "" } : tell("nearest", { near });
}

/** `rules/gz-2022-212/1-12.json:14: requires.all[0]: …` in one language. */
export function formatFault({ file, line, place, message }: Fault, language: Language): string {
  const at = line === null ? file : `${file}:${line}`;
  return place === ""
    ? `${at}: ${textIn(message, language)}`
    : `${at}: ${place}: ${textIn(message, language)}`;
}

/** The line, from 1, of a place such as `requires.all[0].value` in a JSON text; null where it is not there. */
export function lineOfPlace(text: string, place: string): number | null {
  const root = parseTree(text);
  if (root === undefined) return null;
  const path = place.split(/[.[\]]+/).filter((part) => part !== "");
  for (let length = path.length; length >= 0; length -= 1) {
    const steps = path
      .slice(0, length)
      .map((part) => (/^\d+$/.test(part) ? Number.parseInt(part, 10) : part));
    const node = findNodeAtLocation(root, steps);
    if (node !== undefined) return text.slice(0, node.offset).split("\n").length;
  }
  return null;
}

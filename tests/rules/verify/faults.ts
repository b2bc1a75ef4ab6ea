import { expect } from "vitest";
import { formatFault } from "../../../src/rules/fault.ts";
import { verifyRulebook } from "../../../src/rules/verify/verify-rulebook.ts";
import { asFiles, replaced, smallRulebook, type Texts } from "./small-rulebook.ts";

/** Every fault of a rulebook, as it is printed. */
export function faultsOf(texts: Texts): string[] {
  return verifyRulebook(asFiles(texts)).faults.map((fault) => formatFault(fault, "en"));
}

/** The faults after one piece of one file was replaced. */
export function faultsAfter(path: string, from: string, to: string): string[] {
  return faultsOf(replaced(smallRulebook(), path, from, to));
}

/** The line, from 1, on which a piece stands in a file of the sound rulebook. */
export function lineOf(path: string, piece: string): number {
  const text = smallRulebook().get(path) ?? "";
  return text.slice(0, text.indexOf(piece)).split("\n").length;
}

/** A fault of a file, on the line where `piece` stands, that says `message`. */
export function fault(path: string, piece: string, message: RegExp | string) {
  const expected = typeof message === "string" ? message : message.source;
  return expect.stringMatching(new RegExp(`^${path}:${lineOf(path, piece)}: .*${expected}`));
}

import type { Words } from "../language/language.ts";
import words from "./words.json" with { type: "json" };

const { missing, folder, forbidden, full } = words.systemFaults;

/** What the machine says of a file, by the code that Node gives it. */
const FAULTS: ReadonlyMap<string, Words> = new Map([
  ["ENOENT", missing],
  ["ENOTDIR", missing],
  ["EISDIR", folder],
  ["EACCES", forbidden],
  ["EPERM", forbidden],
  ["EROFS", forbidden],
  ["ENOSPC", full],
  ["EDQUOT", full],
  ["EFBIG", full],
]);

/** Why the machine did not read or write a file: in words, or by its code where there are none for it. */
export function systemFault(error: unknown): Words {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return FAULTS.get(code) ?? { "zh-CN": code, en: code };
}

/** Whether a file was not written because the machine has no room for it. */
export function isFull(error: unknown): boolean {
  return systemFault(error) === full;
}

import { fillWords, type Words } from "../../language/language.ts";
import { ScreenError } from "../../screen/screen-error.ts";
import words from "../screen-words.json" with { type: "json" };
import { InterruptedError, UsageError } from "../usage.ts";

/** What is read and where it goes, as typed. */
export interface ScreenedPlaces {
  readonly file: string;
  readonly out: string;
}

/** The input's faults as usage errors; the machine's with how to go on. */
export function explain(error: unknown, command: ScreenedPlaces): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof ScreenError && error.blame === "input") return new UsageError(error.words);
  if (error instanceof ScreenError && error.blame === "folder") return new InterruptedError(error.words);
  if (code === "ENOTDIR" || code === "EEXIST") {
    return new UsageError(fillWords(words.notFolder, { folder: command.out }));
  }
  if (code === "EISDIR") return new UsageError(fillWords(words.isFolder, { file: command.file }));
  const text = machineFault(error, code, command);
  if (text === null) return error;
  const again = fillWords(words.goOn, { command: commandLine(command) });
  return new InterruptedError({
    "zh-CN": `${text["zh-CN"]}${again["zh-CN"]}`,
    en: `${text.en}${again.en}`,
  });
}

function machineFault(error: unknown, code: string, { out }: Pick<ScreenedPlaces, "out">): Words | null {
  if (error instanceof ScreenError) return error.words;
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code)) return fillWords(words.diskFull, { folder: out });
  if (["EACCES", "EPERM", "EROFS", "ENOENT"].includes(code))
    return fillWords(words.notWritable, { folder: out });
  return null;
}

function commandLine({ file, out }: ScreenedPlaces): string {
  return `zhunru screen ${quoted(file)} --out ${quoted(out)} … --resume`;
}

function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

import { type Language, textIn } from "../../language/language.ts";
import { describeControls } from "./controls.ts";
import type { Control, Dialogue } from "./dialogue.ts";
import { LineReader } from "./lines.ts";
import { PlainDialogue } from "./plain-dialogue.ts";
import type { Streams } from "./streams.ts";
import words from "./words.json" with { type: "json" };

/** Menus need this many columns. */
const NEEDED_COLUMNS = 40;
const ROWS_AROUND_A_LIST = 12;
const PLAIN_CONTROLS: readonly Control[] = ["unknown", "why", "back", "forward", "answers", "save", "help"];

/** Menus where the terminal can draw them, else lines; says so where the terminal is too narrow for menus. */
export async function openDialogue(
  streams: Streams,
  options: {
    readonly plain: boolean;
    readonly language: Language;
    readonly width: number;
    readonly welcome: readonly string[];
  },
): Promise<Dialogue> {
  const { language, plain } = options;
  const { input, output, columns } = streams;
  const isTooNarrow = columns < NEEDED_COLUMNS;
  if (!plain && streams.drawsMenus && !isTooNarrow) {
    const { MenuDialogue } = await import("./menu-dialogue.ts");
    const width = Math.min(options.width, columns);
    const menus = new MenuDialogue({
      input,
      output,
      language,
      width,
      rows: streams.rows - ROWS_AROUND_A_LIST,
    });
    menus.say(options.welcome);
    return menus;
  }
  const lines = new LineReader(input);
  const stopListening = streams.onInterrupt(() => lines.interrupt());
  const dialogue = new PlainDialogue(lines, (text) => output.write(text), {
    language,
    width: Math.min(options.width, Math.max(20, columns)),
    echo: !streams.echoes,
    onClose: stopListening,
  });
  if (!plain && streams.drawsMenus) {
    const values = { columns: String(columns), needed: String(NEEDED_COLUMNS) };
    dialogue.say([textIn(words.tooNarrow, language, values)]);
  }
  dialogue.say([
    ...options.welcome,
    textIn(words.plainHint, language),
    ...describeControls(PLAIN_CONTROLS, language).map((line) => `  ${line}`),
  ]);
  return dialogue;
}

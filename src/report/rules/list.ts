import { present } from "../../input/present.ts";
import { type Language, textIn } from "../../language/language.ts";
import { displayWidth, hang } from "../layout.ts";
import { type Catalogue, listItems } from "./catalogue.ts";
import words from "./words.json" with { type: "json" };

const GAP = 2;

/** Every item as one line under its document: id, class, title, and how many rules test it. */
export function renderList(catalogue: Catalogue, language: Language, width: number): string {
  const items = listItems(catalogue);
  const idColumn = Math.max(...items.map(({ id }) => id.length)) + GAP;
  const classColumn =
    Math.max(...Object.values(words.classes).map((name) => displayWidth(textIn(name, language)))) + GAP;
  const lines: string[] = [];
  let document = "";
  for (const item of items) {
    if (item.document !== document) {
      document = item.document;
      const instrument = present(catalogue.rulebook.documents.get(document), `document ${document}`);
      const heading = textIn(words.documentLine, language, {
        id: document,
        title: textIn(instrument.title, language),
        number: instrument.number,
      });
      lines.push(...(lines.length === 0 ? [] : [""]), ...hang("", heading, width));
    }
    const prefix = `${pad(item.id, idColumn)}${pad(textIn(words.classes[item.class], language), classColumn)}`;
    const title = textIn(item.title, language);
    const rules = String(item.rules.length);
    const text = item.rules.length === 0 ? title : textIn(words.listTested, language, { title, rules });
    lines.push(...hang(prefix, text, width));
  }
  return `${lines.join("\n")}\n`;
}

function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - displayWidth(text)));
}

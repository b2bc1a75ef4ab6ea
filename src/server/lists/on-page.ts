import { inEach, textIn, type Words } from "../../language/language.ts";
import words from "./words.json" with { type: "json" };

/** What the command line says of its options, in the words of the page on which a list is checked. */
export function onPage(text: Words): Words {
  return inEach((language) =>
    words.onPage.reduce(
      (shown, { option, said }) =>
        shown.replace(new RegExp(textIn(option, language), "g"), textIn(said, language)),
      textIn(text, language),
    ),
  );
}

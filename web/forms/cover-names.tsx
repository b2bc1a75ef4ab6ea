import type { VNode } from "preact";
import { LONGEST_COVER_NAME } from "../../src/dossier/cover-name.ts";
import { type Language, textIn } from "../../src/language/language.ts";
import words from "../words.json" with { type: "json" };

const FIELDS = ["preparedFor", "preparedBy"] as const;

interface CoverNamesProps extends Readonly<Record<(typeof FIELDS)[number], string>> {
  readonly language: Language;
}

/** For whom and by whom what is handed over was prepared; either may stay empty. */
export function CoverNames({ language, ...given }: CoverNamesProps): VNode {
  return (
    <>
      {FIELDS.map((name) => (
        <p class="field" key={name}>
          <label for={name}>{textIn(words.coverNames[name], language)}</label>
          <input
            id={name}
            name={name}
            value={given[name]}
            maxLength={LONGEST_COVER_NAME}
            autocomplete="off"
          />
        </p>
      ))}
    </>
  );
}

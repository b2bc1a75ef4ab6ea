import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import words from "../words.json" with { type: "json" };

interface LinksProps {
  readonly language: Language;
  /** The link that reopens a case with all answers, and the one without names. */
  readonly links: { readonly all: string; readonly unnamed: string };
}

/** The links that reopen a case, each with what it holds beside it; a button copies one where scripts run. */
export function Links({ language, links }: LinksProps): VNode {
  const text = words.links;
  const kinds = [
    { id: "link", value: links.all, label: text.all, note: text.allNote, copy: text.copyAll },
    {
      id: "link-unnamed",
      value: links.unnamed,
      label: text.unnamed,
      note: text.unnamedNote,
      copy: text.copyUnnamed,
    },
  ];
  return (
    <div class="links">
      {kinds.map(({ id, value, label, note, copy }) => (
        <div class="field" key={id}>
          <label for={id}>{textIn(label, language)}</label>
          <p class="hint" id={`${id}-hint`}>
            {textIn(note, language)}
          </p>
          <input id={id} class="link" readOnly value={value} aria-describedby={`${id}-hint`} />
          <button
            class="second small"
            type="button"
            data-copy={id}
            data-copied={textIn(text.copied, language)}
            hidden
          >
            {textIn(copy, language)}
          </button>
        </div>
      ))}
    </div>
  );
}

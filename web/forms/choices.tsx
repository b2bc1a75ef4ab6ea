import type { VNode } from "preact";
import type { Language } from "../../src/language/language.ts";
import type { Choice } from "../../src/vocabulary/vocabulary.ts";

interface OptionsProps {
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly search?: string }[];
  readonly chosen: readonly string[];
  /** The id of the first box, to which an error points. */
  readonly id: string;
}

/** Boxes to choose one or many from, each as large as a finger. */
export function Options({ type, name, options, chosen, id }: OptionsProps): VNode {
  return (
    <div class="options">
      {options.map(({ value, label, search }, index) => (
        <div class="option" data-search={search} key={value}>
          <input
            type={type}
            id={index === 0 ? id : `${id}-${index}`}
            name={name}
            value={value}
            checked={chosen.includes(value)}
          />
          <label for={index === 0 ? id : `${id}-${index}`}>{label}</label>
        </div>
      ))}
    </div>
  );
}

/** A fact's choices as options; what people may type to find one stands beside it, in both languages. */
export function optionsOf(choices: readonly Choice[], language: Language, searchable = false) {
  return choices.map(({ id, title, synonyms }) => ({
    value: id,
    label: title[language],
    ...(searchable
      ? {
          search: [
            title[language === "en" ? "zh-CN" : "en"],
            ...(synonyms?.["zh-CN"] ?? []),
            ...(synonyms?.en ?? []),
          ]
            .join(" ")
            .toLowerCase(),
        }
      : {}),
  }));
}

import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import type { Choice } from "../../src/vocabulary/vocabulary.ts";

/** A box to choose, with its words. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

interface OptionsProps {
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  /** The id of the first box, to which an error points. */
  readonly id: string;
}

/** Boxes to choose one or many from, each as large as a finger. */
export function Options({ type, name, options, chosen, id }: OptionsProps): VNode {
  return (
    <div class="options">
      {options.map(({ value, label }, index) => (
        <div class="option" key={value}>
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

/** A fact's choices as options. */
export function optionsOf(choices: readonly Choice[], language: Language): Option[] {
  return choices.map(({ id, title }) => ({ value: id, label: textIn(title, language) }));
}

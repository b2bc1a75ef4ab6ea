import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import { CoverNames } from "./cover-names.tsx";
import words from "../words.json" with { type: "json" };

interface HandOverProps {
  readonly language: Language;
  /** Where the file is asked for. */
  readonly address: string;
  /** The cities side by side, where the case is about several: a dossier is about one. */
  readonly cities: readonly { readonly id: string; readonly title: string }[];
}

/** The choices of a dossier to hand over, in the language of the page unless told otherwise. */
export function HandOver({ language, address, cities }: HandOverProps): VNode {
  const text = words.handOver;
  const editions = [
    { id: "zh-CN", name: text.chinese },
    { id: "en", name: text.english },
    { id: "both", name: text.both },
  ];
  return (
    <form method="get" action={address} class="hand-over">
      <h3>{textIn(text.title, language)}</h3>
      <p class="hint">{textIn(text.hint, language)}</p>
      <p>
        <label for="edition">{textIn(text.edition, language)}</label>
        <select id="edition" name="edition">
          {editions.map(({ id, name }) => (
            <option key={id} value={id} selected={id === language}>
              {textIn(name, language)}
            </option>
          ))}
        </select>
      </p>
      {cities.length === 0 ? null : (
        <p>
          <label for="dossier-city">{textIn(text.city, language)}</label>
          <select id="dossier-city" name="city">
            {cities.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </p>
      )}
      <CoverNames language={language} preparedFor="" preparedBy="" />
      <p>
        <label>
          <input type="checkbox" name="holders" value="left-out" /> {textIn(text.withoutHolders, language)}
        </label>
      </p>
      <p class="buttons">
        <button class="second" type="submit" name="format" value="pdf">
          {textIn(text.pdf, language)}
        </button>{" "}
        <button class="second" type="submit" name="format" value="docx">
          {textIn(text.docx, language)}
        </button>
      </p>
    </form>
  );
}

import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import { needsTranslation } from "../../src/language/languages.ts";
import ruleWords from "../../src/report/rules/words.json" with { type: "json" };
import reportWords from "../../src/report/words.json" with { type: "json" };
import type { ItemClass } from "../../src/rules/items.ts";
import words from "../words.json" with { type: "json" };

export interface ListedEntry {
  readonly id: string;
  readonly title: string;
  /** Where it stands, such as `table 1, item 49` of a document. */
  readonly place: string;
  readonly class: ItemClass;
  readonly quote: string;
  /** The English of the quote; null for readers of Chinese. */
  readonly translation: string | null;
  readonly rules: number;
}

/** Items in a line each, for a page that lists a whole document. */
export function ShortList({
  entries,
  language,
}: {
  readonly entries: readonly ListedEntry[];
  readonly language: Language;
}): VNode {
  return (
    <ul class="entries short">
      {entries.map(({ id, title, class: itemClass, rules }) => (
        <li key={id}>
          <a href={`/provisions/${id}`}>
            <span class="provision-id">{id}</span> {title}
          </a>{" "}
          <span class="hint">
            {textIn(ruleWords.classes[itemClass], language)}
            {rules === 0 ? "" : ` · ${textIn(words.catalogue.rules, language, { count: String(rules) })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Items with their class, their text and how many rules test them. */
export function EntryList({
  entries,
  language,
}: {
  readonly entries: readonly ListedEntry[];
  readonly language: Language;
}): VNode {
  return (
    <>
      {needsTranslation(language) && entries.length > 0 ? (
        <p class="translation-note">{textIn(reportWords.translationNote, language)}</p>
      ) : null}
      <ul class="entries">
        {entries.map(({ id, title, place, class: itemClass, quote, translation, rules }) => (
          <li key={id}>
            <h3>
              <a href={`/provisions/${id}`}>
                <span class="provision-id">{id}</span> {title}
              </a>
            </h3>
            <div class={translation === null ? "entry-text" : "entry-text beside"}>
              <p class="entry-quote" lang="zh-CN">
                {quote}
              </p>
              {translation === null ? null : <p class="translation">{translation}</p>}
            </div>
            <p class="tags">
              <span class={`tag ${itemClass}`}>{textIn(ruleWords.classes[itemClass], language)}</span>
              {rules === 0 ? null : (
                <span class="tag tested">
                  {textIn(words.catalogue.rules, language, { count: String(rules) })}
                </span>
              )}{" "}
              <span class="hint">{place}</span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

import type { VNode } from "preact";
import { fill, type Language } from "../../src/language/language.ts";
import reportWords from "../../src/report/words.json" with { type: "json" };
import ruleWords from "../../src/report/rules/words.json" with { type: "json" };
import { ITEM_CLASSES, type ItemClass } from "../../src/rules/items.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

export interface ListedEntry {
  readonly id: string;
  readonly title: string;
  readonly class: ItemClass;
  readonly quote: string;
  /** The English of the quote; null for readers of Chinese. */
  readonly translation: string | null;
  readonly rules: number;
}

export interface CatalogueProps {
  readonly context: PageContext;
  readonly search: {
    readonly q: string;
    readonly document: string;
    readonly class: string;
    readonly tested: boolean;
  };
  readonly documents: readonly { readonly id: string; readonly title: string; readonly status: string }[];
  readonly entries: readonly ListedEntry[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  addressOfPage(page: number): string;
}

/** All items, to search and to read on. */
export function CataloguePage(props: CatalogueProps): VNode {
  const { context, entries, count } = props;
  const { language } = context;
  const text = words.catalogue;
  return (
    <Layout context={context} title={text.title[language]} section="catalogue">
      <h1>{text.title[language]}</h1>
      <p class="lead">{text.lead[language]}</p>
      <search>
        <Search {...props} />
      </search>
      <h2 class="found">
        {count === 0 ? text.nothing[language] : fill(text.found[language], { count: String(count) })}
      </h2>
      <EntryList entries={entries} language={language} />
      <Paging {...props} />
    </Layout>
  );
}

function Search({ search, documents, context: { language } }: CatalogueProps): VNode {
  const text = words.catalogue;
  return (
    <form class="search" method="get" action="/catalogue">
      <div class="field wide">
        <label for="q">{text.search[language]}</label>
        <input type="search" id="q" name="q" value={search.q} maxLength={200} />
      </div>
      <div class="field">
        <label for="document">{text.document[language]}</label>
        <select id="document" name="document">
          <option value="">{text.all[language]}</option>
          {documents.map(({ id, title }) => (
            <option value={id} selected={id === search.document} key={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="class">{text.class[language]}</label>
        <select id="class" name="class">
          <option value="">{text.all[language]}</option>
          {ITEM_CLASSES.map((id) => (
            <option value={id} selected={id === search.class} key={id}>
              {ruleWords.classes[id][language]}
            </option>
          ))}
        </select>
      </div>
      <div class="option">
        <input type="checkbox" id="tested" name="tested" value="yes" checked={search.tested} />
        <label for="tested">{text.onlyTested[language]}</label>
      </div>
      <button type="submit">{text.find[language]}</button>
    </form>
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
      {language === "en" && entries.length > 0 ? (
        <p class="translation-note">{reportWords.translationNote.en}</p>
      ) : null}
      <ul class="entries">
        {entries.map(({ id, title, class: itemClass, quote, translation, rules }) => (
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
              <span class={`tag ${itemClass}`}>{ruleWords.classes[itemClass][language]}</span>
              {rules === 0 ? null : (
                <span class="tag tested">
                  {fill(words.catalogue.rules[language], { count: String(rules) })}
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Paging({ page, pages, addressOfPage, context: { language } }: CatalogueProps): VNode | null {
  if (pages <= 1) return null;
  const text = words.catalogue;
  const values = { page: String(page), pages: String(pages) };
  return (
    <nav class="paging" aria-label={fill(text.pages[language], values)}>
      {page > 1 ? (
        <a href={addressOfPage(page - 1)} rel="prev">
          {text.previous[language]}
        </a>
      ) : null}
      <span>{fill(text.pages[language], values)}</span>
      {page < pages ? (
        <a href={addressOfPage(page + 1)} rel="next">
          {text.next[language]}
        </a>
      ) : null}
    </nav>
  );
}

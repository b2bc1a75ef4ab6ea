import type { VNode } from "preact";
import type { FoundBySector } from "../../src/report/found.ts";
import { type Language, textIn } from "../../src/language/language.ts";
import type { SectorTexts } from "../../src/report/rules/by-sector.ts";
import ruleWords from "../../src/report/rules/words.json" with { type: "json" };
import { ITEM_CLASSES } from "../../src/rules/items.ts";
import { BEST } from "../forms/find-activities.tsx";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };
import { EntryList, type ListedEntry } from "./entry-list.tsx";

export interface CatalogueProps {
  readonly context: PageContext;
  readonly search: {
    readonly q: string;
    readonly document: string;
    readonly class: string;
    readonly tested: boolean;
  };
  readonly documents: readonly { readonly id: string; readonly title: string; readonly status: string }[];
  /** What fits what was typed, activities and fields among it; null where nothing was typed. */
  readonly fitting: FoundBySector | null;
  /** What the page opens with: every item that is tested, by sector; null once something is looked for. */
  readonly tested: readonly SectorTexts[] | null;
  readonly entries: readonly ListedEntry[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  addressOfPage(page: number): string;
}

/** All items, to search and to read on. */
export function CataloguePage(props: CatalogueProps): VNode {
  const { context, entries, count, tested } = props;
  const { language } = context;
  const text = words.catalogue;
  return (
    <Layout context={context} title={textIn(text.title, language)} section="catalogue">
      <h1>{textIn(text.title, language)}</h1>
      <p class="lead">{textIn(text.lead, language)}</p>
      <search>
        <Search {...props} />
      </search>
      {tested === null ? (
        <>
          <Fitting {...props} />
          <h2 class="found">
            {count === 0
              ? textIn(text.nothing, language)
              : textIn(text.found, language, { count: String(count) })}
          </h2>
          <EntryList entries={entries} language={language} />
          <Paging {...props} />
        </>
      ) : (
        <Tested sectors={tested} count={count} language={language} />
      )}
    </Layout>
  );
}

interface TestedProps {
  readonly sectors: readonly SectorTexts[];
  readonly count: number;
  readonly language: Language;
}

/** Every item that a rule tests, by sector, with jumps to each. */
function Tested({ sectors, count, language }: TestedProps): VNode {
  const text = words.catalogue;
  return (
    <>
      <h2>{textIn(text.testedBySector, language)}</h2>
      <nav class="contents" aria-label={textIn(text.testedBySector, language)}>
        <ul>
          {sectors.map(({ code, title }) => (
            <li key={code}>
              <a href={`#sector-${code}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {sectors.map(({ code, title, cities }) => (
        <section class="tested-sector" id={`sector-${code}`} key={code}>
          <h3>{title}</h3>
          <div class="side-by-side">
            {cities.map(({ city, title: name, tested }) => (
              <div key={city}>
                <h4>{name}</h4>
                {tested.length === 0 ? <p class="hint">{textIn(text.noneTested, language)}</p> : null}
                <ul>
                  {tested.map(({ id, title: own, tests }) => (
                    <li key={id}>
                      <a href={`/provisions/${id}`}>{own}</a>
                      <p class="hint">{tests}</p>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </section>
      ))}
      <p>
        <a class="button second" href="/catalogue?page=1">
          {textIn(text.allItems, language, { count: String(count) })}
        </a>
      </p>
    </>
  );
}

/** What the documents say of the field that was looked for, and the way to compare one's own business. */
function Fitting({ fitting, search, context: { language } }: CatalogueProps): VNode | null {
  const said = fitting?.ranked.slice(0, BEST).find(({ kind }) => kind === "pointer");
  if (fitting === null) return null;
  return (
    <>
      {said === undefined ? null : (
        <p class="said">
          <b>{said.title}</b>
          {textIn(words.colon, language)}
          {said.texts[0]}
        </p>
      )}
      <p>
        <a href={`/find?${new URLSearchParams({ q: search.q })}`}>
          {textIn(words.catalogue.toFind, language)}
        </a>
      </p>
    </>
  );
}

function Search({ search, documents, context: { language } }: CatalogueProps): VNode {
  const text = words.catalogue;
  return (
    <form class="search" method="get" action="/catalogue">
      <div class="field wide">
        <label for="q">{textIn(text.search, language)}</label>
        <input type="search" id="q" name="q" value={search.q} maxLength={200} />
      </div>
      <div class="field">
        <label for="document">{textIn(text.document, language)}</label>
        <select id="document" name="document">
          <option value="">{textIn(text.all, language)}</option>
          {documents.map(({ id, title }) => (
            <option value={id} selected={id === search.document} key={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="class">{textIn(text.class, language)}</label>
        <select id="class" name="class">
          <option value="">{textIn(text.all, language)}</option>
          {ITEM_CLASSES.map((id) => (
            <option value={id} selected={id === search.class} key={id}>
              {textIn(ruleWords.classes[id], language)}
            </option>
          ))}
        </select>
      </div>
      <div class="option">
        <input type="checkbox" id="tested" name="tested" value="yes" checked={search.tested} />
        <label for="tested">{textIn(text.onlyTested, language)}</label>
      </div>
      <button type="submit">{textIn(text.find, language)}</button>
    </form>
  );
}

function Paging({ page, pages, addressOfPage, context: { language } }: CatalogueProps): VNode | null {
  if (pages <= 1) return null;
  const text = words.catalogue;
  const values = { page: String(page), pages: String(pages) };
  return (
    <nav class="paging" aria-label={textIn(text.pages, language, values)}>
      {page > 1 ? (
        <a href={addressOfPage(page - 1)} rel="prev">
          {textIn(text.previous, language)}
        </a>
      ) : null}
      <span>{textIn(text.pages, language, values)}</span>
      {page < pages ? (
        <a href={addressOfPage(page + 1)} rel="next">
          {textIn(text.next, language)}
        </a>
      ) : null}
    </nav>
  );
}

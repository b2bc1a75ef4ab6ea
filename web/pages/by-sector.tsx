import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import words from "../../src/report/rules/by-sector.json" with { type: "json" };
import {
  type CityTexts,
  countTexts,
  type ListedText,
  type SectorTexts,
  type TextsBySector,
} from "../../src/report/rules/by-sector.ts";
import { Layout, type PageContext } from "../layout.tsx";
import pageWords from "../words.json" with { type: "json" };

interface Named {
  readonly id: string;
  readonly title: string;
}

export interface BySectorProps {
  readonly context: PageContext;
  readonly texts: TextsBySector;
  readonly cities: readonly Named[];
  readonly sectors: readonly Named[];
  /** What is shown; empty for all. */
  readonly city: string;
  readonly sector: string;
}

/**
 * What the documents say of each sector, the cities side by side. The page at this address also takes the case of a
 * link: what stands behind the number sign is sent as a form by the script.
 */
export function BySectorPage(props: BySectorProps): VNode {
  const { context, texts, sector } = props;
  const { language } = context;
  const [only] = texts.sectors;
  return (
    <Layout context={context} title={texts.title} section="open">
      <form method="post" action="/cases/open" data-open-fragment hidden>
        <input type="hidden" name="case" value="" />
      </form>
      <noscript>
        <p class="said">{textIn(pageWords.open.needsScript, language)}</p>
      </noscript>
      <h1>{texts.title}</h1>
      <p class="stamp">{texts.asOf}</p>
      <p class="said">{texts.notPermit}</p>
      <Choose {...props} />
      {sector !== "" && only !== undefined ? (
        <Sector sector={only} language={language} />
      ) : (
        <AllSectors {...props} />
      )}
    </Layout>
  );
}

function Choose({ cities, sectors, city, sector, context: { language } }: BySectorProps): VNode {
  const text = pageWords.bySector;
  const options = (named: readonly Named[], chosen: string): VNode[] =>
    named.map(({ id, title }) => (
      <option value={id} selected={id === chosen} key={id}>
        {title}
      </option>
    ));
  return (
    <form class="search by-sector" method="get" action="/open">
      <div class="field">
        <label for="sector">{textIn(text.sector, language)}</label>
        <select id="sector" name="sector">
          <option value="">{textIn(text.allSectors, language)}</option>
          {options(sectors, sector)}
        </select>
      </div>
      <div class="field">
        <label for="city">{textIn(text.city, language)}</label>
        <select id="city" name="city">
          <option value="">{textIn(text.sideBySide, language)}</option>
          {options(cities, city)}
        </select>
      </div>
      <button type="submit">{textIn(text.show, language)}</button>
    </form>
  );
}

function AllSectors({ texts, city, context: { language } }: BySectorProps): VNode {
  return (
    <ul class="sector-list">
      {texts.sectors.map(({ code, title, cities }) => (
        <li key={code}>
          <a href={`/open?${new URLSearchParams({ sector: code, ...(city === "" ? {} : { city }) })}`}>
            {title}
          </a>
          {cities.map((one) => (
            <span class="hint" key={one.city}>
              {one.title}
              {textIn(pageWords.colon, language)}
              {countTexts(one, language)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Sector({ sector, language }: { readonly sector: SectorTexts; readonly language: Language }): VNode {
  const { title, cities, closed, fields } = sector;
  return (
    <>
      <h2>{title}</h2>
      {closed.length === 0 ? null : (
        <section class="banned">
          <h3>{textIn(words.closed, language)}</h3>
          <ul>
            {closed.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <div class="side-by-side">
        {cities.map((city) => (
          <City city={city} language={language} key={city.city} />
        ))}
      </div>
      {fields.length === 0 ? null : (
        <section class="part">
          <h2>{textIn(words.fields, language)}</h2>
          {fields.map(({ id, title: own, texts }) => (
            <div class="pointer" key={id}>
              <h3>{own}</h3>
              {texts.map((text) => (
                <p key={text}>{text}</p>
              ))}
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function City({ city, language }: { readonly city: CityTexts; readonly language: Language }): VNode {
  const { title, tested, supported, tasks, expired } = city;
  return (
    <section class="city-texts">
      <h3>{title}</h3>
      {tested.length + supported.length + tasks.length === 0 ? <p>{textIn(words.silent, language)}</p> : null}
      <Texts heading={textIn(words.tested, language)} texts={tested} kind="tested" />
      <Texts heading={textIn(words.supported, language)} texts={supported} kind="supported" />
      <Folded heading={textIn(words.tasks, language)} texts={tasks} />
      <Folded heading={textIn(words.expired, language)} texts={expired} />
    </section>
  );
}

interface TextsProps {
  readonly heading: string;
  readonly texts: readonly ListedText[];
}

function Texts({ heading, texts, kind }: TextsProps & { readonly kind: string }): VNode | null {
  if (texts.length === 0) return null;
  return (
    <div class={`texts ${kind}`}>
      <h4>{heading}</h4>
      <TextItems texts={texts} />
    </div>
  );
}

function Folded({ heading, texts }: TextsProps): VNode | null {
  if (texts.length === 0) return null;
  return (
    <details class="texts">
      <summary>
        {heading} <span class="hint">{texts.length}</span>
      </summary>
      <TextItems texts={texts} />
    </details>
  );
}

function TextItems({ texts }: Pick<TextsProps, "texts">): VNode {
  return (
    <ul>
      {texts.map(({ id, title, place, tests }) => (
        <li key={id}>
          <a href={`/provisions/${id}`}>{title}</a>
          {tests === null ? null : <p class="tests">{tests}</p>}
          <p class="hint">{place}</p>
        </li>
      ))}
    </ul>
  );
}

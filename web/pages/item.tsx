import type { VNode } from "preact";
import { textIn } from "../../src/language/language.ts";
import ruleWords from "../../src/report/rules/words.json" with { type: "json" };
import { Banner } from "../banner.tsx";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

export interface ItemProps {
  readonly context: PageContext;
  readonly id: string;
  readonly title: string;
  /** Where it stands, such as `table 1, item 49` of a document. */
  readonly place: string;
  /** What it is: document, status, class and addressee. */
  readonly head: readonly string[];
  /** What leads the page where the document does not plainly hold today; null where it does. */
  readonly banner: string | null;
  readonly document: { readonly id: string; readonly title: string };
  readonly clauseHeading: string;
  /** The paragraph with the clause in [[ ]]. */
  readonly paragraph: string;
  /** The same in English, with the clause in [[ ]]; null for readers of Chinese. */
  readonly translation: string | null;
  readonly sections: readonly { readonly heading: string; readonly texts: readonly string[] }[];
}

/** One item with its clause marked in its paragraph, and all that its rules say. */
export function ItemPage(props: ItemProps): VNode {
  const { context, id, title, place, head, document, sections } = props;
  const { language } = context;
  return (
    <Layout context={context} title={`${id} ${title}`} section="catalogue">
      <p class="back">
        <a href={`/documents/${document.id}`}>
          {textIn(words.catalogue.backToDocument, language)}
          {textIn(words.colon, language)}
          {document.title}
        </a>
      </p>
      <p class="place">
        {place} <span class="provision-id">{id}</span>
      </p>
      <h1>{title}</h1>
      <Banner text={props.banner} />
      {head.map((line) => (
        <p class="head-line" key={line}>
          {line}
        </p>
      ))}
      <section class="part">
        <h2>{props.clauseHeading}</h2>
        <div class={props.translation === null ? "clause" : "clause beside"}>
          <blockquote class="paragraph" lang="zh-CN">
            <Marked text={props.paragraph} />
          </blockquote>
          {props.translation === null ? null : (
            <div class="translation">
              <h3>{textIn(ruleWords.translation, language)}</h3>
              <p>
                <Marked text={props.translation} />
              </p>
            </div>
          )}
        </div>
      </section>
      {sections.map(({ heading, texts }) => (
        <section class="part" key={heading}>
          <h2>{heading}</h2>
          {texts.length === 1 ? (
            <p>{texts[0]}</p>
          ) : (
            <ul>
              {texts.map((text, index) => (
                <li key={index}>{text}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </Layout>
  );
}

function Marked({ text }: { readonly text: string }): VNode {
  const parts = text.split(/\[\[|\]\]/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))}</>;
}

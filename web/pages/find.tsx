import type { VNode } from "preact";
import type { FoundBySector } from "../../src/report/found.ts";
import { type Language, textIn } from "../../src/language/language.ts";
import { FoundList } from "../find/found.tsx";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

interface FindPageProps {
  readonly context: PageContext;
  readonly typed: string;
  readonly found: FoundBySector;
}

/** What was found for the words of a business, with the way to begin with an activity. */
export function FindPage({ context, typed, found }: FindPageProps): VNode {
  const { language } = context;
  const text = words.find;
  const title = typed === "" ? textIn(text.business, language) : textIn(text.title, language, { typed });
  return (
    <Layout context={context} title={title} section="start">
      <h1>{title}</h1>
      <FindForm typed={typed} language={language} />
      {typed === "" ? null : (
        <>
          <FoundList
            found={found}
            language={language}
            heading="h2"
            activity={({ id, title: name }) => (
              <form method="post" action={`/cases?${new URLSearchParams({ activity: id })}`}>
                <span>{name}</span>{" "}
                <button class="second small" type="submit">
                  {textIn(text.begin, language)}
                  <span class="unseen"> {name}</span>
                </button>
              </form>
            )}
          />
          <p class="hint">{textIn(text.listed, language)}</p>
          <form method="post" action="/cases">
            <button class="second" type="submit">
              {textIn(text.beginWithout, language)}
            </button>
          </form>
        </>
      )}
    </Layout>
  );
}

/** A field for the words of a business. */
export function FindForm({
  typed,
  language,
}: {
  readonly typed: string;
  readonly language: Language;
}): VNode {
  const text = words.find;
  return (
    <search>
      <form class="find-form" method="get" action="/find">
        <label for="q">{textIn(text.business, language)}</label>
        <p class="hint" id="q-hint">
          {textIn(text.hint, language)}
        </p>
        <div class="find-line">
          <input type="search" id="q" name="q" value={typed} maxLength={100} aria-describedby="q-hint" />
          <button type="submit">{textIn(text.search, language)}</button>
        </div>
      </form>
    </search>
  );
}

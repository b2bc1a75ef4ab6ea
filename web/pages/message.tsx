import type { VNode } from "preact";
import { textIn } from "../../src/language/language.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

interface MessageProps {
  readonly context: PageContext;
  readonly title: string;
  readonly texts: readonly string[];
  readonly requestId: string | null;
}

/** A page that only says something, with the way back to the start. */
export function MessagePage({ context, title, texts, requestId }: MessageProps): VNode {
  const { language } = context;
  return (
    <Layout context={context} title={title} section="start">
      <h1>{title}</h1>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>
        <a class="button" href="/">
          {textIn(words.failure.home, language)}
        </a>
      </p>
      {requestId === null ? null : (
        <p class="hint">{textIn(words.failure.reference, language, { id: requestId })}</p>
      )}
    </Layout>
  );
}

/** This browser does not hold the case. */
export function GonePage({ context }: { readonly context: PageContext }): VNode {
  const { title, text } = words.gone;
  const { language } = context;
  return (
    <MessagePage
      context={context}
      title={textIn(title, language)}
      texts={[textIn(text, language)]}
      requestId={null}
    />
  );
}

interface TooLargeProps {
  readonly context: PageContext;
  /** The whole profile as JSON, which goes back and forth with the forms. */
  readonly profile: string;
}

/** The case does not fit into the browser's cookies: take it along as a file. */
export function TooLargePage({ context, profile }: TooLargeProps): VNode {
  const { language } = context;
  const text = words.tooLarge;
  const fields = <input type="hidden" name="profile" value={profile} />;
  return (
    <Layout context={context} title={textIn(text.title, language)} section="start">
      <h1>{textIn(text.title, language)}</h1>
      <p>{textIn(text.text, language)}</p>
      <div class="buttons">
        <form method="post" action="/cases/download">
          {fields}
          <button type="submit">{textIn(words.answers.download, language)}</button>
        </form>
        <form method="post" action="/cases/result">
          {fields}
          <button class="second" type="submit">
            {textIn(text.result, language)}
          </button>
        </form>
      </div>
    </Layout>
  );
}

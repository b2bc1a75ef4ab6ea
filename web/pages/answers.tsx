import type { VNode } from "preact";
import { showDay } from "../../src/language/day.ts";
import { textIn } from "../../src/language/language.ts";
import { Links } from "../forms/links.tsx";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

export interface AnswersProps {
  readonly context: PageContext;
  readonly caseId: string;
  readonly asOf: string;
  readonly answers: readonly {
    readonly fact: string;
    readonly title: string;
    readonly answer: string;
    readonly address: string;
  }[];
  readonly toGo: number;
  readonly links: { readonly all: string; readonly unnamed: string };
}

/** Every answer with a way to change it, the explicit end, and the ways to keep the case. */
export function AnswersPage(props: AnswersProps): VNode {
  const { context, caseId, answers, toGo, asOf } = props;
  const { language } = context;
  const text = words.answers;
  return (
    <Layout context={context} title={textIn(text.title, language)} section="start">
      <h1>{textIn(text.title, language)}</h1>
      <p class="lead">
        {toGo === 0 ? textIn(text.complete, language) : textIn(text.open, language, { toGo: String(toGo) })}
      </p>
      {answers.length === 0 ? <p>{textIn(text.none, language)}</p> : null}
      <dl class="answers">
        {answers.map(({ fact, title, answer, address }) => (
          <div key={fact}>
            <dt>{title}</dt>
            <dd dir="auto">{answer}</dd>
            <dd class="change">
              <a href={address}>
                {textIn(text.change, language)}
                <span class="unseen"> {title}</span>
              </a>
            </dd>
          </div>
        ))}
        <div>
          <dt>{textIn(text.asOf, language)}</dt>
          <dd>{showDay(asOf, language)}</dd>
          <dd class="change">
            <a href={`/case/${caseId}/plan#asOf`}>
              {textIn(text.change, language)}
              <span class="unseen"> {textIn(text.asOf, language)}</span>
            </a>
          </dd>
        </div>
      </dl>
      <div class="buttons">
        {toGo === 0 ? null : (
          <a class="button second" href={`/case/${caseId}/next`}>
            {textIn(text.goOn, language)}
          </a>
        )}
        <form method="get" action={`/case/${caseId}/result`}>
          <button type="submit">{textIn(text.result, language)}</button>
        </form>
      </div>
      <section class="part keep">
        <h2>{textIn(text.keep, language)}</h2>
        <p>
          <a href={`/case/${caseId}/profile.json`} download>
            {textIn(text.download, language)}
          </a>
        </p>
        <Links language={language} links={props.links} />
        <p>
          <a href={`/case/${caseId}/delete`}>{textIn(text.forget, language)}</a>
        </p>
      </section>
    </Layout>
  );
}

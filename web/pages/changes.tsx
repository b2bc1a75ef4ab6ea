import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import { formOf } from "../../src/language/languages.ts";
import type {
  AlikeChange,
  Changed,
  ChangedDocument,
  LastChange,
  RuleHistory,
} from "../../src/report/rules/rulebook-changes.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

const COMMAND = "rules diff";
const own = words.changes;

interface ChangesProps {
  readonly context: PageContext;
  /** null where nothing ever changed. */
  readonly last: LastChange | null;
  readonly documents: readonly ChangedDocument[];
}

/** What changed last in the rulebook, and the way to the history of each rule. */
export function ChangesPage({ context, last, documents }: ChangesProps): VNode {
  const { language } = context;
  const [before = "", after = ""] = textIn(own.command, language).split("{command}");
  return (
    <Layout context={context} title={textIn(words.toChanges, language)} section="catalogue">
      <h1>{textIn(words.toChanges, language)}</h1>
      <p>{textIn(own.lead, language)}</p>
      <p>
        {before}
        <code>{COMMAND}</code>
        {after}
      </p>
      {last === null ? <p>{textIn(own.none, language)}</p> : <Last last={last} language={language} />}
      <section class="part">
        <h2>{textIn(own.history, language)}</h2>
        <ul>
          {documents.map(({ id, title, count }) => (
            <li key={id}>
              <a href={`/changes?document=${id}`}>{title}</a>
              {textIn(words.colon, language)}
              {count}
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  );
}

function Last({ last, language }: { readonly last: LastChange; readonly language: Language }): VNode {
  return (
    <section class="part">
      <h2>{last.heading}</h2>
      {last.kinds.map(({ heading, none, changes }) => (
        <div key={heading}>
          <h3>{heading}</h3>
          {none === null ? null : <p>{none}</p>}
          {changes.length === 0 ? null : (
            <ul class="rule-changes">
              {changes.map((change) => (
                <Alike change={change} language={language} key={change.what + change.why} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

function Alike({ change, language }: { readonly change: AlikeChange; readonly language: Language }): VNode {
  const { what, why, changed } = change;
  const rules = changed.filter(({ rule }) => rule !== null);
  const notes = changed.filter(({ rule }) => rule === null);
  return (
    <li>
      <p>{what}</p>
      <p class="hint">{textIn(own.why, language, { why })}</p>
      {rules.length === 0 ? null : (
        <p class="hint">
          {textIn(own.rules, language)}
          <Names changed={rules} language={language} />
        </p>
      )}
      {notes.length === 0 ? null : (
        <p class="hint">
          {textIn(own.notes, language)}
          <Names changed={notes} language={language} />
        </p>
      )}
    </li>
  );
}

function Names({
  changed,
  language,
}: {
  readonly changed: readonly Changed[];
  readonly language: Language;
}): VNode {
  const between = formOf(language).semicolon;
  return (
    <>
      {changed.map(({ rule, title }, index) => (
        <span key={rule ?? title}>
          {index === 0 ? "" : between}
          {rule === null ? title : <a href={`/provisions/${rule}`}>{rule}</a>}
        </span>
      ))}
    </>
  );
}

interface HistoryProps {
  readonly context: PageContext;
  readonly document: string;
  readonly histories: readonly RuleHistory[];
}

/** The history of every rule of a document that ever changed. */
export function HistoryPage({ context, document, histories }: HistoryProps): VNode {
  const { language } = context;
  const title = textIn(own.ofDocument, language, { document });
  return (
    <Layout context={context} title={title} section="catalogue">
      <p class="back">
        <a href="/changes">{textIn(own.back, language)}</a>
      </p>
      <h1>{title}</h1>
      {histories.length === 0 ? <p>{textIn(own.noneOfDocument, language)}</p> : null}
      {histories.map(({ rule, title: name, changes }) => (
        <section class="part" key={rule}>
          <h2>{name}</h2>
          <p>
            <a class="provision-id" href={`/provisions/${rule}`}>
              {rule}
            </a>
          </p>
          <ul class="rule-changes">
            {changes.map(({ head, what, why }) => (
              <li key={head + what}>
                <p>
                  <b>{head}</b>
                  {textIn(words.colon, language)}
                  {what}
                </p>
                <p class="hint">{textIn(own.why, language, { why })}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
}

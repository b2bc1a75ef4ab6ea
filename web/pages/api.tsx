import type { VNode } from "preact";
import { textIn } from "../../src/language/language.ts";
import { formOf } from "../../src/language/languages.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

export interface ApiProps {
  readonly context: PageContext;
  readonly operations: readonly {
    readonly id: string;
    readonly method: string;
    readonly path: string;
    readonly summary: string;
    readonly description: string;
    readonly parameters: readonly { readonly name: string; readonly description: string }[];
    readonly answer: string;
    readonly example: string;
  }[];
  readonly failures: readonly { readonly kind: string; readonly status: number; readonly text: string }[];
}

/** The API for people; for programs it is described in openapi.json. */
export function ApiPage({ context, operations, failures }: ApiProps): VNode {
  const { language } = context;
  const text = words.api;
  const { stop, space } = formOf(language);
  return (
    <Layout context={context} title={textIn(text.title, language)} section="api">
      <h1>{textIn(text.title, language)}</h1>
      <p class="lead">
        {textIn(text.lead, language)} <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>
        {stop}
      </p>
      {operations.map((operation) => (
        <section class="part operation" id={operation.id} key={operation.id}>
          <h2>
            <span class="method">{operation.method}</span> <code>/api/v1{operation.path}</code>
          </h2>
          <p>
            <b>
              {operation.summary}
              {stop + space}
            </b>
            {operation.description}
          </p>
          {operation.parameters.length === 0 ? null : (
            <div>
              <h3>{textIn(text.parameters, language)}</h3>
              <ul>
                {operation.parameters.map(({ name, description }) => (
                  <li key={name}>
                    <code>{name}</code>
                    {textIn(words.colon, language)}
                    {description}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <p>
            {textIn(text.answer, language)}
            {textIn(words.colon, language)}
            <code>{operation.answer}</code>
          </p>
          <h3>{textIn(text.example, language)}</h3>
          <pre class="in-words">
            <code>{operation.example}</code>
          </pre>
        </section>
      ))}
      <section class="part">
        <h2>{textIn(text.errors, language)}</h2>
        <p>{textIn(text.errorsLead, language)}</p>
        <ul>
          {failures.map(({ kind, status, text: told }) => (
            <li id={kind} key={kind}>
              <code>
                {status} {kind}
              </code>{" "}
              {told}
            </li>
          ))}
        </ul>
        <p>{textIn(text.limits, language)}</p>
      </section>
    </Layout>
  );
}

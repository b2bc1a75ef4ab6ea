import type { VNode } from "preact";
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
  return (
    <Layout context={context} title={text.title[language]} section="api">
      <h1>{text.title[language]}</h1>
      <p class="lead">
        {text.lead[language]} <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>
        {language === "en" ? "." : "。"}
      </p>
      {operations.map((operation) => (
        <section class="part operation" id={operation.id} key={operation.id}>
          <h2>
            <span class="method">{operation.method}</span> <code>/api/v1{operation.path}</code>
          </h2>
          <p>
            <b>
              {operation.summary}
              {language === "en" ? ". " : "。"}
            </b>
            {operation.description}
          </p>
          {operation.parameters.length === 0 ? null : (
            <div>
              <h3>{text.parameters[language]}</h3>
              <ul>
                {operation.parameters.map(({ name, description }) => (
                  <li key={name}>
                    <code>{name}</code>
                    {words.colon[language]}
                    {description}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <p>
            {text.answer[language]}
            {words.colon[language]}
            <code>{operation.answer}</code>
          </p>
          <h3>{text.example[language]}</h3>
          <pre class="in-words">
            <code>{operation.example}</code>
          </pre>
        </section>
      ))}
      <section class="part">
        <h2>{text.errors[language]}</h2>
        <p>{text.errorsLead[language]}</p>
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
        <p>{text.limits[language]}</p>
      </section>
    </Layout>
  );
}

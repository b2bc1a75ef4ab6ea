import type { VNode } from "preact";
import { type Language, textIn, type Words } from "../../src/language/language.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

const text = words.lists;

/** The page on which a list is chosen. */
export function ListsPage({
  context,
  problem,
}: {
  readonly context: PageContext;
  readonly problem: Words | null;
}): VNode {
  const { language } = context;
  return (
    <Layout context={context} title={textIn(text.title, language)} section="lists">
      <h1>{textIn(text.title, language)}</h1>
      <p class="lead">{textIn(text.lead, language)}</p>
      <form class="upload" method="post" action="/lists" encType="multipart/form-data">
        <label for="list">{textIn(text.file, language)}</label>
        <p class="hint" id="list-hint">
          {textIn(text.fileHint, language)}
        </p>
        {problem === null ? null : (
          <p class="error" id="list-error" role="alert">
            {textIn(problem, language)}
          </p>
        )}
        <input
          type="file"
          id="list"
          name="list"
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby={problem === null ? "list-hint" : "list-hint list-error"}
          required
        />
        <button type="submit">{textIn(text.send, language)}</button>
      </form>
      <p class="hint">{textIn(text.caution, language)}</p>
    </Layout>
  );
}

interface KeptProps {
  readonly context: PageContext;
  readonly name: string;
  /** The address of the list. */
  readonly address: string;
}

/** A button that removes the list from the server. */
function DeleteForm({ address, language }: { readonly address: string; readonly language: Language }): VNode {
  return (
    <form method="post" action={`${address}/delete`} class="delete-list">
      <button class="second" type="submit">
        {textIn(text.deleteAll, language)}
      </button>
    </form>
  );
}

/** How far a list is. */
export interface ListProgressView {
  readonly said: Words;
  /** From 0 to 100; null where nobody knows. */
  readonly percent: number | null;
}

/** The page of a list at work, which asks for itself again. */
export function ListProgressPage({
  context,
  name,
  address,
  progress,
}: KeptProps & { readonly progress: ListProgressView }): VNode {
  const { language } = context;
  const { said, percent } = progress;
  const title = textIn(text.working, language, { name });
  return (
    <Layout context={context} title={title} section="lists" refresh={3}>
      <h1>{title}</h1>
      <div data-list-progress={`${address}/state`}>
        <p id="list-said" aria-live="polite">
          {textIn(said, language)}
        </p>
        <progress aria-labelledby="list-said" max={100} {...(percent === null ? {} : { value: percent })} />
      </div>
      <p>
        <a href={address}>{textIn(text.refresh, language)}</a>
      </p>
      <DeleteForm address={address} language={language} />
    </Layout>
  );
}

/** A list that cannot be used, with the reason. */
export function ListRefusedPage({
  context,
  name,
  address,
  reason,
}: KeptProps & { readonly reason: Words }): VNode {
  const { language } = context;
  const title = textIn(text.refused, language, { name });
  return (
    <Layout context={context} title={title} section="lists">
      <h1>{title}</h1>
      <p class="error">{textIn(reason, language)}</p>
      <form method="post" action={`${address}/again`}>
        <button type="submit">{textIn(text.afresh, language)}</button>
      </form>
      <p>
        <a href="/lists">{textIn(text.again, language)}</a>
      </p>
      <DeleteForm address={address} language={language} />
    </Layout>
  );
}

/** A list that was checked: what came of it, and what can be taken away. */
export function ListDonePage(
  props: KeptProps & {
    readonly counts: Readonly<Record<"rows" | "companies" | "rejects" | "leftOut", number>>;
    readonly hasReports: boolean;
  },
): VNode {
  const { context, name, address, counts, hasReports } = props;
  const { language } = context;
  const title = textIn(text.done, language, { name });
  const values = Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, String(count)]));
  return (
    <Layout context={context} title={title} section="lists">
      <h1>{title}</h1>
      <p>{textIn(text.counts, language, values)}</p>
      <p class="hint">{textIn(text.caution, language)}</p>
      <ul class="list-results">
        {hasReports ? (
          <li>
            <a class="action" href={`${address}/overview.html`}>
              {textIn(text.overview, language)}
            </a>
          </li>
        ) : null}
        <li>
          <a class="action" href={`${address}/results.zip`}>
            {textIn(text.archive, language)}
          </a>
        </li>
        <li>
          <a class="action" href={`${address}/results.xlsx`}>
            {textIn(text.workbook, language)}
          </a>
        </li>
      </ul>
      <form method="post" action={`${address}/again`}>
        <button class="second" type="submit">
          {textIn(text.change, language)}
        </button>
      </form>
      <DeleteForm address={address} language={language} />
    </Layout>
  );
}

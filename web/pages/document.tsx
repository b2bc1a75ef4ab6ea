import type { VNode } from "preact";
import { showDay } from "../../src/language/day.ts";
import { textIn } from "../../src/language/language.ts";
import { Banner } from "../banner.tsx";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };
import { type ListedEntry, ShortList } from "./entry-list.tsx";

export interface DocumentProps {
  readonly context: PageContext;
  readonly title: string;
  readonly asOf: string;
  readonly facts: {
    readonly number: string;
    readonly issuer: string;
    readonly written: string;
    readonly published: string | null;
    readonly term: string | null;
    readonly status: string;
  };
  /** What leads the page where the document does not plainly hold today; null where it does. */
  readonly banner: string | null;
  readonly notes: readonly string[];
  readonly entries: readonly ListedEntry[];
}

/** A policy document: what it is, whether it holds today, and every item of it. */
export function DocumentPage({ context, title, asOf, facts, banner, notes, entries }: DocumentProps): VNode {
  const { language } = context;
  const text = words.catalogue;
  const rows = [
    [textIn(text.number, language), facts.number],
    [textIn(text.issuer, language), facts.issuer],
    [textIn(text.written, language), facts.written],
    [textIn(text.published, language), facts.published],
    [textIn(text.term, language), facts.term],
    [textIn(text.status, language, { date: showDay(asOf, language) }), facts.status],
  ] as const;
  return (
    <Layout context={context} title={title} section="catalogue">
      <h1>{title}</h1>
      <Banner text={banner} />
      <dl class="facts">
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {notes.map((note) => (
        <p class="status-note" key={note}>
          {note}
        </p>
      ))}
      <h2>{textIn(text.items, language)}</h2>
      <ShortList entries={entries} language={language} />
    </Layout>
  );
}

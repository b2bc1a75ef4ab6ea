import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };
import { FindForm } from "./find.tsx";

/** A case that this browser holds. */
export interface ShownCase {
  readonly id: string;
  readonly name: string;
  /** The name alone; empty where it has none. */
  readonly given: string;
  /** The activity and the city, as far as they are named. */
  readonly about: string;
}

interface StartProps {
  readonly context: PageContext;
  /** The cities that the documents speak of, as a list inside a sentence. */
  readonly cities: string;
  readonly cases: readonly ShownCase[];
  readonly documents: readonly { readonly id: string; readonly title: string; readonly status: string }[];
}

/** The first page: begin, open a profile, read the catalogue, or go to the API. */
export function StartPage({ context, cities, cases, documents }: StartProps): VNode {
  const { language } = context;
  const text = words.start;
  return (
    <Layout context={context} title={textIn(text.title, language)} section="start">
      <div class="hero">
        <h1>{textIn(text.title, language)}</h1>
        <p class="lead">{textIn(text.lead, language, { cities })}</p>
      </div>
      <FindForm typed="" language={language} />
      <Cases cases={cases} language={language} />
      <h2>{textIn(text.forWhom, language)}</h2>
      <div class="doors">
        <section class="door primary">
          <h3>{textIn(text.company, language)}</h3>
          <p>{textIn(text.companyText, language)}</p>
          <form method="post" action="/cases">
            <button type="submit">{textIn(text.begin, language)}</button>
          </form>
          <p class="hint">{textIn(text.beginNote, language)}</p>
        </section>
        <section class="door">
          <h3>{textIn(text.adviser, language)}</h3>
          <p>{textIn(text.adviserText, language)}</p>
          <p>
            <a class="action" href="/open">
              {textIn(text.bySectorLink, language)}
            </a>
          </p>
          <p>
            <a class="action" href="/lists">
              {textIn(words.lists.title, language)}
            </a>
          </p>
          <p>
            <a class="action" href="/catalogue">
              {textIn(text.adviserLink, language)}
            </a>
          </p>
        </section>
        <section class="door">
          <h3>{textIn(text.program, language)}</h3>
          <p>{textIn(text.programText, language)}</p>
          <p>
            <a class="action" href="/officials">
              {textIn(text.officialsLink, language)}
            </a>
          </p>
          <p>
            <a class="action" href="/api">
              {textIn(text.programLink, language)}
            </a>
          </p>
        </section>
      </div>
      <section class="part">
        <h2>{textIn(text.upload, language)}</h2>
        <form class="upload" method="post" action="/cases/upload" encType="multipart/form-data">
          <label for="profile">{textIn(text.uploadLabel, language)}</label>
          <p class="hint" id="profile-hint">
            {textIn(text.uploadHint, language)}
          </p>
          <input
            type="file"
            id="profile"
            name="profile"
            accept=".json,application/json"
            aria-describedby="profile-hint"
            required
          />
          <button class="second" type="submit">
            {textIn(text.uploadButton, language)}
          </button>
        </form>
      </section>
      <section class="part">
        <h2>{textIn(text.documents, language)}</h2>
        <ul class="documents">
          {documents.map(({ id, title, status }) => (
            <li key={id}>
              <a href={`/documents/${id}`}>{title}</a> <span class="hint">{status}</span>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  );
}

/** The cases that this browser holds: to go on with, to name, to copy and to delete. */
function Cases({ cases, language }: { readonly cases: readonly ShownCase[]; readonly language: Language }) {
  const text = words.cases;
  if (cases.length === 0) return null;
  return (
    <section class="cases" id="cases">
      <h2>{textIn(text.title, language)}</h2>
      <p class="hint">{textIn(text.note, language)}</p>
      <ul>
        {cases.map(({ id, name, given, about }) => (
          <li key={id}>
            <p class="case-name">
              <a href={`/case/${id}/next`}>
                <b dir="auto">{name}</b>
                <span class="unseen"> {textIn(text.goOn, language)}</span>
              </a>{" "}
              {about === name ? null : <span class="hint">{about}</span>}
            </p>
            <div class="case-ways">
              <a href={`/case/${id}/result`}>
                {textIn(text.result, language)}
                <span class="unseen"> {name}</span>
              </a>
              <form method="post" action={`/case/${id}/copy`}>
                <button class="plain" type="submit">
                  {textIn(text.copy, language)}
                  <span class="unseen"> {name}</span>
                </button>
              </form>
              <details>
                <summary>
                  {textIn(text.rename, language)}
                  <span class="unseen"> {name}</span>
                </summary>
                <form method="post" action={`/case/${id}/rename`}>
                  <input
                    name="name"
                    value={given}
                    maxLength={60}
                    aria-label={textIn(text.newName, language)}
                    autocomplete="off"
                  />{" "}
                  <button class="second small" type="submit">
                    {textIn(text.save, language)}
                  </button>
                </form>
              </details>
              <a href={`/case/${id}/delete`}>
                {textIn(text.remove, language)}
                <span class="unseen"> {name}</span>
              </a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

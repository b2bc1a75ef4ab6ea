import type { VNode } from "preact";
import { FindForm } from "./find.tsx";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

interface StartProps {
  readonly context: PageContext;
  readonly documents: readonly { readonly id: string; readonly title: string; readonly status: string }[];
}

/** The first page: begin, open a profile, read the catalogue, or go to the API. */
export function StartPage({ context, documents }: StartProps): VNode {
  const { language } = context;
  const text = words.start;
  return (
    <Layout context={context} title={text.title[language]} section="start">
      <div class="hero">
        <h1>{text.title[language]}</h1>
        <p class="lead">{text.lead[language]}</p>
      </div>
      <FindForm typed="" language={language} />
      <h2>{text.forWhom[language]}</h2>
      <div class="doors">
        <section class="door primary">
          <h3>{text.company[language]}</h3>
          <p>{text.companyText[language]}</p>
          <form method="post" action="/cases">
            <button type="submit">{text.begin[language]}</button>
          </form>
          <p class="hint">{text.beginNote[language]}</p>
        </section>
        <section class="door">
          <h3>{text.adviser[language]}</h3>
          <p>{text.adviserText[language]}</p>
          <p>
            <a class="action" href="/catalogue">
              {text.adviserLink[language]}
            </a>
          </p>
        </section>
        <section class="door">
          <h3>{text.program[language]}</h3>
          <p>{text.programText[language]}</p>
          <p>
            <a class="action" href="/api">
              {text.programLink[language]}
            </a>
          </p>
        </section>
      </div>
      <section class="part">
        <h2>{text.upload[language]}</h2>
        <form class="upload" method="post" action="/cases/upload" encType="multipart/form-data">
          <label for="profile">{text.uploadLabel[language]}</label>
          <p class="hint" id="profile-hint">
            {text.uploadHint[language]}
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
            {text.uploadButton[language]}
          </button>
        </form>
      </section>
      <section class="part">
        <h2>{text.documents[language]}</h2>
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

import type { VNode } from "preact";
import { type Language, textIn, type Words } from "../../src/language/language.ts";
import type { ListPreview, PreviewedColumn } from "../../src/screen/run/preview.ts";
import { CoverNames } from "../forms/cover-names.tsx";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

const text = words.lists;

interface PreviewProps {
  readonly context: PageContext;
  readonly name: string;
  readonly address: string;
  readonly preview: ListPreview;
  /** What keeps the list from being checked as it is; null where nothing does that is known. */
  readonly problem: Words | null;
  /** The facts that a heading may stand for, by their titles in the page's language. */
  readonly facts: readonly { readonly id: string; readonly title: string }[];
  /** How many rows a list may have whose reports are dossiers. */
  readonly mostWithDossiers: number;
  readonly wishes: {
    readonly headerRow: number | null;
    readonly shares: string | null;
    readonly read: string;
    readonly reports: string | null;
    readonly withoutHolders: boolean;
    readonly preparedFor: string | null;
    readonly preparedBy: string | null;
    readonly meanings: ReadonlyMap<string, string | null>;
  };
}

/** What was understood of a list's headings and first rows, with what can be changed. */
export function ListPreviewPage(props: PreviewProps): VNode {
  const { context, name, address, preview, problem, wishes, mostWithDossiers } = props;
  const { language } = context;
  const title = textIn(text.understood, language, { name });
  return (
    <Layout context={context} title={title} section="lists">
      <h1>{title}</h1>
      {problem === null ? null : (
        <p class="error" role="alert">
          {textIn(problem, language)}
        </p>
      )}
      {preview.writtenAs === null ? null : <p class="hint">{textIn(preview.writtenAs, language)}</p>}
      {preview.withoutColumn === null ? null : <p class="hint">{textIn(preview.withoutColumn, language)}</p>}
      {preview.titles.length === 0 ? null : (
        <p class="hint">{textIn(text.titles, language, { titles: preview.titles.join(" · ") })}</p>
      )}
      <form class="list-preview" method="post" action={address}>
        {preview.sheets.length < 2 ? null : (
          <p class="field">
            <label for="sheet">{textIn(text.sheet, language)}</label>
            <select id="sheet" name="sheet">
              {preview.sheets.map((sheet) => (
                <option value={sheet} selected={sheet === preview.sheet} key={sheet}>
                  {sheet}
                </option>
              ))}
            </select>
          </p>
        )}
        <h2>{textIn(text.columns, language)}</h2>
        <Columns {...props} />
        <h2>{textIn(text.rows, language)}</h2>
        <FirstRows preview={preview} language={language} />
        <p class="field">
          <label for="header-row">{textIn(text.headerRow, language)}</label>
          <input
            id="header-row"
            name="headerRow"
            inputMode="numeric"
            pattern="[1-9][0-9]{0,4}"
            value={wishes.headerRow ?? ""}
          />
        </p>
        <p class="field">
          <label for="shares">{textIn(text.shares, language)}</label>
          <select id="shares" name="shares">
            <option value="">{textIn(text.sharesNone, language)}</option>
            <option value="percent" selected={wishes.shares === "percent"}>
              {textIn(text.sharesPercent, language)}
            </option>
            <option value="fraction" selected={wishes.shares === "fraction"}>
              {textIn(text.sharesFraction, language)}
            </option>
          </select>
        </p>
        <p class="field">
          <label for="read">{textIn(text.read, language)}</label>
          <textarea id="read" name="read" rows={3}>
            {wishes.read}
          </textarea>
        </p>
        <p class="field">
          <label for="reports">{textIn(text.reports, language)}</label>
          <select id="reports" name="reports">
            {(["html", "pdf", "docx", "none"] as const).map((form) => (
              <option key={form} value={form} selected={form === (wishes.reports ?? "none")}>
                {textIn(text.reportForms[form], language, { most: String(mostWithDossiers) })}
              </option>
            ))}
          </select>
        </p>
        <p class="field option">
          <input
            id="holders"
            type="checkbox"
            name="holders"
            value="left-out"
            checked={wishes.withoutHolders}
          />
          <label for="holders">{textIn(text.withoutHolders, language)}</label>
        </p>
        <CoverNames
          language={language}
          preparedFor={wishes.preparedFor ?? ""}
          preparedBy={wishes.preparedBy ?? ""}
        />
        <p class="buttons">
          <button type="submit" name="do" value="run">
            {textIn(text.run, language)}
          </button>{" "}
          <button class="second" type="submit" name="do" value="preview">
            {textIn(text.lookAgain, language)}
          </button>
        </p>
      </form>
      <form method="post" action={`${address}/delete`} class="delete-list">
        <button class="second" type="submit">
          {textIn(text.deleteAll, language)}
        </button>
      </form>
    </Layout>
  );
}

function Columns({ preview, facts, wishes, context: { language } }: PreviewProps): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scrolled" aria-label={textIn(text.columns, language)} tabIndex={0}>
      <table class="columns">
        <thead>
          <tr>
            <th scope="col">{textIn(text.column, language)}</th>
            <th scope="col">{textIn(text.heading, language)}</th>
            <th scope="col">{textIn(text.means, language)}</th>
            <th scope="col">{textIn(text.samples, language)}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column, index) => (
            <tr class={column.kind === "unknown" ? "unknown" : undefined} key={column.letter}>
              <td>{column.letter}</td>
              <th scope="row">{column.heading === "" ? textIn(text.noHeading, language) : column.heading}</th>
              <td>
                <input type="hidden" name={`heading-${index}`} value={column.heading} />
                <select
                  name={`means-${index}`}
                  aria-label={textIn(text.meansOf, language, { heading: column.heading || column.letter })}
                >
                  <option value="keep">{kept(column, facts, language)}</option>
                  <option value="leave-out" selected={wishes.meanings.get(column.heading) === null}>
                    {textIn(text.leaveOut, language)}
                  </option>
                  {facts.map(({ id, title }) => (
                    <option value={id} selected={wishes.meanings.get(column.heading) === id} key={id}>
                      {title}
                    </option>
                  ))}
                </select>
              </td>
              <td>{column.samples.join(" · ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function kept(
  { kind, fact, heading, unit, nearest }: PreviewedColumn,
  facts: PreviewProps["facts"],
  language: Language,
): string {
  const near = facts.find(({ id }) => id === nearest)?.title;
  if (kind === "unknown")
    return near === undefined
      ? textIn(text.unknown, language)
      : textIn(text.unknownNear, language, { title: near });
  if (kind === "describes") return textIn(text.describes, language);
  if (kind === "left-out") return textIn(text.leaveOut, language);
  const title = facts.find(({ id }) => id === fact)?.title ?? heading;
  const shown = unit === null ? title : textIn(text.withUnit, language, { title, unit });
  return textIn(text.asUnderstood, language, { title: shown });
}

function FirstRows({
  preview,
  language,
}: {
  readonly preview: ListPreview;
  readonly language: Language;
}): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scrolled" aria-label={textIn(text.rows, language)} tabIndex={0}>
      <table class="first-rows">
        <thead>
          <tr>
            <th scope="col">{textIn(text.row, language)}</th>
            <th scope="col">{textIn(text.state, language)}</th>
            <th scope="col">{textIn(text.said, language)}</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ line, kind, said, cells }) => (
            <tr key={line}>
              <td>{line}</td>
              <td>{textIn(text.kinds[kind], language)}</td>
              <td>
                <strong>
                  {cells
                    .filter((cell) => cell.trim() !== "")
                    .slice(0, 3)
                    .join(" · ")}
                </strong>
                {said.length === 0 ? (
                  <p class="hint">{textIn(text.nothing, language)}</p>
                ) : (
                  <ul>
                    {said.map((sentence) => (
                      <li key={textIn(sentence, language)}>{textIn(sentence, language)}</li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

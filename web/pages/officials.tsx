import type { VNode } from "preact";
import { textIn } from "../../src/language/language.ts";
import { WorksheetSheet } from "../../src/report/html/worksheet.tsx";
import type { Worksheet } from "../../src/report/worksheet.ts";
import { ErrorSummary } from "../forms/error-summary.tsx";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

/** The working sheets of one application. */
export interface Screened {
  readonly sheets: readonly Worksheet[];
  readonly reference: string;
}

interface OfficialsProps {
  readonly context: PageContext;
  /** The application as it was sent; null before one is, or where it cannot be used. */
  readonly screened: Screened | null;
  /** What was sent and cannot be used, to be put right, with what is wrong with it. */
  readonly refused: { readonly text: string; readonly errors: readonly string[] } | null;
}

/** The officials' door: one application is pasted or uploaded, and goes out as a working sheet in both languages. */
export function OfficialsPage({ context, screened, refused }: OfficialsProps): VNode {
  const { language } = context;
  const text = words.officials;
  const errors = (refused?.errors ?? []).map((error) => ({ field: "text", text: error }));
  const title = `${errors.length === 0 ? "" : textIn(words.question.errorTitle, language)}${textIn(text.title, language)}`;
  return (
    <Layout context={context} title={title} section="start">
      <div class="no-print">
        <ErrorSummary errors={errors} language={language} />
        <h1>{textIn(text.title, language)}</h1>
        <p class="lead">{textIn(text.lead, language)}</p>
        <form
          class="officials"
          method="post"
          action="/officials"
          encType="multipart/form-data"
          id="application"
        >
          <div class="field">
            <label for="text">{textIn(text.paste, language)}</label>
            <p class="hint" id="text-hint">
              {textIn(text.pasteHint, language)}
            </p>
            <textarea id="text" name="text" rows={8} spellcheck={false} aria-describedby="text-hint">
              {refused?.text}
            </textarea>
          </div>
          <div class="field">
            <label for="profile">{textIn(text.upload, language)}</label>
            <input type="file" id="profile" name="profile" accept=".json,application/json" />
          </div>
          <button type="submit">{textIn(text.screen, language)}</button>
        </form>
        {screened === null ? null : <p class="hint">{textIn(text.print, language)}</p>}
      </div>
      {screened?.sheets.map((sheet) => (
        <WorksheetSheet sheet={sheet} reference={screened.reference} key={sheet.language} />
      ))}
    </Layout>
  );
}

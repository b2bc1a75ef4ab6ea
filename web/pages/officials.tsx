import type { VNode } from "preact";
import { textIn } from "../../src/language/language.ts";
import { WorksheetSheet } from "../../src/report/html/worksheet.tsx";
import type { Worksheet } from "../../src/report/worksheet.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

export interface OfficialsProps {
  readonly context: PageContext;
  /** The application as it was sent; null before one is. */
  readonly screened: { readonly sheets: readonly Worksheet[]; readonly reference: string } | null;
}

/** The officials' door: one application is pasted or uploaded, and goes out as a working sheet in both languages. */
export function OfficialsPage({ context, screened }: OfficialsProps): VNode {
  const { language } = context;
  const text = words.officials;
  return (
    <Layout context={context} title={textIn(text.title, language)} section="start">
      <div class="no-print">
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
            <textarea id="text" name="text" rows={8} spellcheck={false} aria-describedby="text-hint" />
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

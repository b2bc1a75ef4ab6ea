import type { VNode } from "preact";
import { type Language, textIn } from "../../language/language.ts";
import { lawNoteText } from "../law-notes.ts";
import type { LawNoteView, ReportView } from "../view-types.ts";
import reportWords from "../words.json" with { type: "json" };
import { anchorOf } from "./anchor.ts";
import { LawNoteLinks } from "./finding.tsx";
import { Section } from "./section.tsx";
import words from "./words.json" with { type: "json" };

export interface BesideProps {
  readonly view: ReportView;
  /** How many rules are not about this case. */
  readonly hiddenCount: number;
  readonly language: Language;
  readonly addressOf: ((provision: string) => string) | null;
}

/** What does not belong to one finding. */
export function Beside({ view, language, addressOf, hiddenCount }: BesideProps): VNode {
  return (
    <>
      {view.mayConcern.length === 0 ? null : (
        <Section id="may-concern" heading={textIn(reportWords.mayConcern, language)}>
          <details>
            <summary>{String(view.mayConcern.length)}</summary>
            <ul>
              {view.mayConcern.map(({ provision, title }) => (
                <li key={provision}>
                  <span class="provision-id">{provision}</span> {title}
                </li>
              ))}
            </ul>
          </details>
        </Section>
      )}
      {view.opportunities.length === 0 ? null : (
        <Section id="opportunities" heading={textIn(reportWords.opportunities, language)}>
          <p>{textIn(reportWords.opportunitiesNote, language)}</p>
          <ul class="opportunities">
            {view.opportunities.map(({ item, title, effect, clause, translation, document, lawNotes }) => (
              <li key={item} id={anchorOf(item)}>
                <p>
                  <b>{title}</b>{" "}
                  {addressOf === null ? <span>{item}</span> : <a href={addressOf(item)}>{item}</a>} ·{" "}
                  {document}
                </p>
                {effect === null ? null : <p>{effect}</p>}
                <blockquote lang="zh-CN">{clause}</blockquote>
                {translation === null ? null : <p class="translation">{translation}</p>}
                {lawNotes.length === 0 ? null : (
                  <p class="also-governs">
                    <LawNoteLinks notes={lawNotes} language={language} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.lawNotes.length === 0 ? null : (
        <Section id="law" heading={textIn(reportWords.lawNotes, language)}>
          <ul class="law-notes">
            {view.lawNotes.map((note) => (
              <li key={note.id}>
                <details id={`law-${note.number}`}>
                  <summary>
                    [{note.number}] {note.topic}
                  </summary>
                  <p>{lawNoteText(note, language)}</p>
                </details>
                <References note={note.number} view={view} language={language} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {hiddenCount === 0 ? null : (
        <p class="hidden-count">{textIn(words.hidden, language, { count: String(hiddenCount) })}</p>
      )}
    </>
  );
}

/** The results and measures that a note on other law belongs to. */
export function References({
  note,
  view,
  language,
}: Pick<BesideProps, "view" | "language"> & { readonly note: number }): VNode | null {
  const belongs = ({ lawNotes }: { readonly lawNotes: readonly LawNoteView[] }): boolean =>
    lawNotes.some(({ number }) => number === note);
  const users = [
    ...view.findings
      .filter(belongs)
      .map(({ provision, summaryPlace }) => ({ id: provision, name: summaryPlace })),
    ...view.opportunities.filter(belongs).map(({ item, title }) => ({ id: item, name: title })),
  ];
  if (users.length === 0) return null;
  return (
    <span class="used-by">
      {" ↑ "}
      {users.map(({ id, name }, index) => (
        <span key={id}>
          {index === 0 ? "" : textIn(words.between, language)}
          <a href={`#${anchorOf(id)}`}>{name}</a>
        </span>
      ))}
    </span>
  );
}

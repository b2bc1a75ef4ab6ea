import type { Comparison } from "../../contract/comparison.ts";
import type { RequirementResult } from "../../contract/finding.ts";
import type { VNode } from "preact";
import { fill, type Language } from "../../language/language.ts";
import { ownershipHeading } from "../ownership/lines.ts";
import { CityMatrix } from "../pictures/city-matrix.tsx";
import { OwnershipTree } from "../pictures/ownership-tree.tsx";
import { Ruler, turns } from "../pictures/ruler.tsx";
import { lawNoteText } from "../law-notes.ts";
import { basisHeading } from "../view-answers.ts";
import type { LawNoteView, ReportView } from "../view-types.ts";
import reportWords from "../words.json" with { type: "json" };
import { AheadSection } from "./ahead.tsx";
import { anchorOf } from "./anchor.ts";
import { Answers } from "./answers.tsx";
import { FindingArticle, LawNoteLinks } from "./finding.tsx";
import { Section, TextList } from "./section.tsx";
import words from "./words.json" with { type: "json" };

export interface ReportProps {
  readonly view: ReportView;
  readonly comparison: Comparison;
  /** The requirements' results of every provision, for the pictures. */
  readonly results: ReadonlyMap<string, readonly RequirementResult[]>;
  /** How many rules are not about this case. */
  readonly hiddenCount: number;
  readonly reference: string;
  readonly language: Language;
  readonly addressOf: ((provision: string) => string) | null;
  /** The address of a fact's question; null in a file that stands alone, and for a case that is not kept. */
  readonly changeOf: ((fact: string) => string) | null;
  /** What stands right below the answers on a page. */
  readonly belowAnswers?: VNode | null;
}

/** The whole report, the summary first; the same on the page and in a file. */
export function ReportBody(props: ReportProps): VNode {
  const { view, language, reference } = props;
  return (
    <div class="report">
      <h1>{view.heading}</h1>
      <p class="stamp">
        <span class="head">{view.head}</span> · {view.asOf} ·{" "}
        <span class="whole">{fill(words.reference[language], { reference })}</span>
      </p>
      <Answers {...props} />
      {props.belowAnswers ?? null}
      <Contents {...props} />
      <BasisTable {...props} />
      {view.findings.length === 0 ? null : (
        <Section id="findings" heading={reportWords.findings[language]}>
          {view.findings.map((finding) => (
            <FindingArticle
              finding={finding}
              results={props.results.get(finding.provision) ?? []}
              language={language}
              addressOf={props.addressOf}
              key={finding.provision}
            />
          ))}
        </Section>
      )}
      {view.together.map(({ provisions, changes, changesNote }, index) => (
        <Section
          id={`together-${index + 1}`}
          heading={fill(reportWords.together[language], { provisions })}
          key={provisions}
        >
          <TextList items={changes} />
          {changesNote === null ? null : <p class="changes-note">{changesNote}</p>}
        </Section>
      ))}
      {view.ahead === null ? null : <AheadSection view={view.ahead} language={language} />}
      <Pictures {...props} />
      <Beside {...props} />
      <footer class="closing">
        {view.closing.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </div>
  );
}

/** Every answer on which a result rests, and what to check in them. */
function BasisTable({ view, language, changeOf }: ReportProps): VNode {
  return (
    <>
      {view.basis.length === 0 ? null : (
        <Section id="basis" heading={basisHeading(view.basis, language)}>
          <table class="basis">
            <tbody>
              {view.basis.map(({ fact, title, value }) => (
                <tr key={fact}>
                  <th scope="row">{title}</th>
                  <td>{value}</td>
                  {changeOf === null ? null : (
                    <td>
                      <a href={changeOf(fact)}>
                        {reportWords.change[language]}
                        <span class="unseen"> {title}</span>
                      </a>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {view.warnings.length === 0 ? null : (
        <div class="warnings">
          <h3>{reportWords.warnings[language]}</h3>
          <ul>
            {view.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Jumps to the parts of a long page. */
function Contents({ view, language }: ReportProps): VNode {
  const parts = [
    { id: "basis", heading: basisHeading(view.basis, language), isThere: view.basis.length > 0 },
    { id: "findings", heading: reportWords.findings[language], isThere: view.findings.length > 0 },
    { id: "ahead", heading: view.ahead?.heading ?? "", isThere: view.ahead !== null },
    { id: "rulers", heading: reportWords.sensitivity[language], isThere: turningOf(view).length > 0 },
    { id: "cities", heading: words.cities[language], isThere: true },
    { id: "ownership", heading: ownershipHeading(language), isThere: view.ownership !== null },
    { id: "may-concern", heading: reportWords.mayConcern[language], isThere: view.mayConcern.length > 0 },
    {
      id: "opportunities",
      heading: reportWords.opportunities[language],
      isThere: view.opportunities.length > 0,
    },
    { id: "law", heading: reportWords.lawNotes[language], isThere: view.lawNotes.length > 0 },
  ];
  return (
    <nav class="contents" aria-label={reportWords.contents[language]}>
      <ul>
        {parts
          .filter(({ isThere }) => isThere)
          .map(({ id, heading }) => (
            <li key={id}>
              <a href={`#${id}`}>{heading}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** The numbers along which some outcome turns. */
function turningOf({ sensitivity }: ReportProps["view"]): ReportProps["view"]["sensitivity"] {
  return sensitivity.filter(({ provisions }) => provisions.some(({ intervals }) => turns(intervals)));
}

/** What people look at rather than read: how close the numbers are, the cities, the owners. */
function Pictures({ view, comparison, language }: ReportProps): VNode {
  const turning = turningOf(view);
  const titles = new Map(view.findings.map(({ provision, title }) => [provision, title]));
  return (
    <>
      {turning.length === 0 ? null : (
        <Section id="rulers" heading={reportWords.sensitivity[language]}>
          {turning.map((sensitivity) => (
            <Ruler
              sensitivity={sensitivity}
              titleOf={(provision) => titles.get(provision) ?? provision}
              vocabulary={view.vocabulary}
              language={language}
              key={sensitivity.fact}
            />
          ))}
        </Section>
      )}
      <Section id="cities" heading={words.cities[language]}>
        <CityMatrix comparison={comparison} vocabulary={view.vocabulary} language={language} />
      </Section>
      {view.ownership === null ? null : (
        <Section id="ownership" heading={ownershipHeading(language)}>
          <OwnershipTree ownership={view.ownership} language={language} />
        </Section>
      )}
    </>
  );
}

/** What does not belong to one finding. */
function Beside({ view, language, addressOf, hiddenCount }: ReportProps): VNode {
  return (
    <>
      {view.mayConcern.length === 0 ? null : (
        <Section id="may-concern" heading={reportWords.mayConcern[language]}>
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
        <Section id="opportunities" heading={reportWords.opportunities[language]}>
          <p>{reportWords.opportunitiesNote[language]}</p>
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
        <Section id="law" heading={reportWords.lawNotes[language]}>
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
        <p class="hidden-count">{fill(words.hidden[language], { count: String(hiddenCount) })}</p>
      )}
    </>
  );
}

/** The results and measures that a note on other law belongs to. */
function References({
  note,
  view,
  language,
}: Pick<ReportProps, "view" | "language"> & { readonly note: number }): VNode | null {
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
          {index === 0 ? "" : words.between[language]}
          <a href={`#${anchorOf(id)}`}>{name}</a>
        </span>
      ))}
    </span>
  );
}

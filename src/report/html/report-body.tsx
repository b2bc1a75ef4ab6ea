import type { VNode } from "preact";
import type { Comparison } from "../../contract/comparison.ts";
import type { RequirementResult } from "../../contract/finding.ts";
import { textIn } from "../../language/language.ts";
import { ownershipHeading } from "../ownership/lines.ts";
import { CityMatrix } from "../pictures/city-matrix.tsx";
import { OwnershipTree } from "../pictures/ownership-tree.tsx";
import { Ruler, turns } from "../pictures/ruler.tsx";
import { basisHeading } from "../view-answers.ts";
import reportWords from "../words.json" with { type: "json" };
import { AheadSection } from "./ahead.tsx";
import { Answers } from "./answers.tsx";
import { FindingArticle } from "./finding.tsx";
import { Beside, type BesideProps } from "./report-beside.tsx";
import { Section, TextList } from "./section.tsx";
import words from "./words.json" with { type: "json" };

export interface ReportProps extends BesideProps {
  readonly comparison: Comparison;
  /** The requirements' results of every provision, for the pictures. */
  readonly results: ReadonlyMap<string, readonly RequirementResult[]>;
  readonly reference: string;
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
        <span class="whole">{textIn(words.reference, language, { reference })}</span>
      </p>
      <Answers {...props} />
      {props.belowAnswers ?? null}
      <Contents {...props} />
      <BasisTable {...props} />
      {view.findings.length === 0 ? null : (
        <Section id="findings" heading={textIn(reportWords.findings, language)}>
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
          heading={textIn(reportWords.together, language, { provisions })}
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
                        {textIn(reportWords.change, language)}
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
          <h3>{textIn(reportWords.warnings, language)}</h3>
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
    { id: "findings", heading: textIn(reportWords.findings, language), isThere: view.findings.length > 0 },
    { id: "ahead", heading: view.ahead?.heading ?? "", isThere: view.ahead !== null },
    { id: "rulers", heading: textIn(reportWords.sensitivity, language), isThere: turningOf(view).length > 0 },
    { id: "cities", heading: textIn(words.cities, language), isThere: true },
    { id: "ownership", heading: ownershipHeading(language), isThere: view.ownership !== null },
    {
      id: "may-concern",
      heading: textIn(reportWords.mayConcern, language),
      isThere: view.mayConcern.length > 0,
    },
    {
      id: "opportunities",
      heading: textIn(reportWords.opportunities, language),
      isThere: view.opportunities.length > 0,
    },
    { id: "law", heading: textIn(reportWords.lawNotes, language), isThere: view.lawNotes.length > 0 },
  ];
  return (
    <nav class="contents" aria-label={textIn(reportWords.contents, language)}>
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
        <Section id="rulers" heading={textIn(reportWords.sensitivity, language)}>
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
      <Section id="cities" heading={textIn(words.cities, language)}>
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

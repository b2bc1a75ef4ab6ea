import type { Comparison, ComparisonCell } from "../../contract/comparison.ts";
import type { VNode } from "preact";
import { type Language, textIn } from "../../language/language.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import codes from "../codes.json" with { type: "json" };
import { viewComparison } from "../compare/view.ts";
import type { MarkedLine } from "../compare/view-types.ts";
import compareWords from "../compare/words.json" with { type: "json" };
import { OutcomeMark } from "./marks.tsx";

interface MatrixProps {
  readonly comparison: Comparison;
  readonly vocabulary: Vocabulary;
  readonly language: Language;
}

/** Like measures of the cities side by side: a row for each, a drawn mark with its words in each city's cell. */
export function CityMatrix({ comparison, vocabulary, language }: MatrixProps): VNode {
  const view = viewComparison(comparison, vocabulary, language);
  if (view.rows.length === 0) return <p>{view.noRows ?? view.hidden}</p>;
  return (
    <div>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">{textIn(compareWords.measure, language)}</th>
            {view.rows[0]?.cells.map(({ city }) => (
              <th scope="col" key={city}>
                {city}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, index) => (
            <tr key={row.title}>
              <th scope="row">
                {row.title}
                {row.least === null ? null : <small>{row.least}</small>}
              </th>
              {row.cells.map((cell, column) => (
                <td data-label={cell.city} key={cell.city}>
                  <Cell cell={comparison.rows[index]?.cells[column]} lines={cell.lines} language={language} />
                  {cell.remedy === null ? null : (
                    <div class="remedy">
                      <p>{cell.remedy.heading}</p>
                      <ul>
                        {cell.remedy.lines.map((line) => (
                          <li key={line}>{line}</li>
                        ))}
                      </ul>
                      {cell.remedy.note === null ? null : <p>{cell.remedy.note}</p>}
                    </div>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {view.hidden === null ? null : <p>{view.hidden}</p>}
      <ul class="cities">
        {view.cities.map(({ city, mark, text }) => (
          <li key={city}>
            <b>{city}</b> <span aria-hidden="true">{mark}</span> {text}
          </li>
        ))}
      </ul>
      {view.least === null ? null : <p class="least">{view.least}</p>}
      {view.documents.length === 0 ? null : (
        <div class="standings">
          <h3>{textIn(compareWords.documents, language)}</h3>
          <ul>
            {view.documents.map((document) => (
              <li key={document}>{document}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

interface CellProps {
  readonly cell: ComparisonCell | undefined;
  readonly lines: readonly MarkedLine[];
  readonly language: Language;
}

function Cell({ cell, lines, language }: CellProps): VNode {
  if (cell?.kind !== "findings") {
    return (
      <p class="no-item">{lines.map(({ text, standings }) => [text, ...standings].join(" · ")).join(" ")}</p>
    );
  }
  return (
    <ul class="cell">
      {cell.findings.map(({ provision, outcome }, index) => (
        <li key={provision}>
          <OutcomeMark outcome={outcome} />
          <span>
            {shortOf(outcome, language)} <small class="provision-id">{provision}</small>
            {[...(lines[index]?.standings ?? []), ...(lines[index]?.conditions ?? [])].map((line) => (
              <small class="standing" key={line}>
                {line}
              </small>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function shortOf(outcome: Outcome, language: Language): string {
  return textIn(codes.outcomes[outcome].short, language);
}

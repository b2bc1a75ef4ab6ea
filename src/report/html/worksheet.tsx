import type { VNode } from "preact";
import { joinSentences, textIn } from "../../language/language.ts";
import { OutcomeMark } from "../pictures/marks.tsx";
import type { Worksheet } from "../worksheet.ts";
import words from "../worksheet.json" with { type: "json" };

interface WorksheetProps {
  readonly sheet: Worksheet;
  readonly reference: string;
}

/** One application on A4, in one language: completeness, results, tests not met, originals, what is to be settled. */
export function WorksheetSheet({ sheet, reference }: WorksheetProps): VNode {
  const { language, missing, answers, unmet, originals, unsettled } = sheet;
  return (
    <article class="worksheet" lang={language}>
      <h2>{textIn(words.title, language)}</h2>
      <p class="stamp">
        <b>{sheet.heading}</b> · {sheet.asOf} · {textIn(words.reference, language, { reference })}
      </p>
      <p class="said">{textIn(words.unofficial, language)}</p>
      <h3>{textIn(words.completeness, language)}</h3>
      {missing.length === 0 ? (
        <p>{textIn(words.complete, language)}</p>
      ) : (
        <>
          <p>{textIn(words.missing, language, { count: String(missing.length) })}</p>
          <List texts={missing} />
        </>
      )}
      {sheet.warnings.length === 0 ? null : <List texts={sheet.warnings} />}
      <h3>{textIn(words.verdicts, language)}</h3>
      {sheet.nothingAsked === null ? null : <p>{sheet.nothingAsked}</p>}
      {answers.map(({ heading, outcome, first, verdict, facts, standing, places }) => (
        <div class="sheet-row" key={heading}>
          <p>
            <b>{heading}</b>
          </p>
          {first === null ? null : <p class="first">{first}</p>}
          <p class="outcome-line">
            <OutcomeMark outcome={outcome} /> {verdict}
          </p>
          <p>{joinSentences(facts, language)}</p>
          {standing === null ? null : <p class="hint">{standing}</p>}
          <p class="hint">{places.map(({ place }) => place).join(" · ")}</p>
        </div>
      ))}
      <h3>{textIn(words.unmet, language)}</h3>
      {unmet.length === 0 ? <p>{textIn(words.noneUnmet, language)}</p> : null}
      {unmet.map(({ place, label, measures, quote, translation }, index) => (
        <div class="sheet-row" key={index}>
          <p>
            <b>{label}</b> <span class="hint">{place}</span>
          </p>
          <p>{measures.join(" · ")}</p>
          <p lang="zh-CN">“{quote}”</p>
          {translation === null ? null : <p class="hint">“{translation}”</p>}
        </div>
      ))}
      <h3>{textIn(words.originals, language)}</h3>
      {originals.length === 0 ? (
        <p>{textIn(words.nothing, language)}</p>
      ) : (
        <table class="basis">
          <thead>
            <tr>
              <th scope="col">{textIn(words.fact, language)}</th>
              <th scope="col">{textIn(words.value, language)}</th>
              <th scope="col">{textIn(words.where, language)}</th>
              <th scope="col">{textIn(words.seen, language)}</th>
            </tr>
          </thead>
          <tbody>
            {originals.map(({ fact, title, value, whoKnows }) => (
              <tr key={fact}>
                <th scope="row">{title}</th>
                <td dir="auto">{value}</td>
                <td>{whoKnows}</td>
                <td>☐</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{textIn(words.unsettled, language)}</h3>
      {unsettled.length === 0 ? <p>{textIn(words.nothing, language)}</p> : <List texts={unsettled} />}
      <p class="signature">{textIn(words.signature, language)}</p>
    </article>
  );
}

function List({ texts }: { readonly texts: readonly string[] }): VNode {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

import type { RequirementResult } from "../../contract/finding.ts";
import type { VNode } from "preact";
import { type Language, textIn } from "../../language/language.ts";
import { BoundRuler } from "../pictures/bound-ruler.tsx";
import { OutcomeMark, ResultMark } from "../pictures/marks.tsx";
import { headline } from "../finding-text.ts";
import type { FindingView, LawNoteView, RequirementView } from "../view-types.ts";
import reportWords from "../words.json" with { type: "json" };
import { anchorOf } from "./anchor.ts";
import { TextList } from "./section.tsx";
import words from "./words.json" with { type: "json" };

interface FindingProps {
  readonly finding: FindingView;
  /** The requirements' results in the same order, for the pictures. */
  readonly results: readonly RequirementResult[];
  readonly language: Language;
  /** The address of a provision's page; null in a file that stands alone. */
  readonly addressOf: ((provision: string) => string) | null;
}

/** One provision: what came of it, test by test, with the clause, what would have to change and what stays open. */
export function FindingArticle({ finding, results, language, addressOf }: FindingProps): VNode {
  const { requirements, provision, title, outcome, clause, translation, place, summaryPlace } = finding;
  const colon = textIn(words.separator, language);
  return (
    <details class={`finding ${outcome}`}>
      <summary>
        <OutcomeMark outcome={outcome} />
        <span>
          <b>{summaryPlace}</b> {title} <span class="in-short">{finding.inShort}</span>
        </span>
      </summary>
      <article id={anchorOf(provision)}>
        <header>
          <h3>{title}</h3>
          <p class="provision-id">{provision}</p>
          {finding.first.map((line) => (
            <p class="first" key={line}>
              {line}
            </p>
          ))}
          <p class={`outcome ${outcome}`}>
            <OutcomeMark outcome={outcome} />
            <span>{headline(finding, language)}</span>
          </p>
          <p class="document">{finding.document}</p>
          {finding.statusNote === null ? null : <p class="status-note">{finding.statusNote}</p>}
        </header>
        {requirements.length === 0 ? null : (
          <div>
            <h4>{textIn(reportWords.requirements, language)}</h4>
            <ul class="requirements">
              {requirements.map((requirement, index) => (
                <Requirement
                  requirement={requirement}
                  result={results[index]}
                  language={language}
                  key={index}
                />
              ))}
            </ul>
          </div>
        )}
        <TextList heading={textIn(reportWords.changes, language)} items={finding.changes} />
        {finding.changesNote === null ? null : <p class="changes-note">{finding.changesNote}</p>}
        <TextList heading={textIn(reportWords.missing, language)} items={finding.missing} />
        <TextList heading={textIn(reportWords.open, language)} items={finding.open} />
        <div class="clause">
          <h4>
            {textIn(reportWords.text, language)} ({place})
          </h4>
          <blockquote lang="zh-CN">{clause}</blockquote>
          {translation === null ? null : (
            <p class="translation">
              <b>
                {textIn(reportWords.translation, language)}
                {colon}
              </b>
              {translation}
            </p>
          )}
        </div>
        {finding.lawNotes.length === 0 ? null : (
          <p class="also-governs">
            <b>
              {textIn(reportWords.alsoGoverns, language)}
              {colon}
            </b>
            <LawNoteLinks notes={finding.lawNotes} language={language} />
          </p>
        )}
        {addressOf === null ? null : (
          <p class="more">
            <a href={addressOf(provision)}>
              {textIn(words.item, language)}
              <span class="unseen"> {provision}</span>
            </a>
          </p>
        )}
      </article>
    </details>
  );
}

/** Notes on other law by their topics, each a link to its place at the end. */
export function LawNoteLinks({
  notes,
  language,
}: {
  readonly notes: readonly LawNoteView[];
  readonly language: Language;
}): VNode {
  return (
    <>
      {notes.map(({ number, topic }, index) => (
        <span key={number}>
          {index === 0 ? "" : textIn(words.between, language)}
          <a href={`#law-${number}`}>
            {topic} [{number}]
          </a>
        </span>
      ))}
    </>
  );
}

interface RequirementProps {
  readonly requirement: RequirementView;
  readonly result: RequirementResult | undefined;
  readonly language: Language;
}

function Requirement({ requirement, result: numbers, language }: RequirementProps): VNode {
  const { result, resultWords, label, measures, quote, translation } = requirement;
  return (
    <li class={`requirement ${result}`}>
      <ResultMark result={result} />
      <div>
        <p class="label">
          <b>{label}</b> <span class="result">{resultWords}</span>
        </p>
        <ul class="measures">
          {measures.map((measure, index) => (
            <li key={index}>{measure}</li>
          ))}
        </ul>
        {numbers === undefined ? null : (
          <BoundRuler requirement={numbers} label={label} language={language} />
        )}
        <p class="quote" lang="zh-CN">
          “{quote}”
        </p>
        {translation === null ? null : <p class="quote translation">“{translation}”</p>}
      </div>
    </li>
  );
}

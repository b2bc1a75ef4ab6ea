import type { VNode } from "preact";
import type { Sensitivity } from "../../src/contract/report.ts";
import { unitOf } from "../../src/fact-types/measure.ts";
import { factTypeOf } from "../../src/fact-types/registry.ts";
import { type Language, textIn } from "../../src/language/language.ts";
import { OutcomeMark } from "../../src/report/pictures/marks.tsx";
import { RangeBar } from "../../src/report/pictures/ruler.tsx";
import { COUNTRIES, nameOfCountry } from "../../src/vocabulary/countries.ts";
import { nameOfUnit } from "../../src/vocabulary/quantities.ts";
import type { Fact, Vocabulary } from "../../src/vocabulary/vocabulary.ts";
import words from "../words.json" with { type: "json" };

type Outcome = Sensitivity["provisions"][number]["intervals"][number]["outcome"];

/** An answer that may be changed on the result. */
export interface WhatIfField {
  readonly fact: Fact;
  /** What stands in the field: what was tried, else the answer of the case. */
  readonly value: string;
  readonly isKept: boolean;
  /** What is wrong with what was tried; null where nothing is. */
  readonly problem: string | null;
  /** Where the outcomes of the answer turn along a number; null where it is none. */
  readonly range: Sensitivity | null;
}

/** The verdict on one activity in one city, before and with the answers tried. */
export interface WhatIfVerdict {
  readonly heading: string;
  readonly before: ShownVerdict;
  readonly after: ShownVerdict;
}

interface ShownVerdict {
  readonly outcome: Outcome;
  readonly verdict: string;
  readonly figure: string | null;
}

export interface WhatIfProps {
  readonly caseId: string;
  readonly language: Language;
  readonly vocabulary: Vocabulary;
  readonly fields: readonly WhatIfField[];
  /** What was tried and came of it; null where nothing was. */
  readonly tried: Tried | null;
}

/** Answers that were tried. */
export interface Tried {
  /** Each as `fact: before → after`. */
  readonly changed: readonly string[];
  readonly verdicts: readonly WhatIfVerdict[];
  /** The smallest changes that would meet what still fails, with the answers ticked left as they are. */
  readonly smallest: readonly {
    readonly place: string;
    readonly title: string;
    readonly changes: readonly string[];
  }[];
  /** The form as it was before the last step; null at the first. */
  readonly before: string | null;
}

/** The form in which answers are changed on the result, with the verdict before and after for each activity. */
export function WhatIf(props: WhatIfProps): VNode | null {
  const { caseId, language, fields, tried } = props;
  const text = words.whatIf;
  if (fields.length === 0) return null;
  const hasProblem = fields.some(({ problem }) => problem !== null);
  return (
    <details class="what-if" id="what-if" data-what-if open={tried !== null || hasProblem}>
      <summary>{textIn(text.title, language)}</summary>
      <p class="hint">{textIn(text.hint, language)}</p>
      {tried === null ? null : <Verdicts tried={tried} language={language} />}
      <form method="post" action={`/case/${caseId}/what-if`} noValidate>
        <input type="hidden" name="before" value={tried?.before ?? ""} />
        <div class="tries">
          {fields.map((field) => (
            <Field field={field} {...props} key={field.fact.id} />
          ))}
        </div>
        <div class="buttons">
          <button type="submit" name="step" value="try">
            {textIn(text.tryIt, language)}
          </button>
          {tried === null ? null : (
            <>
              <button class="second" type="submit" name="step" value="back">
                {textIn(text.back, language)}
              </button>
              <button class="second" type="submit" name="step" value="take" data-whole-page>
                {textIn(text.take, language)}
              </button>
            </>
          )}
        </div>
      </form>
    </details>
  );
}

function Verdicts({ tried, language }: { readonly tried: Tried; readonly language: Language }): VNode {
  const text = words.whatIf;
  const { changed, verdicts, smallest } = tried;
  return (
    <div class="tried" role="status" tabIndex={-1}>
      <p>
        {changed.length === 0 ? textIn(text.nothingChanged, language) : null}
        {changed.map((change) => (
          <span class="changed" key={change}>
            {change}
          </span>
        ))}
      </p>
      <table class="verdicts">
        <thead>
          <tr>
            <td />
            <th scope="col">{textIn(text.now, language)}</th>
            <th scope="col">{textIn(text.then, language)}</th>
          </tr>
        </thead>
        <tbody>
          {verdicts.map(({ heading, before, after }) => (
            <tr class={before.outcome === after.outcome ? undefined : "turned"} key={heading}>
              <th scope="row">{heading}</th>
              <Verdict verdict={before} label={textIn(text.now, language)} />
              <Verdict verdict={after} label={textIn(text.then, language)} />
            </tr>
          ))}
        </tbody>
      </table>
      {smallest.map(({ place, title, changes }) => (
        <div class="text-list" key={place}>
          <h4>{textIn(text.smallest, language, { place, title })}</h4>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Verdict({ verdict, label }: { readonly verdict: ShownVerdict; readonly label: string }): VNode {
  return (
    <td class={verdict.outcome} data-label={label}>
      <span class="outcome-line">
        <OutcomeMark outcome={verdict.outcome} /> {verdict.verdict}
      </span>
      {verdict.figure === null ? null : <span class="hint">{verdict.figure}</span>}
    </td>
  );
}

interface FieldProps extends Pick<WhatIfProps, "language" | "vocabulary"> {
  readonly field: WhatIfField;
}

function Field({ field, language, vocabulary }: FieldProps): VNode {
  const { fact, value, isKept, problem, range } = field;
  const id = `try-${fact.id}`;
  const unit = unitOf(fact);
  const options = optionsFor(fact, language);
  const described = problem === null ? undefined : `${id}-problem`;
  return (
    <div class="try">
      <label for={id}>{textIn(fact.title, language)}</label>
      {problem === null ? null : (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <div class="typed">
        {options === null ? (
          <>
            <input
              id={id}
              name={`try-${fact.id}`}
              value={value}
              autocomplete="off"
              maxLength={100}
              aria-invalid={problem !== null || undefined}
              aria-describedby={described}
            />
            {unit === null ? null : (
              <span class="unit" aria-hidden="true">
                {nameOfUnit(unit, language)}
              </span>
            )}
          </>
        ) : (
          <select id={id} name={`try-${fact.id}`} aria-describedby={described}>
            <option value="" selected={value === ""}>
              {textIn(words.question.unknown, language)}
            </option>
            {options.map((option) => (
              <option value={option.value} selected={option.value === value} key={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        )}
      </div>
      {range === null ? null : <RangeBar sensitivity={range} vocabulary={vocabulary} language={language} />}
      <label class="keep-it">
        <input type="checkbox" name="keep" value={fact.id} checked={isKept} />{" "}
        {textIn(words.whatIf.keep, language)}
        <span class="unseen"> {textIn(fact.title, language)}</span>
      </label>
    </div>
  );
}

/** What can be chosen; null where the answer is typed. */
function optionsFor(fact: Fact, language: Language): { value: string; label: string }[] | null {
  const { compared, choosing } = factTypeOf(fact);
  if (compared === "yes-no") {
    return [
      { value: "yes", label: textIn(words.question.yes, language) },
      { value: "no", label: textIn(words.question.no, language) },
    ];
  }
  if (compared === "nationality")
    return COUNTRIES.map((code) => ({ value: code, label: nameOfCountry(code, language) }));
  if (compared !== "choice" || choosing === undefined) return null;
  return choosing.ids(fact).map((id) => ({ value: id, label: choosing.nameOf(id, fact, language) }));
}

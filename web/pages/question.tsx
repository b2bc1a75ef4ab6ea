import type { VNode } from "preact";
import type { Reason } from "../../src/contract/next-question.ts";
import type { ShownOwnership } from "../../src/contract/ownership.ts";
import { unitOf } from "../../src/fact-types/measure.ts";
import { factTypeOf } from "../../src/fact-types/registry.ts";
import { type Language, textIn, type Words } from "../../src/language/language.ts";
import { needsTranslation } from "../../src/language/languages.ts";
import { OwnershipTree } from "../../src/report/pictures/ownership-tree.tsx";
import type { Fact } from "../../src/vocabulary/vocabulary.ts";
import { formControlOf } from "../forms/answer-fields.tsx";
import { ErrorSummary } from "../forms/error-summary.tsx";
import type { Filled, ShownError } from "../forms/shown.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

export interface QuestionProps {
  readonly context: PageContext;
  readonly caseId: string;
  readonly fact: Fact;
  readonly subject: string;
  /** Instead of the fact's own question, where it is about a pair of currencies. */
  readonly question: string;
  readonly progress: { readonly answered: number; readonly toGo: number };
  readonly reasons: readonly Reason[];
  readonly filled: Filled;
  readonly errors: readonly ShownError[];
  /** Other answers that this one contradicts, to be changed instead. */
  readonly contradicted: readonly { readonly fact: string; readonly text: string }[];
  /** The fact that holds the foreign share by itself; null where the rules know none. */
  readonly shareFact: string | null;
  /** The group that is asked for, as far as it can be drawn: null where it cannot be; null for every other question. */
  readonly group: { readonly drawn: ShownOwnership | null } | null;
  /** The answer given last, read back. */
  readonly noted: { readonly fact: string; readonly text: string } | null;
}

/** So many provisions are told with their clause. */
const TOLD = 4;

/** One question with the reason for it, and a way on, a way out and a way to say that it is not known. */
export function QuestionPage(props: QuestionProps): VNode {
  const { context, caseId, fact, question, filled, errors, progress, group } = props;
  const { language } = context;
  const text = words.question;
  const title = errors.length === 0 ? question : textIn(text.errorTitle, language) + question;
  const { Fields, isGroup } = formControlOf(fact);
  const fields = (
    <Fields
      fact={fact}
      filled={filled}
      language={language}
      describedBy="help form-hint"
      isWrong={errors.length > 0}
    />
  );
  const inside = (
    <>
      <p class="help" id="help">
        {textIn(group === null ? fact.help : words.group.help, language)}
      </p>
      <p class="hint" id="form-hint">
        {[formOf(fact, language), textIn(text.who, language, { who: textIn(fact.whoKnows, language) })]
          .filter((line) => line !== null)
          .join(" · ")}
      </p>
      {fields}
      {group === null ? null : <DrawnGroup {...group} language={language} />}
    </>
  );
  return (
    <Layout context={context} title={title} section="start">
      <ErrorSummary errors={errors} language={language} />
      <Contradicted {...props} />
      <Noted {...props} />
      <p class="progress">
        {props.subject} ·{" "}
        {textIn(text.answered, language, {
          answered: String(progress.answered),
          toGo: String(progress.toGo),
        })}
        <progress
          aria-label={textIn(text.progress, language)}
          value={progress.answered}
          max={Math.max(1, progress.answered + progress.toGo)}
        />
      </p>
      <form class="question" method="post" action={`/case/${caseId}/question/${fact.id}`} noValidate>
        {group === null ? null : <DrawByEnter />}
        {isGroup ? (
          <fieldset aria-describedby="help form-hint">
            <legend>
              <h1>{question}</h1>
            </legend>
            {inside}
          </fieldset>
        ) : (
          <>
            <h1>
              <label for="value">{question}</label>
            </h1>
            {inside}
          </>
        )}
        <div class="buttons">
          <button type="submit">{textIn(text.continue, language)}</button>
          <button class="second" type="submit" name="answer" value="unknown">
            {textIn(text.unknown, language)}
          </button>
        </div>
      </form>
      <OtherForm {...props} />
      <Why {...props} />
      <nav class="ways" aria-label={textIn(words.answers.title, language)}>
        <a href={`/case/${caseId}/answers`}>{textIn(text.allAnswers, language)}</a>
        <a href={`/case/${caseId}/result`}>{textIn(text.stopHere, language)}</a>
      </nav>
    </Layout>
  );
}

/** What the key Enter presses: the first button of a form, which is to take nothing yet. */
function DrawByEnter(): VNode {
  return (
    <button class="by-enter" type="submit" name="answer" value="draw" tabIndex={-1} aria-hidden="true" />
  );
}

/** The group as it was entered so far. */
function DrawnGroup({
  drawn,
  language,
}: NonNullable<QuestionProps["group"]> & { readonly language: Language }): VNode {
  const text = words.group;
  return (
    <section class="drawn" id="group-drawn" aria-labelledby="drawn-title">
      <h2 id="drawn-title">{textIn(text.drawn, language)}</h2>
      {drawn === null ? (
        <p class="hint">{textIn(text.notDrawn, language)}</p>
      ) : (
        <OwnershipTree ownership={drawn} language={language} />
      )}
      <button class="second" type="submit" name="answer" value="draw">
        {textIn(text.draw, language)}
      </button>
    </section>
  );
}

const FORMS: Readonly<Record<string, Words>> = words.question.form;

/** What may be typed, as the words for its type say, or those for any number. */
function formOf(fact: Fact, language: Language): string | null {
  return textIn(FORMS[fact.type] ?? (unitOf(fact) === null ? undefined : FORMS.number), language) ?? null;
}

function Noted({ noted, caseId, context }: QuestionProps): VNode | null {
  if (noted === null) return null;
  return (
    <p class="noted" role="status">
      {noted.text}{" "}
      <a href={`/case/${caseId}/question/${noted.fact}`}>{textIn(words.question.change, context.language)}</a>
    </p>
  );
}

function Contradicted({ contradicted, caseId, context }: QuestionProps): VNode | null {
  if (contradicted.length === 0) return null;
  return (
    <div class="contradicted">
      <p>{textIn(words.question.contradicts, context.language)}</p>
      <ul>
        {contradicted.map(({ fact, text }) => (
          <li key={fact}>
            <a href={`/case/${caseId}/question/${fact}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Owners can be given as one share, a table of holders, a group, or a file. */
function OtherForm({ fact, shareFact, caseId, context: { language } }: QuestionProps): VNode | null {
  const { byTable, byShare, byGroup, byFile } = words.question;
  const { compared, control } = factTypeOf(fact);
  const share =
    shareFact === null ? [] : [{ to: `question/${shareFact}`, label: byShare, of: ["holders", "group"] }];
  const forms = [
    ...share,
    { to: "question/investors", label: byTable, of: ["share", "group"] },
    { to: "question/entities", label: byGroup, of: ["holders"] },
    { to: "ownership", label: byFile, of: ["holders", "group"] },
  ].filter(({ of }) => of.includes(compared === "share" ? compared : control));
  if (forms.length === 0) return null;
  return (
    <ul class="other-form">
      {forms.map(({ to, label }) => (
        <li key={to}>
          <a href={`/case/${caseId}/${to}`}>{textIn(label, language)}</a>
        </li>
      ))}
    </ul>
  );
}

function Why({ reasons, context }: QuestionProps): VNode {
  const { language } = context;
  const text = words.question;
  return (
    <details class="why">
      <summary>{textIn(text.why, language)}</summary>
      {reasons.length === 0 ? (
        <p>{textIn(text.whyNone, language)}</p>
      ) : (
        <>
          <p>{textIn(text.whyCount, language, { count: String(reasons.length) })}</p>
          <ul>
            {reasons.slice(0, TOLD).map(({ provision, title, requirements, ...clause }) => (
              <li key={provision}>
                <a href={`/provisions/${provision}`}>{provision}</a> {textIn(title, language)}
                <blockquote lang="zh-CN">{joined(requirements, clause, "quote")}</blockquote>
                {!needsTranslation(language) ? null : (
                  <p class="translation">{joined(requirements, clause, "translation")}</p>
                )}
              </li>
            ))}
          </ul>
          {reasons.length > TOLD ? (
            <p>{textIn(text.whyMore, language, { count: String(reasons.length - TOLD) })}</p>
          ) : null}
        </>
      )}
    </details>
  );
}

type Quoted = Pick<Reason, "quote" | "translation">;

/** The quotes of the requirements, or their translations, one after the other; without any those of the clause. */
function joined(requirements: readonly Quoted[], clause: Quoted, part: keyof Quoted): string {
  const texts = requirements.length === 0 ? [clause] : requirements;
  return texts.map((one) => one[part]).join(" … ");
}

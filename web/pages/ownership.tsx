import type { VNode } from "preact";
import { showDay } from "../../src/language/day.ts";
import { textIn } from "../../src/language/language.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

/** One row of the owners as they were understood. */
export interface ShownHolding {
  readonly name: string;
  readonly origin: string;
  readonly held: string;
  readonly share: string;
}

interface UploadProps {
  readonly context: PageContext;
  readonly caseId: string;
  /** The day asked about, YYYY-MM-DD. */
  readonly asOf: string;
  /** Which company was typed. */
  readonly company: string;
  readonly errors: readonly string[];
}

/** Takes the owners of a case from a file in the standard's form; with what is wrong with the one just sent. */
export function OwnershipUploadPage({ context, caseId, asOf, company, errors }: UploadProps): VNode {
  const { language } = context;
  const text = words.ownershipFile;
  const title = errors.length === 0 ? textIn(text.title, language) : textIn(text.refused, language);
  return (
    <Layout context={context} title={title} section="start">
      {errors.length === 0 ? null : (
        <div class="errors" role="alert" tabIndex={-1} data-focus>
          <h2>{textIn(text.refused, language)}</h2>
          <ul>
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </div>
      )}
      <h1>{textIn(text.title, language)}</h1>
      <p class="lead">{textIn(text.lead, language, { day: showDay(asOf, language) })}</p>
      <form class="upload" method="post" action={`/case/${caseId}/ownership`} encType="multipart/form-data">
        <label for="ownership">{textIn(text.file, language)}</label>
        <p class="hint" id="ownership-hint">
          {textIn(text.fileHint, language)}
        </p>
        <input
          type="file"
          id="ownership"
          name="ownership"
          accept=".json,application/json"
          aria-describedby="ownership-hint"
          required
        />
        <label for="company">{textIn(text.company, language)}</label>
        <p class="hint" id="company-hint">
          {textIn(text.companyHint, language)}
        </p>
        <input
          type="text"
          id="company"
          name="company"
          value={company}
          aria-describedby="company-hint"
          autocomplete="off"
          maxLength={1000}
        />
        <button type="submit">{textIn(text.read, language)}</button>
      </form>
      <p class="hint">{textIn(text.otherwise, language)}</p>
      <nav class="ways" aria-label={textIn(words.answers.title, language)}>
        <a href={`/case/${caseId}/question/investors`}>{textIn(text.table, language)}</a>
        <a href={`/case/${caseId}/answers`}>{textIn(words.question.allAnswers, language)}</a>
      </nav>
    </Layout>
  );
}

interface ReviewProps extends Omit<UploadProps, "errors"> {
  readonly holdings: readonly ShownHolding[];
  /** The foreign share in both readings, told for people. */
  readonly readings: { readonly direct: string; readonly lookThrough: string };
  /** How the file was read. */
  readonly notes: readonly string[];
  /** The answers that are taken, as JSON. */
  readonly answers: string;
}

/** The owners as they were understood; they count when they are taken. */
export function OwnershipReviewPage(props: ReviewProps): VNode {
  const { context, caseId, asOf, company, holdings, readings, notes, answers } = props;
  const { language } = context;
  const text = words.ownershipFile;
  const columns = [words.holders.name, words.holders.origin, words.holders.of, words.holders.share];
  return (
    <Layout context={context} title={textIn(text.understood, language)} section="start">
      <h1>{textIn(text.understood, language)}</h1>
      <p class="lead">{textIn(text.of, language, { company, day: showDay(asOf, language) })}</p>
      <p>{textIn(text.readings, language, readings)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <section class="scrolled" aria-label={textIn(text.understood, language)} tabIndex={0}>
        <table class="understood">
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" key={column.en}>
                  {textIn(column, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {holdings.map(({ name, origin, held, share }, index) => (
              <tr key={index}>
                <td dir="auto">{name}</td>
                <td>{origin}</td>
                <td dir="auto">{held}</td>
                <td>{share}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {notes.length === 0 ? null : (
        <section class="part">
          <h2>{textIn(text.notes, language)}</h2>
          <ul>
            {notes.map((note) => (
              <li key={note} dir="auto">
                {note}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>{textIn(text.replaces, language)}</p>
      <form method="post" action={`/case/${caseId}/ownership/take`}>
        <input type="hidden" name="answers" value={answers} />
        <div class="buttons">
          <button type="submit">{textIn(text.take, language)}</button>{" "}
          <a class="button second" href={`/case/${caseId}/ownership`}>
            {textIn(text.other, language)}
          </a>
        </div>
      </form>
    </Layout>
  );
}

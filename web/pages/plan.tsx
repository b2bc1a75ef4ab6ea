import type { VNode } from "preact";
import { textIn } from "../../src/language/language.ts";
import type { Fact } from "../../src/vocabulary/vocabulary.ts";
import { type ActivitySearch, FindActivities, type SectorOfActivities } from "../forms/find-activities.tsx";
import { Options, optionsOf } from "../forms/choices.tsx";
import { ErrorSummary } from "../forms/error-summary.tsx";
import { type Filled, firstOf, type ShownError } from "../forms/shown.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

/** The value of the choice of every city side by side; no city has such an id. */
export const SIDE_BY_SIDE = "both";

export interface PlanProps {
  readonly context: PageContext;
  readonly caseId: string;
  readonly activities: Fact;
  readonly sectors: readonly SectorOfActivities[];
  readonly search: ActivitySearch | null;
  readonly city: Fact;
  /** The words for every city that can be compared, each with a result of its own. */
  readonly sideBySide: string;
  readonly filled: Filled;
  readonly errors: readonly ShownError[];
}

/** What the company wants to do, and where; with its name and the day asked about. */
export function PlanPage(props: PlanProps): VNode {
  const { context, caseId, activities, city, sideBySide, filled, errors } = props;
  const { language } = context;
  const text = words.plan;
  const every = { value: SIDE_BY_SIDE, label: sideBySide };
  const unknown = { value: "unknown", label: textIn(words.question.unknown, language) };
  return (
    <Layout context={context} title={textIn(text.title, language)} section="start">
      <ErrorSummary errors={errors} language={language} />
      <h1>{textIn(text.title, language)}</h1>
      <form class="question" method="post" action={`/case/${caseId}/plan`} noValidate>
        <button class="default" type="submit" tabIndex={-1} aria-hidden="true">
          {textIn(words.question.continue, language)}
        </button>
        <fieldset>
          <legend>
            <h2>{textIn(city.question, language)}</h2>
          </legend>
          <Options
            type="radio"
            name="city"
            id="city"
            options={[...optionsOf(city.choices ?? [], language), every, unknown]}
            chosen={filled.values.city ?? []}
          />
        </fieldset>
        <fieldset aria-describedby="activities-hint">
          <legend>
            <h2>{textIn(activities.question, language)}</h2>
          </legend>
          <p class="hint" id="activities-hint">
            {textIn(text.hint, language)}
          </p>
          <FindActivities {...props} language={language} />
        </fieldset>
        <div class="field">
          <label for="name">{textIn(text.company, language)}</label>
          <p class="hint" id="name-hint">
            {textIn(text.companyHint, language)}
          </p>
          <input
            id="name"
            name="name"
            value={firstOf(filled, "name")}
            aria-describedby="name-hint"
            autocomplete="organization"
            maxLength={200}
          />
        </div>
        <div class="field">
          <label for="asOf">{textIn(text.asOf, language)}</label>
          <p class="hint" id="asOf-hint">
            {textIn(text.asOfHint, language)}
          </p>
          <input
            class="short"
            id="asOf"
            name="asOf"
            value={firstOf(filled, "asOf")}
            aria-describedby="asOf-hint"
            inputMode="numeric"
            autocomplete="off"
            maxLength={10}
          />
        </div>
        <div class="buttons">
          <button type="submit">{textIn(words.question.continue, language)}</button>
        </div>
      </form>
    </Layout>
  );
}

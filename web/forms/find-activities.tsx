import type { VNode } from "preact";
import type { FoundBySector } from "../../src/report/found.ts";
import { type Language, textIn } from "../../src/language/language.ts";
import type { Choice } from "../../src/vocabulary/vocabulary.ts";
import { FoundList } from "../find/found.tsx";
import words from "../words.json" with { type: "json" };
import { Options, optionsOf } from "./choices.tsx";
import { type Filled, firstOf, NONE_OF_THESE } from "./shown.ts";

/** Activities of one sector. */
export interface SectorOfActivities {
  readonly code: string | null;
  readonly title: string;
  readonly activities: readonly Choice[];
}

interface FindActivitiesProps {
  readonly sectors: readonly SectorOfActivities[];
  readonly filled: Filled;
  readonly language: Language;
  /** What was looked for last, and what fits; null where nothing was. */
  readonly search: ActivitySearch | null;
}

/** What was looked for, what fits, and what else the words mean. */
export interface ActivitySearch {
  readonly typed: string;
  readonly found: FoundBySector;
  readonly meanings: readonly string[];
}

/**
 * Activities to choose any number from: a search whose results stand on top, none of these and not known below it, then
 * every activity by sector. Without script the search is sent with the form.
 */
export function FindActivities({ sectors, filled, language, search }: FindActivitiesProps): VNode {
  const text = words.find;
  const chosen = filled.values.value ?? [];
  const all = sectors.flatMap(({ activities }) => activities);
  const ids = search === null ? [] : idsOf(search.found);
  const onTop = ids.flatMap((id) => all.filter((choice) => choice.id === id));
  const none = { value: NONE_OF_THESE, label: textIn(words.question.none, language) };
  const unknown = { value: "unknown", label: textIn(words.question.unknown, language) };
  const boxes = (choices: readonly Choice[], id: string): VNode => (
    <Options type="checkbox" name="value" id={id} options={optionsOf(choices, language)} chosen={chosen} />
  );
  return (
    <div class="find-choices" data-find>
      <div class="filter">
        <label for="find">{textIn(text.business, language)}</label>
        <p class="hint" id="find-hint">
          {textIn(text.hint, language)}
        </p>
        <div class="find-line">
          <input
            type="search"
            id="find"
            name="find"
            value={firstOf(filled, "find")}
            autocomplete="off"
            maxLength={100}
            aria-describedby="find-hint found-count"
          />
          <button class="second" type="submit" name="answer" value="find">
            {textIn(text.search, language)}
          </button>
        </div>
      </div>
      <div id="found" class="found-choices">
        <p
          id="found-count"
          role="status"
          data-count={textIn(text.count, language)}
          data-none={textIn(text.noActivity, language)}
        >
          {search === null ? "" : countOf(onTop.length, search.typed, language)}
        </p>
        <div data-found-choices>{onTop.length === 0 ? null : boxes(onTop, "value")}</div>
        <div data-found-others>
          {search === null ? null : <FoundOthers search={search} language={language} />}
        </div>
      </div>
      <Options type="checkbox" name="value" id="value-none" options={[none]} chosen={chosen} />
      <Options
        type="checkbox"
        name="activitiesUnknown"
        id="activities-unknown"
        options={[unknown]}
        chosen={filled.values.activitiesUnknown ?? []}
      />
      <div class="sectors">
        <h3 id={onTop.length === 0 ? "value" : undefined} tabIndex={-1}>
          {textIn(text.bySector, language)}
        </h3>
        {sectors.map(({ code, title, activities }) => {
          const left = activities.filter((choice) => !onTop.includes(choice));
          const ticked = left.filter(({ id }) => chosen.includes(id)).length;
          return (
            <details class="sector" open={ticked > 0} key={code}>
              <summary>
                {code === null ? null : <span class="sector-code">{code}</span>} {title}{" "}
                <span class="hint">{activities.length}</span>
              </summary>
              {left.length === 0 ? null : boxes(left, `sector-${code ?? "all"}`)}
            </details>
          );
        })}
      </div>
    </div>
  );
}

/** So many activities are shown on top; the others stand in their sectors. */
const MOST_ON_TOP = 8;
/** What is said of a field stands beside the activities where it is among so many best results. */
export const BEST = 3;

/** The activities that were found, best first. */
export function idsOf({ ranked }: FoundBySector): string[] {
  return ranked.flatMap(({ kind, id }) => (kind === "activity" ? [id] : [])).slice(0, MOST_ON_TOP);
}

/** What was found beside activities: what the documents say of the field, and the items that name it. */
export function FoundOthers({
  search: { found, meanings },
  language,
}: {
  readonly search: ActivitySearch;
  readonly language: Language;
}): VNode {
  const others = found.ranked.filter(({ kind }) => kind !== "activity");
  const first = found.ranked.slice(0, BEST).find(({ kind }) => kind === "pointer");
  return (
    <>
      {meanings.map((meaning) => (
        <p class="said" key={meaning}>
          {meaning}
        </p>
      ))}
      {first === undefined ? null : (
        <p class="said">
          <b>{first.title}</b>
          {textIn(words.colon, language)}
          {first.texts[0]}
        </p>
      )}
      {others.length === 0 ? null : (
        <details class="found-others">
          <summary>{textIn(words.find.others, language, { count: String(others.length) })}</summary>
          <FoundList found={found} language={language} activity={null} heading="h3" />
        </details>
      )}
    </>
  );
}

function countOf(count: number, typed: string, language: Language): string {
  return count === 0
    ? textIn(words.find.noActivity, language)
    : textIn(words.find.count, language, { count: String(count), typed });
}

import type { VNode } from "preact";
import type { FoundBySector, FoundView } from "../../src/report/found.ts";
import { type Language, textIn } from "../../src/language/language.ts";
import words from "../words.json" with { type: "json" };

interface FoundProps {
  readonly found: FoundBySector;
  readonly language: Language;
  /** How an activity is shown; null where activities are left out. */
  readonly activity: ((found: FoundView) => VNode) | null;
  /** The headings of the sectors. */
  readonly heading: "h2" | "h3";
}

/** What a search found, by sector, best first: activities, items and measures, and what is said of a whole field. */
export function FoundList({ found, language, activity, heading: Heading }: FoundProps): VNode {
  const sectors = found.sectors
    .map(({ members, ...sector }) => ({
      ...sector,
      members: members.filter(({ kind }) => kind !== "activity" || activity !== null),
    }))
    .filter(({ members }) => members.length > 0);
  return (
    <>
      {sectors.map(({ code, title, members }) => (
        <section class="found-sector" key={code}>
          <Heading>
            {code === null ? null : <span class="sector-code">{code}</span>} {title}
          </Heading>
          <ul>
            {members.map((one) => (
              <li class={one.kind} key={`${one.kind} ${one.id}`}>
                {one.kind === "activity" && activity !== null ? (
                  activity(one)
                ) : (
                  <Entry one={one} language={language} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.expired.length === 0 ? null : (
        <details class="expired">
          <summary>{textIn(words.find.expired, language)}</summary>
          <ul>
            {found.expired.map((one) => (
              <li key={one.id}>
                <Entry one={one} language={language} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface EntryProps {
  readonly one: FoundView;
  readonly language: Language;
}

function Entry({ one: { kind, kindWords, id, title, texts }, language }: EntryProps): VNode {
  if (kind !== "pointer") {
    return (
      <>
        <a href={`/provisions/${id}`}>{title}</a> <span class="hint">{kindWords}</span>
      </>
    );
  }
  const [first, ...others] = texts;
  return (
    <div class="pointer">
      <p>
        <b>{title}</b>
      </p>
      <p>{first}</p>
      {others.length === 0 ? null : (
        <details>
          <summary>
            {textIn(words.find.where, language)}
            <span class="unseen"> {title}</span>
          </summary>
          <ul>
            {others.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

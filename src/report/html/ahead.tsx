import type { VNode } from "preact";
import { joinSentences, type Language } from "../../language/language.ts";
import type { AheadView } from "../ahead/view.ts";
import { anchorOf } from "./anchor.ts";
import { Section } from "./section.tsx";

interface AheadProps {
  readonly view: AheadView;
  readonly language: Language;
}

/** What of the results changes by itself, each leading to its result. */
export function AheadSection({ view, language }: AheadProps): VNode {
  return (
    <Section id="ahead" heading={view.heading}>
      <p>{view.span}</p>
      {view.none === null ? null : <p>{view.none}</p>}
      {view.turns.length === 0 ? null : (
        <ul class="ahead">
          {view.turns.map(({ day, mark, turn, provision, title, lastDay, causes }) => (
            <li key={`${day} ${provision}`}>
              <p>
                <b>
                  {mark} {turn}
                </b>{" "}
                <a href={`#${anchorOf(provision)}`}>{title}</a>
              </p>
              <p>{joinSentences([lastDay, ...causes], language)}</p>
            </li>
          ))}
        </ul>
      )}
      {view.notes.map((note) => (
        <p class="changes-note" key={note}>
          {note}
        </p>
      ))}
    </Section>
  );
}

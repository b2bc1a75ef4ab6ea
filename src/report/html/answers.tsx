import type { VNode } from "preact";
import { type Language, textIn } from "../../language/language.ts";
import { BoundRuler } from "../pictures/bound-ruler.tsx";
import { OutcomeMark } from "../pictures/marks.tsx";
import type { AnswerView } from "../view-answers.ts";
import type { ReportView } from "../view-types.ts";
import reportWords from "../words.json" with { type: "json" };
import { anchorOf } from "./anchor.ts";

interface AnswersProps {
  readonly view: Pick<ReportView, "answers" | "nothingAsked" | "next">;
  readonly language: Language;
  /** The address of a fact's question; null where there is none. */
  readonly changeOf: ((fact: string) => string) | null;
}

/** The answers as blocks, or what to answer first where no activity is named. */
export function Answers({ view, language, changeOf }: AnswersProps): VNode {
  if (view.nothingAsked !== null) {
    return (
      <section class="answer undetermined">
        <p class="verdict">{view.nothingAsked}</p>
        {view.next.length === 0 ? null : (
          <ol>
            {view.next.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
      </section>
    );
  }
  return (
    <div class="answers">
      {view.answers.map((answer) => (
        <Answer answer={answer} language={language} changeOf={changeOf} key={answer.heading} />
      ))}
    </div>
  );
}

interface AnswerProps {
  readonly answer: AnswerView;
  readonly language: Language;
  readonly changeOf: AnswersProps["changeOf"];
}

const SHOWN_AT_ONCE = 4;

function Answer({ answer, language, changeOf }: AnswerProps): VNode {
  const { outcome, heading, first, verdict, facts, figure, standing, elsewhere, needs, places } = answer;
  const [shown, folded] = [needs.slice(0, SHOWN_AT_ONCE), needs.slice(SHOWN_AT_ONCE)];
  return (
    <section class={`answer ${outcome}`}>
      <h2>{heading}</h2>
      {first === null ? null : <p class="first">{first}</p>}
      <p class="verdict">
        <OutcomeMark outcome={outcome} />
        <span>{verdict}</span>
      </p>
      {facts.length === 0 ? null : (
        <div class="facts">
          <ul>
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
          {figure === null ? null : <BoundRuler requirement={figure} label={heading} language={language} />}
        </div>
      )}
      {standing === null ? null : <Standing text={standing} />}
      {elsewhere.length === 0 ? null : (
        <ul class="elsewhere">
          {elsewhere.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {needs.length === 0 ? null : (
        <div class="needs">
          <h3>{textIn(reportWords.stillNeeded, language)}</h3>
          <ol>
            {shown.map((need) => (
              <Need need={need} language={language} changeOf={changeOf} key={need.text} />
            ))}
          </ol>
          {folded.length === 0 ? null : (
            <details>
              <summary>{textIn(reportWords.moreFolded, language, { count: String(folded.length) })}</summary>
              <ol start={SHOWN_AT_ONCE + 1}>
                {folded.map((need) => (
                  <Need need={need} language={language} changeOf={changeOf} key={need.text} />
                ))}
              </ol>
            </details>
          )}
        </div>
      )}
      {places.length === 0 ? null : (
        <p class="where">
          {places.map(({ provision, place }, index) => (
            <span key={provision}>
              {index === 0 ? "" : " · "}
              <a href={`#${anchorOf(provision)}`}>{place}</a>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

/** How the documents stand: the first sentence at once, the others folded where there is little room. */
function Standing({ text }: { readonly text: string }): VNode {
  const [, first = text, space = "", others = ""] = /^(.+?(?:。|\.(?=\s)))(\s*)(.*)$/su.exec(text) ?? [];
  if (others === "") return <p class="standing">{text}</p>;
  return (
    <details class="standing">
      <summary>{first}</summary>
      {space}
      {others}
    </details>
  );
}

interface NeedProps extends Pick<AnswerProps, "language" | "changeOf"> {
  readonly need: AnswerView["needs"][number];
}

function Need({ need: { text, fact }, language, changeOf }: NeedProps): VNode {
  if (fact === null || changeOf === null) return <li>{text}</li>;
  return (
    <li>
      {text}{" "}
      <a class="answer-it" href={changeOf(fact)}>
        {textIn(reportWords.answerIt, language)}
        <span class="unseen"> {text}</span>
      </a>
    </li>
  );
}

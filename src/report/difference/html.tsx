import type { Language } from "../../language/language.ts";
import { renderStandalone } from "../html/page.tsx";
import type { MarkedText } from "./marked-text.ts";
import type { DifferenceView, ProvisionView } from "./view.ts";

/** A difference as one HTML file, to hand over. */
export function renderDifferenceHtml(view: DifferenceView, language: Language, style: string): string {
  const content = (
    <div class="report">
      <h1>{view.heading}</h1>
      <p class="stamp">{view.summary}</p>
      {view.provisions.map((provision) => (
        <Provision key={provision.heading} provision={provision} />
      ))}
      <footer class="closing">
        {view.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </footer>
    </div>
  );
  return renderStandalone(content, view.heading, language, style);
}

function Provision({ provision: { heading, clauses, recorded, regions } }: { provision: ProvisionView }) {
  return (
    <section>
      <h2>{heading}</h2>
      {clauses === null ? null : (
        <div lang="zh-CN">
          <Marked text={clauses.old} as="del" />
          <Marked text={clauses.now} as="ins" />
        </div>
      )}
      {recorded.map((change) => (
        <p key={change}>{change}</p>
      ))}
      <ul>
        {regions.map(({ where, outcomes, witness, beside, clients }) => (
          <li key={`${where} ${outcomes} ${witness}`}>
            <p>
              <b>{where}</b>
            </p>
            <p>{outcomes}</p>
            {clients === null ? null : <p>{clients}</p>}
            <p>{witness}</p>
            {beside === null ? null : <p>{beside}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Marked({ text, as: Mark }: { text: MarkedText; as: "del" | "ins" }) {
  return (
    <blockquote>
      {text.map(({ text: own, isChanged }, place) =>
        isChanged ? <Mark key={place}>{own}</Mark> : <span key={place}>{own}</span>,
      )}
    </blockquote>
  );
}

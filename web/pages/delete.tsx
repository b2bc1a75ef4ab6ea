import type { VNode } from "preact";
import { textIn } from "../../src/language/language.ts";
import { Layout, type PageContext } from "../layout.tsx";
import words from "../words.json" with { type: "json" };

interface DeleteProps {
  readonly context: PageContext;
  readonly caseId: string;
  /** What the case is called; empty where this browser does not list it. */
  readonly name: string;
}

/** The question before a case is deleted from the browser. */
export function DeletePage({ context, caseId, name }: DeleteProps): VNode {
  const { language } = context;
  const text = words.cases;
  return (
    <Layout context={context} title={textIn(text.deleteTitle, language)} section="start">
      <h1>{textIn(text.deleteTitle, language)}</h1>
      <p>
        {textIn(text.deleteText, language, { name: name === "" ? textIn(text.unnamed, language) : name })}
      </p>
      <div class="buttons">
        <form method="post" action={`/case/${caseId}/forget`}>
          <button type="submit">{textIn(text.deleteYes, language)}</button>
        </form>
        <a class="button second" href={`/case/${caseId}/answers`}>
          {textIn(text.deleteNo, language)}
        </a>
      </div>
    </Layout>
  );
}

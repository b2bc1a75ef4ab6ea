import type { Comparison } from "../../contract/comparison.ts";
import { type Language, textIn } from "../../language/language.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { viewComparison } from "../compare/view.ts";
import compareWords from "../compare/words.json" with { type: "json" };
import { CityMatrix } from "../pictures/city-matrix.tsx";
import { renderStandalone } from "./page.tsx";
import { Section } from "./section.tsx";

/** Every city side by side, as one HTML file. */
export function renderComparisonHtml(
  comparison: Comparison,
  vocabulary: Vocabulary,
  language: Language,
  style: string,
): string {
  const { heading, asOf, warnings, closing } = viewComparison(comparison, vocabulary, language);
  const content = (
    <div class="report">
      <h1>{heading}</h1>
      <p class="stamp">{asOf}</p>
      {warnings.map((warning) => (
        <p class="warnings" key={warning}>
          {warning}
        </p>
      ))}
      <Section id="cities" heading={textIn(compareWords.byMeasure, language)}>
        <CityMatrix comparison={comparison} vocabulary={vocabulary} language={language} />
      </Section>
      <footer class="closing">
        {closing.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </div>
  );
  return renderStandalone(content, heading, language, style);
}

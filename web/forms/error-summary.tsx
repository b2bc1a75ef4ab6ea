import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import words from "../words.json" with { type: "json" };
import type { ShownError } from "./shown.ts";

interface SummaryProps {
  readonly errors: readonly ShownError[];
  readonly language: Language;
}

/** Everything that is to be corrected, each with a way to its field; nothing where nothing is. */
export function ErrorSummary({ errors, language }: SummaryProps): VNode | null {
  if (errors.length === 0) return null;
  return (
    <div class="errors" role="alert" tabIndex={-1} data-focus>
      <h2>{textIn(words.question.errors, language, { count: String(errors.length) })}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={text}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

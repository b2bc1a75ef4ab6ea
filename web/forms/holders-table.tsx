import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import { ORIGINS } from "../../src/profile/answer.ts";
import answerWords from "../../src/report/answer-words.json" with { type: "json" };
import words from "../words.json" with { type: "json" };
import { type Filled, firstOf } from "./shown.ts";

interface TableProps {
  readonly filled: Filled;
  readonly language: Language;
}

/** The table of holders: one row each, with the row that it holds; further levels stand below. */
export function HoldersTable({ filled, language }: TableProps): VNode {
  const text = words.holders;
  const columns = [text.name, text.origin, text.share, text.of];
  return (
    <div>
      <p class="hint" id="holders-hint">
        {textIn(text.caption, language)}
      </p>
      <table class="holders">
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
          {Array.from({ length: filled.rows }, (_, index) => (
            <Row place={index + 1} filled={filled} language={language} key={index} />
          ))}
        </tbody>
      </table>
      <button class="second" type="submit" name="answer" value="more-rows">
        {textIn(text.more, language)}
      </button>
    </div>
  );
}

function Row({ place, filled, language }: TableProps & { readonly place: number }): VNode {
  const text = words.holders;
  const label = (column: string): string => textIn(text.cell, language, { row: String(place), column });
  const rowName = (row: number): string => textIn(text.row, language, { row: String(row) });
  const origin = firstOf(filled, `origin-${place}`);
  const of = firstOf(filled, `of-${place}`) || "0";
  return (
    <tr>
      <td data-label={`${rowName(place)} · ${textIn(text.name, language)}`}>
        <input
          id={place === 1 ? "value" : undefined}
          name={`name-${place}`}
          value={firstOf(filled, `name-${place}`)}
          aria-label={label(textIn(text.name, language))}
          autocomplete="off"
          maxLength={200}
        />
      </td>
      <td data-label={textIn(text.origin, language)}>
        <select name={`origin-${place}`} aria-label={label(textIn(text.origin, language))}>
          <option value="">{textIn(text.unknown, language)}</option>
          {ORIGINS.map((id) => (
            <option value={id} selected={id === origin} key={id}>
              {textIn(answerWords.origins[id], language)}
            </option>
          ))}
        </select>
      </td>
      <td data-label={textIn(text.share, language)}>
        <input
          class="short"
          id={`share-${place}`}
          name={`share-${place}`}
          value={firstOf(filled, `share-${place}`)}
          aria-label={label(textIn(text.share, language))}
          inputMode="decimal"
          autocomplete="off"
          maxLength={60}
        />
      </td>
      <td data-label={textIn(text.of, language)}>
        <select name={`of-${place}`} aria-label={label(textIn(text.of, language))}>
          <option value="0">{textIn(text.company, language)}</option>
          {Array.from({ length: place - 1 }, (_, index) => (
            <option value={String(index + 1)} selected={of === String(index + 1)} key={index}>
              {rowName(index + 1)}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}

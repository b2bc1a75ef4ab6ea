import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import { ORIGINS } from "../../src/profile/answer.ts";
import { IDENTIFIERS } from "../../src/profile/identifiers.ts";
import answerWords from "../../src/report/answer-words.json" with { type: "json" };
import words from "../words.json" with { type: "json" };
import { type Filled, firstOf } from "./shown.ts";

interface GroupProps {
  readonly filled: Filled;
  readonly language: Language;
}

type RowProps = GroupProps & { readonly row: number };

/** A group: a row for the company and for each of its owners, with its holders beside it. */
export function GroupTable({ filled, language }: GroupProps): VNode {
  return (
    <div class="group">
      {Array.from({ length: filled.rows }, (_, index) => (
        <Member row={index + 1} filled={filled} language={language} key={index} />
      ))}
      <button class="second" id="more" type="submit" name="answer" value="more-rows">
        {textIn(words.group.more, language)}
      </button>
    </div>
  );
}

function nameOfRow(row: number, filled: Filled, language: Language, member = words.group.member): string {
  const own = firstOf(filled, `name-${row}`);
  const name = own === "" && row === 1 ? textIn(words.holders.company, language) : own;
  const { unnamed } = words.group;
  return textIn(name === "" ? unnamed : member, language, { row: String(row), name });
}

function Member({ row, filled, language }: RowProps): VNode {
  const text = words.group;
  const number = String(row);
  return (
    <fieldset class="member" id={`member-${row}`}>
      <legend dir="auto">{nameOfRow(row, filled, language)}</legend>
      <div class="columns">
        {row === 1 ? (
          <div class="who">
            <input type="hidden" name="name-1" value={firstOf(filled, "name-1")} />
            <input type="hidden" name="origin-1" value={firstOf(filled, "origin-1")} />
          </div>
        ) : (
          <div class="who">
            <Who row={row} filled={filled} language={language} />
            <button class="second small" type="submit" name="answer" value={`remove-${row}`}>
              {textIn(text.remove, language, { row: number })}
            </button>
          </div>
        )}
        <div class="held-by">
          <p class="label">{textIn(text.heldBy, language)}</p>
          <Holders row={row} filled={filled} language={language} />
          <label for={`rest-${row}`}>{textIn(text.rest, language)}</label>
          <Rest row={row} filled={filled} language={language} />
          <button
            class="second small"
            type="submit"
            name="answer"
            value={`more-holders-${row}`}
            aria-label={textIn(text.moreHoldersOf, language, { row: number })}
          >
            {textIn(text.moreHolders, language)}
          </button>
        </div>
      </div>
    </fieldset>
  );
}

function Who({ row, filled, language }: RowProps): VNode {
  const text = words.group;
  const origin = firstOf(filled, `origin-${row}`);
  const hasCodes = IDENTIFIERS.some((kind) => firstOf(filled, `${kind}-${row}`) !== "");
  return (
    <>
      <label for={`name-${row}`}>{textIn(words.holders.name, language)}</label>
      <input
        id={`name-${row}`}
        name={`name-${row}`}
        value={firstOf(filled, `name-${row}`)}
        autocomplete="off"
        maxLength={200}
      />
      <label for={`origin-${row}`}>{textIn(words.holders.origin, language)}</label>
      <select id={`origin-${row}`} name={`origin-${row}`}>
        <option value="">{textIn(words.holders.unknown, language)}</option>
        {ORIGINS.map((id) => (
          <option value={id} selected={id === origin} key={id}>
            {textIn(answerWords.origins[id], language)}
          </option>
        ))}
      </select>
      <details open={hasCodes}>
        <summary>{textIn(text.codes, language)}</summary>
        {IDENTIFIERS.map((kind) => (
          <div key={kind}>
            <label for={`${kind}-${row}`}>{textIn(text[kind], language)}</label>
            <input
              id={`${kind}-${row}`}
              name={`${kind}-${row}`}
              value={firstOf(filled, `${kind}-${row}`)}
              autocomplete="off"
              maxLength={40}
            />
          </div>
        ))}
      </details>
    </>
  );
}

function Holders({ row, filled, language }: RowProps): VNode {
  const text = words.group;
  const slots: number[] = [];
  while (filled.values[`share-${row}-${slots.length + 1}`] !== undefined) slots.push(slots.length + 1);
  return (
    <>
      {slots.map((slot) => {
        const at = `${row}-${slot}`;
        const label = { row: String(row), number: String(slot) };
        const holder = firstOf(filled, `holder-${at}`);
        return (
          <div class="stake" key={slot}>
            <select
              id={at === "1-1" ? "value" : `holder-${at}`}
              name={`holder-${at}`}
              aria-label={textIn(text.holder, language, label)}
            >
              <option value="">{textIn(text.choose, language)}</option>
              {Array.from({ length: filled.rows }, (_, index) => String(index + 1)).map((number) => (
                <option value={number} selected={number === holder} key={number}>
                  {nameOfRow(Number.parseInt(number, 10), filled, language, text.option)}
                </option>
              ))}
            </select>
            <input
              class="short"
              id={`share-${at}`}
              name={`share-${at}`}
              value={firstOf(filled, `share-${at}`)}
              aria-label={textIn(text.holderShare, language, label)}
              placeholder={textIn(words.holders.share, language)}
              autocomplete="off"
              maxLength={60}
            />
          </div>
        );
      })}
    </>
  );
}

function Rest({ row, filled, language }: RowProps): VNode {
  const text = words.group;
  const rest = firstOf(filled, `rest-${row}`);
  const choices = [
    { id: "", label: textIn(text.nobody, language) },
    { id: "unknown", label: textIn(text.restUnknown, language) },
    ...ORIGINS.map((id) => ({
      id,
      label: textIn(text.restFrom, language, { origin: textIn(answerWords.origins[id], language) }),
    })),
  ];
  return (
    <select id={`rest-${row}`} name={`rest-${row}`}>
      {choices.map(({ id, label }) => (
        <option value={id} selected={id === rest} key={id}>
          {label}
        </option>
      ))}
    </select>
  );
}

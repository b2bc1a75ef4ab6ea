import type { VNode } from "preact";
import { type Language, textIn } from "../../src/language/language.ts";
import { COUNTRIES, nameOfCountry } from "../../src/vocabulary/countries.ts";
import { nameOfUnit } from "../../src/vocabulary/quantities.ts";
import { unitOf } from "../../src/fact-types/measure.ts";
import type { Fact } from "../../src/vocabulary/vocabulary.ts";
import words from "../words.json" with { type: "json" };
import { Options, optionsOf } from "./choices.tsx";
import { GroupTable } from "./group-table.tsx";
import { HoldersTable } from "./holders-table.tsx";
import { type Filled, firstOf } from "./shown.ts";

interface FieldsProps {
  readonly fact: Fact;
  readonly filled: Filled;
  readonly language: Language;
  /** Ids of the texts that describe the field. */
  readonly describedBy: string;
  readonly isWrong: boolean;
}

/** The value by which a choice of many says that none is meant. */
export const NONE_OF_THESE = "none-of-these";

/** Whether a fact's fields form a group with the question as its legend, rather than one labelled field. */
export function isGroup({ type }: Fact): boolean {
  return ["yes-no", "choice", "choices", "investors", "entities", "exchange-rates"].includes(type);
}

/** The fields by which one fact is answered, as its type wants them. */
export function AnswerFields(props: FieldsProps): VNode {
  const { fact, filled, language } = props;
  const chosen = filled.values.value ?? [];
  switch (fact.type) {
    case "yes-no": {
      const options = [
        { value: "yes", label: textIn(words.question.yes, language) },
        { value: "no", label: textIn(words.question.no, language) },
      ];
      return <Options type="radio" name="value" id="value" options={options} chosen={chosen} />;
    }
    case "choice": {
      const options = optionsOf(fact.choices ?? [], language);
      return <Options type="radio" name="value" id="value" options={options} chosen={chosen} />;
    }
    case "choices":
      return <ManyChoices {...props} />;
    case "nationality":
      return <CountrySelect {...props} />;
    case "investors":
      return <HoldersTable filled={filled} language={language} />;
    case "entities":
      return <GroupTable filled={filled} language={language} />;
    case "exchange-rates":
      return <RateFields {...props} />;
    default:
      return <TypedField {...props} />;
  }
}

/** A fact's choices to choose any number from. */
function ManyChoices({ fact, filled, language }: FieldsProps): VNode {
  const options = [
    ...optionsOf(fact.choices ?? [], language),
    { value: NONE_OF_THESE, label: textIn(words.question.none, language) },
  ];
  return (
    <Options type="checkbox" name="value" id="value" options={options} chosen={filled.values.value ?? []} />
  );
}

function CountrySelect({ filled, language, describedBy, isWrong }: FieldsProps): VNode {
  const chosen = firstOf(filled, "value");
  const collator = new Intl.Collator(language);
  const listed = COUNTRIES.map((code) => ({ code, name: nameOfCountry(code, language) })).sort(
    (a, b) => Number(b.code === "CN") - Number(a.code === "CN") || collator.compare(a.name, b.name),
  );
  return (
    <select id="value" name="value" aria-describedby={describedBy} aria-invalid={isWrong || undefined}>
      <option value="">{textIn(words.question.choose, language)}</option>
      {listed.map(({ code, name }) => (
        <option value={code} selected={code === chosen} key={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

function TypedField({ fact, filled, language, describedBy, isWrong }: FieldsProps): VNode {
  const unit = unitOf(fact);
  const isNumber = fact.type !== "text" && fact.type !== "date" && fact.type !== "money";
  return (
    <div class="typed">
      <input
        id="value"
        name="value"
        type="text"
        value={firstOf(filled, "value")}
        inputMode={isNumber ? "decimal" : undefined}
        autocomplete="off"
        maxLength={fact.type === "text" ? 500 : 100}
        aria-describedby={`${describedBy} read-back`}
        aria-invalid={isWrong || undefined}
        data-validate={fact.type === "text" ? undefined : fact.id}
      />
      {unit === null ? null : (
        <span class="unit" aria-hidden="true">
          {nameOfUnit(unit, language)}
        </span>
      )}
      <p class="read-back" id="read-back" role="status" />
    </div>
  );
}

function RateFields({ filled, language }: FieldsProps): VNode {
  const text = words.question;
  const { from, to } = filled.pair ?? { from: firstOf(filled, "from"), to: firstOf(filled, "to") };
  return (
    <div class="rate">
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <label for="value">{textIn(text.rate, language, { from, to })}</label>
      <input
        id="value"
        name="rate"
        value={firstOf(filled, "rate")}
        inputMode="decimal"
        autocomplete="off"
        maxLength={60}
      />
      <label for="rate-date">{textIn(text.rateDate, language)}</label>
      <input
        id="rate-date"
        name="date"
        value={firstOf(filled, "date")}
        placeholder=""
        autocomplete="off"
        maxLength={10}
      />
      <label for="rate-source">{textIn(text.rateSource, language)}</label>
      <input
        id="rate-source"
        name="source"
        value={firstOf(filled, "source")}
        autocomplete="off"
        maxLength={300}
      />
    </div>
  );
}

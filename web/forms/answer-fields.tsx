import type { VNode } from "preact";
import type { ControlName } from "../../src/fact-types/fact-type.ts";
import { unitOf } from "../../src/fact-types/measure.ts";
import { canBeTyped } from "../../src/fact-types/read-typed.ts";
import { factTypeOf } from "../../src/fact-types/registry.ts";
import { type Language, textIn } from "../../src/language/language.ts";
import { COUNTRIES, nameOfCountry } from "../../src/vocabulary/countries.ts";
import { nameOfUnit } from "../../src/vocabulary/quantities.ts";
import type { Fact } from "../../src/vocabulary/vocabulary.ts";
import words from "../words.json" with { type: "json" };
import { type Option, Options, optionsOf } from "./choices.tsx";
import { GroupTable } from "./group-table.tsx";
import { HoldersTable } from "./holders-table.tsx";
import { type Filled, firstOf, NONE_OF_THESE } from "./shown.ts";

interface FieldsProps {
  readonly fact: Fact;
  readonly filled: Filled;
  readonly language: Language;
  /** Ids of the texts that describe the field. */
  readonly describedBy: string;
  readonly isWrong: boolean;
}

/** A field of boxes, one for each of the options. */
function boxes(
  type: "radio" | "checkbox",
  optionsFor: (fact: Fact, language: Language) => Option[],
): (props: FieldsProps) => VNode {
  return ({ fact, filled, language }) => (
    <Options
      type={type}
      name="value"
      id="value"
      options={optionsFor(fact, language)}
      chosen={filled.values.value ?? []}
    />
  );
}

function yesOrNo(_fact: Fact, language: Language): Option[] {
  return [
    { value: "yes", label: textIn(words.question.yes, language) },
    { value: "no", label: textIn(words.question.no, language) },
  ];
}

function choicesOrNone(fact: Fact, language: Language): Option[] {
  return [
    ...ownChoices(fact, language),
    { value: NONE_OF_THESE, label: textIn(words.question.none, language) },
  ];
}

function ownChoices({ choices = [] }: Fact, language: Language): Option[] {
  return optionsOf(choices, language);
}

interface FormControl {
  readonly Fields: (props: FieldsProps) => VNode;
  /** Whether the fields form a group with the question as its legend, rather than one labelled field. */
  readonly isGroup: boolean;
}

const CONTROLS: Readonly<Record<ControlName, FormControl>> = {
  text: { Fields: TypedField, isGroup: false },
  typed: { Fields: TypedField, isGroup: false },
  "yes-no": { Fields: boxes("radio", yesOrNo), isGroup: true },
  choice: { Fields: boxes("radio", ownChoices), isGroup: true },
  choices: { Fields: boxes("checkbox", choicesOrNone), isGroup: true },
  country: { Fields: CountrySelect, isGroup: false },
  holders: { Fields: HoldersTable, isGroup: true },
  group: { Fields: GroupTable, isGroup: true },
  rate: { Fields: RateFields, isGroup: true },
};

/** The control of the form by which a fact is answered. */
export function formControlOf(fact: Fact): FormControl {
  return CONTROLS[factTypeOf(fact).control];
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
  const isRead = canBeTyped(fact);
  return (
    <div class="typed">
      <input
        id="value"
        name="value"
        type="text"
        value={firstOf(filled, "value")}
        inputMode={unit === null ? undefined : "decimal"}
        autocomplete="off"
        maxLength={isRead ? 100 : 500}
        aria-describedby={`${describedBy} read-back`}
        aria-invalid={isWrong || undefined}
        data-validate={isRead ? fact.id : undefined}
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

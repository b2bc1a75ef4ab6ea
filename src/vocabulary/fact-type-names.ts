/** What the vocabulary says of a fact beside its type: the choices among which answers are chosen, or a unit. */
const NEEDS = {
  text: null,
  choice: "choices",
  choices: "choices",
  share: null,
  money: null,
  area: null,
  duration: "unit",
  count: "unit",
  date: null,
  "yes-no": null,
  nationality: null,
  investors: null,
  entities: null,
  "exchange-rates": null,
} as const;

export type FactTypeName = keyof typeof NEEDS;
export const FACT_TYPE_NEEDS: Readonly<Record<FactTypeName, "choices" | "unit" | null>> = NEEDS;
export const FACT_TYPE_NAMES = Object.keys(NEEDS) as FactTypeName[];

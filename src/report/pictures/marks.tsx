import type { VNode } from "preact";
import type { Outcome } from "../../rules/rule-schema.ts";

const SHAPES: Readonly<Record<Outcome, VNode>> = {
  eligible: <path class="stroke" d="M6.5 12.5l3.5 3.5 7.5-8" />,
  conditional: <path class="solid" d="M12 4a8 8 0 0 1 0 16z" />,
  undetermined: (
    <g>
      <path class="stroke" d="M9 9.5c0-4 6-4 6-.2 0 2.4-3 2.4-3 4.7" />
      <circle class="solid" cx="12" cy="17.2" r="1.2" />
    </g>
  ),
  ineligible: <path class="stroke" d="M8 8l8 8M16 8l-8 8" />,
  "not-in-force": <path class="stroke" d="M6.5 17.5l11-11" />,
  "not-applicable": <path class="stroke" d="M8 12h8" />,
};

/** The mark of an outcome, drawn; words beside it say the same, so that it is silent. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }): VNode {
  return (
    <svg class={`mark ${outcome}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <circle class="ring" cx="12" cy="12" r="10" />
      {SHAPES[outcome]}
    </svg>
  );
}

const RESULTS = { met: "eligible", unmet: "ineligible", unknown: "undetermined" } as const;

/** The mark of a requirement's result, drawn. */
export function ResultMark({ result }: { readonly result: keyof typeof RESULTS }): VNode {
  return <OutcomeMark outcome={RESULTS[result]} />;
}

import type { VNode } from "preact";
import type { Scale } from "./scale.ts";

interface PointerProps {
  /** One number; or the two between which the company stands; none where it is not known. */
  readonly at: readonly string[];
  readonly scale: Scale;
  /** How far down the needle goes. */
  readonly bottom: number;
}

/** Where the company stands on a ruler. */
export function Pointer({ at, scale, bottom }: PointerProps): VNode {
  const [low, high] = [at[0], at.at(-1)];
  return (
    <>
      {low === undefined || high === undefined || low === high ? null : (
        <rect class="span" x={scale.at(low)} y={6} width={scale.between(low, high)} height={4} />
      )}
      {[...new Set(at)].map((number) => (
        <svg aria-hidden="true" class="standing" x={scale.at(number)} y={0} overflow="visible" key={number}>
          <line class="needle" x1={0} x2={0} y1={4} y2={bottom} />
          <path class="pointer" d="M-7 2h14l-7 11z" />
        </svg>
      ))}
    </>
  );
}

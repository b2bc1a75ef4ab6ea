import { groupsInOrder } from "./loops.ts";
import type { OwnershipGraph } from "./ownership-graph.ts";

/** Where the capital behind an owner comes from in the end. */
export type Capital = "mainland" | "foreign" | "unknown";

/** For every owner: foreign where any holder at the end of its chains is foreign, else unknown where any is unknown. */
export function capitalOf(graph: OwnershipGraph): readonly Capital[] {
  const capital: Capital[] = graph.owners.map(({ heldBy, origin }) => {
    if (heldBy !== null || origin === "mainland") return "mainland";
    return origin === undefined || origin === null ? "unknown" : "foreign";
  });
  for (const group of groupsInOrder(graph).reverse()) {
    const behind = group.flatMap((owner) => [
      capital[owner] ?? "mainland",
      ...(graph.owners[owner]?.heldBy ?? []).map(({ holder }) => capital[holder] ?? "mainland"),
    ]);
    const strongest = strongestOf(behind);
    for (const owner of group) capital[owner] = strongest;
  }
  return capital;
}

function strongestOf(capitals: readonly Capital[]): Capital {
  if (capitals.includes("foreign")) return "foreign";
  return capitals.includes("unknown") ? "unknown" : "mainland";
}

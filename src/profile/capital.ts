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
    let strongest: Capital = "mainland";
    for (const owner of group) {
      strongest = stronger(strongest, capital[owner]);
      for (const { holder } of graph.owners[owner]?.heldBy ?? [])
        strongest = stronger(strongest, capital[holder]);
    }
    for (const owner of group) capital[owner] = strongest;
  }
  return capital;
}

function stronger(a: Capital, b: Capital = "mainland"): Capital {
  if (a === "foreign" || b === "mainland") return a;
  return b === "foreign" || a === "mainland" ? b : a;
}

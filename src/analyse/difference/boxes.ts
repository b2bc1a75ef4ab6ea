/**
 * A box of places: for each axis a set of cells, so that it holds every combination of them. Axes are numbered from 0;
 * cells in increasing order.
 */
export type Box = readonly (readonly number[])[];

/**
 * Puts places together into boxes that do not overlap, hold the same places, and of which no two can be joined into
 * one. A place is a box of single cells; all have the same number of axes.
 */
export function joinBoxes(places: readonly Box[]): Box[] {
  let boxes: readonly Box[] = places;
  for (;;) {
    const before = boxes.length;
    const axes = boxes[0]?.length ?? 0;
    for (let axis = 0; axis < axes; axis += 1) boxes = joinAlong(axis, boxes);
    if (boxes.length === before) return [...boxes];
  }
}

/** Joins the boxes that differ in one axis alone. */
function joinAlong(axis: number, boxes: readonly Box[]): Box[] {
  const groups = new Map<string, { readonly box: Box; readonly cells: Set<number> }>();
  for (const box of boxes) {
    const key = box.map((cells, other) => (other === axis ? "" : cells.join())).join("|");
    const own = box[axis] ?? [];
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { box, cells: new Set(own) });
    else for (const cell of own) known.cells.add(cell);
  }
  return [...groups.values()].map(({ box, cells }) =>
    box.with(
      axis,
      [...cells].sort((a, b) => a - b),
    ),
  );
}

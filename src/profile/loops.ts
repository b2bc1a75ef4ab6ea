import type { OwnershipGraph } from "./ownership-graph.ts";

/**
 * The owners in groups, each group before those who hold it: every loop (owners that hold one another, by any
 * route) is one group, every other owner a group of its own. Tarjan's components, without recursion.
 */
export function groupsInOrder({ owners }: OwnershipGraph): number[][] {
  const groups: number[][] = [];
  const found = new Int32Array(owners.length).fill(-1);
  const lowest = new Int32Array(owners.length);
  const waits = new Uint8Array(owners.length);
  const waiting: number[] = [];
  let counter = 0;
  const enter = (owner: number): { owner: number; next: number } => {
    found[owner] = counter;
    lowest[owner] = counter;
    counter += 1;
    waiting.push(owner);
    waits[owner] = 1;
    return { owner, next: 0 };
  };
  const lower = (owner: number, to: number): void => {
    lowest[owner] = Math.min(lowest[owner] ?? 0, to);
  };
  for (let root = 0; root < owners.length; root += 1) {
    const walk = found[root] === -1 ? [enter(root)] : [];
    for (let top = walk.at(-1); top !== undefined; top = walk.at(-1)) {
      const stake = owners[top.owner]?.heldBy?.[top.next];
      top.next += 1;
      if (stake === undefined) {
        walk.pop();
        const below = walk.at(-1);
        if (below !== undefined) lower(below.owner, lowest[top.owner] ?? 0);
        if (lowest[top.owner] === found[top.owner]) groups.push(takeGroup(top.owner, waiting, waits));
      } else if (found[stake.holder] === -1) walk.push(enter(stake.holder));
      else if (waits[stake.holder] === 1) lower(top.owner, found[stake.holder] ?? 0);
    }
  }
  return groups.reverse();
}

function takeGroup(root: number, waiting: number[], waits: Uint8Array): number[] {
  const group: number[] = [];
  for (let owner = waiting.pop(); owner !== undefined; owner = waiting.pop()) {
    group.push(owner);
    waits[owner] = 0;
    if (owner === root) break;
  }
  return group.reverse();
}

/** Whether the owners of a group hold one another, or the single one itself. */
export function isLoop(group: readonly number[], { owners }: OwnershipGraph): boolean {
  const [only] = group;
  if (group.length > 1 || only === undefined) return group.length > 1;
  return owners[only]?.heldBy?.some((stake) => stake.holder === only) ?? false;
}

/** Whether nobody outside the loop holds any of its members, so that it belongs to nobody in the end. */
export function isOwnedByItself(loop: readonly number[], { owners }: OwnershipGraph): boolean {
  const members = new Set(loop);
  return loop.every((owner) => owners[owner]?.heldBy?.every((stake) => members.has(stake.holder)) ?? false);
}

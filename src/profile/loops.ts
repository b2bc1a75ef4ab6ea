import type { OwnershipGraph } from "./ownership-graph.ts";

/**
 * The owners in groups, each group before those who hold it: every loop (owners that hold one another, by any
 * route) is one group, every other owner a group of its own. Holders of one owner stand in the order of its table,
 * so the search takes the last of them first and its groups are turned round.
 */
export function groupsInOrder(graph: OwnershipGraph): number[][] {
  const search = new LoopSearch(graph);
  for (let owner = 0; owner < graph.owners.length; owner += 1) search.walkFrom(owner);
  return search.groups.reverse();
}

const NOT_FOUND = -1;

/** Tarjan's search for strongly connected components, with a walk of its own instead of recursion. */
class LoopSearch {
  readonly groups: number[][] = [];
  readonly #owners: OwnershipGraph["owners"];
  readonly #found: Int32Array;
  readonly #lowest: Int32Array;
  readonly #waits: Uint8Array;
  readonly #waiting: number[] = [];
  readonly #walk: { readonly owner: number; next: number }[] = [];
  #counter = 0;

  constructor({ owners }: OwnershipGraph) {
    this.#owners = owners;
    this.#found = new Int32Array(owners.length).fill(NOT_FOUND);
    this.#lowest = new Int32Array(owners.length);
    this.#waits = new Uint8Array(owners.length);
  }

  walkFrom(root: number): void {
    if (this.#found[root] !== NOT_FOUND) return;
    this.#enter(root);
    for (let top = this.#walk.at(-1); top !== undefined; top = this.#walk.at(-1)) {
      const stakes = this.#owners[top.owner]?.heldBy ?? [];
      const stake = stakes[stakes.length - 1 - top.next];
      top.next += 1;
      if (stake === undefined) this.#leave(top.owner);
      else this.#look(top.owner, stake.holder);
    }
  }

  #enter(owner: number): void {
    this.#found[owner] = this.#counter;
    this.#lowest[owner] = this.#counter;
    this.#counter += 1;
    this.#waiting.push(owner);
    this.#waits[owner] = 1;
    this.#walk.push({ owner, next: 0 });
  }

  #look(owner: number, holder: number): void {
    if (this.#found[holder] === NOT_FOUND) this.#enter(holder);
    else if (this.#waits[holder] === 1) this.#lower(owner, this.#found[holder] ?? 0);
  }

  #leave(owner: number): void {
    this.#walk.pop();
    const below = this.#walk.at(-1);
    if (below !== undefined) this.#lower(below.owner, this.#lowest[owner] ?? 0);
    if (this.#lowest[owner] === this.#found[owner]) this.groups.push(this.#takeGroup(owner));
  }

  #lower(owner: number, to: number): void {
    this.#lowest[owner] = Math.min(this.#lowest[owner] ?? 0, to);
  }

  #takeGroup(root: number): number[] {
    const group: number[] = [];
    for (let owner = this.#waiting.pop(); owner !== undefined; owner = this.#waiting.pop()) {
      group.push(owner);
      this.#waits[owner] = 0;
      if (owner === root) break;
    }
    return group.reverse();
  }
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

import { EXPECTED } from "../input/expected.ts";
import { showFound } from "../input/problem.ts";
import { COMPANY, type Entity, type Share } from "./answer.ts";
import { closedLoops } from "./band-readings.ts";
import type { Complaints } from "./complaint.ts";
import { remainderOfLevel } from "./level-sum.ts";
import { groupsInOrder, isLoop, isOwnedByItself } from "./loops.ts";
import { checkEffort } from "./ownership-effort.ts";
import { graphOfEntities, isExact, type OwnershipGraph } from "./ownership-graph.ts";
import type { Path } from "./read-object.ts";

/** A loop of more is refused: its exact solution would outgrow any use. */
const LONGEST_LOOP = 50;
const NAMES_SHOWN = 6;

/** Complains of entities whose holders do not add up, of loops without a solution, and of what would take too much. */
export function checkGroup(entities: readonly Entity[], path: Path, complaints: Complaints): void {
  const before = complaints.problems.length;
  checkLevels(entities, path, complaints);
  if (complaints.problems.length === before) checkLoops(entities, path, complaints);
}

function checkLevels(entities: readonly Entity[], path: Path, complaints: Complaints): void {
  const sharesOf = new Map<string, Share[]>();
  for (const { holds } of entities) {
    for (const { entity, share } of holds) {
      const shares = sharesOf.get(entity);
      if (shares === undefined) sharesOf.set(entity, [share]);
      else shares.push(share);
    }
  }
  const rests = new Map(entities.map(({ id, rest }) => [id, rest !== undefined]));
  if (!sharesOf.has(COMPANY) && rests.get(COMPANY) !== true) {
    complaints.add(path, "not-held", COMPANY, EXPECTED.companyHeld);
  }
  const places = new Map(entities.map(({ id }, index) => [id, index]));
  for (const [id, shares] of sharesOf) {
    const place = places.get(id);
    const at = place === undefined ? [...path, id] : [...path, place, id];
    remainderOfLevel(shares, rests.get(id) ?? false, at, complaints);
  }
}

function checkLoops(entities: readonly Entity[], path: Path, complaints: Complaints): void {
  const before = complaints.problems.length;
  const graph = graphOfEntities(entities, COMPANY);
  for (const group of groupsInOrder(graph)) {
    if (!isLoop(group, graph)) continue;
    const shown = showLoop(group, graph);
    if (group.length > LONGEST_LOOP) complaints.add(path, "loop-too-long", shown, EXPECTED.shorterLoop);
    else if (isOwnedByItself(group, graph))
      complaints.add(path, "loop-without-owners", shown, EXPECTED.outsideOwner);
  }
  if (complaints.problems.length === before && !isExact(graph)) {
    for (const group of closedLoops(graph))
      complaints.add(path, "loop-without-owners", showLoop(group, graph), EXPECTED.leakingLoop);
  }
  if (complaints.problems.length === before) checkEffort(graph, path, complaints);
}

function showLoop(group: readonly number[], graph: OwnershipGraph): string {
  const names = group.slice(0, NAMES_SHOWN).map((owner) => showFound(graph.owners[owner]?.name ?? ""));
  return `${group.length}: ${names.join(" → ")}${group.length > NAMES_SHOWN ? " → …" : ""}`;
}

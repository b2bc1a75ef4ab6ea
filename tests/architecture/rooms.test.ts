import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { ROOT } from "../support/root.ts";

const drawing =
  readFileSync(`${ROOT}docs/ARCHITECTURE.md`, "utf8").match(/```text\n([\s\S]*?)```/)?.[1] ?? "";
/** The rooms drawn, from the top: the names that stand before two spaces or more at the head of a line. */
const drawn = drawing
  .split("\n")
  .filter((line) => /^ [a-z]/.test(line) && !line.startsWith(" rules/") && !line.startsWith(" web/"))
  .flatMap((line) => line.slice(0, 33).trim().split(/\s+/));

it("the drawing of the house shows every room of src, and no other", () => {
  const rooms = readdirSync(`${ROOT}src`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  expect([...drawn].sort()).toEqual(rooms.sort());
});

it("the drawing has the order that the check of imports holds", () => {
  const config = createRequire(import.meta.url)(`${ROOT}.dependency-cruiser.cjs`) as {
    forbidden: readonly { name: string; comment?: string }[];
  };
  for (const [place, room] of drawn.entries()) {
    const rule = config.forbidden.find(({ name }) => name === `${room}-imports-downward`);
    const allowed = rule?.comment?.split(": ")[1]?.split(", ") ?? [];
    expect(allowed, room).toContain(room);
    for (const name of allowed)
      if (name !== room) expect(drawn.indexOf(name), `${room} ← ${name}`).toBeLessThan(place);
  }
});

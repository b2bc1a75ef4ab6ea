import { readFileSync } from "node:fs";
import { Visitor } from "./visitor.ts";

/** What an attacker is told to do: bodies to send to paths in turn, over so many connections, until told to stop. */
export interface Orders {
  readonly server: string;
  readonly from: string;
  readonly connections: number;
  readonly paths: readonly string[];
  /** A file that holds the bodies as a list in JSON. */
  readonly bodies: string;
}

/** What came of it. */
export interface Outcome {
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The answers that there was no room, and did not say when to come again. */
  readonly untold: number;
  readonly slowest: number;
}

process.once("message", (orders: Orders) => void attack(orders));

async function attack(orders: Orders): Promise<void> {
  const { server, from, connections, paths } = orders;
  const bodies = JSON.parse(readFileSync(orders.bodies, "utf8")) as string[];
  const visitor = new Visitor(new URL(server), from, connections);
  let isOver = false;
  process.once("message", () => {
    isOver = true;
  });
  const statuses: Record<string, number> = {};
  let [sent, untold, slowest] = [0, 0, 0];
  const work = async (): Promise<void> => {
    while (!isOver) {
      const [path = "", body = ""] = [paths[sent % paths.length], bodies[sent % bodies.length]];
      sent += 1;
      const { status, headers, text, milliseconds } = await visitor.post(path, body);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (text.includes("/api#busy") && !/^\d+$/.test(String(headers["retry-after"]))) untold += 1;
      slowest = Math.max(slowest, milliseconds);
    }
  };
  process.send?.("begun");
  await Promise.all(Array.from({ length: connections }, work));
  visitor.leave();
  process.send?.({ statuses, untold, slowest } satisfies Outcome, () => process.exit());
}

import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Orders, Outcome } from "./attacker.ts";

/** An attack that goes on in a process of its own, so that what is measured here is the server's doing alone. */
export interface Attack {
  stop(): Promise<Outcome>;
}

/** Resolves once the attack has begun. */
export async function attack(orders: Orders): Promise<Attack> {
  const attacker = fork(fileURLToPath(new URL("attacker.js", import.meta.url)));
  attacker.send(orders);
  await once(attacker, "message");
  return {
    stop: async () => {
      attacker.send("stop");
      const [outcome] = (await once(attacker, "message")) as [Outcome];
      return outcome;
    },
  };
}

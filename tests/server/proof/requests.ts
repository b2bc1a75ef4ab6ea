import type { RandomProfiles } from "../../proof/evaluators/random-profile.ts";
import type { Random } from "../../proof/evaluators/random.ts";
import { breaks } from "../openapi.ts";
import { mutatedRequest, type Sent } from "./mutate.ts";
import { type Answered, send } from "./send.ts";

export interface RequestProof {
  readonly faults: readonly string[];
  readonly statuses: ReadonlyMap<number, number>;
  readonly slowest: number;
}

const AT_ONCE = 4;
const OPERATION = /^\/api\/v1(\/evaluate|\/next-question|\/compare)(\?|$)/;

/** Sends so many mutated requests; a fault is a status of 500 or more, no answer, or one that breaks its description. */
export async function proveRequests(
  address: string,
  count: number,
  profiles: RandomProfiles,
  random: Random,
): Promise<RequestProof> {
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  let slowest = 0;
  for (let done = 0; done < count; done += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - done) }, () =>
      mutatedRequest(profiles.next().raw, random),
    );
    await Promise.all(
      batch.map(async (sent) => {
        try {
          const answered = await send(address, sent);
          statuses.set(answered.status, (statuses.get(answered.status) ?? 0) + 1);
          slowest = Math.max(slowest, answered.milliseconds);
          const fault = faultOf(sent, answered);
          if (fault !== null) faults.push(`${show(sent)}: ${fault}`);
        } catch (error) {
          faults.push(`${show(sent)}: ${String(error)}`);
        }
      }),
    );
  }
  return { faults, statuses, slowest };
}

function faultOf(sent: Sent, { status, type, text }: Answered): string | null {
  if (status >= 500) return `answered ${status}`;
  const [, operation] = OPERATION.exec(sent.path) ?? [];
  if (operation === undefined || sent.method !== "POST") return null;
  return breaks(operation, "post", status, type, JSON.parse(text));
}

function show({ method, path, body }: Sent): string {
  return `${method} ${path.slice(0, 100)} ${String(body ?? "").slice(0, 300)}`;
}

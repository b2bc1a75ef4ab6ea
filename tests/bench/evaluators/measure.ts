/** One way to work the outcomes out; runs once over all profiles of the bench. */
export interface Contender {
  readonly name: string;
  readonly profiles: number;
  readonly run: () => void | Promise<void>;
}

/** The nanoseconds of processor time a profile took, in each round. */
export type Rounds = ReadonlyMap<string, readonly number[]>;

/** So long every contender is run at least in every round, in microseconds; half as long before it is timed. */
const LEAST = 120_000;

/**
 * Runs all contenders in turn, round after round, so that a busy moment of the machine strikes all of them. What one
 * leaves behind is collected before the next warms up, where node runs with --expose-gc.
 */
export async function measure(contenders: readonly Contender[], rounds: number): Promise<Rounds> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      globalThis.gc?.();
      await runFor(contender, LEAST / 2);
      const { runs, spent } = await runFor(contender, LEAST);
      times.get(contender.name)?.push((spent * 1e3) / (runs * contender.profiles));
    }
  }
  return times;
}

/** Runs a contender until it has spent so many microseconds of processor time. */
async function runFor({ run }: Contender, least: number): Promise<{ runs: number; spent: number }> {
  const start = process.cpuUsage();
  for (let runs = 1; ; runs += 1) {
    const pending = run();
    if (pending !== undefined) await pending;
    const { user, system } = process.cpuUsage(start);
    if (user + system >= least) return { runs, spent: user + system };
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("no median of nothing");
  return middle;
}

/** How many times `fast` is as fast as `slow`: the median of the rounds. */
export function ratio(rounds: Rounds, slow: string, fast: string): number {
  const fasts = rounds.get(fast) ?? [];
  return median((rounds.get(slow) ?? []).map((time, round) => time / (fasts[round] ?? Number.NaN)));
}

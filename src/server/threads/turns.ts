/** How much work goes on at once. */
export interface TurnLimits {
  readonly atOnce: number;
  /** Of these, how many one visitor may have. */
  readonly atOnceEach: number;
  /** How many may wait. */
  readonly waiting: number;
}

/** There is no room to wait, or no turn came while there was patience. */
export class NoTurn extends Error {
  constructor() {
    super("no turn");
    this.name = "NoTurn";
  }
}

interface Waiting {
  readonly begin: () => void;
  readonly turnAway: () => void;
}

interface Visitor {
  running: number;
  /** The number of its last turn; 0 where it had none. */
  lastTurn: number;
  readonly waiting: Waiting[];
}

/**
 * Turns for work of which only so much can go on at once. Visitors come round in turn, however much one of them
 * asks for; where too many wait, the newest of whoever waits with most is turned away.
 */
export class Turns {
  readonly #limits: TurnLimits;
  /** Whoever runs or waits. */
  readonly #visitors = new Map<string, Visitor>();
  #turn = 0;
  #running = 0;
  #waiting = 0;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /** Whether a visitor who asks now would be turned away at once. */
  isFullFor(name: string): boolean {
    const own = this.#visitors.get(name)?.waiting.length ?? 0;
    return (
      this.#waiting >= Math.max(1, this.#limits.waiting) &&
      [...this.#visitors.values()].every(({ waiting }) => waiting.length <= own)
    );
  }

  /** Resolves when the visitor's turn comes, with what ends it. Rejects with NoTurn, also when `patience` ends. */
  take(name: string, patience: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const visitor = this.#visitors.get(name) ?? { running: 0, lastTurn: 0, waiting: [] };
      this.#visitors.set(name, visitor);
      const giveUp = (): void => {
        const place = visitor.waiting.indexOf(entry);
        if (place >= 0) this.#remove(name, visitor, place);
        reject(new NoTurn());
      };
      const entry: Waiting = {
        begin: () => {
          patience.removeEventListener("abort", giveUp);
          resolve(() => this.#end(name, visitor));
        },
        turnAway: giveUp,
      };
      visitor.waiting.push(entry);
      this.#waiting += 1;
      this.#next();
      if (this.#waiting > this.#limits.waiting) this.#turnOneAway();
      if (patience.aborted) giveUp();
      else patience.addEventListener("abort", giveUp, { once: true });
    });
  }

  #end(name: string, visitor: Visitor): void {
    visitor.running -= 1;
    this.#running -= 1;
    this.#forgetIdle(name, visitor);
    this.#next();
  }

  #next(): void {
    const { atOnce, atOnceEach } = this.#limits;
    while (this.#running < atOnce) {
      const [first, ...others] = [...this.#visitors.values()].filter(
        ({ running, waiting }) => waiting.length > 0 && running < atOnceEach,
      );
      if (first === undefined) return;
      const visitor = others.reduce((a, b) => (b.lastTurn < a.lastTurn ? b : a), first);
      this.#turn += 1;
      visitor.lastTurn = this.#turn;
      visitor.running += 1;
      this.#running += 1;
      this.#waiting -= 1;
      visitor.waiting.shift()?.begin();
    }
  }

  #turnOneAway(): void {
    const [first, ...others] = this.#visitors.values();
    if (first === undefined) return;
    const most = others.reduce((a, b) => (b.waiting.length > a.waiting.length ? b : a), first);
    most.waiting.at(-1)?.turnAway();
  }

  #remove(name: string, visitor: Visitor, place: number): void {
    visitor.waiting.splice(place, 1);
    this.#waiting -= 1;
    this.#forgetIdle(name, visitor);
  }

  #forgetIdle(name: string, visitor: Visitor): void {
    if (visitor.running === 0 && visitor.waiting.length === 0) this.#visitors.delete(name);
  }
}

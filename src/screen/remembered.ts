/** After so many lookups it is judged whether remembering helps; and no more than this is kept. */
const PERIOD = 4_000;
/** Below this part of lookups that find something, to remember costs more than it spares. */
const WORTHWHILE = 1 / 8;

/**
 * Keeps what was worked out for a key, so that what comes again need not be. Where little comes again, it stops
 * keeping anything.
 */
export class Remembered<Value> {
  readonly #known = new Map<string, Value>();
  #lookups = 0;
  #hits = 0;
  #isWorthwhile = true;

  /** Whether it is worth while to ask. */
  get isWorthwhile(): boolean {
    return this.#isWorthwhile;
  }

  get(key: string): Value | undefined {
    const value = this.#known.get(key);
    if (value !== undefined) this.#hits += 1;
    this.#lookups += 1;
    if (this.#lookups === PERIOD) this.#judge();
    return value;
  }

  set(key: string, value: Value): void {
    if (!this.#isWorthwhile) return;
    if (this.#known.size >= PERIOD) this.#known.clear();
    // A key may be a piece of a longer text, which it would keep whole: a chunk of a list.
    this.#known.set(structuredClone(key), value);
  }

  #judge(): void {
    this.#isWorthwhile = this.#hits >= PERIOD * WORTHWHILE;
    if (!this.#isWorthwhile) this.#known.clear();
    this.#lookups = 0;
    this.#hits = 0;
  }
}

const FIRST = 1 << 16;

/** A character of a string takes at most so many bytes of UTF-8. */
const MOST_BYTES = 3;

/**
 * A text that grows, kept as its bytes in UTF-8: as strings it would be moved again and again by the collector of what
 * nobody needs any more.
 */
export class GrowingText {
  #bytes = Buffer.alloc(0);
  #length = 0;

  add(text: string): void {
    const most = this.#length + text.length * MOST_BYTES;
    if (most > this.#bytes.length) this.#makeRoom(most);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** Begins anew, in the memory that it has. */
  clear(): void {
    this.#length = 0;
  }

  /** A copy of the bytes, in memory of its own. */
  copy(): Uint8Array {
    return Uint8Array.from(this.#bytes.subarray(0, this.#length));
  }

  #makeRoom(most: number): void {
    const wider = Buffer.allocUnsafeSlow(Math.max(most, this.#bytes.length * 2, FIRST));
    this.#bytes.copy(wider, 0, 0, this.#length);
    this.#bytes = wider;
  }
}

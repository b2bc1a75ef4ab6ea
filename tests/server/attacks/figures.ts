/** Prints what was found, and remembers whether every bound held. */
export class Figures {
  #failed = 0;

  say(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  /** A line whose bound must hold. */
  hold(line: string, holds: boolean): void {
    if (!holds) this.#failed += 1;
    this.say(holds ? line : `${line}  ✗ does not hold`);
  }

  /** Sets the exit status: 1 where a bound did not hold. */
  finish(): void {
    if (this.#failed > 0) process.exitCode = 1;
  }
}

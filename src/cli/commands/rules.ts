/** Placeholder until the real command lands. */
export async function runRules(_request: unknown, _context: unknown): Promise<number> {
  return 1;
}

/** Whether all facts are among the columns; null stands for all columns. */
export function isSubset(facts: readonly string[], columns: readonly string[] | null): boolean {
  return columns === null || facts.every((fact) => columns.includes(fact));
}

/** The solution of a system: each unknown is its numerator over the one denominator, which is above 0. */
export interface LinearSolution {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/**
 * Solves `matrix × x = right` exactly for whole numbers, by elimination and substitution without fractions (Bareiss,
 * Cramer): every number on the way is a minor of the matrix, so that none is ever reduced. Returns null where there
 * is no single solution.
 */
export function solveLinear(
  matrix: readonly (readonly bigint[])[],
  right: readonly bigint[],
): LinearSolution | null {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0n]);
  const size = rows.length;
  let before = 1n;
  for (let column = 0; column < size; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= column && row[column] !== 0n);
    const top = rows[pivot];
    const replaced = rows[column];
    if (top === undefined || replaced === undefined) return null;
    rows[pivot] = replaced;
    rows[column] = top;
    const lead = top[column] ?? 0n;
    for (const row of rows.slice(column + 1)) {
      const factor = row[column] ?? 0n;
      for (let place = column; place <= size; place += 1) {
        row[place] = ((row[place] ?? 0n) * lead - factor * (top[place] ?? 0n)) / before;
      }
    }
    before = lead;
  }
  return substituteBack(rows, before);
}

function substituteBack(rows: readonly (readonly bigint[])[], determinant: bigint): LinearSolution {
  const size = rows.length;
  const numerators: bigint[] = new Array(size);
  for (let index = size - 1; index >= 0; index -= 1) {
    const row = rows[index] ?? [];
    let rest = (row[size] ?? 0n) * determinant;
    for (let place = index + 1; place < size; place += 1) {
      rest -= (numerators[place] ?? 0n) * (row[place] ?? 0n);
    }
    numerators[index] = rest / (row[index] ?? 1n);
  }
  if (determinant > 0n) return { numerators, denominator: determinant };
  return { numerators: numerators.map((numerator) => -numerator), denominator: -determinant };
}

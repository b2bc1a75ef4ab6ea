import { type Rational, rational } from "./rational.ts";

/**
 * Solves `matrix × x = right` exactly for whole numbers, by Gaussian elimination without fractions (Bareiss), whose
 * entries stay as small as the minors of the matrix. Returns null where there is no single solution.
 */
export function solveLinear(
  matrix: readonly (readonly bigint[])[],
  right: readonly bigint[],
): Rational[] | null {
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
  return substituteBack(rows);
}

function substituteBack(rows: readonly (readonly bigint[])[]): Rational[] {
  const size = rows.length;
  const solution: Rational[] = new Array(size);
  for (let index = size - 1; index >= 0; index -= 1) {
    const row = rows[index] ?? [];
    let rest = rational(row[size] ?? 0n);
    for (let place = index + 1; place < size; place += 1) {
      const known = solution[place];
      if (known !== undefined) rest = rest.sub(known.mul(rational(row[place] ?? 0n)));
    }
    solution[index] = rest.div(rational(row[index] ?? 1n));
  }
  return solution;
}

"""A second opinion on the two readings of a foreign share, from fractions and nothing else.

Each line of standard input is one group and what the program makes of it:
{"size", "origins": [origin or null], "stakes": [[holder, held, weight]], "told": [direct low, high, look-through low, high]}.
What an entity has of the company is, by definition, the sum of its part of each entity times what that one has; the
company has the whole of itself besides. The equations are solved by elimination. Prints one line of JSON with the number
of groups, how many have a loop, and the first that disagree; exit status 1 where any does.
"""

import json
import sys
from fractions import Fraction


def solve(matrix, right):
    """The solution of matrix · x = right by Gauss and Jordan, rows exchanged where the diagonal is 0."""
    size = len(right)
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    for column in range(size):
        pivot = next(row for row in range(column, size) if rows[row][column] != 0)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        factor = rows[column][column]
        rows[column] = [value / factor for value in rows[column]]
        for row in range(size):
            if row != column and rows[row][column] != 0:
                times = rows[row][column]
                rows[row] = [a - times * b for a, b in zip(rows[row], rows[column])]
    return [row[-1] for row in rows]


def parts(group):
    """What each entity holds of each other, as parts of the one held."""
    weights = {}
    whole = {}
    for holder, held, weight in group["stakes"]:
        weights[holder, held] = weights.get((holder, held), 0) + weight
        whole[held] = whole.get(held, 0) + weight
    return {(holder, held): Fraction(weight, whole[held]) for (holder, held), weight in weights.items()}


def foreign(shares, origins):
    """The least and the most that is foreign of shares by entity, in percent."""
    known = sum(share for entity, share in shares.items() if origins[entity] not in (None, "mainland"))
    unknown = sum(share for entity, share in shares.items() if origins[entity] is None)
    return [100 * known, 100 * (known + unknown)]


def readings(group):
    held = parts(group)
    size = group["size"]
    matrix = [
        [Fraction(entity == other) - held.get((entity, other), 0) for other in range(size)] for entity in range(size)
    ]
    has = solve(matrix, [Fraction(entity == 0) for entity in range(size)])
    ends = {entity: has[entity] for entity in range(size) if all(of != entity for _, of in held)}
    direct = {holder: part for (holder, of), part in held.items() if of == 0}
    return foreign(direct, group["origins"]) + foreign(ends, group["origins"])


def has_loop(group):
    above = {}
    for holder, of, _ in group["stakes"]:
        above.setdefault(of, set()).add(holder)
    for start in above:
        seen, waiting = set(), list(above[start])
        while waiting:
            entity = waiting.pop()
            if entity == start:
                return True
            if entity not in seen:
                seen.add(entity)
                waiting.extend(above.get(entity, ()))
    return False


groups = loops = 0
disagreements = []
for line in sys.stdin:
    asked = json.loads(line)
    groups += 1
    loops += has_loop(asked)
    found = readings(asked)
    if found != [Fraction(told) for told in asked["told"]]:
        disagreements.append({"group": asked, "found": [str(value) for value in found]})
print(json.dumps({"groups": groups, "loops": loops, "disagree": len(disagreements), "first": disagreements[:3]}))
sys.exit(1 if disagreements else 0)

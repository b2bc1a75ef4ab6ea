"""The rules as SMT-LIB, read from their files alone: no line of the program is used here.

A test is true, false or neither; both are written out as formulas, so that Kleene's logic needs no theory of its own.
Numbers are integers of millionths. A day is year * 372 + (month - 1) * 31 + (date - 1), which keeps the order of days and
of anniversaries; days after the 28th are left out, but for those on which a document's status turns.
"""

import re

MILLION = 1_000_000
WHOLE = 100 * MILLION
PLACES = ["HK", "MO", "TW"]
OUTCOMES = ["not-applicable", "not-in-force", "ineligible", "undetermined", "conditional", "eligible"]
STATUSES = ["not-yet-in-force", "in-force", "unsettled", "term-lapsed", "expired"]
# What a holder is by itself, and what stands behind it: foreign, of the Mainland, or not known.
SIDES = ["F", "M", "U"]
QUANTITY = re.compile(r"^(\d+(?:\.\d+)?) (\S+)(?: of (\w+))?$")
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
SIGNS = {"atLeast": ">=", "atMost": "<=", "moreThan": ">", "lessThan": "<", "moreThanInEitherReading": ">"}


def millionths(text):
    whole, _, part = text.partition(".")
    if len(part) > 6:
        raise ValueError(f"{text} has more than six decimals")
    return int(whole) * MILLION + int((part + "000000")[:6])


def number_of_day(day):
    year, month, date = (int(part) for part in day.split("-"))
    return year * 372 + (month - 1) * 31 + date - 1


def day_of_number(number):
    year, rest = divmod(number, 372)
    return f"{year:04d}-{rest // 31 + 1:02d}-{rest % 31 + 1:02d}"


def both(word, formulas):
    """Several formulas as one; none is what leaves all others as they are."""
    if not formulas:
        return "true" if word == "and" else "false"
    return formulas[0] if len(formulas) == 1 else f"({word} {' '.join(formulas)})"


class Encoding:
    """The variables and formulas of one pair of rules of one document."""

    def __init__(self, facts, document, leaves):
        self.facts = facts
        self.statuses = document["status"]
        self.leaves = leaves
        self.lines = ["(set-logic ALL)", "(set-option :produce-models true)"]
        self.variables = []
        self.known = {}
        turns = [number_of_day(one["from"]) for one in self.statuses]
        self.integer("day", number_of_day("2021-01-01"), number_of_day("2035-12-28"))
        self.plain_day("day", turns)
        self.lines.append(f"(define-fun status () Int {self.status()})")

    def status(self):
        formula = "0"
        for one in sorted(self.statuses, key=lambda one: one["from"]):
            formula = f"(ite (>= day {number_of_day(one['from'])}) {STATUSES.index(one['status'])} {formula})"
        return formula

    def integer(self, name, low, high=None):
        self.lines.append(f"(declare-const {name} Int)")
        self.lines.append(f"(assert (>= {name} {low}))")
        if high is not None:
            self.lines.append(f"(assert (<= {name} {high}))")
        self.variables.append(name)

    def boolean(self, name):
        self.lines.append(f"(declare-const {name} Bool)")
        self.variables.append(name)

    def plain_day(self, name, others=()):
        same = [f"(= {name} {other})" for other in others]
        self.lines.append(f"(assert {both('or', [f'(<= (mod {name} 31) 27)', *same])})")

    def value(self, fact):
        """Makes the variables of a fact, once."""
        if fact in self.known:
            return
        self.known[fact] = kind = self.facts[fact]["type"]
        given = f"given.{fact}"
        if kind == "share":
            self.shares()
            return
        if "trueFrom" in self.facts[fact]:
            return
        if "elapsedSince" in self.facts[fact]:
            self.value(self.facts[fact]["elapsedSince"])
            return
        self.boolean(given)
        if kind == "yes-no":
            self.boolean(f"value.{fact}")
        elif kind == "choice":
            self.integer(f"value.{fact}", 0, len(self.facts[fact]["choices"]) - 1)
        elif kind == "choices":
            for choice in self.ids_tested(fact):
                self.boolean(f"value.{fact}.{choice}")
        elif kind == "nationality":
            self.integer(f"value.{fact}", 0, len(self.nationalities(fact)) - 1)
        elif kind == "date":
            self.integer(f"value.{fact}", number_of_day("1900-01-01"), number_of_day("2040-12-28"))
            self.plain_day(f"value.{fact}")
        elif kind in ("money", "area", "duration", "count"):
            self.integer(f"value.{fact}", 0)
            if self.facts[fact].get("unit") == "year":
                self.lines.append(f"(assert (= (mod value.{fact} {MILLION}) 0))")
        else:
            raise ValueError(f"{fact} is of the type {kind}")

    def ids_tested(self, fact):
        return sorted({i for leaf in self.leaves if leaf["fact"] == fact for i in listed(leaf["value"])})

    def nationalities(self, fact):
        tested = self.ids_tested(fact)
        other = next(code for code in ("GB", "FR", "DE", "CN") if code not in tested)
        return [*tested, other, *PLACES]

    def shares(self):
        if "shares" in self.known:
            return
        self.known["shares"] = True
        self.boolean("given.shares")
        names = [f"held.{own}{behind}" for own in SIDES for behind in SIDES]
        for name in names:
            self.integer(name, 0, WHOLE)
        self.lines.append(f"(assert (= {WHOLE} (+ {' '.join(names)})))")
        if any("derivedFrom" in self.facts[leaf["fact"]] for leaf in self.leaves if leaf["fact"] in self.facts):
            # Owners tell where the money comes from, too: then only a share as such is looked at.
            self.lines.append(f"(assert (= {WHOLE} (+ held.FF held.MM)))")
        for reading, place in (("direct", 0), ("look", 1)):
            def held(side):
                return " ".join(
                    f"held.{own}{behind}"
                    for own in SIDES
                    for behind in SIDES
                    if (own, behind)[place] == side
                )

            self.lines.append(f"(define-fun {reading}.low () Int (+ {held('F')}))")
            self.lines.append(f"(define-fun {reading}.high () Int (+ {reading}.low {held('U')}))")

    def leaf(self, leaf):
        """The formulas for true and for false."""
        operator = leaf["operator"]
        certainty, _, tail = operator.rpartition(":")
        met, unmet = self.test(leaf, tail)
        if certainty == "unsettled":
            return "false", "false"
        if certainty == "orUnsettled":
            return met, "false"
        return met, unmet

    def test(self, leaf, operator):
        fact = leaf["fact"]
        if fact == "documentStatus":
            return self.among("status", STATUSES, leaf)
        declared = self.facts[fact]
        self.value(fact)
        given, value = f"given.{fact}", f"value.{fact}"
        kind = declared["type"]
        if "trueFrom" in declared:
            met = f"(>= day {number_of_day(declared['trueFrom'])})"
            return (met, f"(not {met})") if leaf["value"] else (f"(not {met})", met)
        if kind == "share":
            return self.share(leaf, operator)
        if kind == "yes-no":
            met = value if leaf["value"] else f"(not {value})"
            return f"(and {given} {met})", f"(and {given} (not {met}))"
        if kind == "choice":
            met, unmet = self.among(value, [one["id"] for one in declared["choices"]], leaf)
        elif kind == "choices":
            has = both("or", [f"{value}.{choice}" for choice in listed(leaf["value"])])
            met, unmet = (f"(not {has})", has) if operator == "excludes" else (has, f"(not {has})")
        elif kind == "nationality":
            codes = self.nationalities(fact)
            place = both("or", [f"(= {value} {codes.index(code)})" for code in PLACES])
            is_one = both("or", [f"(= {value} {codes.index(code)})" for code in listed(leaf["value"])])
            met, unmet = f"(and (not {place}) {is_one})", f"(and (not {place}) (not {is_one}))"
        elif DAY.match(str(leaf["value"])):
            met = f"({SIGNS[operator]} {value} {number_of_day(leaf['value'])})"
            unmet = f"(not {met})"
        else:
            return self.number(leaf, operator)
        return f"(and {given} {met})", f"(and {given} {unmet})"

    def among(self, value, ids, leaf):
        one_of = both("or", [f"(= {value} {ids.index(i)})" for i in listed(leaf["value"])])
        open_ids = leaf.get("unsettledFor") or []
        is_open = both("or", [f"(= {value} {ids.index(i)})" for i in open_ids])
        return f"(and (not {is_open}) {one_of})", f"(and (not {is_open}) (not {one_of}))"

    def number(self, leaf, operator):
        amount, unit, whole = QUANTITY.match(leaf["value"]).groups()
        bound, fact, sign = millionths(amount), leaf["fact"], SIGNS[operator]
        since = self.facts[fact].get("elapsedSince")
        if since is not None:
            # So many whole years are over where the day so many years after the start is reached.
            if bound % MILLION:
                raise ValueError(f"{leaf['value']} is not a number of whole years")
            known = f"(and given.{since} (<= value.{since} day))"
            met = f"({sign} day (+ value.{since} {372 * (bound // MILLION)}))"
            return f"(and {known} {met})", f"(and {known} (not {met}))"
        given, value = f"given.{fact}", f"value.{fact}"
        if whole is None:
            met = f"({sign} {value} {bound})"
            return f"(and {given} {met})", f"(and {given} (not {met}))"
        self.value(whole)
        self.lines.append(f"(assert (=> given.{whole} (> value.{whole} 0)))")
        # Nothing is no part of anything, whatever the whole is.
        known = f"(and {given} (or (= {value} 0) given.{whole}))"
        against = f"(ite (= {value} 0) 0 (* {100 * MILLION} {value}))"
        limit = f"(ite (= {value} 0) {bound} (* {bound} value.{whole}))"
        met = f"({sign} {against} {limit})"
        return f"(and {known} {met})", f"(and {known} (not {met}))"

    def share(self, leaf, operator):
        """Met or unmet in a reading where all that it could be is on one side; both readings must say so."""
        bound = millionths(QUANTITY.match(leaf["value"]).group(1))
        sign = SIGNS[operator]
        is_chinese = "complementOf" in self.facts[leaf["fact"]]
        met, unmet = [], []
        for reading in ("direct", "look"):
            ends = [f"{reading}.low", f"{reading}.high"]
            if is_chinese:
                ends = [f"(- {WHOLE} {end})" for end in ends]
            held = [f"({sign} {end} {bound})" for end in ends]
            met.append(both("and", held))
            unmet.append(both("and", [f"(not {one})" for one in held]))
        joined = both("or" if operator == "moreThanInEitherReading" else "and", met)
        return f"(and given.shares {joined})", f"(and given.shares {both('and', unmet)})"

    def tree(self, condition):
        """Kleene's three-valued logic: true where all (one) is true, false where one (all) is false, else neither."""
        for kind, (is_true, is_false) in {"all": ("and", "or"), "any": ("or", "and")}.items():
            if kind in condition:
                members = [self.tree(member) for member in condition[kind]]
                return both(is_true, [one for one, _ in members]), both(is_false, [one for _, one in members])
        if "not" in condition:
            met, unmet = self.tree(condition["not"])
            return unmet, met
        return self.leaf(condition)

    def outcome(self, name, rule):
        applies, out = self.tree(rule["applies"])
        met, unmet = self.tree(rule["requires"])
        ended = both("or", [f"(= status {STATUSES.index(one)})" for one in ("not-yet-in-force", "expired")])
        lapsed = both("or", [f"(= status {STATUSES.index(one)})" for one in ("unsettled", "term-lapsed")])
        best = "4" if rule["open"] else f"(ite {lapsed} 4 5)"
        self.lines.append(
            f"(define-fun {name} () Int (ite {out} 0 (ite {ended} 1 (ite (not {applies}) 3"
            f" (ite {unmet} 2 (ite {met} {best} 3))))))"
        )


def listed(value):
    return value if isinstance(value, list) else [value]


def leaves_of(condition):
    for kind in ("all", "any"):
        if kind in condition:
            return [leaf for member in condition[kind] for leaf in leaves_of(member)]
    return leaves_of(condition["not"]) if "not" in condition else [condition]

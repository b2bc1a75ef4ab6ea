#!/usr/bin/env python3
"""Decides a zhunru dossier again by the published rules alone: standard Python, no packages, no code of zhunru.
    python3 verify.py FILE FOLDER        FILE is a PDF, a DOCX or its JSON; FOLDER holds rules/ and seeds/documents/
Exit status: 0 everything recomputed agrees, 1 something differs or the rules are others, 2 the file cannot be read.
Printed words are not compared; what is not recomputed is listed in README.md beside this file.
"""
import hashlib, json, re, sys, zipfile, zlib
from datetime import date
from fractions import Fraction
from itertools import combinations
from pathlib import Path

HUNDRED, PLACES, MOST_MEMBERS = Fraction(100), ("HK", "MO", "TW"), 12
MINOR = dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0)
MINOR.update(dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3), CLF=4, UYW=4)
STEPS = {"share": Fraction(1, 10**6), "area": Fraction(1, 100), "duration": Fraction(1, 10**6), "count": Fraction(1), "date": Fraction(1)}

class Unreadable(Exception): pass
class OfRange(Exception): pass
# --- the file -----------------------------------------------------------------------------------------------------
def machine_part(path):
    data = Path(path).read_bytes()
    if data.startswith(b"%PDF-"): data = attachment(data)
    elif data.startswith(b"PK"):
        xml = zipfile.ZipFile(path).read("customXml/item1.xml").decode()
        found = re.search(r"<dossier[^>]*>([^<]*)</dossier>", xml)
        text = found.group(1) if found else "{}"
        for mark, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#13;", "\r"), ("&amp;", "&")): text = text.replace(mark, sign)
        data = text.encode()
    part = json.loads(data, object_pairs_hook=no_key_twice)
    if not isinstance(part, dict) or part.get("schema") != "zhunru-dossier/1": raise Unreadable("no zhunru-dossier/1")
    return part
def no_key_twice(pairs):
    if len(dict(pairs)) < len(pairs): raise ValueError("a key is given twice")
    return dict(pairs)
def attachment(data):
    files = re.findall(rb"/Type\s*/Filespec(.*?)endobj", data, re.S)
    number = re.search(rb"/EF\s*<<\s*/U?F\s+(\d+)", files[0]) if len(files) == 1 else None
    if not number: raise Unreadable("the PDF has no attachment, or several")
    if not data.rstrip().endswith(b"%%EOF"): raise Unreadable("the PDF is not whole")
    opening = re.search(rb"(?:^|[\r\n])%s 0 obj\b(.*?)stream\r?\n" % number.group(1), data, re.S)
    length = re.search(rb"/Length (\d+)", opening.group(1)) if opening else None
    if not length: raise Unreadable("the PDF is not whole")
    raw = data[opening.end():opening.end() + int(length.group(1))]
    return zlib.decompress(raw) if b"FlateDecode" in opening.group(1) else raw
# --- the rules ----------------------------------------------------------------------------------------------------
class Rulebook:
    def __init__(self, folder):
        self.root = Path(folder)
        paths = [p for part in ("rules", "seeds/documents") for p in (self.root / part).rglob("*") if p.is_file()]
        self.files = {p.relative_to(self.root).as_posix(): p.read_bytes() for p in paths}
        digest = hashlib.sha256()
        for path in sorted(self.files): digest.update(f"{path}\n{len(self.files[path])}\n".encode() + self.files[path])
        self.sha256 = digest.hexdigest()
        self.version = self.json("rules/version.json")["version"]
        self.facts = {fact["id"]: fact for fact in self.json("rules/facts.json")["facts"]}
        self.documents = {d["id"]: d for d in self.json("seeds/documents/manifest.json")["documents"]}
        self.standing = {name: self.json(f"rules/{name}/document.json") for name in self.documents}
        self.items = {i["id"]: i for name in self.documents for i in self.json(f"rules/{name}/items.json")["items"]}
        own = [p for p in self.files if re.fullmatch(r"rules/[^/]+/(?!items\.json|document\.json)[^/]+\.json", p)]
        self.rules = sorted((self.json(path) for path in own), key=lambda rule: rule["id"])
    def json(self, path): return json.loads(self.files[path])
    def status(self, document, day):
        known = [period["status"] for period in self.standing[document]["status"] if period["from"] <= day]
        return known[-1] if known else "not-yet-in-force"
# --- the facts ----------------------------------------------------------------------------------------------------
def share(text):
    if isinstance(text, dict): raise OfRange("the profile gives the range of a share, and ranges are not worked out here")
    text = text.rstrip("%")
    return Fraction(text) * 100 if "/" in text else Fraction(text)
def show(value):
    n, d, places, rest = value.numerator, value.denominator, 0, value.denominator
    while rest % 10 == 0 or rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        places += 1
    if rest != 1: return f"{n}/{d}"
    digits = str(abs(n) * 10**places // d).rjust(places + 1, "0")
    return ("-" if n < 0 else "") + ((digits[:-places] + "." + digits[-places:]).rstrip("0").rstrip(".") if places else digits)
def show_reading(ends): return show(ends[0]) if ends[0] == ends[1] else [show(end) for end in ends]

class Graph:
    """Who holds whom; the company is 0. stakes[held] is a list of (holder, part of the whole)."""
    def __init__(self, profile):
        self.origin, self.stakes, self.form = [None], {0: []}, None
        if profile.get("investors") is not None:
            self.form = "investors"
            self.level(profile["investors"], 0)
        elif profile.get("entities") is not None:
            self.form = "entities"
            self.entities(profile["entities"])
    def owner(self, origin):
        self.origin.append(origin)
        return len(self.origin) - 1
    def level(self, holders, held):
        waiting = [(holders, held)]
        for level, below in waiting:
            self.stakes[below] = []
            named = sum((share(h["share"]) for h in level if "rest" not in h), Fraction(0))
            for h in level:
                part = HUNDRED - named if "rest" in h else share(h["share"])
                if part == 0: continue
                holder = self.owner(h["rest"] if "rest" in h else h.get("origin", "absent"))
                self.stakes[below].append((holder, part / 100))
                if h.get("holders"): waiting.append((h["holders"], holder))
    def entities(self, entities):
        place = {"company": 0}
        for entity in entities:
            if entity["id"] == "company": self.origin[0] = entity.get("origin", "absent")
            else: place[entity["id"]] = self.owner(entity.get("origin", "absent"))
        for entity in entities:
            for holding in entity.get("holds", []):
                part = share(holding["share"]) / 100
                if part: self.stakes.setdefault(place[holding["entity"]], []).append((place[entity["id"]], part))
        for entity in entities:
            if "rest" in entity:
                held = place[entity["id"]]
                left = 1 - sum((part for _, part in self.stakes.get(held, [])), Fraction(0))
                if left > 0: self.stakes.setdefault(held, []).append((self.owner(entity["rest"]), left))
    def look_through(self):
        """x = outside + sum over those held of part * x, solved exactly; x of the company begins with 1."""
        size = len(self.origin)
        rows = [{i: Fraction(1)} for i in range(size)]
        for held, stakes in self.stakes.items():
            for holder, part in stakes: rows[holder][held] = rows[holder].get(held, Fraction(0)) - part
        value = [Fraction(1 if i == 0 else 0) for i in range(size)]
        for i in range(size):
            pivot = next(r for r in range(i, size) if rows[r].get(i))
            rows[i], rows[pivot], value[i], value[pivot] = rows[pivot], rows[i], value[pivot], value[i]
            for r in range(size):
                factor = rows[r].get(i, 0) / rows[i][i] if r != i else 0
                if factor:
                    for column, entry in rows[i].items(): rows[r][column] = rows[r].get(column, Fraction(0)) - factor * entry
                    value[r] -= factor * value[i]
        return [value[i] / rows[i][i] for i in range(size)]
    def sums(self):
        direct, ends = {}, {}
        for holder, part in self.stakes.get(0, []): add(direct, self.origin[holder], part)
        for owner, part in enumerate(self.look_through()):
            if not self.stakes.get(owner) and owner: add(ends, self.origin[owner], part)
        return direct, ends
    def lacks_origin(self):
        through, direct = self.look_through(), {holder for holder, _ in self.stakes.get(0, [])}
        return any(origin == "absent" and (i in direct or (not self.stakes.get(i) and through[i])) for i, origin in enumerate(self.origin) if i)
def add(sums, origin, part): sums[origin] = sums.get(origin, Fraction(0)) + part
def foreign(sums):
    low = sum((part for origin, part in sums.items() if origin not in ("mainland", None, "absent")), Fraction(0))
    open_part = sum((part for origin, part in sums.items() if origin in (None, "absent")), Fraction(0))
    return low * 100, (low + open_part) * 100
def unknown(given): return {"kind": "unknown", "reason": "do-not-know" if given == "null" else "not-answered"}
def facts_of(book, profile, day):
    facts = {}
    for name, fact in book.facts.items():
        given = profile.get(name, "absent")
        if given is None or given == "absent":
            facts[name] = unknown("null" if given is None else "absent")
            continue
        if fact["type"] in ("area", "duration", "count"): given = Fraction(given)
        if fact["type"] == "money" and "amount" not in given: raise OfRange("the profile gives the range of an amount, and ranges are not worked out here")
        if fact["type"] == "money": given = (Fraction(given["amount"]), given["currency"])
        facts[name] = {"kind": fact["type"], "value": given}
    for name, fact in book.facts.items():
        if "trueFrom" in fact: facts[name] = {"kind": "yes-no", "value": day >= fact["trueFrom"]}
        if "elapsedSince" in fact:
            start = facts[fact["elapsedSince"]]
            if start["kind"] == "date" and start["value"] > day: start = {"kind": "unknown", "reason": "lies-ahead"}
            facts[name] = {"kind": "duration", "value": years(start["value"], day)} if start["kind"] == "date" else start
    graph = Graph(profile)
    direct, ends = graph.sums() if graph.form else ({}, {})
    origins = {origin for origin, part in list(direct.items()) + list(ends.items()) if part}
    for name, fact in book.facts.items():
        if "derivedFrom" in fact and facts[name]["kind"] == "unknown" and len(origins) == 1 and not origins & {None, "absent"}:
            facts[name] = {"kind": "choice", "value": next(iter(origins))}
    if any(fact.get("leavesSharesOpen") and profile.get(name) is True for name, fact in book.facts.items()):
        return {**facts, **dict.fromkeys(("foreignShare", "chineseShare"), {"kind": "unknown", "reason": "text-unsettled"})}
    stated = share(profile["foreignShare"]) if profile.get("foreignShare") is not None else None
    if stated is None and profile.get("chineseShare") is not None: stated = HUNDRED - share(profile["chineseShare"])
    if graph.form:
        settle = lambda ends: (stated, stated) if stated is not None and ends[0] <= stated <= ends[1] else ends
        both, why = [settle(foreign(direct)), settle(foreign(ends))], "not-answered" if graph.lacks_origin() else "do-not-know"
    elif stated is not None: both, why = [(stated, stated)] * 2, None
    else: return facts
    facts["foreignShare"] = {"kind": "share", "value": both, "reason": why}
    facts["chineseShare"] = {"kind": "share", "value": [(HUNDRED - high, HUNDRED - low) for low, high in both], "reason": why}
    return facts
def years(start, end):
    def anniversary(count):
        y, m, d = (int(part) for part in start.split("-"))
        last = (date(y + count + (m == 12), m % 12 + 1, 1) - date.resolution).day
        return date(y + count, m, min(d, last)).toordinal()
    now, whole = date.fromisoformat(end).toordinal(), int(end[:4]) - int(start[:4])
    if end <= start: return Fraction(0)
    whole -= anniversary(whole) > now
    return whole + Fraction(now - anniversary(whole), anniversary(whole + 1) - anniversary(whole))
def convert(money, unit, rates):
    amount, currency = money
    rate = {(r["from"], r["to"]): Fraction(r["rate"]) for r in rates or []}
    if currency == unit: return amount
    if (currency, unit) in rate: return amount * rate[currency, unit]
    chains = {first * rate[via, unit] for (source, via), first in rate.items() if source == currency and (via, unit) in rate}
    return amount * chains.pop() if len(chains) == 1 else None
# --- the tests ----------------------------------------------------------------------------------------------------
ORDER = {"atLeast": lambda a, b: a >= b, "atMost": lambda a, b: a <= b, "moreThan": lambda a, b: a > b, "lessThan": lambda a, b: a < b}
def judge(leaf, facts, status, profile):
    """One test: its truth (True, False or None for unknown), the reason, and what a report tells of it."""
    certainty, _, operator = leaf["operator"].rpartition(":")
    bound, value = leaf["value"], facts.get(leaf["fact"], unknown("absent"))
    if leaf["fact"] == "documentStatus": value = {"kind": "choice", "value": status}
    told = {"fact": leaf["fact"], "operator": operator, "actual": None, "bound": bound, "unit": None, "gap": None}
    quantity = re.fullmatch(r"(\d+(?:\.\d+)?) (\S+)(?: of (\w+))?", bound) if isinstance(bound, str) else None
    if quantity:
        limit, unit, whole = Fraction(quantity[1]), quantity[2], quantity[3]
        told.update(bound=show(limit), unit=unit)
        truth, reason = against(value, operator, limit, unit, facts.get(whole) if whole else None, profile, told)
    elif value["kind"] == "unknown": truth, reason = None, value["reason"]
    else:
        told["actual"] = given = value["value"]
        ids = bound if isinstance(bound, list) else [bound]
        if value["kind"] == "nationality" and given in PLACES or value["kind"] == "choice" and given in leaf.get("unsettledFor", []):
            truth, reason = None, "text-unsettled"
        elif value["kind"] == "date": truth, reason = ORDER[operator](given, bound), None
        elif value["kind"] == "choices": truth, reason = any(one in given for one in ids) != (operator == "excludes"), None
        else: truth, reason = given in ids, None
    settled = truth if certainty == "" else None if certainty == "unsettled" or truth is False else truth
    if certainty == "unsettled" or settled != truth: truth, reason = None, "text-unsettled"
    if truth is not False: told["gap"] = None
    return truth, (reason if truth is None else None), told
def against(value, operator, limit, unit, whole, profile, told):
    if value["kind"] == "share":
        readings, holds = value["value"], ORDER["moreThan" if operator == "moreThanInEitherReading" else operator]
        told["readings"] = {"direct": show_reading(readings[0]), "lookThrough": show_reading(readings[1])}
        if readings[0] == readings[1] and readings[0][0] == readings[0][1]: told["actual"] = show(readings[0][0])
        told["gap"] = show(max(abs(end - limit) for ends in readings for end in ends))
        truths = [holds(low, limit) if holds(low, limit) == holds(high, limit) else None for low, high in readings]
        if operator == "moreThanInEitherReading" and True in truths: return True, None
        if truths[0] == truths[1] and truths[0] is not None: return truths[0], None
        return None, "readings-differ" if None not in truths else value["reason"] or "not-answered"
    if whole is not None:
        if not (value["kind"] == "area" and value["value"] == 0):
            open_parts = [part for part in (value, whole) if part["kind"] == "unknown"]
            if open_parts or whole["value"] == 0:
                return None, "not-answered" if any(part["reason"] == "not-answered" for part in open_parts) else "do-not-know"
        found = Fraction(0) if value["value"] == 0 else value["value"] * 100 / whole["value"]
    elif value["kind"] == "unknown": return None, value["reason"]
    else: found = convert(value["value"], unit, profile.get("exchangeRates")) if value["kind"] == "money" else value["value"]
    if found is None: return None, "rate-missing"
    told.update(actual=show(found), gap=show(abs(found - limit)))
    return ORDER[operator](found, limit), None
def fold(tree, test):
    if "not" in tree:
        truth = fold(tree["not"], test)
        return None if truth is None else not truth
    for kind, decisive in (("all", False), ("any", True)):
        if kind in tree:
            truths = [fold(member, test) for member in tree[kind]]
            return decisive if decisive in truths else None if None in truths else not decisive
    return test(tree)

class Decided:  # one rule for one profile on one day
    def __init__(self, rule, book, facts, profile, day):
        self.rule, self.requirements = rule, []
        self.status = book.status(rule["item"].split("/")[0], day)
        test = lambda leaf: judge(leaf, facts, self.status, profile)[0]
        self.applies, self.requires = fold(rule["applies"], test), fold(rule["requires"], self.noted(facts, profile))
        self.open = [{k: o[k] for k in ("kind", "quote") if k in o} for o in rule["open"]]
        if self.status in ("term-lapsed", "unsettled"): self.open.append({"kind": "term"})
        self.outcome = ("not-applicable" if self.applies is False else "not-in-force" if self.status in ("not-yet-in-force", "expired")
            else "undetermined" if self.applies is None or self.requires is None
            else "ineligible" if self.requires is False else "conditional" if self.open else "eligible")
    def noted(self, facts, profile):
        def test(leaf):
            truth, reason, told = judge(leaf, facts, self.status, profile)
            result, quote = {True: "met", False: "unmet", None: "unknown"}[truth], self.rule["requirements"][leaf["name"]]["quote"]
            self.requirements.append({"id": leaf["name"], "result": result, "reason": reason, **told, "quote": quote})
            return truth
        return test
    def fails(self):
        return ([] if self.applies else ["applies"]) + ([] if self.requires else [r["id"] for r in self.requirements if r["result"] != "met"])
# --- the comparison -----------------------------------------------------------------------------------------------
def check(part, book):
    """Every place in which the machine's part is not what the rules make of its profile."""
    profile, day, wrong = part["profile"], part["asOf"], [f"profile: {key} is no fact" for key in part["profile"] if key not in book.facts]
    facts, found = facts_of(book, profile, day), {f["provision"]: f for f in part["findings"]}
    decided = {rule["id"]: Decided(rule, book, facts, profile, day) for rule in book.rules}
    if [f["provision"] for f in part["findings"]] != list(decided): wrong.append("findings: not one for each rule, in order")
    if part["rules"]["version"] != book.version: wrong.append("rules.version")
    for name, own in decided.items():
        given = found.get(name, {})
        expected = {"outcome": own.outcome, "status": own.status}
        if own.outcome != "not-applicable":
            expected.update(requirements=own.requirements, open=own.open)
            wrong += [f"{name}: {fault}" for fault in clause_faults(given.get("clause", {}), own.rule, book)]
            wrong += [f"{name}: {fault}" for fault in change_faults(given.get("changes", []), own, book, profile, day, facts)]
        wrong += [f"{name}: {key}: {given.get(key)!r}, decided again {value!r}" for key, value in expected.items() if given.get(key) != value]
        extra = set(given) - set(expected) - {"provision"} - ({"clause", "changes"} if own.outcome != "not-applicable" else set())
        wrong += [f"{name}: {key} does not belong here" for key in sorted(extra)]
    return wrong + answer_faults(part["answers"], decided, book, profile)
def clause_faults(clause, rule, book):
    document = rule["item"].split("/")[0]
    entry = book.documents[document]
    data = book.files["seeds/documents/" + entry["file"]]
    units = data.decode().encode("utf-16-le")
    text = "".join(units[2 * start:2 * end].decode("utf-16-le", "replace") for start, end in clause.get("ranges", []))
    low, high = book.items[rule["item"]]["ranges"][0][0], book.items[rule["item"]]["ranges"][-1][1]
    inside = all(low <= start < end <= high for start, end in clause.get("ranges", []))
    faults = [] if clause.get("quote") == rule["quote"] and clause.get("document") == document else ["clause: not the rule's quote"]
    if not clause.get("sha256") == entry["sha256"] == hashlib.sha256(data).hexdigest(): faults.append("clause: not the hash of the document")
    if "".join(text.split()) != "".join(rule["quote"].split()) or not inside: faults.append("clause: the quote does not stand there")
    return faults
def changed(profile, answers):
    gone = {"chineseShare", "foreignShare", "investors", "entities"}
    gone = gone if gone & set(answers) else set()
    return {**{fact: answer for fact, answer in profile.items() if fact not in gone}, **answers}
def change_faults(changes, own, book, profile, day, facts):
    if own.outcome != "ineligible": return ["changes: none belong here"] if changes else []
    def fails(answers):
        after = changed(profile, answers)
        return Decided(own.rule, book, facts_of(book, after, day), after, day).fails()
    faults = []
    for change in changes:
        answers, certificate = {c["fact"]: c["to"] for c in change["set"]}, change["certificate"]
        faults += [f"changes: {c['fact']} is not {c['from']!r}" for c in change["set"] if c["from"] != now(c["fact"], facts, profile)]
        faults += [f"changes: {fact} cannot be changed" for fact in answers if not book.facts[fact]["inCompanyHands"]]
        if fails(answers): faults.append(f"changes: {fails(answers)} still fails after {answers}")
        if len(answers) > MOST_MEMBERS: raise ValueError("a set of changes that is too large")
        parts = [list(names) for size in range(len(answers)) for names in combinations(answers, size)]
        if sorted(p["changed"] for p in certificate["parts"]) != sorted(parts): faults.append("certificate: not every smaller set")
        for p in certificate["parts"]:
            if not p["fails"] or fails({fact: answers.get(fact) for fact in p["changed"]}) != p["fails"]:
                faults.append(f"certificate: after {p['changed']} it is not {p['fails']} that fails")
        for fact, to in answers.items():
            others = {other: answer for other, answer in answers.items() if other != fact}
            cells = [cell for cell in certificate["nearer"] if cell["fact"] == fact]
            faults += nearer_faults(cells, book.facts[fact], to, facts, profile, lambda answer: fails({**others, fact: answer}))
        if any(cell["fact"] not in answers for cell in certificate["nearer"]): faults.append("certificate: a cell of a fact that is not changed")
    return faults
def now(fact, facts, profile):
    if facts[fact]["kind"] == "share":
        ends = {end for reading in facts[fact]["value"] for end in reading}
        return show(ends.pop()) if len(ends) == 1 else None
    return profile.get(fact)
def nearer_faults(cells, fact, to, facts, profile, fails):
    faults = [f"certificate: {c['from']} to {c['to']} of {fact['id']}" for c in cells if not c["fails"] or {str(fails(c["from"])), str(fails(c["to"]))} != {str(c["fails"])}]
    value, kind = facts[fact["id"]], fact["type"]
    if kind == "choices":
        old = profile.get(fact["id"]) or []
        toggled = set(old) ^ set(to)
        if len(toggled) > MOST_MEMBERS: raise ValueError("a set of changes that is too large")
        want = {frozenset(set(old) ^ set(some)) for size in range(1, len(toggled)) for some in combinations(toggled, size)}
        return faults + ([] if want == {frozenset(c["to"]) for c in cells} else ["certificate: not every selection between"])
    if kind not in STEPS and kind != "money" or value["kind"] == "unknown": return faults + (["certificate: cells without a number"] if cells else [])
    read = {"share": share, "money": lambda m: Fraction(m["amount"]), "date": lambda d: Fraction(date.fromisoformat(d).toordinal())}.get(kind, Fraction)
    at = [end for ends in value["value"] for end in ends] if kind == "share" else [read(profile[fact["id"]])]
    step = Fraction(1, 10 ** MINOR.get(to["currency"], 2)) if kind == "money" else STEPS[kind]
    far = max(abs(read(to) - place) for place in at)
    first, last = ((max(at) - far) // step + 1) * step, -((-(min(at) + far)) // step + 1) * step
    first, last = max(first, Fraction(1 if kind == "date" else 0)), min(last, HUNDRED) if kind == "share" else last
    ends = [(read(c["from"]), read(c["to"])) for c in cells]
    whole = [first] + [high + step for _, high in ends] == [low for low, _ in ends] + [last + step]
    return faults + ([] if whole or not ends and first > last else [f"certificate: not every nearer {fact['id']}"])
def answer_faults(answers, decided, book, profile):
    best = ["eligible", "conditional", "undetermined", "ineligible", "not-in-force", "not-applicable"]
    worst = ["ineligible", "undetermined", "not-in-force", "conditional", "eligible", "not-applicable"]
    standing = ["in-force", "unsettled", "term-lapsed", "expired", "not-yet-in-force"]
    cities = [profile["city"]] if profile.get("city") else list(dict.fromkeys(entry["city"] for entry in book.standing.values()))
    choices, expected = {c["id"]: c for c in book.facts["activities"]["choices"]}, []
    for activity in profile.get("activities") or []:
        kind = choices[activity].get("findings", {})
        for city in cities:
            about = [name for name, own in decided.items() if book.standing[name.split("/")[0]]["city"] == city and activity in named(own.rule["applies"])]
            main = [name for name in about if name not in kind.get("apart", [])]
            def first(names, order):
                outcome = min((decided[name].outcome for name in names), key=order.index, default="not-applicable")
                return outcome, [name for name in names if decided[name].outcome == outcome]
            verdict, counting = first(main, worst if kind.get("kind") in ("duties", "stages") else best)
            if verdict == "not-applicable": verdict, counting = first(about, best)
            counting.sort(key=lambda name: (any(o["kind"] == "instrument" for o in decided[name].rule["open"]), standing.index(decided[name].status), name))
            status = decided[counting[0]].status if counting else None
            expected.append({"activity": activity, "city": city, "verdict": verdict, "status": status, "findings": about, "counting": counting})
    return [] if answers == expected else [f"answers: {answers!r}, decided again {expected!r}"]
def named(tree):
    if "fact" in tree:
        ids = tree["value"] if isinstance(tree["value"], list) else [tree["value"]]
        return ids if tree["fact"] == "activities" and tree["operator"] == "includes" else []
    return [one for member in tree.get("all", tree.get("any", [tree.get("not")])) for one in named(member)]
def main(file, folder):
    try:
        part, book = machine_part(file), Rulebook(folder)
    except (Unreadable, OSError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        return print(f"{file}: cannot be read: {error}", file=sys.stderr) or 2
    try:
        if part["rules"]["sha256"] != book.sha256:
            return print(f"cannot be decided again: {file} names rules {part['rules']['sha256'][:16]}…, not {book.sha256[:16]}…") or 1
        wrong = check(part, book)
    except OfRange as error: return print(f"cannot be decided again: {error}; zhunru verify decides them") or 1
    except (KeyError, ValueError, TypeError, AttributeError, StopIteration) as error:
        wrong = [f"not of the shape of a zhunru-dossier/1 ({type(error).__name__}: {error})"]
    for line in wrong: print(f"{file}: {line}")
    if not wrong: print(f"confirmed: {len(part['findings'])} results, their clauses and certificates agree when decided again; this is not a certification, and printed words were not checked.")
    return 1 if wrong else 0
if __name__ == "__main__": sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 3 else print(__doc__) or 2)

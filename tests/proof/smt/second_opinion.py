"""Asks cvc5 for a company and a day on which two versions of a rule come to different outcomes.

Reads from standard input a line of JSON for each pair: {"old": RULE, "new": RULE}, each {"id", "document", "applies",
"requires", "open"}; writes a line for each: {"differs": false}, or {"differs": true, "asOf", "profile", "old", "new"}.
Documents and facts are read from the folder rules/.
"""

import json
import re
import sys
from pathlib import Path

import cvc5

from encoding import MILLION, OUTCOMES, Encoding, day_of_number, leaves_of

RULES = Path("rules")
FACTS = {fact["id"]: fact for fact in json.loads((RULES / "facts.json").read_text())["facts"]}
VALUE = re.compile(r"\((?:\|)?([\w.:-]+)(?:\|)? (true|false|\d+|\(- \d+\))\)")


def document(name, known={}):
    if name not in known:
        known[name] = json.loads((RULES / name / "document.json").read_text())
    return known[name]


def decimal(number):
    text = f"{number // MILLION}.{number % MILLION:06d}".rstrip("0")
    return text.rstrip(".")


def profile_of(encoding, model):
    """The company of a model, as a profile."""
    profile = {}
    for fact, kind in encoding.known.items():
        if fact == "shares":
            if model["given.shares"]:
                profile.update(shares_of(model))
            continue
        if not model.get(f"given.{fact}"):
            continue
        value = model.get(f"value.{fact}")
        if kind == "yes-no":
            profile[fact] = value
        elif kind == "choice":
            profile[fact] = FACTS[fact]["choices"][value]["id"]
        elif kind == "choices":
            profile[fact] = [one for one in encoding.ids_tested(fact) if model[f"value.{fact}.{one}"]]
        elif kind == "nationality":
            profile[fact] = encoding.nationalities(fact)[value]
        elif kind == "date":
            profile[fact] = day_of_number(value)
        elif kind == "money":
            profile[fact] = {"amount": decimal(value), "currency": currency_of(fact, encoding)}
        else:
            profile[fact] = decimal(value)
    return profile


def currency_of(fact, encoding):
    units = {leaf["value"].split(" ")[1] for leaf in encoding.leaves if leaf["fact"] == fact}
    if len(units) != 1:
        raise ValueError(f"{fact} is compared in {units}")
    return units.pop()


def shares_of(model):
    held = {name.removeprefix("held."): value for name, value in model.items() if name.startswith("held.")}
    there = {name: value for name, value in held.items() if value}
    if set(there) <= {"FF", "MM"}:
        return {"foreignShare": decimal(held["FF"])}
    origins = {"F": {"origin": "foreign"}, "M": {"origin": "mainland"}, "U": {}}
    investors = []
    for name, value in there.items():
        own, behind = name
        holder = {"name": name, **origins[own], "share": decimal(value)}
        if own != behind:
            holder["holders"] = [{"name": f"{name} behind", **origins[behind], "share": "100"}]
        investors.append(holder)
    return {"investors": investors}


def ask(pair):
    old, new = pair["old"], pair["new"]
    leaves = [leaf for rule in (old, new) for tree in ("applies", "requires") for leaf in leaves_of(rule[tree])]
    encoding = Encoding(FACTS, document(old["document"]), leaves)
    encoding.outcome("old", old)
    encoding.outcome("new", new)
    wanted = [*encoding.variables, "old", "new"]
    text = "\n".join(
        [*encoding.lines, "(assert (distinct old new))", "(check-sat)", f"(get-value ({' '.join(wanted)}))"]
    )
    return run(text, encoding)


def run(text, encoding):
    terms = cvc5.TermManager()
    solver = cvc5.Solver(terms)
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "pair")
    symbols = parser.getSymbolManager()
    while True:
        command = parser.nextCommand()
        if command.isNull():
            raise ValueError("the solver gave no values")
        said = command.invoke(solver, symbols).strip()
        if said == "unsat":
            return {"differs": False}
        if said not in ("", "sat", "success") and not said.startswith("(("):
            raise ValueError(f"the solver said {said}")
        if said.startswith("(("):
            break
    model = {name: read(value) for name, value in VALUE.findall(said)}
    return {
        "differs": True,
        "asOf": day_of_number(model["day"]),
        "profile": profile_of(encoding, model),
        "old": OUTCOMES[model["old"]],
        "new": OUTCOMES[model["new"]],
    }


def read(value):
    if value in ("true", "false"):
        return value == "true"
    return -int(value[3:-1]) if value.startswith("(") else int(value)


for line in sys.stdin:
    print(json.dumps(ask(json.loads(line))), flush=True)

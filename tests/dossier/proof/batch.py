"""Runs the independent verifier over a list, one JSON object a line: a machine's part, or one change to the part before it."""
import importlib.util, json, sys
from functools import cache
from pathlib import Path

parts, folder = sys.argv[1:]
spec = importlib.util.spec_from_file_location("verify", Path(folder) / "verifier/verify.py")
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)
book = verify.Rulebook(folder)

# Most parts differ from another in a field that is compared alone: what follows from one profile on one day is worked
# out once, by the verifier's own functions, and keyed by the whole text of what they are given.
own_facts, own_decided, rules = verify.facts_of, verify.Decided, {rule["id"]: rule for rule in book.rules}
@cache
def facts_once(profile, day): return own_facts(book, json.loads(profile), day)
@cache
def decided_once(rule, profile, day): return own_decided(rules[rule], book, facts_once(profile, day), json.loads(profile), day)
verify.facts_of = lambda _, profile, day: facts_once(json.dumps(profile), day)
verify.Decided = lambda rule, _, facts, profile, day: decided_once(rule["id"], json.dumps(profile), day)
def replace(path, value):
    *way, last = path
    holder = part
    for key in way: holder = holder[key]
    before, holder[last] = holder[last], value
    return before
def said():
    try:
        if part["schema"] != "zhunru-dossier/1" or part["rules"]["sha256"] != book.sha256: return "other rules"
        wrong = verify.check(part, book)
        return "agrees" if not wrong else " | ".join(wrong)[:2000].replace("\n", " ")
    except Exception as error:
        return f"no shape: {type(error).__name__} {error}".replace("\n", " ")
for line in open(parts, encoding="utf-8"):
    given = json.loads(line)
    if "part" in given:
        part = json.loads(given["part"])
        print(said())
        continue
    before = replace(given["path"], given["value"])
    print(said())
    replace(given["path"], before)

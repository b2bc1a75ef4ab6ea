"""Runs the independent verifier over a list of machine's parts, one JSON string a line; one line of answer each."""
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
for line in open(parts, encoding="utf-8"):
    try:
        part = json.loads(json.loads(line))
        if part["schema"] != "zhunru-dossier/1" or part["rules"]["sha256"] != book.sha256:
            print("other rules")
            continue
        wrong = verify.check(part, book)
        print("agrees" if not wrong else " | ".join(wrong)[:2000].replace("\n", " "))
    except Exception as error:
        print(f"no shape: {type(error).__name__} {error}".replace("\n", " "))

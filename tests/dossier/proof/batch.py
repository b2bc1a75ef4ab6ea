"""Runs the independent verifier over a list of machine's parts, one JSON string a line; one line of answer each."""
import importlib.util, json, sys
from pathlib import Path

parts, folder = sys.argv[1:]
spec = importlib.util.spec_from_file_location("verify", Path(folder) / "verifier/verify.py")
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)
book = verify.Rulebook(folder)
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

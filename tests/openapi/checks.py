"""What the description of the API cannot state, listed: everything else that it allows must be accepted.

A schema speaks of one value at a time, and of a number's value. It cannot say how the parts of an answer fit
together, nor how a number is written. Only for that may a request be refused that keeps to the schema.
"""

import re

import schemathesis

FIT_TOGETHER = {
    "sum-not-100": "the shares of one level add up to 100",
    "bands-not-100": "the ranges of one level can add up to 100",
    "two-ends": "a range has one end on each side",
    "empty-band": "a range holds a number",
    "contradiction": "answers about the same thing agree",
    "not-held": "somebody holds the company",
    "not-described": "whoever is referred to is described",
    "given-twice": "ids, currencies of a rate and pairs of currencies differ",
    "loop-without-owners": "a loop has an owner outside it",
    "loop-too-long": "a loop is not too long",
    "ownership-too-intricate": "the ownership can be worked out in time",
}
# Parameters that are of a dossier alone: what the request accepts decides, so that nobody who asks for names to be left
# out is answered with them.
OF_A_DOSSIER = ("lang", "holders", "preparedFor", "preparedBy")
AS_WRITTEN = (
    ("a number has no exponent", re.compile(r"^\d[\d.]*e[-+]?\d+$")),
    ("a number has at most six decimals", re.compile(r"^\d+\.\d{7,}$")),
    ("a fraction is a part of the whole and no split between partners", re.compile(r'^"?\d+/\d+"?$')),
)


def is_beyond_the_schema(problem):
    """Whether a problem is one that no schema could have stated."""
    if problem["code"] in FIT_TOGETHER:
        return True
    if problem["code"] == "unknown-key" and problem["path"] in OF_A_DOSSIER:
        return True
    return any(written.match(problem["found"]) for _, written in AS_WRITTEN)


@schemathesis.check
def valid_requests_are_accepted(ctx, response, case):
    """In place of positive_data_acceptance: a request that keeps to the schema is answered, or refused as listed."""
    if case.meta is None or case.meta.generation.mode.value != "positive":
        return
    if response.status_code < 400 or response.status_code == 404:
        return
    problems = response.json().get("problems", []) if response.status_code == 400 else []
    told = [problem for problem in problems if not is_beyond_the_schema(problem)]
    assert problems and not told, f"refused with {response.status_code}: {told[:3]}"

"""The forms of the verbs that questions are made with; what is not known is never guessed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# Of these the present is told from a noun without a parser ("plans", "reports" are not).
PRESENT = {
    "has": ("have", "does"), "have": ("have", "do"), "include": ("include", "do"),
    "includes": ("include", "does"), "comprise": ("comprise", "do"), "comprises": ("comprise", "does"),
    "contain": ("contain", "do"), "contains": ("contain", "does"), "employ": ("employ", "do"),
    "employs": ("employ", "does"), "operate": ("operate", "do"), "operates": ("operate", "does"),
    "covers": ("cover", "does"), "cover": ("cover", "do"), "holds": ("hold", "does"), "hold": ("hold", "do"),
    "owns": ("own", "does"), "own": ("own", "do"), "represent": ("represent", "do"),
}  # fmt: skip
# Verbs that say how much something changed, by their past.
CHANGED = {
    "rose": "rise", "grew": "grow", "increased": "increase", "climbed": "climb", "expanded": "expand",
    "fell": "fall", "decreased": "decrease", "declined": "decline", "dropped": "drop", "shrank": "shrink",
}  # fmt: skip


@cache
def _forms() -> tuple[dict[str, str], frozenset[str]]:
    lines = (files("stdqa") / "data" / "verbs.txt").read_text(encoding="utf-8").splitlines()
    listed = [line.split() for line in lines if line and not line.startswith("#")]
    return {past: base for base, past, *_ in listed}, frozenset(forms[-1] for forms in listed)


def base_of(past: str) -> str | None:
    """The base of a verb in the past: "took" is of "take"; None where it is not known."""
    return _forms()[0].get(past.lower())


def is_participle(word: str) -> bool:
    """Whether a word is the participle of a known verb."""
    return word.lower() in _forms()[1]

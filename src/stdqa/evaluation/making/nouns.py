"""The nouns of a clause: whether they say by themselves what they are, and that in the fewest words."""

from __future__ import annotations

import re

from stdqa.evaluation.making.clause import PREPOSITIONS, TIME
from stdqa.evaluation.making.verbs import is_participle

FINITE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|can|could|would|did|do|does)\b")
RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|when)\b")
MOST_WORDS = 16


NOT_CORE = frozenset(("new", "total", "all", "the"))
# What stands behind a participle that stands behind its noun: "projects carried out", "standards filed".
BEHIND_PARTICIPLE = PREPOSITIONS | {"", "out", "up", "off", "down", "and", "nationwide", "abroad", "online"}


def counted(noun: str) -> bool:
    """Whether some words name things that can be counted: they begin with their noun and not with a link."""
    first = noun.split()[:1]
    if not first or first[0].lower() in PREPOSITIONS | {
        "and",
        "or",
        "a",
        "an",
        "the",
        "more",
        "fewer",
        "less",
        "times",
    }:
        return False
    if (is_participle(first[0]) and len(noun.split()) == 1) or len(first[0]) < 3:
        return False
    return len(noun.split()) <= MOST_WORDS and noun[0].isalpha() or noun[0] in '"“'


_NO_SUBJECT = "and or a an how what that there if when only who which"
NO_SUBJECT = frozenset(_NO_SUBJECT.split())


def is_subject(words: str) -> bool:
    """Whether some words are a subject that says what it is by itself."""
    plain = words.replace(TIME, " ").split()
    if not plain or len(plain) > MOST_WORDS or plain[0].lower() in PREPOSITIONS | NO_SUBJECT:
        return False
    if plain[-1].lower() in ("and", "or", "not", "to", "also"):
        return False
    relative = RELATIVE.search(words)
    finite = FINITE.search(words)
    if finite and (relative is None or finite.start() < relative.start()):
        return False
    return stands_alone(" ".join(plain))


def stands_alone(words: str, definite: bool = False) -> bool:
    """Whether a thing is told by its own words: "the share of wind" is, "the share" needs more."""
    head, *rest = words.split()
    if head.lower() != "the" or definite:
        return bool(rest) or head.lower() not in ("the", "all", "some")
    named = any(word[:1].isupper() or word[:1] in '"“' for word in rest)
    narrowed = any(word.lower() in PREPOSITIONS | {"that", "who"} or is_participle(word) for word in rest[1:])
    return named or narrowed


def bare(subject: str) -> str:
    """A subject without article, time and what narrows it."""
    words = subject.replace(TIME, " ").split()
    return " ".join(words[1:] if words and words[0].lower() in ("the", "all") else words)


def core(noun: str) -> str:
    """The noun of what is counted, without what was done to it, what narrows it and that it is new."""
    kept: list[str] = []
    listed = noun.replace(TIME, " ").split()
    for word, following in zip(listed, [*listed[1:], ""], strict=True):
        if kept and (word.lower() in PREPOSITIONS or RELATIVE.fullmatch(word)):
            break
        if is_participle(word):
            if kept and following.lower() in BEHIND_PARTICIPLE:
                break
        elif not word.endswith("ly") and word.lower() not in NOT_CORE:
            kept.append(word)
    return " ".join(kept) or noun


def is_plural(noun: str) -> bool:
    """Whether some words name several things."""
    head: list[str] = []
    for word in noun.replace(TIME, " ").split():
        if word.lower() in PREPOSITIONS or RELATIVE.fullmatch(word):
            break
        head.append(word)
    while len(head) > 1 and (is_participle(head[-1]) or head[-1].endswith("ly") or head[-1] == "and"):
        head.pop()
    last = head[-1].lower() if head else ""
    return last.endswith("s") and not last.endswith(("ss", "us", "is"))

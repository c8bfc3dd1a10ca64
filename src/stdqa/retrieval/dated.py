"""The times that a passage names, as figures of kind ``date``: answers to "when" and "in which year".

The register holds no years, since they date other figures; a question for the date itself needs them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from stdqa.dates import days
from stdqa.figures.beside import beside_register
from stdqa.figures.periods import time_phrases
from stdqa.figures.sentence import parse
from stdqa.text import sentences
from stdqa.types import Figure, FigureKind, Passage

PREPOSITION = re.compile(
    r"^(?:(?:in|on|at|by|since|from|during|until|till|throughout|for|of|over|across|within|as of|up to)\s+)+"
    r"(?:the\s+)?",
    re.I,
)
# What may stand before a time that opens a sentence, and what after it.
OPENS = re.compile(r"\W*(?:(?:and|but|so|then|later|earlier|early|late|around|only)\W+)?", re.I)
AFTER = re.compile(r"\s*,")


@lru_cache(maxsize=4096)
def dates_in(passage: Passage) -> tuple[Figure, ...]:
    """The dated time phrases of a passage, each as a figure whose value is its year."""
    found = []
    for start, end in sentences(passage.text):
        # Whole days are in the register.
        known = [(day.start, day.end) for day in days(passage.text, start, end)]
        phrases = tuple(
            p
            for p in time_phrases(passage.text, start, end)
            if p.period.years and not any(a < p.end and p.start < b for a, b in known)
        )
        sentence = parse(passage.text, start, end, ())
        for phrase in phrases:
            if sentence.in_title(phrase.start) or _in_name(passage.text, phrase.start, phrase.end):
                continue
            lead = PREPOSITION.match(passage.text[phrase.start : phrase.end])
            begin = phrase.start + (lead.end() if lead else 0)
            clause = sentence.clause(begin)
            if OPENS.fullmatch(passage.text, start, phrase.start) and AFTER.match(passage.text, phrase.end):
                # "In 1870, she moved …": what a time that opens the sentence is of follows it.
                clause = (clause[0], max(clause[1], sentence.clause(min(phrase.end + 2, end - 1))[1]))
            year, place = Decimal(min(phrase.period.years)), (begin, phrase.end)
            found.append(beside_register(passage, place, year, FigureKind.DATE, clause, (start, end)))
    return tuple(found)


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether a bare year is a word of a name: "IEC 1906 Awards"."""
    before = re.search(r"\b[A-Z][\w'’-]*\s$", text[:start])
    return text[start:end].isdigit() and before is not None and re.match(r"\s[A-Z]", text[end:]) is not None

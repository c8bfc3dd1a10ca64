"""Statements of the opposite of what a question asks about: of men, where it asks of women, of those with
debts, where it asks of those without, of another age. Which words are opposites is data
(``data/opposites.toml``).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from stdqa.questions import Form, Question
from stdqa.text import function_words, stem, words

Stems = frozenset[str]
Pairs = tuple[tuple[Stems, Stems], ...]


@dataclass(frozen=True, slots=True)
class Opposites:
    """What a question does not ask about: for each of its words that has an opposite the words of its side
    and those of the other; what it says and what it denies; the ages it names."""

    pairs: Pairs
    said: Stems
    denied: Stems
    ages: Stems

    @classmethod
    def of(cls, question: Question, ways: bool = True) -> Opposites:
        """The opposites of a question's words; where it names both sides it asks of both.

        A statement to confirm may be contradicted by one that goes the other way.

        :param ways: whether also which way something goes and which end of an order it is at counts.
        """
        said, denied = told(question.text)
        verdict = question.form is Form.VERDICT
        everything = said | denied
        # "We are a provincial office: what …?" asks of nothing provincial.
        sought = everything & frozenset(map(stem, question.words))
        things = _sides(opposites("things"), sought, everything)
        turns = _sides(opposites("ways"), everything, everything) if ways and not verdict else ()
        nothing: Stems = frozenset()
        skip = function_words()
        return cls(
            (*things, *turns),
            nothing if verdict else said - denied - skip,
            nothing if verdict else denied - said - skip,
            ages(question.text),
        )

    def tell(self, clause: str, sentence: str) -> bool:
        """Whether a statement is of the opposite: by its clause or, where that names neither side, by the
        sentence."""
        stated = self.ages and (ages(clause) or ages(sentence))
        if stated and self.ages.isdisjoint(stated):
            return True
        said, denied = told(sentence)
        if self.denied & said - denied or self.said & denied - said:
            return True
        if not self.pairs:
            return False
        near, far = frozenset().union(*told(clause)), said | denied
        return any(_names_other(side, other, near, far) for side, other in self.pairs)


def _sides(known: Pairs, named: Stems, everything: Stems) -> Pairs:
    """The pairs of which a question names one side, that side first."""
    both = ((side, other) for one, two in known for side, other in ((one, two), (two, one)))
    return tuple((side, other) for side, other in both if side & named and not other & everything)


def _names_other(side: Stems, other: Stems, near: Stems, far: Stems) -> bool:
    told_by = near if not near.isdisjoint(side | other) else far
    return side.isdisjoint(told_by) and not other.isdisjoint(told_by)


# What a thing is denied by, and the words of its name: "no student debt", "not a visible minority". "Not
# until 1784" and "was not filmed" deny no thing.
DENIED = re.compile(
    r"\b(?:(?:no(?! (?:fewer|less|more|longer|later|matter|one|other)\b|\.)|without|"
    r"(?:not|neither|never|\w+n['’]t)(?= (?:an?|in|any|members?|part of) ))\s+"
    r"(?:(?:an?|any|the|in|members? of|part of)\s+)*(?P<thing>[\w'’-]+(?: [\w'’-]+)?)|"
    r"non[-\s](?P<one>\w+))",
    re.I,
)


# Bounds of a number, which set nothing against anything.
BOUNDS = re.compile(
    r"\bat (?:least|most)\b|"
    r"\b(?:more|less|fewer|greater|higher|lower|larger|smaller) than (?=\W?\d|half\b|an?\b)",
    re.I,
)


@lru_cache(maxsize=8192)
def told(text: str) -> tuple[Stems, Stems]:
    """The stems of what a text says, and of the things that it denies; without bounds of numbers."""
    text = BOUNDS.sub(" ", text)
    said: list[str] = []
    denied: list[str] = []
    end = 0
    for match in DENIED.finditer(text):
        said.extend(word.text for word in words(text, end, match.start()))
        denied.extend(word.text for word in words(match["thing"] or match["one"]))
        end = match.end()
    said.extend(word.text for word in words(text, end))
    return frozenset(map(stem, said)), frozenset(map(stem, denied))


_YEARS = r"[-\s]?(?:years?|yrs?)\b"
# "Aged 15 to 24", "3- to 5-year-olds"; and "55 years and older".
SPAN = re.compile(
    rf"\b(?:(?:age[ds]?|between)\s+(?P<from>\d{{1,3}})(?:{_YEARS})?\s*(?:[-–]|to|and)\s*(?P<to>\d{{1,3}})\b|"
    rf"(?P<first>\d{{1,3}})-?\s?(?:to|[-–])[-\s]?(?P<last>\d{{1,3}})(?:{_YEARS}|[-\s]age\b))",
    re.I,
)
BEYOND = re.compile(
    rf"\b(?P<age>\d{{1,3}})(?:{_YEARS})?(?: of age| old)? (?:and|or) "
    r"(?:(?P<over>over|older|above)|under|younger|below)\b",
    re.I,
)


@lru_cache(maxsize=8192)
def ages(text: str) -> Stems:
    """The groups of ages that a text names, each written in one way: "15-24", "55+", "17-"."""
    spans = (f"{m['from'] or m['first']}-{m['to'] or m['last']}" for m in SPAN.finditer(text))
    beyond = (f"{m['age']}{'+' if m['over'] else '-'}" for m in BEYOND.finditer(text))
    return frozenset((*spans, *beyond))


@cache
def opposites(which: str) -> Pairs:
    """The pairs of sides that the data file holds under a name, as stems."""
    held = tomllib.loads((files("stdqa") / "data" / "opposites.toml").read_text(encoding="utf-8"))

    def stems(side: str) -> Stems:
        return frozenset(map(stem, side.split()))

    return tuple((stems(one), stems(two)) for one, two in held[which])

"""A sentence as the reading of figures needs it: its clauses, quoted titles, time phrases and numbers.

All are found once, when the sentence is parsed; what reads it only looks them up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from stdqa.figures.numbers import numerals
from stdqa.figures.numeral import Numeral
from stdqa.figures.periods import TimePhrase
from stdqa.text import function_words, stem, words

Span = tuple[int, int]
Names = tuple[frozenset[str], frozenset[str]]
NO_NAMES: Names = (frozenset(), frozenset())

# A comma between digits is part of a number; a dash with spaces around it parts clauses.
CLAUSE_CUT = re.compile(r"[;:](?=\s|$)|,(?!\d{3}(?!\d))|\s[-–—]\s|—|[()（）；，。]")
QUOTED = re.compile(r"[\"“”«]([^\"“”«»]{3,240})[\"”“»]")
CAPITAL_WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
CAPITAL = re.compile(r"[A-Z][\w-]+")
SMALL = re.compile(r"(?<![\w'’-])[a-z]{3,}")
# Names of laws and reports capitalise most of their words; a person's quoted words do not.
TITLE_CASE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of a text with what was found in it; all places count from the start of the text.

    ``names`` are the words that the whole text knows as names, ``everywhere`` those that it is about: see
    :func:`names_of`.
    """

    text: str
    start: int
    end: int
    clauses: tuple[Span, ...]
    titles: tuple[Span, ...]
    phrases: tuple[TimePhrase, ...]
    numerals: tuple[Numeral, ...]
    names: frozenset[str] = frozenset()
    everywhere: frozenset[str] = frozenset()

    def clause(self, place: int) -> Span:
        """The clause that a place lies in."""
        return self.clauses[max(0, bisect_right(self.clauses, (place, self.end + 1)) - 1)]

    def in_title(self, place: int) -> bool:
        """Whether a place lies in a title in quotation marks."""
        return any(a <= place < b for a, b in self.titles)

    def in_time(self, place: int) -> bool:
        """Whether a place lies in a phrase that names a time."""
        return any(phrase.start <= place < phrase.end for phrase in self.phrases)

    def amounts(self, start: int, end: int) -> list[Numeral]:
        """The numbers between two places that are not part of a time phrase nor a decade ("the 2000s")."""
        return [
            n
            for n in self.numerals
            if start <= n.start
            and n.end <= end
            and not self.in_time(n.start)
            and not self.text.startswith("s", n.end)
        ]


def parse(
    text: str,
    start: int,
    end: int,
    phrases: tuple[TimePhrase, ...] = (),
    names: Names = NO_NAMES,
) -> Sentence:
    """Find the clauses, titles and numbers of the sentence between two places of a text."""
    found = list(QUOTED.finditer(text, start, end))
    quotes = [match.span() for match in found]
    titles = tuple(match.span() for match in found if is_title(match[1]))
    cuts = [start]
    for match in CLAUSE_CUT.finditer(text, start, end):
        if not any(a < match.start() < b for a, b in quotes):
            cuts.append(match.end())
    cuts.append(end)
    clauses = tuple((a, b) for a, b in zip(cuts, cuts[1:], strict=False) if text[a:b].strip())
    # The "(2023-2025)" of a plan's title dates the plan, not what the sentence tells.
    said = tuple(p for p in phrases if not any(a <= p.start < b for a, b in titles))
    numbers = numerals(text, start, end)
    return Sentence(text, start, end, clauses or ((start, end),), titles, said, numbers, *names)


def names_of(text: str, title: str = "") -> Names:
    """The words that a text writes with a capital within its sentences and never without one; and those of
    them that it is all about: those of its title and the one that it writes most.

    At the start of a sentence every word has a capital; that "Hebei" is a name and "Herring" is none is
    told by the other places where they stand.
    """
    small = {word.capitalize() for word in SMALL.findall(text)}
    found = Counter(word for word in CAPITAL_WITHIN.findall(text) if word not in small)
    most = {word for word, _ in found.most_common(1)}
    return frozenset(found), frozenset(most | {word for word in CAPITAL.findall(title) if word in found})


def is_title(quoted: str) -> bool:
    """Whether quoted words are a title: most of those that carry meaning are capitalised."""
    skip = function_words()
    meaning = [w.text for w in words(quoted) if stem(w.text) not in skip and w.text[0].isalpha()]
    capital = sum(word[0].isupper() for word in meaning)
    return len(meaning) >= 2 and capital >= TITLE_CASE_SHARE * len(meaning)

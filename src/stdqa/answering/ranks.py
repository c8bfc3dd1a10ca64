"""Names that a sentence lists in their order: which stands at a place, and whether one does.

"The top three ports are Brent, Harrow and Dunmere": second is Harrow, Dunmere is among the top three and not
among the top two, and nobody is told to be fourth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stdqa.answering.mentions import Mention, name_lists
from stdqa.answering.order import PLACES, place_of
from stdqa.answering.picking import namer_of
from stdqa.answering.sought import Sort
from stdqa.answering.statement import told_share
from stdqa.figures import numerals
from stdqa.figures.periods import time_phrases
from stdqa.questions import Question
from stdqa.questions.forms import DOWNWARD
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.text import content_stems

LOOKED_AT = 6
# So much of what the question says, but for its names, must the sentence say.
TOLD = 0.6

_COUNT = r"\d+|two|three|four|five|six|seven|eight|nine|ten"
TOP = re.compile(rf"\btop (?P<count>{_COUNT})\b", re.I)
# What tells without a number that names stand in their order, right before or right after them.
LED = re.compile(r"(?:in (?:this|that|the following|descending) order\W{0,3}|\bled by )(?:the )?$", re.I)
LED_AFTER = re.compile(r"\W{0,3}in (?:this|that|descending) order\b", re.I)
# … and what puts names behind the one that stands before it: "Brent, followed by Harrow and Dunmere".
BEHIND_IT = re.compile(r"(?:\bfollowed by |\bahead of )(?:the )?$", re.I)
_NTH = rf"(?:{'|'.join(PLACES[1:])}|\d+(?:st|nd|rd|th))"
_STANDS = (
    r"(?:ranks?|ranked|comes?|came|is|was|are|were|stands?|stood|placed|finish\w*|takes?|took|holds?|held|gets?|"
    r"got|occup\w+|sits?|put|listed)"
)
# "Comes second", "in third place", "the runner-up".
AT_PLACE = re.compile(
    rf"\b{_STANDS}\s+(?:only\s+|just\s+)?(?:in\s+|at\s+)?(?:the\s+)?(?:on\s+)?(?:place\s+)?(?P<a>{_NTH})"
    r"(?: place\b| spot\b| position\b| largest\b| most\b| highest\b| in\b| the\b| among\b| by\b| behind\b|"
    r" for\b| on\b| from\b| overall\b|\W*$)"
    rf"|\b(?:in|at)\s+(?:the\s+)?(?P<b>{_NTH}) (?:place|spot|position)\b"
    rf"|\b(?:is|was|are|were)\s+(?-i:[A-Z])[\w'’-]+(?:\s[\w'’-]+){{0,3}}?"
    rf"\s(?:the\s)?(?P<c>{_NTH}) (?:for|in|by|on|among)\b"
    # Who is right behind another one need not be the second.
    r"|\b(?P<next>runner[- ]up|(?:next after|right behind|just behind)(?!\s+(?:the\s+)?(?-i:[A-Z])))\b",
    re.I,
)
# "Among the top three", "makes the top five".
AMONG = re.compile(
    r"\b(?:in|among|amongst|within|into|made|makes?|reach\w*|one of)\s+the\s+(?:top|first|leading) "
    rf"(?P<n>{_COUNT})\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Ranking:
    """A sentence that lists names in their order, the first one first."""

    candidate: Candidate
    names: tuple[Mention, ...]

    def place_of(self, name: Mention) -> int | None:
        """The place of a name, from 1; 0 where it is not listed, None where it may be several."""
        return place_among(name, self.names)


def same_name(one: Mention, two: Mention) -> bool:
    """Whether two names are one, perhaps shortened: "Harrow" and "Harrow Bay", but no two harbours."""
    a, b = set(content_stems(one.text)), set(content_stems(two.text))
    return bool(a and b) and (a <= b or b <= a)


def place_among(name: Mention, names: Sequence[Mention]) -> int | None:
    """The place of a name among others, from 1; 0 where it is not there, None where it may be several."""
    own = set(content_stems(name.text))
    like = [place for place, one in enumerate(names, 1) if same_name(name, one)]
    exact = [place for place in like if set(content_stems(names[place - 1].text)) == own]
    found = exact or like
    if len(found) > 1:
        return None
    return found[0] if found else 0


def place_asked_for(text: str) -> int | None:
    """The place in an order that a question speaks of: 2 for "Which port comes second?"."""
    match = AT_PLACE.search(text)
    if match is None:
        return None
    return 2 if match["next"] else place_of(match["a"] or match["b"] or match["c"])


def in_order(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The names of a text that lists them in their order; none where it lists them in no order.

    "Half of the top ten: Brent, Harrow and …" gives some of the ten, and not in their places.
    """
    # A list of those with the fewest begins with the one that has least.
    if DOWNWARD.search(text):
        return ()
    top = TOP.search(text)
    for one in name_lists(text, mentions):
        before, after = text[: one.start], text[one.end :]
        if BEHIND_IT.search(before):
            leaders = [m for m in mentions if m.end <= one.start]
            return (leaders[-1], *one.mentions) if leaders else ()
        if LED.search(before) or LED_AFTER.match(after):
            return one.mentions
        if top and len(one.mentions) == numerals(top["count"])[0].value:
            return one.mentions
    return ()


def of_years_asked(question: Question, candidate: Candidate, finder: Finder) -> bool:
    """Whether a sentence is of the years that a question names: by its own words, else by its document's."""
    if not question.years:
        return True
    told = frozenset(year for phrase in time_phrases(candidate.sentence) for year in phrase.period.years)
    reported = finder.index.report_year(candidate.hit.passage.document)
    years = told or (frozenset((reported,)) if reported else frozenset())
    return not years or bool(years & question.years)


# The last but one is told by no list of the first ones.
FROM_END = re.compile(r"\bfrom (?:the )?(?:bottom|last|end)\b|\bto last\b", re.I)


def rankings(question: Question, found: Found, finder: Finder) -> list[Ranking]:
    """The sentences, best first, that list names of a sort in the order that a question asks for."""
    if DOWNWARD.search(question.text) or FROM_END.search(question.text):
        return []
    namer = namer_of(finder.index)
    asked = replace(
        question, concepts=tuple(c for c in question.concepts if not set(c.stems) & RANKING_WORDS)
    )
    return [
        Ranking(candidate, names)
        for candidate in found.ranked.sentences[:LOOKED_AT]
        if (names := in_order(candidate.sentence, namer.mentions(candidate.sentence)))
        and of_years_asked(question, candidate, finder)
        and told_share(asked, candidate, finder) >= TOLD
    ]


# Words of a question that are its form, and those for being at a place.
RANKING_WORDS = frozenset(
    content_stems(
        "rank come place stand finish take hold get got occupy sit list put top lead spot position largest "
        f"highest runner up next right just behind {' '.join(PLACES)} {_COUNT.replace('|', ' ')} true false"
    )
)


@dataclass(frozen=True, slots=True)
class Placing:
    """That a name stands at a place of an order, or, with ``among``, at it or before it."""

    name: Mention
    place: int
    among: bool

    def holds(self, ranking: Ranking) -> bool | None:
        """Whether it does so in a ranking; None where the ranking ends before it could be told, or more than
        one there may be meant.
        """
        place = ranking.place_of(self.name)
        if place is None:
            return None
        if not place:
            return None if len(ranking.names) < self.place else False
        return place <= self.place if self.among else place == self.place

    def may_be_told_by(self, sentence: str) -> bool:
        """Whether a sentence that lists nobody may yet tell it: "Brent came second"."""
        return (AMONG if self.among else AT_PLACE).search(sentence) is not None


def placing_of(question: Question, finder: Finder) -> Placing | None:
    """What a statement says of the place of the one name in it that stands before its place."""
    stated = AMONG.search(question.text) or AT_PLACE.search(question.text)
    among = AMONG.search(question.text) is not None
    place = int(numerals(stated["n"])[0].value) if stated and among else place_asked_for(question.text)
    before = [m for m in places_named(question, finder) if stated and m.start < stated.end()]
    return Placing(before[0], place, among) if place and len(before) == 1 else None


def places_named(question: Question, finder: Finder) -> list[Mention]:
    """The places that a question names; the "True" of "True or false" is none."""
    named = {*question.names, *question.strangers}
    return [
        one
        for one in namer_of(finder.index).mentions(question.text)
        if one.sort is Sort.PLACE and named & set(content_stems(one.text))
    ]

"""Statements that a place is first of all, or before another one, held against a sentence that puts them in
their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stdqa.answering.mentions import Mention
from stdqa.answering.picking import namer_of
from stdqa.answering.ranks import (
    Placing,
    in_order,
    of_years_asked,
    place_among,
    places_named,
    rankings,
    same_name,
)
from stdqa.answering.reply import Reply, confidence, shortened
from stdqa.answering.sought import Sort
from stdqa.answering.statement import NEGATED, told_share
from stdqa.questions import Form, Question
from stdqa.questions.claims import stated as amounts_in
from stdqa.questions.forms import OVERTAKES, TRAILS
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.text import content_stems
from stdqa.types import Answer, Verdict

# "First" alone: "in the first group" puts nobody before the others.
_ALONE = r"(?! (?!place|in\b|for\b|by\b|among\b|on\b|when\b|with\b|of all\b|nationwide|overall)\w)"
_FIRST = (
    rf"(?:(?:rank(?:s|ed)?|comes?|came|is|was|are|were|stands?|stood|placed) (?:in )?(?:the )?first\b"
    rf"{_ALONE}|number one\b|no\. ?1\b|takes? the lead\b|took the lead\b|"
    r"(?:in )?(?:first|top) (?:place|spot|position)\b|at the top\b|"
    r"(?<!\bthe )tops?\b(?! (?:tier|flight|group|class|league|ranks?|\d|two|three|four|five|six|seven|eight|"
    r"nine|ten)\b)|topped\b|leads?\b|led\b)"
)
CLAIMED = re.compile(rf"\b{_FIRST}", re.I)
LOOKED_AT = 6
# So much of what the statement says, but for its names, must the sentence say.
TOLD = 0.6


def puts_first(question: Question, finder: Finder) -> Mention | None:
    """The one place that a statement puts first of all; None where it puts none first."""
    claimed = CLAIMED.search(question.text)
    if claimed is None or not question.names:
        return None
    asked = [one for one in places_named(question, finder) if one.start < claimed.end()]
    return asked[0] if len(asked) == 1 else None


def answer_leading(question: Question, place: Mention, found: Found, finder: Finder) -> Answer | None:
    """Whether the place that a statement puts first is the one that a sentence puts first; None where no
    sentence puts any."""
    namer = namer_of(finder.index)
    ranked = [
        (told_share(question, c, finder), c, first)
        for c in found.ranked.sentences[:LOOKED_AT]
        if (first := _first_of(c.sentence, namer.mentions(c.sentence))) is not None
        and of_years_asked(question, c, finder)
    ]
    share, best, first = max(ranked, key=lambda one: one[0], default=(0.0, None, None))
    if best is None or first is None or share < TOLD:
        return None
    holds = same_name(first, place) is not bool(NEGATED.search(question.text))
    return _judged(best, holds, question, found, finder)


def answer_placed(question: Question, placing: Placing, found: Found, finder: Finder) -> Answer | None:
    """Whether a name comes where a statement says, second or among the top three, by a sentence that lists
    names in their order; None where none does."""
    for ranking in rankings(question, found, finder):
        holds = placing.holds(ranking)
        if holds is not None:
            negated = NEGATED.search(question.text) is not None
            return _judged(ranking.candidate, holds is not negated, question, found, finder)
    return None


def _judged(best: Candidate, holds: bool, question: Question, found: Found, finder: Finder) -> Answer:
    """The answer that confirms or contradicts with a sentence."""
    verdict = Verdict.CONFIRMED if holds else Verdict.CONTRADICTED
    reply = Reply(question, found, finder)
    reply.sentence(best)
    lead = "Confirmed" if holds else "Contradicted; the documents say"
    text = f"{lead}: {shortened(' '.join(best.sentence.split()))}"
    return reply.answer(text, confidence(found.ranked.sentences), verdict=verdict, first=[best])


_RANKED = r"(?:placed|ranked|ranks?|listed|comes?|came)"
OVERTAKING = re.compile(rf"\b(?:{OVERTAKES})\b", re.I)
# Between two places: that the first is before the other, or behind it. "Before" alone may tell a time.
BEFORE = re.compile(
    rf"{OVERTAKING.pattern}|\b(?:(?:more|higher)\b(?=.*\bthan\W*(?:the\s+)?$)|ahead of|in front of|beats?|"
    rf"{_RANKED} (?:before|above|higher))\b",
    re.I,
)
BEHIND = re.compile(
    rf"\b(?:(?:fewer|less|lower)\b(?=.*\bthan\W*(?:the\s+)?$)|behind|{TRAILS}|"
    rf"{_RANKED} (?:after|below|lower))\b",
    re.I,
)


def answer_order(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Whether one place is before another, by a sentence that lists both in their order; None where the
    question puts no two places so, or no sentence lists them."""
    namer = namer_of(finder.index)
    places = places_named(question, finder)
    # How much more one has than the other, or than a number, no order tells.
    amounts = any(not one.ordinal for one in amounts_in(question.text)) or TIMES.search(question.text)
    if len(places) != PAIR or amounts:
        return None
    between = question.text[places[0].end : places[1].start]
    # A question for words takes it for granted only by saying that one overtook the other.
    ways = (BEFORE, BEHIND) if question.form is Form.VERDICT else (OVERTAKING,)
    told = [way for way in ways if way.search(between)]
    if len(told) != 1:
        return None
    ahead = told[0] is not BEHIND
    stated = replace(question, concepts=tuple(c for c in question.concepts if not COMPARES & set(c.stems)))
    for candidate in found.ranked.sentences[:LOOKED_AT]:
        text = candidate.sentence
        order = _places_in_order(text, namer.mentions(text))
        one, two = (place_among(place, order) for place in places)
        if not one or not two or one == two or not of_years_asked(question, candidate, finder):
            continue
        if told_share(stated, candidate, finder) < TOLD:
            continue
        told_so = (one < two) is ahead and (abs(one - two) == 1 or not NEXT_TO.search(between))
        holds = told_so is not bool(NEGATED.search(question.text))
        return _judged(candidate, holds, question, found, finder)
    return None


PAIR = 2
# With nobody between them.
NEXT_TO = re.compile(
    r"\b(?:right|just|directly|immediately|straight) (?:behind|after|before|ahead)\b|\bnext after\b", re.I
)
TIMES = re.compile(r"\b(?:twice|double|triple|half|times)\b", re.I)
# Words that only say which is before the other, and that somebody came to be.
COMPARES = frozenset(
    content_stems(
        "manage succeed overtake overtook surpass outstrip beat exceed outrank outnumber pass ahead behind "
        "right just next directly immediately straight outdo outdid outdone outperform outpace outshine "
        "outclass eclipse trail lag"
    )
)


def _first_of(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The place that a sentence puts first: the first of a list in order, or the one that "ranks first"."""
    places = [one for one in mentions if one.sort is Sort.PLACE]
    told = CLAIMED.search(text)
    before = [one for one in places if told and one.end <= told.start()]
    if told and before:
        return before[-1]
    order = _places_in_order(text, mentions)
    return order[0] if order else None


def _places_in_order(text: str, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The places of a sentence that lists them in their order; none where it lists them in no order."""
    names = in_order(text, mentions)
    return names if all(one.sort is Sort.PLACE for one in names) else ()

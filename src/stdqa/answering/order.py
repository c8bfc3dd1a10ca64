"""Places in an order, as words: which one is asked for, and whether a sentence tells of another one."""

from __future__ import annotations

import re

from stdqa.questions import Question
from stdqa.questions.claims import stated

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def place_of(word: str) -> int:
    """The number of a place: 2 for "second" and for "2nd"."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else PLACES.index(word.lower()) + 1


# Things that come one after the other; what only stands "after the first round" is not told of that one.
IN_ORDER = re.compile(
    rf"(?P<lead>\b(?:after|before|since|following|than)\s(?:in\s)?(?:the\s)?)?"
    rf"\b(?P<nth>{'|'.join(PLACES)}|\d+(?:st|nd|rd|th))\s+"
    r"(?:round|batch|phase|wave|lot|tranche|stage|edition|instal?ment)\b",
    re.I,
)


def of_another_in_order(question: Question, sentence: str) -> bool:
    """Whether a question is about another one of things in an order than a sentence: "the 12th five-year
    plan", where that tells of the 14th, "the second round" where it tells of the first batch."""
    asked, told = _places(question.text), _places(sentence)
    if asked and told and asked.isdisjoint(told):
        return True
    ordinals = [one for one in stated(sentence) if one.ordinal and one.counted]
    for claim in stated(question.text):
        same = [one for one in ordinals if claim.ordinal and _is_one_of_them(one.counted, claim.counted)]
        if same and all(one.value != claim.value for one in same):
            return True
    return False


def of_a_later_one(question: Question, passage: str) -> bool:
    """Whether a question is about a later one of things in an order, where the passage tells of none."""
    asked = _places(question.text)
    return bool(asked) and max(asked) > 1 and not _places(passage)


def _places(text: str) -> set[int]:
    return {place_of(match["nth"]) for match in IN_ORDER.finditer(text) if not match["lead"]}


def _is_one_of_them(told: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether what stands after two ordinals names one series: "17th Olympiad", "18th Winter Olympiad"."""
    if told[:NAMING] == asked[:NAMING]:
        return True
    few, many = sorted((set(told), set(asked)), key=len)
    return bool(asked) and told[-1:] == asked[-1:] and few <= many


# So many words after an ordinal tell of what it is one.
NAMING = 2

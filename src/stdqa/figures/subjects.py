"""The words beside a number that say what has its value: its subject before it, its predicate after it."""

from __future__ import annotations

import re
from itertools import takewhile

from stdqa.figures import nouns
from stdqa.figures.nouns import AUXILIARIES, PAST_VERBS, VERBS, is_plural, stretch
from stdqa.figures.numeral import Form, Numeral
from stdqa.figures.sentence import Sentence
from stdqa.text import Word, words

# Words that say that a number has a value, and say nothing of what has it.
_LINKS = """
reach reached reaching account accounted accounts accounting for exceed exceeded exceeding have has
had been is are was were to of by about nearly more than over with increase increased rose grew
stood stand stands at a an the total amounted amount come came respectively and in up down numbered
number numbers totalled totaled totals fell dropped some made make makes making around approximately
reduced declined including represent represents represented representing constitute constitutes
constituting comprise comprises comprising or just only almost roughly peaked averaged averages
averaging rise rises fall falls growing falling rising from which who while when rank ranks ranked
ranking placed between among during ages age aged also then now still that being beyond excess upwards"""
LINKS = frozenset(_LINKS.split())
_LEADING_LINKS = (
    "with and of the a an in for which or who while where whose but that by than as at on including both"
)
LEADING_LINKS = frozenset(_LEADING_LINKS.split())
# "A share of 45.9%" does not say of what; "the participation rate" and "the market share" do.
_BARE = "share proportion percentage rate ratio figure value part growth drop decline"
BARE = frozenset(_BARE.split())
_ARTICLES = "a an the its their this that"
ARTICLES = frozenset(_ARTICLES.split())
_PRONOUNS = "they these those it this that them he she we there all"
PRONOUNS = frozenset(_PRONOUNS.split())
YEAR_ON_YEAR = re.compile(
    r"year[\s-](?:on|over)[\s-]year|month[\s-]on[\s-]month|on\s+average|in\s+total|in\s+all", re.I
)
TELLS = re.compile(
    r"\b(?:shows?|showed|said|says|found|reported|reports|estimated|estimates|concluded|stated|noted|indicates?|indicated"
    r"|suggests?|clear|means)\s+that\b",
    re.I,
)
VALUE_LINK = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
LIST_PARTS = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
# A clause before the subject: "In the field of fruit, apples and pears …".
INTRODUCES = re.compile(
    r"\s*(?:in|for|among|of|at|on|by|within|inside|across|between|during|regarding|according\s+to|under|after|since)\b",
    re.I,
)
# What a share or rate is of may be told at length before its verb: "The rates in A, B, and C have reached …".
RATE = re.compile(
    r"\b(?:[\w-]+\s)?(?:rate|share|proportion|percentage|level|degree|number|ratio)s?\s+of\b", re.I
)
GOES_ON = re.compile(r"\s*(?:and|or)\b", re.I)
_PREPOSITIONS = """in on at by for from to with during of under through over after before as since into"""
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
# Participles that follow a noun to narrow it: "respondents aged 60", "plans based on it".
_NARROWS = "aged based related involved called named listed located"
NARROWS = frozenset(_NARROWS.split())
_NO_VERB_AFTER = "who which that the a an of all those in"
NO_VERB_AFTER = frozenset(_NO_VERB_AFTER.split())
PREDICATE_CHARS = 90


def before(sentence: Sentence, start: int) -> str:
    """The words before a number that say what has this value: "the participation rate in …".

    Empty where the number only tells more of the one before it: "…, or 80.6%".
    """
    if part := respectively(sentence, start):
        return part
    clause_start, _ = sentence.clause(start)
    earlier = sentence.amounts(clause_start, start)
    # What the number before counts is no subject of this one: "planted 120 trees and felled 40".
    since = earlier[-1].end if earlier else clause_start
    if earlier and not (earlier[-1].percent or earlier[-1].currency):
        since = nouns.end_after(sentence, since)
    said = _trimmed(sentence, min(since, start), start)
    if not said and earlier:
        said = _trimmed(sentence, clause_start, earlier[0].start)
    elif not said:
        said = _in_clauses_before(sentence, clause_start)
    elif GOES_ON.match(sentence.text, clause_start) and not sentence.amounts(sentence.start, start):
        said = _rate_before(sentence, clause_start) or said
    return _between(sentence, said)


def _in_clauses_before(sentence: Sentence, place: int) -> list[Word]:
    """The words of the clause before, past asides in brackets; none where it has a number of its own."""
    text = sentence.text
    while place > sentence.start:
        start, end = sentence.clause(place - 2)
        if not (text[start - 1 : start] == "(" and text[end - 1 : end] == ")"):
            if sentence.amounts(start, place):
                return []
            return _trimmed(sentence, start, end)
        place = start
    return []


def _rate_before(sentence: Sentence, stop: int) -> list[Word]:
    """The rate whose long list of fields ends in the clause of its number."""
    rate = RATE.search(sentence.text, sentence.start, stop)
    return _trimmed(sentence, rate.start(), sentence.clause(rate.start())[1]) if rate else []


def _between(sentence: Sentence, said: list[Word]) -> str:
    if not said or (len(said) == 1 and said[0].text.lower() in PRONOUNS):
        return ""
    start, end = said[0].start, said[-1].end
    told = max((match.end() for match in TELLS.finditer(sentence.text, start, end)), default=start)
    if start < told < end:
        inside = (word for word in said if word.start >= told and word.text.lower() not in LEADING_LINKS)
        start = next((word.start for word in inside), start)
    return stretch(sentence.text, start, end)


def _trimmed(sentence: Sentence, start: int, end: int) -> list[Word]:
    """The words between two places without those of time, and without the links at their ends."""
    asides = [match.span() for match in YEAR_ON_YEAR.finditer(sentence.text, start, end)]
    inside = [
        word
        for word in words(sentence.text, start, end)
        if not sentence.in_time(word.start) and not any(a <= word.start < b for a, b in asides)
    ]
    while inside and _links(inside):
        inside.pop()
    return inside[sum(1 for _ in takewhile(lambda word: word.text.lower() in LEADING_LINKS, inside)) :]


def _links(inside: list[Word]) -> bool:
    """Whether the last of some words says nothing of what has a value."""
    low = inside[-1].text.lower()
    return low in LINKS or (
        low in BARE
        and (inside[-2].text.lower() in ("a", "an") if len(inside) > 1 else low in ("share", "proportion"))
    )


def respectively(sentence: Sentence, start: int) -> str:
    """In "A, B and C making up 12%, 10% and 3% respectively", which of A, B and C a number belongs to."""
    closing = sentence.text.find("respectively", start, sentence.end)
    if closing < 0:
        return ""
    earlier = sentence.amounts(sentence.start, closing)
    run = _run(sentence, earlier)
    place = next((i for i, value in enumerate(run) if value.start == start), None)
    if place is None:
        return ""
    begin = max([sentence.start, *(value.end for value in earlier)])
    begin = max(begin, *(sentence.text.rfind(mark, begin, run[0].start) + 1 for mark in ";:"))
    for clause_start, clause_end in sentence.clauses:
        if (
            begin <= clause_start
            and clause_end < run[0].start
            and INTRODUCES.match(sentence.text, clause_start)
        ):
            begin = clause_end
    said = _trimmed(sentence, begin, run[0].start)
    parts = LIST_PARTS.split(stretch(sentence.text, said[0].start, said[-1].end)) if said else []
    return parts[place] if len(parts) == len(run) else ""


def _run(sentence: Sentence, earlier: list[Numeral]) -> list[Numeral]:
    """The last of some numbers that stand in one list; they are taken from the others."""
    run = [earlier.pop()] if earlier else []
    while earlier and VALUE_LINK.fullmatch(sentence.text, earlier[-1].end, run[0].start):
        run.insert(0, earlier.pop())
    return run


def predicate(sentence: Sentence, place: int, stop: int | None = None, *, bare: bool = False) -> str:
    """What is said of the things whose name ends at a place, up to a time or the next number.

    ``bare`` leaves out the auxiliary: "new" of "were new".
    """
    clause_end = sentence.clause(place)[1] if stop is None else stop
    amounts = (n.start for n in sentence.amounts(place, clause_end) if n.form is not Form.ORDINAL)
    stop = min((a for a in amounts if not sentence.text.endswith("top ", place, a)), default=clause_end)
    found: list[Word] = []
    for word in words(sentence.text, place, min(stop, place + PREDICATE_CHARS)):
        if sentence.in_time(word.start) or (word.end == place + PREDICATE_CHARS and word.end < stop):
            break
        if not (bare and not found and word.text.lower() in AUXILIARIES):
            found.append(word)
    while found and found[-1].text.lower() in LINKS | PREPOSITIONS | AUXILIARIES | ARTICLES:
        found.pop()
    return stretch(sentence.text, found[0].start, found[-1].end) if found else ""


def finite(sentence: Sentence, start: int, stop: int) -> int | None:
    """Where the verb of a clause stands that opens with its subject: "members reported …"; None without one.

    A participle before a preposition narrows the subject ("gifts made in shops were …") where another verb
    follows.
    """
    found = list(words(sentence.text, start, stop))
    weak = None
    plural = False
    for place, word in enumerate(found):
        low = word.text.lower()
        following = found[place + 1].text.lower() if place + 1 < len(found) else ""
        previous = found[place - 1].text.lower() if place else ""
        if low in AUXILIARIES and previous not in ("who", "which", "that"):
            return word.start
        part = sentence.text[word.start - 1 : word.start] == "-"  # "foreign-funded"
        verb = low in PAST_VERBS or (low.endswith("ed") and low not in NARROWS) or (plural and low in VERBS)
        verb = verb and not part
        if place and verb and previous not in NO_VERB_AFTER:
            if following not in PREPOSITIONS and following:
                return word.start
            weak = weak if weak is not None else word.start
        plural = is_plural(sentence.text, word)
    return weak

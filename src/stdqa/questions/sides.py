"""Two things of which one is said, or asked, to be the more: "more branches in Aldmoor than in Dunmere"."""

from __future__ import annotations

import re
from dataclasses import replace

from stdqa.questions.cutting import (
    AUX,
    NAME,
    PARTICIPLE,
    PREPOSITION,
    dated,
    is_told,
    term_of,
    thing_and_rest,
)
from stdqa.questions.forms import OVERTAKES, SMALLER
from stdqa.questions.operations import Operation
from stdqa.questions.parts import LEADING
from stdqa.questions.request import Request, Term
from stdqa.text import content_stems

MORE = r"(?:more|fewer|less|larger|bigger|higher|greater|smaller|lower|longer|shorter|stronger|weaker)"
THAN = re.compile(rf"^(?P<lead>.*?)\b(?P<more>{MORE})\b\s*(?P<left>.*?)\s*\bthan\b\s+(?P<right>.+)$", re.I)
BEATS = (
    rf"(?:{OVERTAKES}|beats?|leads?|led|tops?|topped|lie ahead of|is ahead of|are ahead of|"
    r"(?:(?:is |are |was |were )?(?:placed|ranked|listed)|ranks?) (?:before|above|ahead of))"
)
EXCEEDS = (
    re.compile(
        rf"\b(?:by how (?:many|much)|by what (?:number|amount|margin)|how (?:many|much) more)"
        rf"\s*(?:of\s)?(?P<what>.*?)\s*\b(?:do|does|did|is|are|was|were)\s+"
        rf"(?P<a>.+?)\s+{BEATS}\s+(?P<b>.+)$",
        re.I,
    ),
    re.compile(
        r"^(?:(?:do|does|did)\s+)?(?P<a>(?!which|who|what)[^,]+?)\s+(?:outnumber|exceed|surpass|outstrip)(?:s|ed)?"
        r"\s+(?:the|those)\s+(?P<b>.+)$",
        re.I,
    ),
    re.compile(
        rf"^(?:(?P<what>[^,]{{3,80}}),\s+)?(?:(?:do|does|did|is|are|was|were|has|have)\s+)?"
        rf"(?P<a>(?!which|who|what)[^,]+?)"
        rf"\s+{BEATS}\s+(?!(?:by|in|with|for|the)\b)(?P<b>.+)$",
        re.I,
    ),
)
AHEAD_BY = (
    re.compile(
        r"\bhow far (?:is|are|was|were) (?P<a>.+?) (?:ahead of|behind|above|below) (?P<b>.+?)"
        r"(?: (?:in|on|by) (?P<what>.+))?$",
        re.I,
    ),
    re.compile(
        r"^(?P<a>[^,?]+?) (?:is|are|was|were) (?:by )?how (?:many|much) (?P<what>.+?) "
        r"(?:ahead of|behind|above|below) (?P<b>.+)$",
        re.I,
    ),
    re.compile(
        r"\bhow (?:many|much) (?P<what>.+?) (?:is|are|was|were) (?P<a>.+?) (?:ahead of|behind|above|below) "
        r"(?P<b>.+)$",
        re.I,
    ),
)
AHEAD = re.compile(
    r"\bhow (?:far|much) (?:ahead of|behind) (?P<b>.+?) (?:is|are|was|were|does|did|do) (?P<a>.+)$", re.I
)
BETWEEN = re.compile(
    r"\b(?:difference|gap|margin|distance|ratio)\b(?P<what>.*?)\bbetween\s+(?P<a>.+?)\s+and\s+(?P<b>.+)$",
    re.I,
)
LEAD_OVER = re.compile(
    r"\b(?:lead|advantage|margin|edge)\s+(?:of|that)\s+(?P<a>.+?)(?:\s+ha(?:s|ve|d))?\s+over\s+(?P<b>.+)$",
    re.I,
)
IS_AHEAD = re.compile(
    r"^(?:is|are|was|were|do|does|did) (?P<a>[^,?]+?) "
    r"(?:(?P<ahead>ahead of|in front of)|lag(?:ging)? behind|behind|trail(?:ing)?|lag(?:ging)?) "
    r"(?P<b>[^,?]+?)(?:,? (?:in|on|by|for|when) (?P<what>.+))?$",
    re.I,
)
OWN_LEAD = re.compile(
    r"^(?:what (?:is|was) |how (?:big|large) (?:is|was) )?(?P<a>[A-Z][\w’'-]*?)['’]s? "
    r"(?:lead|advantage|margin|edge) over (?P<b>[^?]+?)(?: (?:in|on) (?P<what>.+))?$",
    re.I,
)
MINUS = re.compile(r"^(?P<what>.*?[,:]\s)?(?P<a>[^,:]+?)\s+minus\s+(?P<b>.+)$", re.I)
COMPARES = re.compile(
    r"(?:\bhow (?:do|does|did) (?P<a>.+?) compare(?:d)? (?:with|to|against) (?P<b>.+)$)|"
    r"(?:\bcompare\s+(?P<c>.+?)\s+(?:with|to|and|against)\s+(?P<d>.+)$)",
    re.I,
)


def contrast(bare: str, wanted: Operation | None) -> Request | None:
    """Two things of which one is said, or asked, to be the more."""
    if match := COMPARES.search(bare):
        return pair(match["a"] or match["c"], match["b"] or match["d"], bare[: match.start()], wanted)
    if match := IS_AHEAD.search(bare):
        two = pair(match["a"], match["b"], match["what"] or "", wanted)
        return replace(two, less=match["ahead"] is None) if two else None
    for pattern in AHEAD_BY:
        if match := pattern.search(bare):
            return pair(match["a"], match["b"], match["what"] or "", wanted)
    if match := AHEAD.search(bare):
        a, tail = thing_and_rest(match["a"])
        return pair(a, match["b"], tail, wanted)
    for pattern in (BETWEEN, OWN_LEAD, LEAD_OVER, MINUS):
        if match := pattern.search(bare):
            return pair(match["a"], match["b"], f"{bare[: match.start()]} {group(match, 'what')}", wanted)
    if (match := THAN.search(bare)) and (found := _than(match)):
        return Request(wanted, found[0], found[1], less=bool(re.fullmatch(SMALLER, match["more"], re.I)))
    for pattern in EXCEEDS:
        if match := pattern.search(bare):
            return pair(match["a"], match["b"], group(match, "what"), wanted)
    return None


def group(match: re.Match[str], name: str) -> str:
    """What a match holds under a name that its pattern may not have."""
    return match.groupdict().get(name) or ""


def pair(a: str, b: str, shared: str, wanted: Operation | None) -> Request | None:
    """Two things named; what follows the second is shared, and so is the head that only it has."""
    own, tail = thing_and_rest(b)
    first, more = thing_and_rest(a)
    if first.lower() == own.lower():
        # "Spending on dredging" and "spending on quays" differ in what follows.
        first, more, own, tail = a, "", b, ""
    terms = (term_of(first), term_of(own))
    if not all(map(is_told, terms)):
        return None
    return Request(wanted, terms, f"{shared} {more} {tail}")


# Two things that are set against each other, and the words that they share.
Sides = tuple[tuple[Term, Term], str]


def _than(match: re.Match[str]) -> Sides | None:
    """What stands on both sides of "than": the part of the left side that answers to the right one."""
    lead, left, right = match["lead"], match["left"], match["right"]
    if BARE_NUMBER.match(right):
        return None
    told = f"{lead} {left}".strip()
    own, tail = thing_and_rest(right)
    if owned := _owned(lead, left, own, tail):
        return owned
    times = dated(right)
    if times and times[0].start <= 1:
        return _at_times(told, right)
    if preposition := PREPOSITION.match(right):
        own, tail = thing_and_rest(right[preposition.end() :])
        same = list(re.finditer(rf"\b{preposition.group()}\s+(?P<thing>.+)", told, re.I))
        if same:
            one = same[-1]["thing"]
            return (term_of(one), term_of(own)), f"{told[: same[-1].start()]} {tail}"
    # "Than there are assistants", "than did Carrow"
    own, tail = thing_and_rest(LEADING.sub("", right))
    # Of "more than ; 310" nothing is left to compare with.
    opening = (own.split() or [""])[0]
    if NAME.match(own) and (names := list(NAME.finditer(told))[-1:]):
        at = names[0]
        if at.start() or lead:
            return (term_of(at.group()), term_of(own)), f"{told[: at.start()]} {told[at.end() :]} {tail}"
    if PARTICIPLE.fullmatch(opening) and (done := list(PARTICIPLE.finditer(left))):
        at = done[-1]
        return (term_of(at.group()), term_of(own)), f"{left[: at.start()]} {left[at.end() :]} {tail}"
    aux = list(AUX.finditer(left))
    if aux and left[aux[-1].end() :].strip():
        one, more = thing_and_rest(left[aux[-1].end() :])
        if content_stems(one) and not one.lower().startswith(("there", "not")):
            return (term_of(one), term_of(own)), f"{left[: aux[-1].start()]} {more} {tail}"
    one, more = thing_and_rest(left)
    if content_stems(one):
        return (term_of(one), term_of(own)), f"{lead} {more} {tail}"
    one = AUX.split(lead)[-1]
    return ((term_of(one), term_of(own)), tail) if content_stems(one) else None


def _at_times(told: str, right: str) -> Sides | None:
    """ "More were built in 2020 than in 2021": the two times."""
    before = [p for p in dated(told) if p.period.years]
    if not before:
        return None
    rest = told.replace(told[before[-1].start : before[-1].end], " ")
    return (term_of(told[before[-1].start : before[-1].end]), term_of(right)), rest


def _owned(lead: str, left: str, own: str, tail: str) -> Sides | None:
    """ "Trams have a bigger share of trips than buses", "new ports have more piers than old ones": who
    has it is what answers to the right side."""
    subject = OWNER.search(lead)
    if subject is None:
        return None
    heads = content_stems(own)[-1:], content_stems(subject["who"])[-1:]
    if not PORTION.match(left) and not (heads[0] and heads[0] == heads[1]):
        return None
    return (term_of(subject["who"]), term_of(own)), f"{lead[: subject.start('who')]} {left} {tail}"


OWNER = re.compile(
    r"(?:^|[,:]\s)(?:(?:do|does|did)\s)?(?P<who>[^,:]+?)\s+"
    r"(?:has|have|had|holds?|held|takes?|took|gets?|got|makes? up|made up)\s+(?:an?\s*)?$",
    re.I,
)
PORTION = re.compile(r"(?:part|share|proportion|portion|percentage|slice)s?\b", re.I)
BARE_NUMBER = re.compile(
    r"(?:\d|half\b|an? (?:half|third|quarter|\w+th|hundred|thousand|million)\b|the (?:year|previous)\b)", re.I
)

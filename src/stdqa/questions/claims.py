"""The numbers that a question states and the bounds it sets: "more than 200", "at least half"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from stdqa.dates import days
from stdqa.figures import numerals, time_phrases
from stdqa.figures.numbers import Form as NumberForm
from stdqa.text import content_stems


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that a question states, with the stems of the words after it: "169 benchmarking plans"."""

    value: Decimal
    text: str
    counted: tuple[str, ...]
    percent: bool
    ordinal: bool
    bound: str | None
    points: bool = False


BOUND = re.compile(
    r"\b(more than|(?:greater|higher|larger) than|in excess of|north of|past|over|above|beyond|"
    r"exceed(?:s|ed|ing)?|(?:sur)?pass(?:es|ed|ing)?|"
    r"topp?(?:s|ed|ing)?|cross(?:es|ed)?|reach(?:es|ed)?|at least|"
    r"no fewer than|no less than|not less than|upwards of|no more than|not more than|up "
    r"to|less than|fewer than|(?:lower|smaller) than|short of|"
    r"under|below|at most|nearly|almost|close to|just over|just under|"
    r"about|around|roughly|approximately|some|all(?: of)?(?: the| these| those| its| their)?)"
    r"\s+(?:(?:a|the)\s+)?(?:(?:mark|level|threshold|figure|number) of\s+)?$",
    re.I,
)


# What a number counts stands within so many characters after it.
COUNTED_CHARS = 100


def stated(text: str) -> tuple[Stated, ...]:
    """The numbers that a question states, apart from its years and dates."""
    times = [(phrase.start, phrase.end) for phrase in time_phrases(text)]
    times += [(day.start, day.end) for day in days(text)]
    found = []
    for numeral in numerals(text):
        dated = any(start <= numeral.start < end for start, end in times)
        # "The top five" asks for a list; it does not claim that there are five.
        listed = re.search(r"\btop[\s-]$", text[: numeral.start], re.I) is not None
        # "The five-year plan" counts no plans.
        listed = listed or re.match(r"-(?!plus\b)[a-z]", text[numeral.end :]) is not None
        if dated or listed or _is_pronoun(text, numeral.start, numeral.end):
            continue
        after = text[numeral.end : numeral.end + COUNTED_CHARS]
        # What is counted stands after "or more".
        after = after[more.end() :] if (more := OR_MORE.match(after)) else after
        cut = re.search(
            r"(?<=s)(?=\s)|[,;:?.]|\b(?:and|or|in|by|at|as of|during|of the|that|which|"
            r"were|was|are|is|have|has|had|did|exist)\b",
            after,
        )
        bound = BOUND.search(text[: numeral.start])
        way = bound.group(1).lower() if bound else _bound_after(text[numeral.end :])
        way = EVERY if way and way.startswith(EVERY) else way
        percent = numeral.percent or numeral.form is NumberForm.FRACTION
        value = numeral.value * 100 if numeral.form is NumberForm.FRACTION else numeral.value
        found.append(
            Stated(
                value=value,
                text=text[numeral.start : numeral.end],
                counted=content_stems(after[: cut.start()] if cut else after),
                percent=percent,
                ordinal=numeral.form is NumberForm.ORDINAL,
                bound=way,
                points=numeral.points,
            )
        )
    return tuple(found)


# "All 1,338 of them": that many, and no fewer.
EVERY = "all"
OR_MORE = re.compile(
    r"\s+or (?P<way>more|over|above|higher|greater|less|fewer|below|under|lower)\b|"
    r"\+(?!\s?\d)|[\s-]plus\b(?!\s\d)",
    re.I,
)


def _bound_after(text: str) -> str | None:
    """The bound that stands after a number: "ten or more"."""
    match = OR_MORE.match(text)
    if match is None:
        return None
    way = match["way"]
    return "at most" if way and way.lower() in ("less", "fewer", "below", "under", "lower") else "at least"


# "A fifth of them", "half the members": what a share is of.
SHARE_OF = re.compile(r"\s+(?:of\s+|(?=the\b|all\b|its\b|their\b))", re.I)
LEADING = re.compile(r"^\s*(?:and |so |but )?(?:is it (?:true|correct|right) that|true or false:?)\s*", re.I)


# "The 95 per cent mark".
MARK = re.compile(r"^\s*(?:mark|threshold|line|level|barrier|milestone)\b", re.I)
# What opens a statement of a number alone: "Does the number of …", "Do the …".
ALONE = re.compile(
    r"^\W*(?:(?:do|does|did|is|are|was|were|has|have|had)\s+)?(?:the\s+)?"
    r"(?:(?:total |overall )?(?:number|count)\s+of\s+)?"
    r"|[\s,:;–—-]+(?:(?:is|are|was|were)(?: (?:it|that|there|they))?|stands?|stood|at|"
    r"reach(?:es|ed)?|goes|went|go|got|get)\s*$",
    re.I,
)


def amount_asked(text: str) -> str | None:
    """The question for the amount that a statement bounds: "Did over 200 firms sign?" asks how many firms
    signed. None where it bounds none, or several.
    """
    bounded = [
        claim for claim in stated(text) if claim.bound and claim.bound.startswith((*FLOORS, *CEILINGS, EVERY))
    ]
    if len(bounded) != 1:
        return None
    claim = bounded[0]
    start = text.rindex(claim.text) if text.count(claim.text) > 1 else text.index(claim.text)
    before, after = text[:start], text[start + len(claim.text) :]
    before = BOUND.sub("", before).rstrip() if BOUND.search(before) else before.rstrip()
    after = OR_MORE.sub("", after, count=1) if OR_MORE.match(after) else after
    after = MARK.sub("", after, count=1)
    asking = "how many"
    if claim.percent:
        share = SHARE_OF.match(after)
        asking = "what percentage of" if share else "what percentage"
        after = after[share.end() :] if share else after
    before, after = LEADING.sub("", before), after.strip()
    counts = claim.counted or after.startswith("of ")
    if not claim.percent and not counts and (thing := ALONE.sub("", before)):
        # "Ferries in Norland above 1,000": what is counted stands before the bound.
        return " ".join(f"{asking} {thing} {after}".split()).replace(" ?", "?")
    rest = f"{before} {asking} {after}"
    return " ".join(rest.split()).replace(" ?", "?")


def _is_pronoun(text: str, start: int, end: int) -> bool:
    return text[start:end].lower() in ("one", "first") and not re.match(r"\s+[a-z]+s\b", text[end:])


def agrees(claim: Stated, value: Decimal, qualifier: str | None = None) -> bool:
    """Whether a stated number is what the documents say, as it is said: rounded where it says so.

    A bound ("more than 2,900", "at least") must be true.
    """
    said = claim.value
    if said == value:
        # "More than 64" is not so of 64, but it is of "more than 64".
        bound, told = claim.bound or "", qualifier or ""
        same_way = any(bound.startswith(way) and told.startswith(way) for way in (FLOORS, CEILINGS))
        return same_way or not bound.startswith(STRICTLY)
    if claim.bound in (None, EVERY):
        return False
    near = abs(said - value) * 20 <= abs(value)
    if claim.bound.startswith(FLOORS):
        return value > said
    if claim.bound.startswith(CEILINGS):
        return value < said
    if claim.bound in ("nearly", "almost", "close to", "just under"):
        return near and value < said
    return near


ABOVE = (
    "more", "greater", "higher", "larger", "in excess", "north", "past", "over", "above", "beyond", "exceed",
    "pass", "surpass", "top",
)  # fmt: skip
BELOW = ("less", "fewer", "lower", "smaller", "short of", "under", "below")
STRICTLY = (*ABOVE, *BELOW)
FLOORS = (
    *ABOVE, "cross", "reach", "at least", "no fewer", "no less", "not less", "upwards", "just over",
)  # fmt: skip
CEILINGS = (*BELOW, "at most", "no more", "not more", "up to")

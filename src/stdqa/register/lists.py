"""Where a text lists the parts of a whole: the words that lead from a whole to its parts, and the parts.

Only the words between figures are looked at; whether the values add up is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from stdqa.figures.nouns import AUXILIARIES, PAST_VERBS
from stdqa.text import content_stems
from stdqa.types import Figure, FigureKind


class Link(StrEnum):
    """What the words between a whole and its parts say of the parts."""

    ALL = "all"  # they are all there are: "comprises", "namely", a colon
    SOME = "some"  # there may be others: "including", "among them"
    OF = "of"  # left open: "of which"


_LINKS = (
    (
        Link.SOME,
        re.compile(
            r"\b(?:including|includes?|among(?:st)?\s+(?:them|these|those|which|whom|the)|such\s+as|notably|"
            r"mainly|chiefly|for\s+example|in\s+particular)\b",
            re.I,
        ),
    ),
    (
        Link.ALL,
        re.compile(
            r"\b(?:compris(?:es?|ed|ing)|consist(?:s|ed|ing)?\s+of|(?:is|are|was|were)?\s*made\s+up\s+of|"
            r"composed\s+of|namely|divid(?:es?|ed)\s+into|split\s+(?:into|between)|broken\s+down\s+into|"
            r"falls?\s+into)\b|:\s*$",
            re.I,
        ),
    ),
    (Link.OF, re.compile(r"\b(?:of|among)\s+(?:which|whom|them|these|those)\b", re.I)),
)
# After the first part: "3,960 of which were textiles".
OF_WHICH = re.compile(r"\s+of\s+(?:which|whom|them|these|those)\b", re.I)
# "Of the 1,096 bodies, 742 were …"
OF_THE = re.compile(r"\W*of\s+(?:the|all|its|their|these|those)?\s*(?:the\s+|its\s+|their\s+)?", re.I)
# A sentence that opens so tells the parts of what the sentence before it counted.
GOES_ON = re.compile(
    r"\W*(?:(?:of|among)\s+(?:these|those|them|this|which|whom|it)\b|(?:they|these|it)\s+"
    r"(?:(?P<all>compris|consist|(?:are|were|is|was)\s+(?:made\s+up|divided))|includ))",
    re.I,
)
# What other parts there are is said without a number.
REMAINDER = re.compile(
    r"\b(?:the\s+)?(?:rest|remain(?:der|ing)|others?)\b|\bmainly\b|\bfor\s+example\b|\blargest\b|\bmost\b|\bleads?\b|\bfirst\b",
    re.I,
)
# What parts a list: a comma, "and", a semicolon; nothing that starts another thought.
PARTING = re.compile(r"[,;]|\band\b|\bor\b|\bthen\b|\bplus\b|[&/|]", re.I)
# A number after these is another thing about the part, not the next part: "20 with 3,000 employees".
BESIDE = re.compile(
    r"(?:(?<!together )(?<!along )\bwith|(?<!made )\bup|\b(?:in|of|worth|by|than|from|against|after|before|"
    r"down|over|top|every|per|compared|versus|until|since|between|averag\w+|costing|costs?|aged|at|rate|target|"
    r"nearest|within)|[($€£])\s*$",
    re.I,
)
# "741 more than a year earlier" tells a difference.
MORE = re.compile(r"\s*(?:[\w-]+\s+){0,3}?(?:more|fewer|less|higher|lower|longer)\b", re.I)
COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|(?:up|down)\s+(?:on|from)|(?:more|less|fewer|higher|lower|longer|later)\s+"
    r"(?:\w+\s+)?than|than\s+in|against|rose|fell|increas\w+|decreas\w+|previous\s+(?:year|month|quarter)|"
    r"(?:years?|months?)\s+(?:earlier|before|ago))\b",
    re.I,
)
AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will)\b", re.I)
MOST_PARTS = 24
# Words with a verb of their own before a number tell of something else: "and applied for 41 patents".
MOST_BETWEEN = 100


def link_in(words: str) -> Link | None:
    """The last link in some words, which is the one that the figure after them hangs on."""
    found = [(match.end(), link) for link, pattern in _LINKS for match in pattern.finditer(words)]
    return max(found, key=lambda one: one[0])[1] if found else None


def run_of(whole: Figure, following: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The parts that a list goes through: figures of the whole's kind, parted by commas and "and".

    What stands beside a part (its share, its employees) is passed over; a comparison, another period and a
    list within the list end it.
    """
    parts: list[Figure] = []
    for figure in following[: 2 * MOST_PARTS]:
        last = parts[-1] if parts else None
        before = text[last.end if last else max(whole.end, figure.sentence_start) : figure.start]
        if last is not None and (link_in(before) or COMPARED.search(before)):
            break
        if _dated_anew(figure, whole, before):
            break
        if not addable(figure, whole) or BESIDE.search(_without_qualifier(before, figure)):
            continue
        if MORE.match(text, figure.end, figure.sentence_end):
            continue
        if last is not None and not PARTING.search(before):
            continue
        parts.append(figure)
    return tuple(parts)


def strict(parts: Sequence[Figure], link: Link | None, text: str) -> tuple[Figure, ...]:
    """The parts that surely are some, where their sum does not tell so: what reads on as one plain list."""
    kept = list(parts[:1])
    marks = set()
    for part in parts[1:]:
        between = text[kept[-1].end : part.start]
        marks.add(";" in between)
        parting = list(PARTING.finditer(between))
        label = between[parting[-1].end() :] if parting else between
        if len(marks) > 1 or len(between) > MOST_BETWEEN or _tells_anew(label):
            break
        kept.append(part)
    last = kept[-1]
    if link is Link.SOME and AUXILIARY.search(_to_parting(text, last)):
        # "including 96 of them, and 38 others were sold": the last one is in no list of nouns.
        kept.pop()
    return tuple(kept) if marks != {True} or len(kept) > 2 else ()


def _tells_anew(label: str) -> bool:
    low = [word.lower() for word in re.findall(r"[^\W\d_]+", label)]
    return any(word in PAST_VERBS or word in AUXILIARIES for word in low)


def _to_parting(text: str, part: Figure) -> str:
    said = text[part.end : part.sentence_end]
    parting = re.search(r"[,;]", said)
    return said[: parting.start()] if parting else said


def addable(part: Figure, whole: Figure) -> bool:
    """Whether a figure may be a part of another: of its kind, its time, its unit where that is measured."""
    if part.kind is not whole.kind or part.change or part.value < 0 or part.value >= whole.value:
        return False
    if part.kind is not FigureKind.COUNT and (part.unit or "").lower() != (whole.unit or "").lower():
        return False
    return same_time(part, whole)


def same_time(one: Figure, two: Figure) -> bool:
    """Whether nothing says that two figures are of different times."""
    a, b = one.period, two.period
    if a is None or b is None or a.end is None or b.end is None or a.inherited or b.inherited:
        return True
    return a.end == b.end and (a.basis is b.basis or None in (a.basis, b.basis))


def _dated_anew(part: Figure, whole: Figure, before: str) -> bool:
    """Whether a time that the whole is not told for stands right before a part: "; in 2029 only nine"."""
    period = part.period
    if period is None or period.end is None or not period.text or period.text not in before:
        return False
    return whole.period is None or whole.period.end != period.end


def head(figure: Figure) -> str:
    """The stem of the last word of what a figure counts: "standards" of "national standards for water"."""
    unit = (figure.unit or "").split(" (")[0]
    stems = content_stems(re.split(r"\s(?:of|for|in|on|to|with|that|from|at|by|which|who)\s", unit)[0])
    return stems[-1] if stems else ""


def _without_qualifier(before: str, figure: Figure) -> str:
    """The words before a figure without those that make it approximate: "more than" compares nothing."""
    said = before.rstrip()
    qualifier = figure.qualifier or ""
    if qualifier and said.lower().endswith(qualifier.lower()):
        return f"{said[: len(said) - len(qualifier)].rstrip()} "
    return before

"""What should stand in a draft instead of a figure that the sources contradict."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.drafts.judging import Judged
from stdqa.drafts.scales import MEASURED, in_other_units
from stdqa.types import Claim, ClaimVerdict, Figure, FigureKind, Why

# How a draft says a per cent sign.
PERCENT = re.compile(r"\s*(?:%|per ?cent|percent)", re.I)
# What cannot be put right by another number.
NO_NUMBER = frozenset((Why.WRONG_DIRECTION, Why.PERCENT_OR_POINT))


def words_of(figure: Figure, text: str) -> tuple[int, int]:
    """Where the words of a claim stand: the number with the qualifier before it and what it counts after."""
    start, end = _qualified(figure, text), figure.end
    unit = figure.unit or ""
    following = text[figure.end : figure.end + len(unit) + 1]
    if unit and following.strip() == unit and following[:1].isspace():
        end = figure.end + len(following)
    return start, end


def _qualified(figure: Figure, text: str) -> int:
    """Where a number begins with the qualifier before it."""
    if figure.qualifier is None:
        return figure.start
    words = re.escape(figure.qualifier).replace(r"\ ", r"\s+")
    before = re.search(
        rf"\b{words}(?:\s+(?:the|an?|to))?\s+$", text[figure.sentence_start : figure.start], re.I
    )
    return figure.sentence_start + before.start() if before else figure.start


def correction(judged: Judged, text: str) -> tuple[str, int, int] | None:
    """The wording of the sources for a contradicted figure, and the stretch of the draft that it replaces."""
    if judged.verdict is not ClaimVerdict.CONTRADICTED or judged.fit is None or judged.why in NO_NUMBER:
        return None
    said, source = judged.stated.figure, judged.fit.figure
    same = said.value == source.value and judged.why is not Why.ROUNDING
    same = same and not in_other_units(said, source)
    if said.kind is source.kind and (same or said.kind is FigureKind.DATE):
        return None
    start, end = _qualified(said, text), said.end
    words = source.text
    if source.kind in MEASURED and source.unit and in_other_units(said, source):
        # "A 6-month term" tells its unit in another form than "six months" do.
        passage, end = judged.fit.candidate.hit.passage, words_of(said, text)[1]
        if end == said.end or passage.text.startswith("-", source.end - passage.start):
            return None
        words = f"{words} {source.unit}"
    if (mark := PERCENT.search(said.text)) and (other := PERCENT.search(words)):
        words = words[: other.start()] + mark.group() + words[other.end() :]
    # "Some 2,900" of an exact 2,902 becomes "2,902"; "more than 126,000" is kept as the source says it.
    if source.qualifier and source.qualifier[:1].isalpha():
        words = f"{source.qualifier} {words}"
    opens = start == said.sentence_start or text[:start].rstrip()[-1:] in ("", ".", "!", "?", ":")
    return (words[:1].upper() + words[1:] if opens else words), start, end


def corrected(text: str, claims: Sequence[Claim]) -> str:
    """A draft with the corrections of some of its claims put in."""
    for claim in sorted(claims, key=lambda claim: -claim.correction_start):
        if claim.correction is not None:
            text = text[: claim.correction_start] + claim.correction + text[claim.correction_end :]
    return text

"""What is said of a figure of a draft: the verdict, why, what the documents state and where."""

from __future__ import annotations

from dataclasses import dataclass

from stdqa.answering.phrasing import amount, figure_sentence, time_words
from stdqa.types import (
    Basis,
    CheckedDraft,
    Citation,
    Claim,
    ClaimVerdict,
    Figure,
    FigureKind,
    Period,
    Side,
    Why,
)

VERDICTS = {
    ClaimVerdict.SUPPORTED: "Supported",
    ClaimVerdict.CONTRADICTED: "Contradicted",
    ClaimVerdict.NOT_FOUND: "Not found",
}
NO_FIGURES = "No figure was found in it to check"
STATED = "It agrees with the documents."
ROUNDS = "The documents state {source}; said as a rounding, this is right."
SAYS = {
    Why.WRONG_FIGURE: "The figure is another one: the documents state {source}.",
    Why.DIGITS_SWAPPED: "The digits are swapped: the documents state {source}.",
    Why.WRONG_SCOPE: "The figure is of another place, body or group: the documents state {source}{scope}.",
    Why.WRONG_UNIT: "What is counted, its unit or its scale is another: the documents state {counted}.",
    Why.ROUNDING: "It is not rounded as it is said to be: the documents state {source}.",
    Why.OTHER_PERIOD: "The documents state it for another time: {source}{time}.",
    Why.OTHER_SCOPE: "The documents state it for another place, body or group: {source}{scope}.",
    Why.NOT_STATED: "Nothing in the documents states it.",
}
DIGEST = "digest"
JOURNALIST = "a journalist’s words"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a figure, in words; None where there is nothing to say."""

    verdict: str
    why: str
    states: str | None
    quote: str | None
    place: str | None
    correction: str | None


def remark(claim: Claim, checked: CheckedDraft) -> Remark:
    """What is to be said of a figure of a draft."""
    cited = cited_by(claim, checked)
    return Remark(
        verdict=VERDICTS[claim.verdict],
        why=why_words(claim),
        states=figure_sentence(claim.source) if claim.source else None,
        quote=cited.quote if cited else None,
        place=place_words(cited) if cited else None,
        correction=claim.correction,
    )


def cited_by(claim: Claim, checked: CheckedDraft) -> Citation | None:
    """The citation of a claim."""
    at = claim.citation
    return checked.citations[at] if at is not None and 0 <= at < len(checked.citations) else None


def place_words(citation: Citation) -> str:
    """Where a quotation stands, in which document, of which day, and whose words or wording it is."""
    day = f", {citation.date.day} {citation.date:%B %Y}" if citation.date else ""
    journalist = citation.speaker is not None and citation.speaker.side is Side.JOURNALIST
    notes = [note for note, told in ((DIGEST, citation.digest), (JOURNALIST, journalist)) if told]
    return f"{citation.locator}. {citation.title}{day}" + (f" ({'; '.join(notes)})" if notes else "")


def count_words(checked: CheckedDraft) -> str:
    """How many figures there are, and of which verdict: ``3 figures: 2 supported, 1 contradicted``."""
    if not checked.claims:
        return NO_FIGURES
    verdicts = [claim.verdict for claim in checked.claims]
    told = [f"{verdicts.count(one):,} {VERDICTS[one].lower()}" for one in ClaimVerdict if one in verdicts]
    figures = "figure" if len(verdicts) == 1 else "figures"
    return f"{len(verdicts):,} {figures}: {', '.join(told)}"


def why_words(claim: Claim) -> str:
    """Why a figure has its verdict, as a sentence."""
    said, source = claim.figure, claim.source
    if claim.verdict is ClaimVerdict.SUPPORTED:
        rounds = source is not None and (said.value, said.kind) != (source.value, source.kind)
        return ROUNDS.format(source=amount(source)) if rounds and source else STATED
    if source is None:
        return SAYS[Why.NOT_STATED]
    if claim.why is Why.WRONG_PERIOD:
        return _wrong_period(said, source)
    if claim.why is Why.PERCENT_OR_POINT:
        return _percent_or_point(said, source)
    if claim.why is Why.WRONG_DIRECTION:
        return _wrong_direction(source)
    return SAYS[claim.why or Why.WRONG_FIGURE].format(
        source=amount(source),
        counted=_counted(source),
        scope=f" for {source.scope}" if source.scope else "",
        time=f" {moment}" if (moment := moment_words(source.period)) else "",
    )


def moment_words(period: Period | None) -> str:
    """A time in words that keep a stock and a flow apart: ``in 2023``, ``at the end of 2023``."""
    if period is not None and period.basis is Basis.AS_OF and period.end is not None:
        end = period.end
        return f"at the end of {end.year}" if (end.month, end.day) == (12, 31) else time_words(period)
    return time_words(period)


def _wrong_period(said: Figure, source: Figure) -> str:
    drafts, documents = moment_words(said.period), moment_words(source.period)
    if said.value != source.value:
        of = f" {documents}" if documents else ""
        return f"The figure is that of another time: the documents state {amount(source)}{of}."
    total = source.period is not None and source.period.basis is Basis.AS_OF
    figure = f"The figure is {'the total' if total else 'that'} {documents}"
    if not drafts or drafts == documents:
        return f"{figure}; the draft says another time."
    return f"{figure}; the draft says {drafts}."


def _percent_or_point(said: Figure, source: Figure) -> str:
    if "point" in (source.unit or source.text):
        return "The documents state percentage points; the draft says percent."
    if "point" in (said.unit or said.text):
        return "The documents state percent; the draft says percentage points."
    return "Percent and percentage points are not the same; the documents state the other one."


def _wrong_direction(source: Figure) -> str:
    if source.change:
        other = "a decrease" if source.change == "increase" else "an increase"
        one = "an increase" if source.change == "increase" else "a decrease"
        return f"The documents state {one}; the draft says {other}."
    return "The documents state it the other way round."


def _counted(source: Figure) -> str:
    """A figure with its unit, where that is not printed in it."""
    if source.kind is FigureKind.COUNT and source.unit:
        return f"{amount(source)} {source.unit}"
    return amount(source)

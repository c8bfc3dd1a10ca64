"""What is said of one figure of a draft, as HTML: why, what the documents state, what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

from stdqa.dates import date_words
from stdqa.drafts.marked import why_words
from stdqa.drafts.marked.remark import cited_by
from stdqa.types import CheckedDraft, Citation, Claim, ClaimVerdict, QuotedFigure, Side, Why
from stdqa.web import strings as common
from stdqa.web.address import address
from stdqa.web.evidence import amount, chip_mark
from stdqa.web.markup import Html, element, icon, joined, quoted
from stdqa.web.strings import check as strings
from stdqa.web.view import Chip, FigureView, chip, figure_views, marked_pieces

# A tick, a cross and a question mark.
ICONS = {
    ClaimVerdict.SUPPORTED: "M2.5 8.5l3.5 4 7.5-9",
    ClaimVerdict.CONTRADICTED: "M3 3l10 10M13 3L3 13",
    ClaimVerdict.NOT_FOUND: "M5 5.2a3 3 0 1 1 4.6 2.9C8.4 8.9 8 9.4 8 10.5M8 13v1",
}
_PERIODS = frozenset({Why.WRONG_PERIOD, Why.OTHER_PERIOD})


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with its place among the claims of its draft."""

    number: int
    claim: Claim
    checked: CheckedDraft

    @property
    def cited(self) -> Citation | None:
        """Where the figure that it was held against stands."""
        return cited_by(self.claim, self.checked)


def remark(one: Numbered) -> Html:
    """What is said of a figure: beside the draft, or on a phone below its line."""
    claim = one.claim
    words = one.checked.text[claim.start : claim.end]
    verdict = strings.VERDICTS[claim.verdict]
    return element(
        "section",
        element("h3", quoted(words)),
        element(
            "p",
            element("strong", icon(ICONS[claim.verdict]), verdict, class_=f"verdict {claim.verdict.value}"),
        ),
        element("p", quoted(why_words(claim)), class_="why"),
        _correction(one),
        _stated(one),
        _quotation(one),
        element("p", strings.NOTHING, class_="nothing") if claim.source is None else None,
        class_=f"remark {claim.verdict.value}",
        id=f"remark-{one.number}",
        aria_label=strings.REMARK.format(figure=words),
        tabindex="-1",
        hidden=True,
    )


def _correction(one: Numbered) -> Html | None:
    claim = one.claim
    if claim.verdict is not ClaimVerdict.CONTRADICTED:
        return None
    if claim.correction is None:
        return element("p", strings.NO_WORDING, class_="nothing")
    old = one.checked.text[claim.correction_start : claim.correction_end]
    label = strings.ACCEPT_LABEL.format(correction=claim.correction, figure=old)
    return element(
        "p",
        element("span", strings.WRITE, class_="label"),
        element("del", quoted(old)),
        " ",
        element("ins", quoted(claim.correction)),
        element(
            "button",
            strings.ACCEPT,
            type="button",
            class_="primary",
            data_act="accept",
            data_claims=str(one.number),
            aria_label=label,
        ),
        class_="correction",
    )


def _stated(one: Numbered) -> Html | None:
    """The figure of the documents with its time; where that is what is wrong, the draft's time too."""
    claim = one.claim
    if claim.source is None:
        return None
    found = claim.verdict is not ClaimVerdict.NOT_FOUND
    mine, other = chip(claim.figure.period), chip(claim.source.period)
    # The words of a chip say the same whether they stand in the sentence or before it.
    apart = claim.why in _PERIODS and (mine.shape, mine.words) != (other.shape, other.words)
    shown = figure_views([QuotedFigure(claim.source, None)], 0)[0]
    return element(
        "div",
        element("h4", strings.STATE if found else strings.NEAREST),
        _amount(shown),
        _times(mine, other) if apart else element("p", chip_mark(other)),
        class_="stated",
    )


def _amount(shown: FigureView) -> Html:
    return element(
        "p",
        amount(shown),
        joined(" ", element("span", quoted(shown.unit), class_="unit")) if shown.unit else None,
        element("span", quoted(shown.note), class_="note") if shown.note else None,
        class_="amount",
    )


def _times(mine: Chip, other: Chip) -> Html:
    return element(
        "dl",
        element("dt", strings.IN_DRAFT),
        element("dd", chip_mark(mine)),
        element("dt", strings.IN_DOCUMENTS),
        element("dd", chip_mark(other)),
        class_="times",
    )


def _quotation(one: Numbered) -> Html | None:
    cited = one.cited
    if cited is None or one.claim.source is None:
        return None
    pieces = marked_pieces(cited, (one.claim.source,))
    words = (element("mark", piece) if marked else element("span", piece) for piece, marked in pieces)
    speaker = cited.speaker
    day = date_words(cited.date)
    return element(
        "figure",
        element("blockquote", element("bdi", *words)),
        element(
            "figcaption",
            element("strong", quoted(cited.locator)),
            element("span", quoted(speaker.role), class_="line") if speaker and speaker.role else None,
            element(
                "span",
                quoted(cited.title),
                joined(", ", element("span", day, class_="whole")) if day else None,
                class_="line",
            ),
            element("span", common.JOURNALIST, class_="line caution")
            if speaker and speaker.side is Side.JOURNALIST
            else None,
            element("span", common.DIGEST if cited.digest else common.ORIGINAL, class_="line"),
            element(
                "a",
                common.OPEN_IN_SOURCE,
                href=address(cited.document, cited.start, cited.end),
                class_="line source",
                aria_label=strings.OPEN_LABEL.format(figure=one.claim.figure.text),
            ),
        ),
        class_="quote",
    )

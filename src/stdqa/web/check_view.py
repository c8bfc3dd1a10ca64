"""The Check place as HTML: the box for a draft, and the draft with its figures marked by verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdqa.drafts.marked import why_words
from stdqa.drafts.marked.remark import cited_by
from stdqa.drafts.source import SUFFIXES
from stdqa.types import CheckedDraft, Citation, Claim, ClaimVerdict, QuotedFigure, Side, Why
from stdqa.web import strings as common
from stdqa.web.address import address
from stdqa.web.evidence import amount, chip_mark
from stdqa.web.markup import Html, element, icon, joined, quoted
from stdqa.web.strings import check as strings
from stdqa.web.view import Chip, FigureView, chip, date_words, figure_views, marked_pieces

# A tick, a cross and a question mark.
_ICONS = {
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


def frame() -> Html:
    """The place before anything is in it; the page's script draws what is checked into it."""
    return element(
        "div",
        element(
            "section",
            element("h2", strings.TITLE, class_="title"),
            element("p", strings.HOW, class_="how"),
            element(
                "textarea",
                rows="14",
                aria_label=strings.TEXT,
                placeholder=strings.PLACEHOLDER,
                spellcheck="true",
            ),
            _acts(),
            _running(),
            element("p", role="alert", class_="notice"),
            element("p", strings.KEPT, class_="kept"),
            class_="write",
        ),
        element("section", class_="result", aria_label=strings.RESULT, hidden=True),
        element("p", role="status", class_="sr-only said"),
        class_="check-frame",
        data_empty=strings.EMPTY,
        data_unreached=strings.UNREACHED,
        data_unreadable=strings.UNREADABLE,
        data_copied=strings.COPIED,
        data_not_copied=strings.NOT_COPIED,
        data_all_right=strings.ALL_RIGHT,
        data_undone=strings.UNDONE,
    )


def checked_draft(checked: CheckedDraft) -> Html:
    """A checked draft: how many figures of which verdict, what can be done, and the text with its marks."""
    claims = [Numbered(number, claim, checked) for number, claim in enumerate(checked.claims)]
    none = joined(element("p", strings.NONE_HOW, class_="none")) if not claims else None
    return element(
        "div",
        element("header", _count(claims), none, _tools(claims)),
        element("div", *_lines(checked, claims), class_="draft", role="group", aria_label=strings.FIGURES),
        class_="checked",
    )


def _acts() -> Html:
    return element(
        "p",
        element("button", strings.CHECK, type="button", data_act="check", class_="primary"),
        element("kbd", strings.KEYS),
        element("button", strings.FILE, type="button", data_act="choose"),
        element("input", type="file", accept=",".join(SUFFIXES), hidden=True, tabindex="-1"),
        element("span", strings.FILE_KINDS, class_="kinds"),
        class_="acts",
    )


def _running() -> Html:
    return element(
        "div",
        element("p", role="status"),
        element("progress", max="1", value="0", aria_label=strings.TITLE),
        element("button", strings.STOP, type="button", data_act="stop"),
        class_="running",
        hidden=True,
    )


def _count(claims: Sequence[Numbered]) -> Html:
    """``12 figures: 9 supported, …``, each verdict in the manner of its marks."""
    if not claims:
        return element("p", strings.NONE, ".", class_="count")
    verdicts = [one.claim.verdict for one in claims]
    parts: list[Html | str] = []
    for verdict in ClaimVerdict:
        if verdict in verdicts:
            parts += [", " if parts else "", _counted(verdict, verdicts.count(verdict))]
    figures = common.counted(len(claims), "figure", "figures")
    return element("p", element("strong", f"{figures}:"), " ", *parts, class_="count")


def _counted(verdict: ClaimVerdict, count: int) -> Html:
    words = f"{count:,} {strings.VERDICTS[verdict].lower()}"
    return element("span", words, class_=f"figure {verdict.value}")


def _tools(claims: Sequence[Numbered]) -> Html:
    problems = [one for one in claims if one.claim.verdict is not ClaimVerdict.SUPPORTED]
    acceptable = [one for one in claims if one.claim.correction is not None]
    accept_all = strings.ACCEPT_ALL.format(count=len(acceptable))
    numbers = " ".join(str(one.number) for one in acceptable)
    return element(
        "div",
        _button(strings.NEXT, "next", class_="primary") if problems else None,
        _button(accept_all, "accept", data_claims=numbers) if acceptable else None,
        _button(strings.UNDO, "undo", hidden=True),
        _button(strings.EDIT, "edit"),
        _button(strings.COPY, "copy"),
        element(
            "span",
            element("span", strings.DOWNLOAD_AS, class_="label", aria_hidden="true"),
            *(
                _button(
                    ending,
                    "export",
                    data_ending=ending,
                    aria_label=strings.DOWNLOAD.format(form=form),
                    title=form,
                )
                for ending, form in strings.FORMS.items()
            ),
            class_="downloads",
            role="group",
            aria_label=strings.DOWNLOADS,
        ),
        class_="tools",
    )


def _button(words: str, act: str, **attributes: str | bool | None) -> Html:
    return element("button", words, type="button", data_act=act, **attributes)


def _lines(checked: CheckedDraft, claims: Sequence[Numbered]) -> Iterator[Html]:
    """The lines of a draft that hold something, each followed by what is said of its figures."""
    for line in re.finditer(r"[^\n]*\S[^\n]*", checked.text):
        own = [one for one in claims if line.start() <= one.claim.figure.start < line.end()]
        words = element("p", *_pieces(checked.text, line.start(), line.end(), own), dir="auto")
        yield element("div", words, *map(_remark, own), class_="para")


def _pieces(text: str, start: int, end: int, claims: Sequence[Numbered]) -> Iterator[Html | str]:
    position = start
    for one in claims:
        figure = one.claim.figure
        if not position <= figure.start < figure.end <= end:
            continue
        yield text[position : figure.start]
        yield _mark(one, text[figure.start : figure.end])
        position = figure.end
    yield text[position:end]


def _mark(one: Numbered, words: str) -> Html:
    verdict = one.claim.verdict
    return element(
        "span",
        words,
        element("span", f" ({strings.VERDICTS[verdict].lower()})", class_="sr-only"),
        role="button",
        tabindex="0",
        class_=f"figure {verdict.value}",
        data_claim=str(one.number),
        aria_expanded="false",
        aria_controls=f"remark-{one.number}",
        id=f"claim-{one.number}",
    )


def _remark(one: Numbered) -> Html:
    """What is said of a figure: beside the draft, or on a phone below its line."""
    claim = one.claim
    words = one.checked.text[claim.start : claim.end]
    verdict = strings.VERDICTS[claim.verdict]
    return element(
        "section",
        element("h3", quoted(words)),
        element(
            "p",
            element("strong", icon(_ICONS[claim.verdict]), verdict, class_=f"verdict {claim.verdict.value}"),
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

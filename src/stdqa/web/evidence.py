"""The evidence for one answer as HTML: figure, period, quotation, place, and what else was found."""

from __future__ import annotations

from typing import Protocol

from stdqa.types import Status, Verdict
from stdqa.web import strings
from stdqa.web.markup import Html, element, icon, joined, quoted
from stdqa.web.view import AlsoView, AnswerView, Chip, FigureView, PassageView, QuoteView

# A stretch between two ends, a leaf of a calendar, and a tick or a cross for a verdict.
_PERIOD_ICON = "M2 4v8M14 4v8M2 8h12"
_DATE_ICON = "M2 3.5h12v10.5H2zM2 7.5h12M5.5 1.5v3M10.5 1.5v3"
_VERDICT_ICONS = {Verdict.CONFIRMED: "M2.5 8.5l3.5 4 7.5-9", Verdict.CONTRADICTED: "M3 3l10 10M13 3L3 13"}


class Approximate(Protocol):
    """A number as printed, with what makes it approximate."""

    @property
    def before(self) -> str | None:
        """What is said before it."""

    @property
    def text(self) -> str:
        """The number."""

    @property
    def after(self) -> str | None:
        """What is said after it."""


def evidence(shown: AnswerView, number: int) -> Html:
    """Everything that supports answer ``number``; a panel beside it or, on a phone, below it."""
    name = f"evidence-{number}"
    return element(
        "section",
        element("h3", heading(shown)),
        _verdict(shown.verdict),
        _figures(shown, name),
        _working(shown, name),
        *(_snippet(quote, name) for quote in shown.quotes),
        _also(shown, name),
        _others(shown),
        None if shown.quotes or shown.also or shown.others else element("p", strings.NO_EVIDENCE),
        class_=f"evidence {shown.status.value}" + ("" if shown.figures else " sentence"),
        id=name,
        aria_label=strings.SHOW_EVIDENCE.format(number=number),
        tabindex="-1",
    )


def heading(shown: AnswerView) -> str:
    """What the evidence is of: an answer, or what is nearest to one."""
    if shown.status is not Status.ABSTAINED:
        return strings.EVIDENCE
    offered = strings.OFFERED.get(shown.reason) if shown.reason and shown.also else None
    return offered or strings.NEAREST


def verdict_word(verdict: Verdict) -> Html:
    """A verdict as a word with its sign."""
    return element(
        "strong", icon(_VERDICT_ICONS[verdict]), strings.VERDICTS[verdict], class_=f"verdict {verdict.value}"
    )


def amount(figure: Approximate) -> Html:
    """The number, large where its place says so, with what makes it approximate."""
    return joined(
        element("span", quoted(figure.before), " ", class_="qualifier") if figure.before else None,
        element("span", quoted(figure.text), class_="number"),
        element("span", " ", quoted(figure.after), class_="qualifier") if figure.after else None,
    )


def chip_mark(chip: Chip) -> Html:
    """A period as a rounded chip with two ends, a date as a square one with a leaf."""
    path = {"period": _PERIOD_ICON, "date": _DATE_ICON}.get(chip.shape)
    return element(
        "span",
        icon(path) if path else None,
        quoted(chip.words),
        element("span", f" ({strings.INHERITED})", class_="inherited") if chip.inherited else None,
        class_=f"chip {chip.shape}",
    )


def _verdict(verdict: Verdict | None) -> Html | None:
    return element("p", verdict_word(verdict)) if verdict else None


def _figures(shown: AnswerView, name: str) -> Html | None:
    if shown.result is not None:
        return element(
            "div",
            element("p", element("span", quoted(shown.result), class_="number"), class_="hero"),
            element("p", quoted(shown.working or ""), class_="working"),
        )
    if not shown.figures:
        return None
    if len(shown.figures) == 1:
        return _hero(shown.figures[0])
    return _table(shown.figures, name)


def _hero(figure: FigureView) -> Html:
    return element(
        "div",
        element(
            "p",
            amount(figure),
            class_="hero",
        ),
        element("p", quoted(figure.unit), class_="unit") if figure.unit else None,
        element("p", quoted(figure.note), class_="note") if figure.note else None,
        element("p", chip_mark(figure.chip)),
    )


def _table(figures: tuple[FigureView, ...], name: str) -> Html:
    """The figures one by one; a time that all of them share is said once."""
    shared = figures[0].chip if len({figure.chip for figure in figures}) == 1 else None
    table = element(
        "table",
        element("tbody", *(_row(figure, name, shared is None) for figure in figures)),
        class_="figures" if len(figures) < MANY else "figures many",
    )
    return joined(element("p", chip_mark(shared)) if shared else None, table)


# From so many on they are set smaller, so that the quotations stay in sight.
MANY = 3


def _row(figure: FigureView, name: str, chipped: bool = True) -> Html:
    return element(
        "tr",
        element("td", amount(figure)),
        element(
            "td",
            element(
                "span",
                element("span", quoted(figure.unit or ""), class_="unit"),
                element("span", quoted(figure.note), class_="note") if figure.note else None,
                chip_mark(figure.chip) if chipped else None,
                marker(figure.citation + 1, name) if figure.citation is not None else None,
                class_="counted",
            ),
        ),
    )


def marker(number: int, name: str, within: str | None = None) -> Html:
    """A citation marker: a button that shows the citation in its evidence.

    :param within: what the citation's place is named by, where it stands with a figure beside the answer.
    """
    return element(
        "button",
        f"[{number}]",
        type="button",
        class_="marker",
        data_evidence=name,
        data_citation=f"{within or name}-citation-{number}",
        aria_label=strings.CITATION.format(number=number),
    )


def also_name(name: str, place: int) -> str:
    """What the citation of a figure beside an answer is named by."""
    return f"{name}-also-{place}"


def _working(shown: AnswerView, name: str) -> Html | None:
    if shown.working is None:
        return None
    return joined(
        element("p", strings.COMPUTED, class_="note"),
        element(
            "table",
            element("tbody", *(_row(figure, name) for figure in shown.figures)),
            class_="figures operands",
        ),
    )


def _snippet(quote: QuoteView, name: str) -> Html:
    words = (
        element("mark", piece) if is_figure else element("span", piece) for piece, is_figure in quote.pieces
    )
    place = joined(quoted(quote.locator))
    return element(
        "figure",
        element("blockquote", element("bdi", *words)),
        element(
            "figcaption",
            element("span", f"[{quote.number}] ", class_="number"),
            element("strong", place),
            element("span", quoted(quote.role), class_="line") if quote.role else None,
            element(
                "span",
                quoted(quote.title),
                joined(", ", element("span", quote.date, class_="whole")) if quote.date else None,
                class_="line",
            ),
            element("span", strings.JOURNALIST, class_="line caution") if quote.journalist else None,
            element("span", quote.origin, class_="line origin"),
            element(
                "a",
                strings.OPEN_IN_SOURCE,
                href=quote.address,
                class_="line source",
                aria_label=strings.OPEN_IN_SOURCE_LABEL.format(number=quote.number),
            ),
        ),
        class_="quote",
        id=f"{name}-citation-{quote.number}",
        tabindex="-1",
    )


def _also(shown: AnswerView, name: str) -> Html | None:
    if not shown.also:
        return None
    nearest = shown.status is Status.ABSTAINED
    # Of many that are only offered, none is opened.
    opened = nearest and len(shown.also) < MANY
    return element(
        "div",
        None if nearest else element("h4", strings.ALSO),
        *(_also_row(also, also_name(name, place), opened) for place, also in enumerate(shown.also)),
        class_="also",
    )


def _also_row(also: AlsoView, name: str, opened: bool) -> Html:
    words = joined(amount(also), " — ", quoted(also.why))
    if also.quote is None:
        return element("p", words, " ", chip_mark(also.chip))
    return element(
        "details",
        element("summary", words),
        element("p", chip_mark(also.chip)),
        _snippet(also.quote, name),
        open=opened,
    )


def _others(shown: AnswerView) -> Html | None:
    if not shown.others:
        return None
    nothing_else = not shown.quotes and not shown.also
    return element(
        "details",
        element("summary", strings.OTHER_PASSAGES.format(count=len(shown.others))),
        *(_passage(passage) for passage in shown.others),
        class_="others",
        open=nothing_else,
    )


def _passage(passage: PassageView) -> Html:
    return element(
        "figure",
        element("blockquote", quoted(passage.text)),
        element(
            "figcaption",
            element("strong", quoted(passage.locator)),
            ", ",
            quoted(passage.title),
            element(
                "a",
                strings.OPEN_IN_SOURCE,
                href=passage.address,
                class_="line source",
                aria_label=strings.OPEN_PASSAGE_LABEL,
            ),
        ),
        class_="quote",
    )

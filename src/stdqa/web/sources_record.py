"""All that is known of a figure, as HTML, beside the document it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdqa.serialize import plain
from stdqa.types import Figure, QuotedFigure, Speaker
from stdqa.web.address import address
from stdqa.web.evidence import amount, chip_mark
from stdqa.web.markup import Html, element, joined, quoted
from stdqa.web.reading import Layout
from stdqa.web.strings import sources as strings
from stdqa.web.view import chip, figure_views, unit_words


def record(layout: Layout, figures: Iterable[Figure]) -> Html:
    """Everything that is known of a figure, as it was read."""
    close = element("button", strings.CLOSE, type="button", class_="close", data_close=True)
    return joined(close, *(_record(layout, figure) for figure in figures))


def _record(layout: Layout, figure: Figure) -> Html:
    (shown,) = figure_views((QuotedFigure(figure, None),), 0)
    rows = ((name, value) for name, value in _facts(layout, figure) if value)
    return element(
        "section",
        element("p", amount(shown), class_="hero"),
        element("p", quoted(unit_words(figure) or ""), class_="unit"),
        element("p", chip_mark(shown.chip)),
        element("dl", *(joined(element("dt", name), element("dd", quoted(value))) for name, value in rows)),
        element(
            "p",
            element(
                "a",
                strings.SENTENCE_LINK,
                href=address(figure.document, figure.sentence_start, figure.sentence_end),
            ),
        ),
        element("p", element("a", strings.REGISTER_LINK, href=f"#figures/{figure.id}")),
    )


def _facts(layout: Layout, figure: Figure) -> Iterator[tuple[str, str | None]]:
    period = figure.period
    line = layout.line_at(figure.start)
    yield strings.VALUE, plain(figure.value)
    yield strings.KIND, strings.KINDS[figure.kind]
    yield strings.MEASURE, figure.measure
    yield strings.UNIT, figure.unit
    yield strings.OF, figure.of
    if period:
        said = f"{chip(period).words}, {strings.INHERITED}" if period.inherited else chip(period).words
        yield strings.PERIOD, f"{said} (“{period.text}”)" if period.text else said
        yield strings.BASIS, strings.BASES[period.basis] if period.basis else None
    yield strings.SCOPE, figure.scope
    yield strings.CHANGE, figure.change
    yield strings.QUALIFIER, figure.qualifier
    yield strings.SPEAKER, _said_by(line.speaker) if line and line.speaker else None
    yield strings.PLACE, line.context.locator if line and line.context else None
    yield strings.CHARACTERS, f"{figure.start}–{figure.end}"


def _said_by(speaker: Speaker) -> str:
    return ", ".join(filter(None, (speaker.name, speaker.role, strings.SIDES[speaker.side].lower())))

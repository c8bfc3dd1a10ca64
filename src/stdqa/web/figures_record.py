"""One figure as HTML: what it is, where it stands, and all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable

from stdqa.register import Register
from stdqa.types import Figure, FigureKind
from stdqa.web.evidence import chip_mark
from stdqa.web.figures_view import amount, counted, empty, where
from stdqa.web.markup import Html, element, joined, quoted
from stdqa.web.strings import figures as strings
from stdqa.web.view import chip


def record(register: Register, identifier: str) -> Html:
    """All that is known of one figure, with the sentence that it stands in."""
    back = element("p", element("a", f"← {strings.BACK}", href="#figures", data_key="back"), class_="back")
    row = register.row_of(identifier)
    if row is None:
        return joined(back, empty(strings.GONE, strings.GONE_HOW))
    figure = register.figures[row]
    return joined(
        back,
        element(
            "article",
            element("p", amount(figure), class_="hero"),
            element("p", counted(figure), class_="of-hero"),
            element("p", chip_mark(chip(figure.period))),
            element(
                "figure",
                element("blockquote", _marked_sentence(register, figure)),
                element("figcaption", where(register, figure)),
                class_="quote",
            ),
            element("dl", *_facts(register, figure)),
            class_="figure-record",
            aria_label=strings.RECORD,
        ),
    )


def _marked_sentence(register: Register, figure: Figure) -> Html:
    text = register.documents[figure.document].text
    return joined(
        quoted(text[figure.sentence_start : figure.start]),
        element("mark", quoted(text[figure.start : figure.end])),
        quoted(text[figure.end : figure.sentence_end]),
    )


def _facts(register: Register, figure: Figure) -> Iterable[Html]:
    period = figure.period.text if figure.period else None
    told = {
        "kind": figure.kind.value,
        "value": f"{figure.value:f}" + ("%" if figure.kind is FigureKind.PERCENTAGE else ""),
        "unit": figure.unit,
        "of": figure.of,
        "change": figure.change,
        "scope": figure.scope,
        "period": period,
        "document": register.documents[figure.document].metadata.title,
    }
    for name, value in told.items():
        if value:
            yield element("div", element("dt", strings.FACTS[name]), element("dd", quoted(value)))

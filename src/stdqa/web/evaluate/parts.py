"""Pieces that the pages of Evaluate share: addresses, shares with their intervals, buttons, quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol
from urllib.parse import quote

from stdqa.dates import date_words
from stdqa.evaluation.measures import MEASURES
from stdqa.evaluation.report.why import place
from stdqa.evaluation.report.wording import NOTHING
from stdqa.evaluation.resampling import Mean
from stdqa.evaluation.rows import Found, Quoted
from stdqa.web import strings as common
from stdqa.web.address import address
from stdqa.web.markup import Html, button, element, quoted
from stdqa.web.strings import evaluate as strings

# Names in an address that are no runs; a run that is called so has its first letter written another way.
TAKEN = ("sets", "compare")
COMPARE = "compare"


class Corpus(Protocol):
    """The documents that are open, as far as a run's places can be opened in them."""

    def text(self, document: str, start: int, end: int) -> str | None:
        """What stands at a place; None where the run was over other documents."""

    def holds(self, place: Quoted | Found) -> bool:
        """Whether the words of a place stand there."""


def run_address(run: str, question: str | None = None) -> str:
    """The address of a run, of its questions (an empty one), or of one question."""
    whole = f"#evaluate/{_named(run)}"
    return whole if question is None else f"{whole}/{_coded(question)}"


def compare_address(first: str, second: str, question: str | None = None) -> str:
    """The address of two runs compared, or of one question in both."""
    whole = f"#evaluate/{COMPARE}/{_coded(first)}/{_coded(second)}"
    return whole if question is None else f"{whole}/{_coded(question)}"


def _named(run: str) -> str:
    return f"%{ord(run[0]):02X}{run[1:]}" if run in TAKEN else _coded(run)


def _coded(name: str) -> str:
    return quote(name.encode("utf-8", "replace"), safe="")


def percent(value: float | None) -> str:
    """A share in per cent, with one decimal."""
    return NOTHING if value is None else f"{100 * value:.1f}%"


def interval_words(measured: Mean) -> str:
    """The interval of a mean: ``79.1–83.4%``."""
    if measured.low is None or measured.high is None:
        return NOTHING
    return f"{100 * measured.low:.1f}–{100 * measured.high:.1f}%"


def meter(measured: Mean) -> Html:
    """A share as a bar, its interval as a line over it; the words stand beside."""
    if measured.value is None:
        return element("span", class_="meter", aria_hidden="true")
    low, high = measured.low or 0.0, measured.high or 0.0
    return element(
        "span",
        element("span", class_="filled", style=f"width:{100 * measured.value:.2f}%"),
        element("span", class_="interval", style=f"left:{100 * low:.2f}%;width:{100 * (high - low):.2f}%"),
        class_="meter",
        aria_hidden="true",
    )


def lower_mark(name: str) -> Html | None:
    """A sign beside a measure of which less is better."""
    if name not in MEASURES or not MEASURES[name].lower_is_better:
        return None
    return element(
        "span",
        element("span", "\u2009↓", aria_hidden="true"),
        element("span", f" ({strings.LOWER})", class_="sr-only"),
        title=strings.LOWER,
        class_="lower",
    )


def notice(words: str) -> Html:
    """Something that went wrong, in words."""
    return element("p", words, class_="notice", role="alert")


def problems(title: str, message: str) -> Html:
    """What is wrong with a set, a line for each problem."""
    lines = [line for line in message.split("\n") if line.strip()]
    return element(
        "div",
        element("h4", title),
        element("p", quoted(lines[0])),
        element("ul", *(element("li", quoted(line)) for line in lines[1:]), tabindex="0")
        if lines[1:]
        else None,
        class_="problems",
        role="alert",
    )


def downloads(kinds: Iterable[str], **attributes: str) -> Html:
    """Buttons to download a report in its forms."""
    return element(
        "span",
        element("span", strings.DOWNLOAD, class_="label", aria_hidden="true"),
        *(
            button(
                strings.SHORT_DOWNLOADS[kind],
                "download",
                data_form=kind,
                aria_label=f"{strings.DOWNLOAD}: {strings.DOWNLOADS[kind]}",
                title=strings.DOWNLOADS[kind],
                **attributes,
            )
            for kind in kinds
        ),
        class_="downloads",
        role="group",
        aria_label=strings.DOWNLOAD,
    )


def table(
    head: Sequence[Html | str], rows: Iterable[Sequence[Html | str | None]], name: str, words: int = 1
) -> Html:
    """A table; its first ``words`` columns hold words. On a phone each cell says its column."""
    kinds = ["word" if at < words else "number" for at in range(len(head))]
    cells = (element("th", title, scope="col", class_=kind) for title, kind in zip(head, kinds, strict=True))
    body = (
        element(
            "tr",
            *(
                element("td", one, class_=kind, data_label=None if isinstance(title, Html) else title)
                for one, kind, title in zip(row, kinds, head, strict=True)
            ),
        )
        for row in rows
    )
    return element(
        "div",
        element("table", element("thead", element("tr", *cells)), element("tbody", *body), class_=name),
        class_="scrolled",
        tabindex="0",
        role="group",
    )


def source_link(one: Quoted | Found) -> Html:
    """The way to a place in the documents that are open."""
    return element(
        "a",
        strings.OPEN,
        href=address(one.document, one.start, one.end),
        aria_label=strings.OPEN_LABEL.format(place=place(one.document, one.start, one.end)),
        class_="source",
    )


def quotation(one: Quoted | Found, corpus: Corpus) -> Html:
    """Words at their place, with the way there where the documents that are open hold them."""
    link = source_link(one) if corpus.holds(one) else None
    where = quoted(place(one.document, one.start, one.end))
    return element(
        "figure",
        element("blockquote", quoted(one.text)),
        element("figcaption", where, " " if link else None, link),
        class_="quote",
    )


def set_words(name: str, part: str | None) -> str:
    """What a run is of: a set, or a part of one."""
    return f"{name}, {strings.PART_OF.format(part=part)}" if part else name


def started_words(started: str) -> str:
    """When a run was begun, in words; as it stands where it is no time."""
    try:
        at = datetime.fromisoformat(started).astimezone()
    except ValueError:
        return started
    return f"{date_words(at.date())}, {at:%H:%M}"


def questions_words(count: int) -> str:
    """A number of questions."""
    return common.counted(count, "question", "questions")

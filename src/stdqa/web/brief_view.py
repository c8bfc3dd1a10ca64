"""The Brief place as HTML: the entries, to edit and order."""

from __future__ import annotations

from dataclasses import dataclass

from stdqa.briefs import Brief, Entry
from stdqa.briefs.sheet import EntrySheet, Quotation, entry_sheet, shown_figures
from stdqa.briefs.wording import counted
from stdqa.types import QuotedFigure
from stdqa.web import strings as common
from stdqa.web.address import address
from stdqa.web.brief_desk import Undo, keys
from stdqa.web.evidence import amount, chip_mark
from stdqa.web.markup import Html, element, icon, joined, quoted
from stdqa.web.strings import brief as strings
from stdqa.web.view import FigureView, figure_views

_UP = "M3 10l5-5 5 5"
_DOWN = "M3 6l5 5 5-5"
_DROP = "M3.5 3.5l9 9M12.5 3.5l-9 9"
# Of more quotations the first is shown and the others unfold.
SHOWN_QUOTATIONS = 1


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with its number and the name its parts are known by."""

    entry: Entry
    number: int
    key: str
    last: bool


def listed(brief: Brief, undo: Undo | None = None, checking: bool = False) -> Html:
    """The brief with its title and entries; without any, what a brief is and how one begins."""
    if not brief.entries and undo is None:
        return element(
            "div",
            element("h2", strings.EMPTY, class_="title"),
            element("p", strings.EMPTY_HOW),
            element("p", strings.EMPTY_WHERE),
            class_="brief-empty",
        )
    named = (
        Named(entry, number, key, number == len(brief.entries))
        for number, (key, entry) in enumerate(zip(keys(brief), brief.entries, strict=True), start=1)
    )
    return element(
        "div",
        _head(brief),
        _undo(undo) if undo else None,
        element("ol", *(_entry(one, checking) for one in named), aria_label=strings.ENTRIES),
        class_="brief",
    )


def _head(brief: Brief) -> Html:
    entries = counted(len(brief.entries), strings.ONE_QUESTION, strings.QUESTIONS)
    return element(
        "header",
        element(
            "textarea", brief.title, rows="1", data_keep="title", aria_label=strings.TITLE, class_="title"
        ),
        element("p", strings.COUNT.format(entries=entries, open=len(brief.open)), class_="count"),
    )


def _undo(undo: Undo) -> Html:
    words = strings.DROPPED.format(question=undo.entry.question) if undo.entry else strings.REPLACED
    return element(
        "p",
        element("span", quoted(words), role="status"),
        element("button", strings.UNDO, type="button", data_act="undo", data_focus="undo"),
        class_="undo",
    )


def _entry(one: Named, checking: bool) -> Html:
    shown = entry_sheet(one.number, one.entry)
    return element(
        "li",
        _entry_head(one, shown),
        element("p", quoted(shown.follows), class_="follows") if shown.follows else None,
        _line(one, shown, checking),
        _found(one.entry, shown),
        _note(one),
        class_="entry open" if shown.open else "entry",
        data_key=one.key,
    )


def _entry_head(one: Named, shown: EntrySheet) -> Html:
    tools = (
        ("up", _UP, strings.UP, one.number == 1),
        ("down", _DOWN, strings.DOWN, one.last),
        ("drop", _DROP, strings.DROP, False),
    )
    buttons = (
        element(
            "button",
            icon(path),
            type="button",
            data_act=act,
            data_focus=f"{one.key}-{act}",
            aria_label=label.format(number=one.number),
            title=label.format(number=one.number),
            disabled=disabled,
        )
        for act, path, label, disabled in tools
    )
    return element(
        "div",
        element("span", f"{one.number}.", class_="number"),
        element("h3", quoted(shown.question)),
        element("span", *buttons, class_="tools"),
        class_="entry-head",
    )


def _line(one: Named, shown: EntrySheet, checking: bool) -> Html:
    """The line to take, in a box to write in, and what is to be known of it."""
    why = None
    if shown.why_open:
        why = element(
            "p", element("strong", strings.OPEN, class_="badge"), " ", quoted(shown.why_open), class_="why"
        )
    return joined(
        why,
        element(
            "label",
            element("span", strings.LINE, class_="label"),
            element(
                "textarea",
                one.entry.line,
                rows="1",
                data_keep=f"{one.key}-line",
                aria_label=strings.LINE_OF.format(number=one.number),
                title=strings.LINE_HOW,
                placeholder=strings.NO_LINE if shown.open else None,
            ),
            class_="line edited" if one.entry.edited else "line",
        ),
        _of_line(one, shown, checking),
    )


def _of_line(one: Named, shown: EntrySheet, checking: bool) -> Html | None:
    if not one.entry.edited:
        return None
    if one.entry.unchecked and checking:
        return element("p", strings.CHECKING, class_="checking", role="status")
    warnings = (
        element("li", element("strong", strings.WARNING), " ", quoted(warning)) for warning in shown.warnings
    )
    back = element(
        "button",
        strings.OWN_WORDS,
        type="button",
        data_act="own",
        data_focus=f"{one.key}-own",
        class_="quiet",
    )
    return element(
        "div",
        element("ul", *warnings, class_="warnings", role="alert") if shown.warnings else None,
        element("p", shown.state, class_="state") if shown.state else None,
        back if one.entry.answer.text else None,
        class_="of-line",
    )


def _found(entry: Entry, shown: EntrySheet) -> Html | None:
    """The figures and where they stand; where there is no answer, the nearest, folded away."""
    figures = [
        QuotedFigure(figure, row.quotation - 1 if row.quotation else None)
        for (figure, _), row in zip(shown_figures(entry), shown.figures, strict=True)
    ]
    views = figure_views(figures, len(shown.quotations))
    parts = joined(
        element("p", quoted(shown.working), class_="working") if shown.working else None,
        element("ul", *map(_figure, views), class_="chips") if views else None,
        *map(_quotation, shown.quotations[:SHOWN_QUOTATIONS]),
        _more(shown.quotations[SHOWN_QUOTATIONS:]),
    )
    if not parts:
        return None
    if not shown.open:
        return parts
    return element("details", element("summary", strings.NEAREST), parts, class_="nearest")


def _figure(figure: FigureView) -> Html:
    cited = f"[{figure.citation + 1}]" if figure.citation is not None else None
    return element(
        "li",
        amount(figure),
        element("span", quoted(figure.unit), class_="unit") if figure.unit else None,
        element("span", quoted(figure.note), class_="of") if figure.note else None,
        chip_mark(figure.chip),
        element("span", cited, class_="cited") if cited else None,
    )


def _quotation(quotation: Quotation) -> Html:
    cited = quotation.cited
    words = (element("mark", text) if marked else element("span", text) for text, marked in quotation.pieces)
    return element(
        "figure",
        element("blockquote", element("bdi", "“", *words, "”")),
        element(
            "figcaption",
            f"[{quotation.number}] ",
            element("strong", quoted(quotation.place)),
            ". ",
            quoted(quotation.source),
            " ",
            element(
                "a",
                common.OPEN_IN_SOURCE,
                href=address(cited.document, cited.start, cited.end),
                class_="source",
                aria_label=common.OPEN_IN_SOURCE_LABEL.format(number=quotation.number),
            ),
        ),
        class_="quote",
    )


def _more(quotations: tuple[Quotation, ...]) -> Html | None:
    if not quotations:
        return None
    summary = element("summary", strings.MORE_QUOTES.format(count=len(quotations)))
    return element("details", summary, *map(_quotation, quotations), class_="more")


def _note(one: Named) -> Html:
    return element(
        "details",
        element("summary", strings.NOTE),
        element(
            "textarea",
            one.entry.note,
            rows="2",
            data_keep=f"{one.key}-note",
            aria_label=strings.NOTE_OF.format(number=one.number),
            placeholder=strings.NOTE_PLACEHOLDER,
        ),
        class_="note",
        open=bool(one.entry.note),
    )

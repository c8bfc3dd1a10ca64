"""The register as HTML: filters, and the table with the figure first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stdqa.register import Option, Register
from stdqa.register.filters import Field
from stdqa.types import Figure, Side
from stdqa.web.address import address
from stdqa.web.evidence import chip_mark
from stdqa.web.figures_look import VIEWS, Look
from stdqa.web.markup import Html, element, icon, joined, quoted
from stdqa.web.strings import figures as strings
from stdqa.web.view import chip, qualifiers

PAGE_ROWS = 100
COLUMNS = ("value", "measure", "period_end", "scope", "document")
FIELDS: tuple[Field, ...] = ("kind", "measure", "basis", "year", "scope", "document", "side")
_NAMES = {"kind": strings.KINDS, "basis": strings.BASES, "side": strings.SIDES}
OPTION_CHARS = 60
_SEARCH_ICON = "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9zM10.5 10.5l3.5 3.5"
_UP_ICON, _DOWN_ICON, _BOTH_ICON = (
    "M3 10l5-5 5 5",
    "M3 6l5 5 5-5",
    "M4.5 6.5L8 3l3.5 3.5M4.5 9.5L8 13l3.5-3.5",
)


def frame() -> Html:
    """What never changes: the search box, the line that is read aloud, and the place for all else."""
    return element(
        "div",
        element(
            "div",
            icon(_SEARCH_ICON),
            element(
                "input",
                type="search",
                id="figures-words",
                placeholder=strings.SEARCH_PLACEHOLDER,
                aria_label=strings.SEARCH,
                autocomplete="off",
                spellcheck="false",
            ),
            class_="search",
            role="search",
        ),
        element("p", role="status", class_="sr-only"),
        element("div", element("p", strings.READING, class_="working"), class_="shown"),
        class_="figures-frame",
        data_making=strings.MAKING,
        data_failed=strings.FAILED,
    )


def table(register: Register, look: Look) -> Html:
    """The table view: filters, count, a page of rows."""
    if not len(register):
        return joined(views(look), empty(strings.NONE_YET, strings.NONE_YET_HOW))
    rows = register.rows(look.filters)
    last_page = max(0, (len(rows) - 1) // PAGE_ROWS)
    page = min(look.page, last_page)
    shown = [register.figures[row] for row in rows[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]]
    body = _rows(register, look, shown) if shown else empty(strings.NO_MATCH, strings.NO_MATCH_HOW)
    return joined(above(register, look, len(rows)), body, _pages(page, len(rows)))


def above(register: Register, look: Look, count: int) -> Html:
    """What stands above every view: the views, the filters, how many figures are left, the downloads."""
    said = strings.COUNT if count < len(register) else strings.COUNT_ALL
    counted = said.format(shown=f"{count:,}", all=f"{len(register):,}")
    return joined(
        views(look),
        _filters(register, look),
        element(
            "div",
            element("p", counted, class_="count", data_count=counted),
            _downloads() if count else None,
            class_="told",
        ),
    )


def views(look: Look) -> Html:
    """The links between the views, the open one marked."""
    links = (
        element(
            "li",
            element(
                "a",
                strings.VIEWS[view],
                href="#figures" if view == "table" else f"#figures/{view}",
                data_key=f"view-{view}",
                aria_current="page" if view == look.view else None,
            ),
        )
        for view in VIEWS
    )
    return element("nav", element("ul", *links), class_="views", aria_label=strings.VIEWS_LABEL)


def empty(title: str, how: str) -> Html:
    """A view that has nothing to show, and why."""
    return element("div", element("h3", title), element("p", how), class_="empty")


def failed() -> Html:
    """What is shown where something went wrong."""
    return element("p", strings.FAILED, class_="notice")


def _filters(register: Register, look: Look) -> Html:
    options = register.options(look.filters)
    fields = (_select(field, options[field], look) for field in FIELDS if _worth(options[field], field, look))
    clear = element(
        "button",
        strings.CLEAR,
        type="button",
        data_act="clear",
        data_key="clear",
        aria_label=strings.CLEAR_LABEL,
        class_="clear",
    )
    return element(
        "details",
        element("summary", strings.MORE_FILTERS, data_key="filters"),
        element("div", *fields, clear if look.narrowed else None, class_="fields"),
        class_="filters",
        open=True,
    )


def _worth(options: Iterable[Option], field: Field, look: Look) -> bool:
    """Whether a filter has anything to choose between."""
    return len(list(options)) > 1 or getattr(look.filters, field) is not None


def _select(field: Field, options: tuple[Option, ...], look: Look) -> Html:
    chosen = getattr(look.filters, field)
    value = None if chosen is None else str(chosen)
    listed = list(options)
    if value is not None and value not in [option.value for option in listed]:
        listed.insert(0, Option(value, 0))
    names = _NAMES.get(field, {})
    return element(
        "label",
        element("span", strings.FIELDS[field]),
        element(
            "select",
            element("option", strings.ANY, value=""),
            *(
                element(
                    "option",
                    f"{_short(names.get(option.value, option.value))} ({option.count:,})",
                    value=option.value,
                    selected=option.value == value,
                )
                for option in listed
            ),
            data_field=field,
            data_key=f"filter-{field}",
        ),
        class_="set" if value is not None else None,
    )


def _short(words: str) -> str:
    return words if len(words) <= OPTION_CHARS else f"{words[:OPTION_CHARS].rsplit(' ', 1)[0]}…"


def _downloads() -> Html:
    buttons = (
        element(
            "button",
            form,
            type="button",
            data_export=ending,
            data_key=f"export-{ending}",
            aria_label=strings.DOWNLOAD_AS.format(form=form),
        )
        for ending, form in strings.FORMS.items()
    )
    return element("p", element("span", strings.DOWNLOAD), *buttons, class_="downloads")


def _rows(register: Register, look: Look, figures: Iterable[Figure]) -> Html:
    return element(
        "table",
        element("thead", element("tr", *(_head(column, look) for column in COLUMNS))),
        element("tbody", *(_row(register, figure) for figure in figures)),
        class_="register",
    )


def _head(column: str, look: Look) -> Html:
    sorted_ = look.filters.sort == column
    order = ("descending" if look.filters.reverse else "ascending") if sorted_ else None
    path = {"ascending": _UP_ICON, "descending": _DOWN_ICON}.get(order or "", _BOTH_ICON)
    return element(
        "th",
        element(
            "button",
            strings.COLUMNS[column],
            icon(path),
            type="button",
            data_sort=column,
            data_key=f"sort-{column}",
            title=f"{strings.SORT_BY} “{strings.COLUMNS[column].lower()}”",
        ),
        scope="col",
        class_=column,
        aria_sort=order,
    )


def _row(register: Register, figure: Figure) -> Html:
    return element(
        "tr",
        element("td", _linked(figure), class_="value"),
        element("td", counted(figure), class_="measure"),
        element("td", time_chip(figure), class_="period_end"),
        element("td", quoted(figure.scope) if figure.scope else None, class_="scope"),
        element("td", where(register, figure), class_="document"),
    )


def time_chip(figure: Figure) -> Html:
    """A figure's period; whether it stands in the sentence itself is told with the figure's record."""
    return chip_mark(replace(chip(figure.period), inherited=False))


def _linked(figure: Figure) -> Html:
    """The number, which opens the record of its figure."""
    return element(
        "a",
        amount(figure),
        href=f"#figures/{figure.id}",
        title=strings.RECORD_LABEL.format(figure=figure.text),
    )


def amount(figure: Figure) -> Html:
    """The number, large, with what makes it approximate."""
    before, after = qualifiers(figure)
    return joined(
        element("span", quoted(before), " ", class_="qualifier") if before else None,
        element("span", quoted(figure.text), class_="number"),
        element("span", " ", quoted(after), class_="qualifier") if after else None,
    )


def counted(figure: Figure) -> Html:
    """What a figure counts; of a share, of what; whether it tells a rise or a fall."""
    of = strings.OF.format(whole=figure.of) if figure.of else None
    notes = [note for note in (of, strings.RISE.get(figure.change or "")) if note]
    said = figure.measure or figure.unit or ""
    return joined(
        element("span", quoted(said), class_="what"),
        element("span", quoted(", ".join(notes)), class_="note") if notes else None,
    )


def where(register: Register, figure: Figure) -> Html:
    """Where a figure stands, who says it if a journalist does, and a link there."""
    title = register.documents[figure.document].metadata.title
    journalist = figure.side is Side.JOURNALIST
    return joined(
        element("span", quoted(register.locator(figure) or figure.document), class_="locator"),
        element("span", strings.JOURNALIST, class_="caution") if journalist else None,
        element(
            "span",
            element(
                "a",
                strings.OPEN_IN_SOURCE,
                href=address(figure.document, figure.start, figure.end),
                class_="source",
                aria_label=strings.OPEN_LABEL.format(figure=figure.text),
            ),
            element("span", quoted(title), class_="title", title=title),
            class_="of",
        ),
    )


def _pages(page: int, count: int) -> Html | None:
    if count <= PAGE_ROWS:
        return None
    first, last = page * PAGE_ROWS + 1, min(count, (page + 1) * PAGE_ROWS)
    said = strings.PAGE.format(first=f"{first:,}", last=f"{last:,}", all=f"{count:,}")
    return element(
        "nav",
        _turn(strings.EARLIER, page - 1, "page-earlier", page > 0),
        element("span", said),
        _turn(strings.LATER, page + 1, "page-later", last < count),
        class_="pages",
        aria_label=strings.PAGES,
    )


def _turn(words: str, page: int, key: str, possible: bool) -> Html:
    return element(
        "button", words, type="button", data_page=str(max(0, page)), data_key=key, disabled=not possible
    )

"""The questions of a run as HTML: those that fit what is asked for, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdqa.evaluation.rows import Row
from stdqa.types import Status
from stdqa.web.evaluate.look import FAULTS, PAGE, SHOWS, Look, Seen, faults, held_out
from stdqa.web.evaluate.parts import run_address
from stdqa.web.evaluate.runs import Opened
from stdqa.web.markup import Html, button, element, quoted
from stdqa.web.strings import evaluate as strings


def questions(opened: Opened, look: Look, seen: Seen) -> Html:
    """The questions of a run that fit what is asked for, a page of them."""
    pages = max(1, -(-len(seen.rows) // PAGE))
    page = min(look.page, pages - 1)
    shown = seen.rows[page * PAGE : (page + 1) * PAGE]
    count = strings.COUNT.format(count=len(seen.rows), total=len(opened.run.rows))
    nothing = strings.NONE_MISSED if not any(row.missed for row in opened.run.rows) else strings.NONE
    return element(
        "div",
        _filters(opened, look),
        element("p", count, class_="count", data_count=count),
        _hidden(opened, look, seen),
        element("ol", *(_line(opened.name, row) for row in shown), class_="question-list")
        if shown
        else element("p", nothing, class_="note"),
        _pages(page, pages),
        class_="questions",
    )


def held_back(run: str, identifier: str) -> Html:
    """In the place of a question of the part that is not looked at."""
    return element(
        "div",
        element("p", element("a", f"← {strings.QUESTION_BACK}", href=run_address(run, ""), class_="back")),
        element("p", element("strong", quoted(identifier)), " ", strings.HELD_OUT_CASE),
        switch(False),
        class_="held",
    )


def switch(on: bool) -> Html:
    """Whether the part that is only counted is looked at as well."""
    box = element("input", type="checkbox", data_field="held_out", data_key="held_out", checked=on)
    return element(
        "label",
        box,
        element("span", strings.HELD_OUT_SWITCH, element("span", strings.HELD_OUT_HOW, class_="line")),
        class_="switch",
    )


def fault_marks(row: Row) -> Iterator[Html]:
    """What went wrong, as marks."""
    for name in faults(row):
        yield element("span", strings.FAULTS[name], class_=f"fault-mark {name}")


def _filters(opened: Opened, look: Look) -> Html:
    rows = opened.run.rows
    categories = sorted({row.category for row in rows})
    tags = sorted({tag for row in rows for tag in row.tags})
    known = [name for name in FAULTS if any(FAULTS[name](row) for row in rows)]
    return element(
        "div",
        _select(strings.SHOW, "show", [(name, strings.SHOWS[name]) for name in SHOWS], look.show, None),
        _select(
            strings.FAULT, "fault", [(name, strings.FAULTS[name]) for name in known], look.fault, strings.ANY
        ),
        _select(strings.CATEGORY, "category", [(one, one) for one in categories], look.category, strings.ANY),
        _select(strings.TAG, "tag", [(one, one) for one in tags], look.tag, strings.ANY) if tags else None,
        element(
            "label",
            element("span", strings.SEARCH),
            element(
                "input",
                type="search",
                value=look.words,
                data_field="words",
                data_key="words",
                autocomplete="off",
            ),
            class_="search",
        ),
        class_="filters",
        role="search",
    )


def _select(
    title: str, field: str, options: Sequence[tuple[str, str]], chosen: str | None, any_: str | None
) -> Html:
    first = element("option", any_, value="") if any_ else None
    rest = (element("option", words, value=value, selected=value == chosen) for value, words in options)
    return element(
        "label",
        element("span", title),
        element("select", first, *rest, data_field=field, data_key=field),
        class_="set" if any_ and chosen else None,
    )


def _hidden(opened: Opened, look: Look, seen: Seen) -> Html | None:
    if not any(map(held_out, opened.run.rows)):
        return None
    told = strings.HIDDEN.format(count=f"{seen.hidden:,}") if seen.hidden else None
    return element("div", element("p", told) if told else None, switch(look.held_out), class_="held")


def _line(run: str, row: Row) -> Html:
    said = row.text if row.status == Status.ANSWERED else strings.STATUSES.get(row.status, row.status)
    figures = "; ".join(row.figures)
    return element(
        "li",
        element(
            "a",
            element("span", quoted(row.id), class_="id"),
            element("span", quoted(row.question), class_="asked"),
            href=run_address(run, row.id),
            data_key=f"question {row.id}",
        ),
        element(
            "p",
            element("span", strings.EXPECTED, class_="label"),
            element("span", quoted(row.expected)),
            element("span", strings.GIVEN, class_="label"),
            element("span", quoted(figures or said), class_="given"),
            class_="pair",
        ),
        element("p", *fault_marks(row), class_="marks") if faults(row) else None,
    )


def _pages(page: int, pages: int) -> Html | None:
    if pages == 1:
        return None
    return element(
        "nav",
        button(strings.EARLIER_PAGE, "page", data_page=str(page - 1), data_key="earlier", disabled=not page),
        element("span", strings.PAGE.format(page=page + 1, pages=pages)),
        button(
            strings.LATER_PAGE, "page", data_page=str(page + 1), data_key="later", disabled=page + 1 == pages
        ),
        class_="pages",
        aria_label=strings.VIEWS["questions"],
    )

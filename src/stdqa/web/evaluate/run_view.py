"""One run as HTML: its headlines, its measures with their intervals, its charts, its categories and tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdqa.evaluation.measures import GROUPS, MEASURES
from stdqa.evaluation.report import chart_blocks, run_table
from stdqa.evaluation.report.blocks import Bars, Block, Heading, Histogram, Lines, Note, Table
from stdqa.evaluation.report.charts import bars, histogram, lines
from stdqa.evaluation.report.wording import milliseconds
from stdqa.evaluation.summary import AREA, P50, P95, Group
from stdqa.web import strings as common
from stdqa.web.evaluate.parts import (
    compare_address,
    downloads,
    interval_words,
    lower_mark,
    meter,
    percent,
    questions_words,
    run_address,
    set_words,
    started_words,
    table,
)
from stdqa.web.evaluate.runs import HEADLINES, Listed, Opened
from stdqa.web.evaluate.view import deleting
from stdqa.web.markup import Html, button, element, joined, quoted
from stdqa.web.strings import evaluate as strings


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told of a run beside its own files: the others, whether it goes on, whether it can."""

    others: tuple[Listed, ...]
    goes_on: bool
    can_go_on: bool


def head(opened: Opened, beside: Beside, view: str) -> Html:
    """What a run is of, what can be done with it, and its two views."""
    about, run = opened.run.about, opened.run
    asked = about["set"]
    part = (
        element("span", strings.PART_OF.format(part=asked["part"]), class_="sort") if asked["part"] else None
    )
    count = questions_words(len(run.rows))
    if not run.complete:
        done = strings.DONE_OF.format(done=len(run.rows), total=asked["questions"])
        count = f"{done}, {strings.RUNNING if beside.goes_on else strings.UNFINISHED}"
    misses = common.counted(sum(row.missed for row in run.rows), "miss", "misses")
    links = (
        element(
            "li",
            element(
                "a",
                words,
                element("span", f" · {misses}", class_="count") if name == "questions" else None,
                href=run_address(opened.name, "" if name == "questions" else None),
                aria_current="page" if name == view else None,
            ),
        )
        for name, words in strings.VIEWS.items()
    )
    return element(
        "header",
        element("p", element("a", f"← {strings.BACK}", href="#evaluate"), class_="back"),
        element("h2", quoted(str(asked["name"])), " ", part, class_="title"),
        element("p", quoted(started_words(str(about["started"]))), " · ", count, class_="facts"),
        _tools(opened, beside),
        element("nav", element("ul", *links), class_="views", aria_label=strings.VIEWS_LABEL),
        class_="run-head",
    )


def report(opened: Opened) -> Html:
    """The report of a run, natively."""
    if not opened.run.rows:
        return element("p", strings.NOTHING_YET, class_="note")
    return element(
        "div",
        element("div", *_headlines(opened), class_="headlines"),
        *_groups(opened, strings.BY_CATEGORY, opened.summary.categories, "category"),
        *_groups(opened, strings.BY_TAG, opened.summary.tags, "tag"),
        element("h3", strings.MEASURES),
        element("p", strings.MEASURES_HOW, class_="note"),
        *_measures(opened),
        *filter(None, map(_block, chart_blocks(opened.run.rows, opened.summary))),
        _about(run_table(opened.run)),
        class_="report",
    )


def _tools(opened: Opened, beside: Beside) -> Html:
    others = [one for one in beside.others if one.name != opened.name and not one.wrong]
    # Runs of the same set first: only they share their questions.
    mine = opened.run.about["set"]["name"]
    others.sort(key=lambda one: one.asked_of != mine)
    options = (
        element("option", f"{other_words(one)}", value=compare_address(one.name, opened.name))
        for one in others
    )
    compare = element(
        "select",
        element("option", strings.COMPARE, value=""),
        *options,
        data_field="compare",
        aria_label=strings.COMPARE_LABEL,
    )
    return element(
        "div",
        button(strings.GO_ON, "again", class_="primary", data_run=opened.name) if beside.can_go_on else None,
        compare if others else None,
        downloads(strings.DOWNLOADS, data_run=opened.name),
        None if beside.goes_on else deleting(opened.name, strings.DELETE),
        class_="tools",
    )


def other_words(one: Listed) -> str:
    """A run as it stands in a list to choose from."""
    right = percent(one.headlines.get("right"))
    return f"{set_words(one.asked_of, one.part)} · {started_words(one.started)} · {right}"


def _headlines(opened: Opened) -> Iterator[Html]:
    for name in HEADLINES:
        measured = opened.summary.measures.get(name)
        if measured is None:
            continue
        yield element(
            "div",
            element("span", strings.COLUMNS_LONG[name], lower_mark(name), class_="name"),
            element("span", percent(measured.value), class_="number"),
            meter(measured),
            element(
                "span",
                f"{interval_words(measured)} · {strings.OF_QUESTIONS.format(n=measured.n)}",
                class_="line",
            ),
            element("span", strings.SAYS[name], class_="line"),
            class_="headline",
        )


def _measures(opened: Opened) -> Iterator[Html]:
    measures, values = opened.summary.measures, opened.summary.values
    for group in GROUPS:
        rows = [
            (
                element("span", name, lower_mark(name), class_="name"),
                MEASURES[name].says,
                element("span", percent(one.value), class_="mean"),
                joined(meter(one), element("span", interval_words(one), class_="range")),
                f"{one.n:,}",
            )
            for name, one in measures.items()
            if MEASURES[name].group == group
        ]
        if rows:
            columns = (group, strings.TELLS, strings.MEAN, strings.INTERVAL, strings.OF)
            yield table(columns, rows, "measures", words=2)
    area = values[AREA]
    facts = (
        ("aurc", "—" if area is None else f"{area:.3f}"),
        ("p50", milliseconds(values[P50])),
        ("p95", milliseconds(values[P95])),
    )
    shown = (joined(element("dt", strings.OF_RUN[name]), element("dd", value)) for name, value in facts)
    yield element("dl", *shown, class_="facts-list")


def _groups(opened: Opened, title: str, groups: Sequence[Group], field: str) -> Iterator[Html]:
    if not groups:
        return
    missed = {
        group.name: sum(
            row.missed and group.name in (row.tags if field == "tag" else (row.category,))
            for row in opened.run.rows
        )
        for group in groups
    }
    rows = (
        (
            quoted(one.name),
            f"{one.n:,}",
            element("span", percent(one.right.value), class_="mean"),
            joined(meter(one.right), element("span", interval_words(one.right), class_="range")),
            percent(one.fooled.value),
            percent(one.found.value),
            _to_misses(opened.name, field, one.name, missed[one.name]),
        )
        for one in groups
    )
    columns = (
        title, strings.OF, strings.COLUMNS["right"], strings.INTERVAL, strings.COLUMNS["fooled"],
        strings.FOUND_IN_FIVE, strings.MISSES_COLUMN,
    )  # fmt: skip
    yield element("h3", title)
    yield table(columns, rows, "groups")


def _to_misses(run: str, field: str, name: str, count: int) -> Html | str:
    if not count:
        return "0"
    return element(
        "a",
        f"{count:,}",
        href=run_address(run, ""),
        data_act="narrow",
        data_narrow=field,
        data_value=name,
        aria_label=f"{strings.SHOW_MISSES_OF.format(name=name)} ({count:,})",
    )


def _block(block: Block) -> Html | None:
    # The charts escape for themselves whatever comes from a run.
    match block:
        case Heading():
            return element("h3", block.text)
        case Note():
            return element("p", block.text, class_="note")
        case Lines():
            return Html(lines(block))
        case Bars():
            return Html(bars(block))
        case Histogram():
            return Html(histogram(block))
    return None


def _about(told: Table) -> Html:
    facts = (joined(element("dt", quoted(row[0])), element("dd", quoted(row[1]))) for row in told.rows)
    return element(
        "details",
        element("summary", strings.ABOUT),
        element("dl", *facts, class_="facts-list"),
        class_="about",
    )

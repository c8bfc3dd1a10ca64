"""Two runs compared as HTML: their differences with intervals, what flipped, and one question in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdqa.evaluation import Comparison
from stdqa.evaluation.comparing import Difference, GroupDifference, Pair
from stdqa.evaluation.measures import MEASURES
from stdqa.evaluation.report.wording import NOTHING
from stdqa.evaluation.rows import Row
from stdqa.web.evaluate.case_view import given
from stdqa.web.evaluate.list_view import fault_marks, switch
from stdqa.web.evaluate.look import Look, held_out
from stdqa.web.evaluate.parts import (
    Corpus,
    compare_address,
    downloads,
    lower_mark,
    percent,
    questions_words,
    quotation,
    run_address,
    set_words,
    started_words,
    table,
)
from stdqa.web.evaluate.runs import HEADLINES, Opened
from stdqa.web.markup import Html, element, joined, quoted
from stdqa.web.strings import evaluate as strings

# So many flips of one kind are listed; nobody reads more in a row.
MOST_FLIPS = 200


def compared(made: Comparison, first: Opened, second: Opened, look: Look) -> Html:
    """Two runs over the questions that they share."""
    return element(
        "div",
        _head(first, second),
        element("p", strings.COMPARE_HOW, class_="note"),
        element("p", strings.PAIRS.format(pairs=questions_words(made.pairs)), class_="count"),
        *_differences(strings.MEASURES, [one for one in made.differences if one.measure in HEADLINES]),
        *_flips(strings.ONLY_B, made.won, first, second, look.held_out),
        *_flips(strings.ONLY_A, made.lost, first, second, look.held_out),
        *_held(made, look),
        *_groups(strings.BY_CATEGORY, strings.CATEGORY, made.categories),
        *_groups(strings.BY_TAG, strings.TAG, made.tags),
        *_left_out(made, first, second),
        *_differences(strings.ALL_MEASURES, made.differences),
        class_="compared",
    )


def both(first: Opened, second: Opened, one: Row, other: Row, corpus: Corpus) -> Html:
    """One question as both runs answered it, side by side."""
    evidence = [quotation(place, corpus) for place in one.evidence]
    return element(
        "article",
        element(
            "nav",
            element(
                "a",
                f"← {strings.COMPARE_BACK}",
                href=compare_address(first.name, second.name),
                class_="back",
            ),
            class_="around",
        ),
        element("p", element("span", quoted(one.id), class_="id"), class_="marks"),
        element("h2", quoted(one.question), class_="title"),
        element("h3", strings.EXPECTED),
        element("p", quoted(one.expected), class_="said"),
        element(
            "div", _side(strings.A_GAVE, first, one), _side(strings.B_GAVE, second, other), class_="sides"
        ),
        element("h3", strings.EVIDENCE) if evidence else None,
        *evidence,
        class_="case",
    )


def _side(title: str, opened: Opened, row: Row) -> Html:
    right = strings.SHOWS["missed" if row.missed else "right"]
    return element(
        "section",
        element("h3", title, " ", element("span", _RIGHT_WORDS[row.missed], class_="sort", title=right)),
        *given(row),
        element("p", *fault_marks(row), class_="marks"),
        element("p", element("a", strings.OPEN_RUN, href=run_address(opened.name, row.id))),
    )


_RIGHT_WORDS = {True: strings.IS_MISSED, False: strings.IS_RIGHT}


def _head(first: Opened, second: Opened) -> Html:
    return element(
        "header",
        element("p", element("a", f"← {strings.BACK}", href="#evaluate"), class_="back"),
        element("h2", strings.COMPARE_TITLE, class_="title"),
        element("div", _of(strings.FIRST, first), _of(strings.SECOND, second), class_="sides"),
        *_unlike(first, second),
        element(
            "div",
            element("a", strings.CHANGE_SIDES, href=compare_address(second.name, first.name), class_="step"),
            downloads(("html", "md"), data_first=first.name, data_second=second.name),
            class_="tools",
        ),
        class_="run-head",
    )


def _of(title: str, opened: Opened) -> Html:
    asked = opened.run.about["set"]
    name = quoted(set_words(asked["name"], asked["part"]))
    return element(
        "section",
        element("h3", title),
        element("p", element("a", name, href=run_address(opened.name))),
        element(
            "p",
            quoted(started_words(str(opened.run.about["started"]))),
            " · ",
            questions_words(len(opened.run.rows)),
            class_="line",
        ),
    )


def _unlike(first: Opened, second: Opened) -> Iterator[Html]:
    """The settings and versions that are not the same in both."""
    told = [
        {"stdqa": run.about["stdqa"], "index": run.about["index"]["id"][:8], **run.about["settings"]}
        for run in (first.run, second.run)
    ]
    names = [name for name in dict.fromkeys((*told[0], *told[1])) if told[0].get(name) != told[1].get(name)]
    if not names:
        yield element("p", strings.SETTINGS_SAME, class_="facts")
        return
    words = (f"{name} {told[0].get(name, NOTHING)} → {told[1].get(name, NOTHING)}" for name in names)
    yield element("p", f"{strings.SETTINGS_DIFFER}: ", quoted(" · ".join(words)), class_="facts")


def _differences(title: str, differences: Sequence[Difference]) -> Iterator[Html]:
    rows = (
        (
            element("span", one.measure, lower_mark(one.measure), class_="name"),
            percent(one.first),
            percent(one.second),
            element("span", _signed(one.difference.value), class_=_way(one)),
            f"{_signed(one.difference.low)} to {_signed(one.difference.high)}",
            f"{one.p:.3f}",
            f"{one.difference.n:,}",
        )
        for one in differences
    )
    columns = (
        strings.MEASURE, strings.A, strings.B, strings.DIFFERENCE, strings.INTERVAL, strings.P, strings.OF,
    )  # fmt: skip
    yield element("h3", title)
    yield table(columns, rows, "differences")


def _signed(value: float | None) -> str:
    """A difference in points of per cent."""
    if value is None:
        return NOTHING
    return f"{100 * value:+.1f}".replace("-", "−").replace("+0.0", "0.0").replace("−0.0", "0.0")


def _way(one: Difference) -> str | None:
    """Which way a difference goes, where its interval leaves out none."""
    low, high = one.difference.low, one.difference.high
    if low is None or high is None or low <= 0 <= high:
        return "mean"
    better = (low > 0) != MEASURES[one.measure].lower_is_better
    return f"mean {'better' if better else 'worse'}"


def _groups(title: str, column: str, groups: Sequence[GroupDifference]) -> Iterator[Html]:
    if not groups:
        return
    rows = (
        (
            quoted(one.name),
            f"{one.n:,}",
            percent(one.first),
            percent(one.second),
            f"{one.won:,}",
            f"{one.lost:,}",
        )
        for one in groups
    )
    columns = (column, strings.OF, strings.A, strings.B, strings.ONLY_B, strings.ONLY_A)
    yield element("h3", title)
    yield table(columns, rows, "groups")


def _flips(
    title: str, pairs: Sequence[Pair], first: Opened, second: Opened, show_held_out: bool
) -> Iterator[Html]:
    shown = [pair for pair in pairs if show_held_out or not held_out(pair[0])]
    yield element("h3", title, " ", element("span", f"{len(pairs):,}", class_="sort"))
    if len(shown) < len(pairs):
        hidden = questions_words(len(pairs) - len(shown))
        yield element("p", strings.HIDDEN_FLIPS.format(count=hidden), class_="note")
    if not pairs:
        yield element("p", strings.FLIPS_NONE, class_="note")
    lines = (
        element(
            "li",
            element(
                "a",
                element("span", quoted(one.id), class_="id"),
                element("span", quoted(one.question), class_="asked"),
                href=compare_address(first.name, second.name, one.id),
                data_key=f"flip {one.id}",
            ),
            element(
                "p",
                element("span", strings.A, class_="label"),
                element("span", quoted(_brief(one)), class_="given"),
                element("span", strings.B, class_="label"),
                element("span", quoted(_brief(other)), class_="given"),
                class_="pair",
            ),
        )
        for one, other in shown[:MOST_FLIPS]
    )
    if shown:
        yield element("ol", *lines, class_="question-list")


def _held(made: Comparison, look: Look) -> Iterator[Html]:
    if any(held_out(one) for one, _ in (*made.won, *made.lost)):
        yield element("div", switch(look.held_out), class_="held")


def _brief(row: Row) -> str:
    return "; ".join(row.figures) or (
        strings.STATUSES["abstained"] if row.status == "abstained" else row.text
    )


def _left_out(made: Comparison, first: Opened, second: Opened) -> Iterator[Html]:
    alone = [*(first.rows.keys() - second.rows.keys()), *(second.rows.keys() - first.rows.keys())]
    told = [
        (words, names)
        for words, names in ((strings.CHANGED, made.changed), (strings.UNPAIRED, sorted(alone)))
        if names
    ]
    if not told:
        return
    yield element("h3", strings.LEFT_OUT)
    for words, names in told:
        yield element(
            "p",
            joined(words.format(count=questions_words(len(names))), " ", quoted(", ".join(names))),
            class_="left-out",
        )

"""The Evaluate place as HTML: its parts, what is run, how far it is, and the runs that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stdqa.evaluation.report.content import HELD_OUT
from stdqa.evaluation.report.wording import NOTHING
from stdqa.web import strings as common
from stdqa.web.evaluate.going import Going
from stdqa.web.evaluate.offered import MOST_BYTES, SIGNS, Offered, Picked
from stdqa.web.evaluate.parts import (
    lower_mark,
    percent,
    problems,
    questions_words,
    run_address,
    set_words,
    started_words,
)
from stdqa.web.evaluate.runs import HEADLINES, Listed, differing
from stdqa.web.markup import Html, button, element, quoted
from stdqa.web.strings import evaluate as strings

MEGABYTE = 1_000_000


def parts() -> Html:
    """The parts of the place; the script marks the one that is open."""
    links = (
        element("li", element("a", words, href=f"#evaluate{name and f'/{name}'}", data_part=name))
        for name, words in strings.PARTS.items()
    )
    return element("nav", element("ul", *links), class_="parts", aria_label=strings.PARTS_LABEL)


def frame(able: bool = True) -> Html:
    """The place before anything is in it; the page's script draws what the address names.

    :param able: whether there is something to measure.
    """
    if not able:
        return element("div", element("p", strings.NOT_HERE, class_="note"), class_="evaluate-frame")
    return element(
        "div",
        progress_panel(),
        element("div", class_="shown", tabindex="-1"),
        element("p", role="status", class_="sr-only said"),
        class_="evaluate-frame",
        data_unreached=strings.UNREACHED,
        data_unreadable=strings.UNREADABLE,
        data_working=strings.WORKING,
    )


def progress_panel() -> Html:
    """How far the run is that goes on; the script fills it in, and shows it while there is one."""
    return element(
        "section",
        element("p", class_="what"),
        element("progress", max="1", value="0", aria_label=strings.RUN),
        element("p", class_="far"),
        button(strings.STOP, "stop"),
        class_="going",
        hidden=True,
    )


def home(offered: Sequence[Offered], listed: Sequence[Listed], going: Going | None) -> Html:
    """What can be run, and what has been."""
    return element(
        "div",
        element("h2", strings.TITLE, class_="title"),
        element("p", strings.HOW, class_="how"),
        _new(offered),
        element("section", *_runs(listed, going), class_="runs"),
        class_="home",
    )


def picker(offered: Sequence[Offered], chosen: str = "") -> Html:
    """The list that a set is picked from."""
    groups = (
        (strings.OFFERED, [one for one in offered if not one.made]),
        (strings.MADE, [one for one in offered if one.made]),
    )
    return element(
        "select",
        element("option", strings.CHOOSE, value=""),
        *(
            element("optgroup", *(_option(one.key, one.name, chosen) for one in some), label=title)
            for title, some in groups
            if some
        ),
        data_field="set",
        data_key="set",
    )


def picked(one: Picked) -> Html:
    """A set that is picked: what is in it and how to run it, or what is wrong with it."""
    if one.asked is None:
        return problems(strings.PROBLEMS, one.wrong)
    count = len(one.asked.questions)
    brings = None
    if one.asked.texts:
        documents = common.counted(len(one.asked.texts), "document", "documents")
        brings = element("p", strings.BRINGS.format(documents=documents), class_="note")
    generated = None
    if one.generated:
        words = strings.GENERATED.format(count=f"{one.generated:,}")
        box = element("input", type="checkbox", data_field="generated")
        generated = element("label", box, element("span", words), class_="switch")
    held_out = element("p", strings.HELD_OUT_RUN, class_="note") if HELD_OUT in one.parts else None
    return element(
        "div",
        element("p", element("strong", questions_words(count)), *_sorts(one), class_="contents"),
        brings,
        generated,
        element(
            "p",
            _part_choice(one, count),
            button(strings.RUN, "run", class_="primary", data_set=one.offered.key),
            class_="begin",
        ),
        held_out,
        class_="card",
    )


def _new(offered: Sequence[Offered]) -> Html:
    kinds = strings.UPLOAD_KINDS.format(most=MOST_BYTES // MEGABYTE)
    pick = element("label", element("span", strings.SET), picker(offered)) if offered else None
    return element(
        "section",
        element("h3", strings.NEW),
        element("p", strings.NO_SETS, class_="note") if not offered else None,
        element(
            "div",
            pick,
            button(strings.UPLOAD, "choose"),
            element("input", type="file", accept=",".join(SIGNS), hidden=True, tabindex="-1"),
            element("span", kinds, class_="kinds"),
            class_="pick-set",
        ),
        element("p", role="status", class_="told"),
        element("div", class_="picked", aria_live="polite"),
        class_="new",
    )


def _option(value: str, words: str, chosen: str | None) -> Html:
    return element("option", words, value=value, selected=value == chosen)


def _part_choice(one: Picked, count: int) -> Html | None:
    if not one.parts:
        return None
    options = [_option("", f"{strings.WHOLE} ({count:,})", None)]
    options += [_option(name, f"{name} ({n:,})", None) for name, n in sorted(one.parts.items())]
    return element("label", element("span", strings.PART), element("select", *options, data_field="part"))


def _sorts(one: Picked) -> Iterator[Html | str]:
    """How many questions each category has."""
    for name, count in one.categories.items():
        yield " "
        yield element("span", quoted(name), f" {count:,}", class_="sort")


def _runs(listed: Sequence[Listed], going: Going | None) -> Iterator[Html]:
    yield element("h3", strings.RUNS)
    if not listed:
        yield element("p", strings.NO_RUNS, class_="note")
        return
    unlike = differing(tuple(listed))
    columns = [
        element("th", strings.SET_COLUMN, scope="col", class_="word"),
        element("th", strings.QUESTIONS_COLUMN, scope="col", class_="number"),
        *(
            element(
                "th", strings.COLUMNS[name], lower_mark(name), scope="col", class_="number",
                title=strings.SAYS[name],
            )
            for name in HEADLINES
        ),
        element("th", element("span", strings.DELETE, class_="sr-only"), scope="col"),
    ]  # fmt: skip
    rows = (_run(one, unlike, going is not None and going.run == one.name) for one in listed)
    yield element(
        "table", element("thead", element("tr", *columns)), element("tbody", *rows), class_="run-list"
    )


def _run(one: Listed, unlike: Iterable[str], goes_on: bool) -> Html:
    if one.wrong:
        told = element(
            "td",
            element("strong", quoted(one.name)),
            element("span", quoted(strings.BROKEN.format(why=one.wrong)), class_="line caution"),
            colspan=str(len(HEADLINES) + 2),
            class_="what",
        )
        return element("tr", told, element("td", _delete(one.name), class_="acts"), class_="broken")
    return element(
        "tr",
        element("td", *_named(one, unlike), class_="what"),
        element("td", *_done(one, goes_on), class_="number", data_label=strings.QUESTIONS_COLUMN),
        *(
            element(
                "td",
                percent(one.headlines[name]) if name in one.headlines else NOTHING,
                class_="number" + (" first" if name == "right" else ""),
                data_label=strings.COLUMNS_LONG[name],
            )
            for name in HEADLINES
        ),
        element("td", None if goes_on else _delete(one.name), class_="acts"),
    )


def _named(one: Listed, unlike: Iterable[str]) -> Iterator[Html | str | None]:
    words = quoted(set_words(one.asked_of, one.part))
    yield element("a", words, href=run_address(one.name), data_key=f"run {one.name}")
    yield element("span", quoted(started_words(one.started)), class_="line")
    told = [f"{name} {one.told.get(name, NOTHING)}" for name in unlike]
    if told:
        yield element("span", quoted(" · ".join(told)), class_="line")


def _done(one: Listed, goes_on: bool) -> Iterator[Html | str]:
    if one.complete:
        yield f"{one.done:,}"
        return
    yield strings.DONE_OF.format(done=one.done, total=one.questions)
    yield element("span", strings.RUNNING if goes_on else strings.UNFINISHED, class_="line caution")


def _delete(name: str) -> Html:
    return deleting(name, element("span", strings.DELETE, aria_hidden="true"))


def deleting(name: str, words: Html | str) -> Html:
    """A button to delete a run, which asks once more."""
    ask = element(
        "button", words, type="button", data_act="delete", aria_label=strings.DELETE_LABEL.format(name=name)
    )
    sure = element(
        "span",
        element("span", strings.DELETE_SURE),
        button(strings.DELETE_YES, "sure", data_run=name, class_="sure"),
        button(strings.CANCEL, "cancel"),
        class_="asked",
        hidden=True,
    )
    return element("span", ask, sure, class_="delete")


def finished(going: Going) -> Html:
    """How a run ended that somebody may still be waiting for."""
    name = set_words(going.asked_of, going.part)
    if going.wrong:
        return element("div", problems(strings.NOT_FINISHED, going.wrong), class_="ended")
    words = strings.FINISHED
    if going.stopped.is_set():
        words = strings.STOPPED if going.done else strings.STOPPED_EARLY
    link = None
    if words != strings.STOPPED_EARLY:
        link = element("a", strings.OPEN_RUN, href=run_address(going.run))
    return element("p", quoted(words.format(run=name)), " " if link else None, link, class_="ended")

"""The question sets as HTML: the list of sets, and one set with its questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stdqa.evaluation.making import Trap
from stdqa.web import strings as common
from stdqa.web.evaluate.parts import notice, problems
from stdqa.web.markup import Html, button, element, joined, quoted
from stdqa.web.sets.kept import ENDINGS
from stdqa.web.sets.making import MOST_MADE
from stdqa.web.sets.question_view import Shown, address_of, back, row, state_of, trap_of
from stdqa.web.strings import evaluate as evaluate_strings
from stdqa.web.strings import sets as strings

PAGE = 50
DEFAULT_MOST = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A set as the list names it; ``drafts`` of its questions nobody has accepted. ``questions`` is None
    where they are not counted, and ``wrong`` tells that the set cannot be read.
    """

    key: str
    made: bool
    questions: int | None = 0
    drafts: int = 0
    wrong: str = ""

    @property
    def name(self) -> str:
        """Its name in its folder."""
        return self.key.partition("/")[2]


def frame(able: bool = True) -> Html:
    """The part before anything is in it; the page's script draws what the address names."""
    if not able:
        return element("div", element("p", strings.NOT_HERE, class_="note"), class_="sets-frame")
    return element(
        "div",
        element("div", class_="shown", tabindex="-1"),
        element("p", role="status", class_="said"),
        class_="sets-frame",
        data_unreached=strings.UNREACHED,
        data_making=strings.MAKING,
    )


def home(listed: Sequence[Listed], said: int) -> Html:
    """The sets that there are, and how to make another."""
    made = [one for one in listed if one.made]
    others = [one for one in listed if not one.made]
    return element(
        "div",
        element("h2", strings.TITLE, class_="title"),
        element("p", strings.HOW, class_="how"),
        element("section", element("h3", strings.NEW), _making(new=True), class_="new"),
        element("section", element("h3", strings.MADE_HERE), _table(made, strings.NO_MADE)),
        element("section", element("h3", strings.READ_ONLY), _table(others, strings.NO_MADE))
        if others
        else None,
        element(
            "p",
            element("a", strings.OPEN_FEEDBACK, href="#evaluate/sets/feedback"),
            element("span", f" {strings.FEEDBACK_COUNT.format(count=f'{said:,}')}", class_="note"),
            class_="to-feedback",
        ),
        class_="home",
    )


def _making(new: bool) -> Html:
    """How many questions to make, and of which kinds."""
    name = element(
        "label",
        element("span", strings.NAME),
        element("input", type="text", name_="name", value="questions", maxlength="80", autocomplete="off"),
    )
    most = element(
        "label",
        element("span", strings.MOST),
        element(
            "input", type="number", name_="most", value=str(DEFAULT_MOST), min="1", max=str(MOST_MADE),
        ),
        class_="most",
    )  # fmt: skip
    boxes = (
        element(
            "label",
            element("input", type="checkbox", name_="trap", value=trap.value, checked=True),
            element("span", strings.TRAPS[trap.value][0], element("small", strings.TRAPS[trap.value][1])),
        )
        for trap in Trap
    )
    return element(
        "form",
        element("div", name if new else None, most, class_="fields"),
        element("fieldset", element("legend", strings.TRAPS_LABEL), *boxes),
        element("p", class_="wrong", role="alert", hidden=True),
        element(
            "button", strings.MAKE.format(most=DEFAULT_MOST), type="submit", class_="primary",
            data_words=strings.MAKE,
        ),
        class_="making",
        data_form="new" if new else "more",
    )  # fmt: skip


def _table(listed: Sequence[Listed], none: str) -> Html:
    if not listed:
        return element("p", none, class_="note")
    head = (
        element("th", strings.FILE, scope="col"),
        element("th", strings.QUESTIONS, scope="col", class_="number"),
        element("th", strings.DRAFTS, scope="col", class_="number"),
    )
    rows = (
        element(
            "tr",
            element("td", element("a", quoted(one.name), href=address_of(one.key))),
            *(
                (element("td", strings.CANNOT_BE_READ, colspan="2", class_="caution", title=one.wrong),)
                if one.wrong
                else (
                    element("td", _number(one.questions), class_="number"),
                    element("td", _number(one.drafts or None), class_="number"),
                )
            ),
        )
        for one in listed
    )
    return element("table", element("thead", element("tr", *head)), element("tbody", *rows), class_="sets")


def _number(count: int | None) -> str:
    return strings.NONE if count is None else f"{count:,}"


def broken(key: str, wrong: str) -> Html:
    """A set that cannot be read, with what is wrong."""
    return element("div", back(), _title(key), problems(evaluate_strings.PROBLEMS, wrong))


def missing() -> Html:
    """No set, or no longer."""
    return element("div", back(), notice(strings.NO_SUCH_SET))


def one_set(shown: Shown) -> Html:
    """A set with the questions that are wanted, one of them open."""
    accepted = sum(state_of(one) == "accepted" for one in shown.questions)
    drafts = common.counted(len(shown.questions) - accepted, "draft", "drafts")
    total = common.counted(len(shown.questions), "question", "questions")
    counts = strings.COUNTS.format(total=total, accepted=f"{accepted:,}", drafts=drafts)
    return element(
        "div",
        back(),
        element("div", _title(shown.key), element("p", counts, class_="counts"), class_="top"),
        element("p", strings.ONLY_READ, class_="note") if not shown.changes else None,
        _tools(shown),
        element("details", element("summary", strings.ADD_MORE), _making(new=False), class_="more")
        if shown.changes
        else None,
        _listed(shown),
        element("p", strings.KEYS, class_="note keys") if shown.changes else None,
        class_="one-set",
    )


def _title(key: str) -> Html:
    return element("h2", quoted(key.partition("/")[2]), class_="title")


def _tools(shown: Shown) -> Html:
    """The filters of a set, and what can be done with all of it."""
    by_state = [(state, sum(state in ("", state_of(q)) for q in shown.questions)) for state in strings.STATES]
    traps: dict[str, int] = {}
    for one in shown.questions:
        traps[trap_of(one)] = traps.get(trap_of(one), 0) + 1
    named = {trap.value: strings.TRAPS[trap.value][0] for trap in Trap} | {
        strings.FEEDBACK_TAG: strings.FEEDBACK,
        "": strings.OWN_TAG,
    }
    kinds = [("", strings.ALL_TRAPS, len(shown.questions))]
    kinds += [(trap or "other", words, traps[trap]) for trap, words in named.items() if trap in traps]
    states = [(state, strings.STATES[state], count) for state, count in by_state if count or not state]
    downloads = (
        element(
            "button", ending, type="button", data_download=ending,
            aria_label=strings.DOWNLOAD_AS.format(ending=ending),
        )
        for ending in ENDINGS
    )  # fmt: skip
    return element(
        "div",
        _select(strings.STATE, "state", states, shown.look.state),
        _select(strings.TRAP, "trap", kinds, shown.look.trap),
        element("span", element("span", strings.DOWNLOAD), *downloads, class_="downloads"),
        button(strings.ADD_ONE, "write") if shown.changes else None,
        button(strings.UNDO, "undo") if shown.changes else None,
        class_="tools",
    )


def _select(label: str, name: str, options: Iterable[tuple[str, str, int]], chosen: str) -> Html:
    listed = (
        element("option", f"{words} ({count:,})", value=value, selected=value == chosen)
        for value, words, count in options
    )
    return element(
        "label", element("span", label), element("select", *listed, data_field=name, data_key=name)
    )


def _listed(shown: Shown) -> Html:
    if not shown.found:
        return element("p", strings.NOTHING_LEFT, class_="note nothing")
    first = shown.look.page * PAGE
    there = shown.found[first : first + PAGE]
    rows = (row(one, shown) for one in there)
    return joined(element("ol", *rows, class_="questions", start=str(first + 1)), _pages(shown, first))


def _pages(shown: Shown, first: int) -> Html | None:
    total = len(shown.found)
    if total <= PAGE:
        return None
    last = min(first + PAGE, total)
    return element(
        "div",
        element(
            "button", strings.EARLIER, type="button", data_page=str(shown.look.page - 1), disabled=first == 0
        ),
        element("span", strings.PAGE.format(first=first + 1, last=last, total=total)),
        element(
            "button", strings.LATER, type="button", data_page=str(shown.look.page + 1), disabled=last == total
        ),
        class_="pages",
    )

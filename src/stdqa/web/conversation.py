"""The conversation as HTML: the page before the first question, and the turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from stdqa.store import Listed
from stdqa.types import Answer, Status
from stdqa.web import strings
from stdqa.web.actions import actions, fault_form, go_on
from stdqa.web.bar import Summary
from stdqa.web.evidence import also_name, amount, chip_mark, evidence, heading, marker, verdict_word
from stdqa.web.kept import Remembered
from stdqa.web.markup import Html, element, joined, quoted
from stdqa.web.plain import plain
from stdqa.web.rows import Row, Rows, lead, rows
from stdqa.web.strings import Example
from stdqa.web.view import AnswerView, Chip, view

# A longer last word (an address, say) must be free to break, or it would leave the column.
LONGEST_HELD = 20
_A_PERIOD = Chip("period", "during 2023")
_A_DATE = Chip("date", "as of 31 December 2023")


def conversation(
    turns: Sequence[tuple[str, Answer]],
    summary: Summary,
    examples: Sequence[Example],
    pending: str | None = None,
    remembered: Remembered | None = None,
    titles: Mapping[str, str] = MappingProxyType({}),
) -> Html:
    """All turns, the last one selected; before the first one, what this is and where to start.

    :param titles: those of the documents, by their ids.
    """
    beside = remembered or Remembered()
    if not turns and pending is None:
        return welcome(summary, examples, beside.earlier)
    waiting = None
    if pending is not None:
        waiting = element("article", _question(pending), class_="turn waiting")
    shown = (
        _turn(place, *turn, view(turn[1], titles), place == len(turns), beside)
        for place, turn in enumerate(turns, start=1)
    )
    return element(
        "div",
        *shown,
        waiting,
        class_="turns",
        aria_label=strings.CONVERSATION,
        role="region",
        data_conversation=beside.conversation,
    )


def welcome(summary: Summary, examples: Sequence[Example], earlier: Sequence[Listed] = ()) -> Html:
    """The page before the first question."""
    known = strings.EMPTY_CORPUS
    if summary.documents:
        count = strings.counted(summary.documents, "document", "documents")
        figures = strings.counted(summary.figures, "figure", "figures")
        known = f"Ask about the {count} here, with {figures} in them. {strings.PROMISE}"
    buttons = (
        element(
            "li",
            element(
                "button",
                element("span", kind, class_="kind"),
                element("span", question),
                type="button",
                data_example=str(place),
            ),
        )
        for place, (kind, question) in enumerate(examples)
    )
    return element(
        "div",
        element("h2", strings.WELCOME, class_="title"),
        element("p", known, class_="promise"),
        joined(element("h3", strings.TRY), element("ul", *buttons, class_="examples")) if examples else None,
        go_on(earlier),
        element(
            "section",
            element("h3", strings.IN_THE_CORPUS),
            element("ul", *(element("li", quoted(title)) for title in summary.titles)),
            element("p", strings.DIGEST_NOTE, class_="note") if summary.digest else None,
            element("h3", strings.READING),
            element("p", chip_mark(_A_PERIOD), " ", strings.READING_PERIOD),
            element("p", chip_mark(_A_DATE), " ", strings.READING_DATE),
            class_="evidence corpus",
            aria_label=strings.IN_THE_CORPUS,
        ),
        class_="welcome",
    )


def status(words: str = "") -> Html:
    """The line beside the question box; what changes in it is read aloud."""
    return element("p", words, role="status")


def announcement(answer: Answer) -> Html:
    """An answer for those who hear the page; it is not seen."""
    shown = view(answer)
    asked_back = strings.ABSTAINED_FOR.get(answer.reason) if answer.reason and answer.also else None
    opening = f"{asked_back or strings.ABSTAINED}. " if answer.status is Status.ABSTAINED else ""
    return status(element("span", opening, quoted(shown.text), class_="heard"))


def notice(text: str) -> Html:
    """Something to put right, said beside the question box."""
    return status(element("span", text, class_="notice"))


def working(text: str) -> Html:
    """What is being done while somebody waits."""
    return status(element("span", text, class_="working"))


def _question(question: str) -> Html:
    return element("h2", quoted(question), class_="question")


def _turn(
    number: int, question: str, answer: Answer, shown: AnswerView, selected: bool, remembered: Remembered
) -> Html:
    beside = rows(answer)
    name = f"evidence-{number}"
    offered = heading(shown) if heading(shown) != strings.NEAREST else strings.SHOW_NEAREST
    button = element(
        "button",
        offered if shown.status is Status.ABSTAINED else strings.EVIDENCE,
        type="button",
        class_="pick",
        data_evidence=name,
        aria_controls=name,
        aria_expanded="true" if selected else "false",
        aria_label=strings.SHOW_EVIDENCE.format(number=number),
    )
    said = _said(shown, beside, lead(answer, shown.text, beside), name)
    mark = remembered.marks.get(number)
    row = actions(number, plain(question, shown), mark, remembered.keeps)
    return element(
        "article",
        _question(question),
        element(
            "div",
            said,
            element("div", button, row, class_="actions"),
            fault_form(number, mark) if remembered.keeps else None,
            class_=f"answer {shown.status.value}",
            data_evidence=name,
        ),
        evidence(shown, number),
        class_="turn",
        data_selected=selected,
    )


def _text_with_markers(shown: AnswerView, text: str, name: str) -> Html:
    """The text with its markers held to the last word, so that none begins a line alone."""
    markers = [marker(number, name) for number in shown.markers]
    start, space, last = text.rpartition(" ")
    if not markers or not space or len(last) > LONGEST_HELD:
        return joined(quoted(text), " ", *markers)
    return element("bdi", start, " ", element("span", last, "\u00a0", *markers, class_="whole"))


def _said(shown: AnswerView, beside: Rows | None, told: str | None, name: str) -> Html:
    """The words of an answer, and below them its figures side by side; each row then has its own marker."""
    table = figures_beside(beside, name, shown.status is Status.ABSTAINED) if beside else None
    if shown.status is Status.ABSTAINED:
        asked_back = strings.ABSTAINED_FOR.get(shown.reason) if shown.reason and table else None
        words = element("p", quoted(shown.text))
        nearest = _nearest(shown) if table is None else None
        return joined(element("h3", asked_back or strings.ABSTAINED), words, nearest, table)
    if shown.status is Status.ERROR:
        return joined(element("h3", strings.ERROR), element("p", _text_with_markers(shown, shown.text, name)))
    verdict = element("p", verdict_word(shown.verdict)) if shown.verdict else None
    if table is None:
        return joined(verdict, element("p", _text_with_markers(shown, told or shown.text, name)))
    return joined(verdict, element("p", quoted(told)) if told else None, table)


def _nearest(shown: AnswerView) -> Html | None:
    if not shown.also:
        return None
    first = shown.also[0]
    return element("p", f"{strings.NEAREST}: ", amount(first), " — ", quoted(first.why), class_="nearest")


def figures_beside(beside: Rows, name: str, offered: bool = False) -> Html:
    """Figures side by side: what tells each apart, the number, and where they can be compared a bar.

    :param offered: that they are no answer; their citations then stand with each of them.
    """
    above = [
        element("span", quoted(beside.counted), class_="counted") if beside.counted else None,
        chip_mark(beside.chip) if beside.chip else None,
    ]
    shown = (
        _row_beside(row, name, also_name(name, place) if offered else None)
        for place, row in enumerate(beside.rows)
    )
    barred = " barred" if any(row.bar is not None for row in beside.rows) else ""
    return joined(
        element("p", *above, class_="shared") if any(above) else None,
        element("ul", *shown, class_=f"beside{barred}"),
    )


def _row_beside(row: Row, name: str, within: str | None) -> Html:
    bar = None
    if row.bar is not None:
        bar = element("span", element("span", style=f"width:{row.bar:.1%}"), class_="bar", aria_hidden="true")
    label = quoted(row.label) if row.label else None
    return element(
        "li",
        element("span", label, chip_mark(row.chip) if row.chip else None, class_="label"),
        element("span", amount(row), class_="value"),
        marker(row.citation + 1, name, within) if row.citation is not None else None,
        bar,
    )

"""What can be done with an answer, and with a conversation, as HTML: copy, mark, reopen, export."""

from __future__ import annotations

from collections.abc import Sequence

from stdqa.dates import date_words
from stdqa.store import Fault, Listed, Mark
from stdqa.web import strings
from stdqa.web.markup import Html, element, icon, joined, quoted

_COPY = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"
_ADD = "M3.5 1.5h6l3 3v10h-9zM8 7v5M5.5 9.5h5"
_UP = "M5 7v6.5H2.5V7zM5 7l3-5c1 0 1.6.8 1.4 1.8L9 6.5h3.6c.9 0 1.5.8 1.3 1.7l-1 4.3c-.15.6-.6 1-1.3 1H5"
_DOWN = "M5 9V2.5H2.5V9zM5 9l3 5c1 0 1.6-.8 1.4-1.8L9 9.5h3.6c.9 0 1.5-.8 1.3-1.7l-1-4.3c-.15-.6-.6-1-1.3-1H5"
# Before the first question, only the latest are offered; all of them are in the list.
OFFERED = 3


def actions(number: int, text: str, mark: Mark | None, keeps: bool) -> Html:
    """What can be done with answer ``number``.

    :param text: what is copied.
    :param keeps: whether what is said of the answer can be kept.
    """
    copy = element(
        "button",
        icon(_COPY),
        strings.COPY,
        type="button",
        data_copy=text,
        aria_label=strings.COPY_LABEL.format(number=number),
    )
    add = element(
        "button",
        icon(_ADD),
        strings.ADD_TO_BRIEF,
        type="button",
        data_brief=str(number - 1),
        aria_label=strings.ADD_LABEL.format(number=number),
    )
    return joined(
        copy,
        add,
        _thumb(number, True, mark) if keeps else None,
        _thumb(number, False, mark) if keeps else None,
        element(
            "span",
            role="status",
            class_="done",
            data_copied=strings.COPIED,
            data_failed=strings.COPY_FAILED,
            data_lost=strings.MARK_LOST,
        ),
    )


def fault_form(number: int, mark: Mark | None) -> Html:
    """What is wrong with answer ``number``: folded away until somebody says that something is."""
    given = mark if mark and not mark.good else Mark(good=False)
    reasons = (_reason(number, fault, fault is given.fault) for fault in Fault)
    words = element("textarea", given.words, name_="words", rows="2", maxlength="4000")
    corrected = element(
        "input", type="text", name_="corrected", value=given.corrected, maxlength="4000", autocomplete="off"
    )
    return element(
        "form",
        element("fieldset", element("legend", strings.WHAT_IS_WRONG), *reasons),
        element("label", strings.FAULT_WORDS, words),
        element("label", strings.FAULT_CORRECTED, corrected),
        element(
            "p",
            element("button", strings.SAVE, type="submit", class_="save"),
            element("button", strings.CANCEL, type="button", data_cancel=True),
        ),
        class_="fault",
        hidden=True,
        data_turn=str(number),
    )


def go_on(earlier: Sequence[Listed]) -> Html | None:
    """The latest conversations, offered before the first question."""
    if not earlier:
        return None
    return joined(
        element("h3", strings.GO_ON),
        element("ul", *(element("li", _reopen(one)) for one in earlier[:OFFERED]), class_="earlier"),
    )


def tools(keeps: bool) -> Html:
    """The buttons beside the question box, with the list and the menu that they open."""
    export = (
        element("button", words, type="button", data_export=form)
        for form, words in strings.EXPORT_FORMS.items()
    )
    return joined(
        # First, because its place is kept while there is nothing to export: at the edge no gap is seen.
        _opener("export-menu", strings.EXPORT),
        _opener("earlier-panel", strings.EARLIER) if keeps else None,
        element("button", strings.NEW_CONVERSATION, type="button", id="anew", class_="tool"),
        element("div", *export, id="export-menu", popover=True, aria_label=strings.EXPORT),
        element(
            "section",
            element(
                "div",
                element("h2", strings.EARLIER_HEADING),
                element(
                    "button",
                    strings.CLOSE,
                    type="button",
                    popovertarget="earlier-panel",
                    popovertargetaction="hide",
                    class_="tool",
                ),
                class_="head",
            ),
            element("p", strings.EARLIER_NOTE, class_="note"),
            element("div", class_="list"),
            id="earlier-panel",
            popover=True,
            aria_label=strings.EARLIER_HEADING,
        ),
    )


def earlier_list(earlier: Sequence[Listed], current: str | None) -> Html:
    """The conversations of a browser, each to reopen, rename or delete."""
    if not earlier:
        return element("p", strings.NO_EARLIER)
    return element("ul", *(_listed(one, one.id == current) for one in earlier))


def _opener(panel: str, words: str) -> Html:
    return element("button", words, type="button", popovertarget=panel, class_="tool")


def _listed(one: Listed, current: bool) -> Html:
    buttons = (
        element(
            "button",
            words,
            type="button",
            aria_label=label.format(title=one.title),
            **{f"data_{action}": True},
        )
        for action, words, label in (
            ("rename", strings.RENAME, strings.RENAME_LABEL),
            ("delete", strings.DELETE, strings.DELETE_LABEL),
        )
    )
    title = element(
        "input", type="text", name_="title", value=one.title, maxlength="200", aria_label=strings.TITLE_LABEL
    )
    naming = element("form", title, element("button", strings.SAVE, type="submit"), hidden=True)
    sure = element(
        "p",
        strings.DELETE_SURE,
        element("button", strings.DELETE, type="button", data_sure=True),
        element("button", strings.CANCEL, type="button", data_cancel=True),
        class_="sure",
        hidden=True,
    )
    row = element("div", _reopen(one, current), *buttons, class_="row")
    return element("li", row, naming, sure, data_conversation=one.id)


def _reopen(one: Listed, current: bool = False) -> Html:
    count = strings.counted(one.questions, "question", "questions")
    return element(
        "button",
        element("span", quoted(one.title), class_="what"),
        element("span", f"{date_words(one.changed.astimezone().date())}, {count}", class_="when"),
        type="button",
        data_reopen=one.id,
        aria_label=strings.REOPEN.format(title=one.title),
        aria_current="true" if current else None,
    )


def _thumb(number: int, good: bool, mark: Mark | None) -> Html:
    words = (strings.GOOD if good else strings.WRONG).format(number=number)
    return element(
        "button",
        icon(_UP if good else _DOWN),
        type="button",
        class_="thumb",
        data_mark="good" if good else "wrong",
        data_turn=str(number),
        aria_label=words,
        title=words,
        aria_pressed="true" if mark and mark.good is good else "false",
    )


def _reason(number: int, fault: Fault, chosen: bool) -> Html:
    box = element("input", type="radio", name_=f"fault-{number}", value=fault.value, checked=chosen)
    return element("label", box, element("span", strings.FAULTS[fault]))

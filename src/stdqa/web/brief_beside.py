"""What stands beside a brief, as HTML: the boxes for questions, the downloads, and what is being done."""

from __future__ import annotations

import base64
import time

from stdqa import briefs
from stdqa.briefs import Brief
from stdqa.serialize import one_line
from stdqa.web.brief_desk import Run, file_name
from stdqa.web.markup import Html, button, element, joined
from stdqa.web.strings import brief as strings

_ENDINGS = ",".join((".txt", ".md", ".csv", ".jsonl", ".json", ".docx"))


def side() -> Html:
    """The boxes for questions and files, and the downloads; nothing in it changes."""
    return element(
        "div",
        element("h3", strings.ADD_TITLE),
        element(
            "textarea",
            data_add=True,
            rows="5",
            aria_label=strings.ADD_LABEL,
            placeholder=strings.ADD_PLACEHOLDER,
        ),
        element(
            "p",
            button(strings.ADD, "add", class_="primary"),
            _file(strings.FILE, "file", _ENDINGS),
            class_="acts",
        ),
        element("p", strings.FILE_HOW, class_="how"),
        class_="brief-add",
    )


def downloads() -> Html:
    """The forms that a brief can be downloaded in, and the way back from one of them."""
    buttons = (
        element(
            "li",
            element(
                "button",
                element("span", strings.FORMS[ending]),
                element("span", ending, class_="ending"),
                type="button",
                data_export=ending,
                aria_label=strings.DOWNLOAD.format(form=f"{strings.FORMS[ending]} ({ending})"),
            ),
        )
        for ending in strings.FORMS
    )
    return element(
        "div",
        element("h3", strings.DOWNLOAD_TITLE),
        element("ul", *buttons),
        element(
            "p",
            _file(strings.OPEN_SAVED, "open", ".json"),
            button(strings.CLEAR, "clear"),
            class_="acts",
        ),
        class_="brief-out",
    )


def progress(run: Run) -> Html:
    """What is being done, how far it is, and how to stop it; what changes in it is read aloud."""
    words = element("p", run.words, role="status", class_="notice" if run.wrong else None)
    if not run.pending:
        left = "\n".join(wanted.question for wanted in run.left)
        back = element("textarea", left, data_left=True, hidden=True) if left else None
        return element("div", words, back, class_="brief-run", data_made=_now())
    bar = element("progress", value=str(run.done), max=str(run.total), aria_label=run.words)
    stop = button(strings.STOP, "stop")
    return element("div", words, bar, stop, class_="brief-run working", data_next=_now())


def made(brief: Brief, ending: str) -> Html:
    """A file of the brief, for the page's script to hand to the person."""
    content = base64.b64encode(briefs.exported(brief, ending)).decode()
    return element(
        "div", hidden=True, data_file=file_name(brief, ending), data_content=content, data_made=_now()
    )


def kept(brief: Brief) -> Html:
    """The brief as the browser keeps it until the page is opened again; nothing where it is empty."""
    saved = one_line(briefs.brief_json(brief), ascii_only=True) if brief.entries else ""
    return element("div", hidden=True, data_kept=saved)


def _now() -> str:
    """Something that differs each time, so that the page sees what comes as new."""
    return str(time.time_ns())


def _file(words: str, act: str, endings: str) -> Html:
    """A button that lets a file be chosen; the browser's own field is hidden, and reached through it."""
    return joined(
        element("button", words, type="button", data_choose=act),
        element("input", type="file", accept=endings, data_act=act, hidden=True, tabindex="-1"),
    )

"""The Check place as HTML: the box for a draft, and the draft with its figures marked by verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stdqa.drafts.source import SUFFIXES
from stdqa.types import CheckedDraft, ClaimVerdict
from stdqa.web import strings as common
from stdqa.web.check_remark import Numbered, remark
from stdqa.web.markup import Html, button, element, joined
from stdqa.web.strings import check as strings


def frame() -> Html:
    """The place before anything is in it; the page's script draws what is checked into it."""
    return element(
        "div",
        element(
            "section",
            element("h2", strings.TITLE, class_="title"),
            element("p", strings.HOW, class_="how"),
            element(
                "textarea",
                rows="14",
                aria_label=strings.TEXT,
                placeholder=strings.PLACEHOLDER,
                spellcheck="true",
            ),
            _acts(),
            _running(),
            element("p", role="alert", class_="notice"),
            element("p", strings.KEPT, class_="kept"),
            class_="write",
        ),
        element("section", class_="result", aria_label=strings.RESULT, hidden=True),
        element("p", role="status", class_="sr-only said"),
        class_="check-frame",
        data_empty=strings.EMPTY,
        data_unreached=strings.UNREACHED,
        data_unreadable=strings.UNREADABLE,
        data_copied=strings.COPIED,
        data_not_copied=strings.NOT_COPIED,
        data_all_right=strings.ALL_RIGHT,
        data_undone=strings.UNDONE,
    )


def checked_draft(checked: CheckedDraft) -> Html:
    """A checked draft: how many figures of which verdict, what can be done, and the text with its marks."""
    claims = [Numbered(number, claim, checked) for number, claim in enumerate(checked.claims)]
    none = joined(element("p", strings.NONE_HOW, class_="none")) if not claims else None
    return element(
        "div",
        element("header", _count(claims), none, _tools(claims)),
        element("div", *_lines(checked, claims), class_="draft", role="group", aria_label=strings.FIGURES),
        class_="checked",
    )


def _acts() -> Html:
    return element(
        "p",
        button(strings.CHECK, "check", class_="primary"),
        element("kbd", strings.KEYS),
        button(strings.FILE, "choose"),
        element("input", type="file", accept=",".join(SUFFIXES), hidden=True, tabindex="-1"),
        element("span", strings.FILE_KINDS, class_="kinds"),
        class_="acts",
    )


def _running() -> Html:
    return element(
        "div",
        element("p", role="status"),
        element("progress", max="1", value="0", aria_label=strings.TITLE),
        button(strings.STOP, "stop"),
        class_="running",
        hidden=True,
    )


def _count(claims: Sequence[Numbered]) -> Html:
    """``12 figures: 9 supported, …``, each verdict in the manner of its marks."""
    if not claims:
        return element("p", strings.NONE, ".", class_="count")
    verdicts = [one.claim.verdict for one in claims]
    parts: list[Html | str] = []
    for verdict in ClaimVerdict:
        if verdict in verdicts:
            parts += [", " if parts else "", _counted(verdict, verdicts.count(verdict))]
    figures = common.counted(len(claims), "figure", "figures")
    return element("p", element("strong", f"{figures}:"), " ", *parts, class_="count")


def _counted(verdict: ClaimVerdict, count: int) -> Html:
    words = f"{count:,} {strings.VERDICTS[verdict].lower()}"
    return element("span", words, class_=f"figure {verdict.value}")


def _tools(claims: Sequence[Numbered]) -> Html:
    problems = [one for one in claims if one.claim.verdict is not ClaimVerdict.SUPPORTED]
    acceptable = [one for one in claims if one.claim.correction is not None]
    accept_all = strings.ACCEPT_ALL.format(count=len(acceptable))
    numbers = " ".join(str(one.number) for one in acceptable)
    return element(
        "div",
        button(strings.NEXT, "next", class_="primary") if problems else None,
        button(accept_all, "accept", data_claims=numbers) if acceptable else None,
        button(strings.UNDO, "undo", hidden=True),
        button(strings.EDIT, "edit"),
        button(strings.COPY, "copy"),
        element(
            "span",
            element("span", strings.DOWNLOAD_AS, class_="label", aria_hidden="true"),
            *(
                button(
                    ending,
                    "export",
                    data_ending=ending,
                    aria_label=strings.DOWNLOAD.format(form=form),
                    title=form,
                )
                for ending, form in strings.FORMS.items()
            ),
            class_="downloads",
            role="group",
            aria_label=strings.DOWNLOADS,
        ),
        class_="tools",
    )


def _lines(checked: CheckedDraft, claims: Sequence[Numbered]) -> Iterator[Html]:
    """The lines of a draft that hold something, each followed by what is said of its figures."""
    for line in re.finditer(r"[^\n]*\S[^\n]*", checked.text):
        own = [one for one in claims if line.start() <= one.claim.figure.start < line.end()]
        words = element("p", *_pieces(checked.text, line.start(), line.end(), own), dir="auto")
        yield element("div", words, *map(remark, own), class_="para")


def _pieces(text: str, start: int, end: int, claims: Sequence[Numbered]) -> Iterator[Html | str]:
    position = start
    for one in claims:
        figure = one.claim.figure
        if not position <= figure.start < figure.end <= end:
            continue
        yield text[position : figure.start]
        yield _mark(one, text[figure.start : figure.end])
        position = figure.end
    yield text[position:end]


def _mark(one: Numbered, words: str) -> Html:
    verdict = one.claim.verdict
    return element(
        "span",
        words,
        element("span", f" ({strings.VERDICTS[verdict].lower()})", class_="sr-only"),
        role="button",
        tabindex="0",
        class_=f"figure {verdict.value}",
        data_claim=str(one.number),
        aria_expanded="false",
        aria_controls=f"remark-{one.number}",
        id=f"claim-{one.number}",
    )

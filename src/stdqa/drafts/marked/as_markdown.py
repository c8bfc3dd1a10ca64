"""A checked draft as Markdown, with a footnote at each figure; the draft's own text stays text in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdqa.drafts.marked.remark import Remark, count_words, remark
from stdqa.files import escape, escape_inline, visible
from stdqa.files.markdown import escape_opening
from stdqa.types import CheckedDraft, ClaimVerdict

STATES, WRITE = "The documents state:", "Write instead:"


def as_markdown(checked: CheckedDraft) -> bytes:
    """Write a checked draft as Markdown (CommonMark with footnotes); what is not supported is bold."""
    told = (remark(claim, checked) for claim in checked.claims)
    notes = (f"[^{number}]: {_note(one)}" for number, one in enumerate(told, start=1))
    parts = [f"*{count_words(checked)}.*", *_lines(checked), *notes]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _lines(checked: CheckedDraft) -> Iterator[str]:
    """The lines of the draft that hold something, each a paragraph."""
    for line in re.finditer(r"[^\n]*\S[^\n]*", checked.text):
        yield _line(checked, line.start(), line.end())


def _line(checked: CheckedDraft, start: int, end: int) -> str:
    pieces, position = [], start
    for number, claim in enumerate(checked.claims, start=1):
        figure = claim.figure
        if not position <= figure.start < figure.end <= end:
            continue
        bold = "" if claim.verdict is ClaimVerdict.SUPPORTED else "**"
        pieces.append(_text(checked.text[position : figure.start]))
        pieces.append(f"{bold}{_text(checked.text[figure.start : figure.end])}{bold}[^{number}]")
        position = figure.end
    pieces.append(_text(checked.text[position:end]))
    return escape_opening("".join(pieces).strip())


def _text(text: str) -> str:
    return escape_inline(visible(text))


def _note(told: Remark) -> str:
    words = [f"**{told.verdict}.** {_told(told.why)}"]
    if told.states:
        words.append(f"{STATES} {_told(told.states)}")
    if told.quote:
        words.append(f"“{_told(told.quote)}” — {_told(told.place or '')}.")
    if told.correction:
        words.append(f"{WRITE} **{_told(told.correction)}**")
    return " ".join(words)


def _told(text: str) -> str:
    return escape(visible(text))

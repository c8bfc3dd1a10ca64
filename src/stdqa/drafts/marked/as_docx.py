"""A checked draft as a document of Word: each figure highlighted by its verdict, with a comment.

A draft that came as .docx is given back as it is but for the marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from stdqa.drafts.marked.remark import remark
from stdqa.drafts.marked.retyped import retyped
from stdqa.drafts.word import shown
from stdqa.errors import BadDraft
from stdqa.files import open_word, visible
from stdqa.types import CheckedDraft, Claim, ClaimVerdict

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

AUTHOR = "stdqa"
STATES, WRITE = "The documents state:", "Write instead:"
# By the names of Word's own colours; the comment says the same in words.
COLOURS = {
    ClaimVerdict.SUPPORTED: "GRAY_25",
    ClaimVerdict.CONTRADICTED: "YELLOW",
    ClaimVerdict.NOT_FOUND: "TURQUOISE",
}


def as_docx(checked: CheckedDraft, original: bytes | None = None) -> bytes:
    """Write a checked draft as .docx.

    :param original: the document that the draft came as. Words that were changed since are changed in it
        too; where its lines are no longer those of the draft, a plain document is made.
    """
    document = _original(checked, original) if original else None
    if document is None:
        document = _plain(checked)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _original(checked: CheckedDraft, original: bytes) -> Document | None:
    from stdqa.drafts.marked.isolated import isolated

    document = open_word(original, "The draft", BadDraft)
    if not retyped(document, checked.text):
        return None
    _, pieces = shown(document)
    before = len(checked.text)
    found = []
    # From the last to the first: what is cut apart lies after all that is still to be found.
    for claim in sorted(checked.claims, key=lambda claim: -claim.figure.start):
        runs = isolated(document, pieces, claim.figure.start, min(claim.figure.end, before))
        found.append((runs, claim))
        before = claim.figure.start
    for runs, claim in reversed(found):
        _mark(document, runs, claim, checked)
    return document


def _plain(checked: CheckedDraft) -> Document:
    """A new document with the draft's lines as its paragraphs."""
    import docx

    document = docx.Document()
    for line in re.finditer(r"[^\n]+", checked.text):
        paragraph = document.add_paragraph()
        position = line.start()
        for claim in checked.claims:
            start, end = claim.figure.start, claim.figure.end
            if not position <= start < end <= line.end():
                continue
            paragraph.add_run(visible(checked.text[position:start]))
            _mark(document, [paragraph.add_run(visible(checked.text[start:end]))], claim, checked)
            position = end
        paragraph.add_run(visible(checked.text[position : line.end()]))
    return document


def _mark(document: Document, runs: Sequence[Run], claim: Claim, checked: CheckedDraft) -> None:
    """Highlight a figure, and say in a comment what there is to say of it."""
    from docx.enum.text import WD_COLOR_INDEX

    from stdqa.drafts.marked.isolated import anchored

    if not runs:
        return
    for run in runs:
        run.font.highlight_color = WD_COLOR_INDEX[COLOURS[claim.verdict]]
    told = remark(claim, checked)
    comment = document.add_comment(anchored(runs), author=AUTHOR, initials=AUTHOR)
    first = comment.paragraphs[0]
    first.add_run(f"{told.verdict}. ").bold = True
    first.add_run(visible(told.why))
    if told.states:
        comment.add_paragraph(visible(f"{STATES} {told.states}"))
    if told.quote:
        comment.add_paragraph(visible(f"“{told.quote}”"))
        comment.add_paragraph(visible(told.place or ""))
    if told.correction:
        last = comment.add_paragraph(f"{WRITE} ")
        last.add_run(visible(told.correction)).bold = True

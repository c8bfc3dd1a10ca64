"""A conversation as a file: Markdown to read, or JSON that ``stdqa verify`` checks against the sources.

Whatever documents and people wrote stays text in both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date

from stdqa.briefs.as_markdown import escape
from stdqa.briefs.brief import Brief, added, begun
from stdqa.briefs.saved import brief_json
from stdqa.briefs.wording import visible
from stdqa.dates import date_words
from stdqa.store import Turns
from stdqa.types import Answer
from stdqa.web import strings
from stdqa.web.plain import also_heading, also_line, figure_line, quotes_of, said, source_line
from stdqa.web.view import AnswerView, view

NAME_CHARS = 60


def file_name(turns: Turns, ending: str) -> str:
    """A name for the file, from the first question: letters, digits and hyphens only."""
    words = re.sub(r"[\W_]+", "-", turns[0][0].lower() if turns else "", flags=re.A).strip("-")
    return f"{words[:NAME_CHARS].rstrip('-') or 'conversation'}{ending}"


def as_json(turns: Turns, day: date) -> str:
    """A conversation in the form of a brief, each answer with all that is needed to check it."""
    brief: Brief = begun(_title(turns), day)
    for place, (question, answer) in enumerate(turns):
        brief = added(brief, question, answer, [earlier for earlier, _ in turns[:place]])
    return json.dumps(brief_json(brief), indent=1) + "\n"


def as_markdown(turns: Turns, day: date) -> str:
    """A conversation as Markdown, its quotations and places below each answer."""
    blocks = [f"# {_text(_title(turns))}", strings.EXPORTED.format(date=date_words(day))]
    for number, (question, answer) in enumerate(turns, start=1):
        blocks += [f"## {number}\\. {_text(question)}", *_turn(view(answer))]
    sources = dict.fromkeys(source for _, answer in turns for source in _sources(answer))
    if sources:
        blocks += [f"## {strings.SOURCES_HEADING}", _list(sources)]
    return "\n\n".join(blocks) + "\n"


def _turn(shown: AnswerView) -> Iterator[str]:
    yield _text(said(shown))
    if shown.working:
        yield f"{_text(strings.COMPUTED)} {_text(shown.working)}"
    if shown.figures:
        yield _list(map(figure_line, shown.figures))
    if shown.also:
        yield f"{also_heading(shown)}:"
        yield _list(map(also_line, shown.also))
    for quote in quotes_of(shown):
        words = "".join(f"**{_text(piece)}**" if marked else _piece(piece) for piece, marked in quote.pieces)
        yield f"> \\[{quote.number}\\] “{words}”\n>\n> — {_text(source_line(quote))}"


def _sources(answer: Answer) -> Iterator[str]:
    for citation in answer.citations:
        yield f"{citation.title} ({citation.document}, SHA-256 {citation.sha256})"


def _title(turns: Turns) -> str:
    return " ".join(turns[0][0].split()) if turns else strings.CONVERSATION


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {_text(line)}" for line in lines)


def _text(text: str) -> str:
    return escape(visible(text))


def _piece(text: str) -> str:
    """Text inside a line: the spaces at its ends stay."""
    words = _text(f"x{text}x")
    return words[1:-1]

"""A brief from a file of questions: ``stdqa brief``."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stdqa.cli.shared import IndexFolder, errors, new_console, printable, progress_bar, settings_of

if TYPE_CHECKING:
    from stdqa.briefs import Brief


def brief(
    questions: Annotated[
        Path, typer.Argument(help="Questions: .txt, .md, .csv, .jsonl, .json or .docx; or a saved brief.")
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="Where it goes: .docx, .md, .html, .csv or .json.")
    ],
    index: IndexFolder = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
) -> None:
    """Make a Q&A brief with its citations. What cannot be answered stays in it as an open point."""
    with errors(), ExitStack() as opened:
        settings = settings_of(index=index)
        from stdqa.second import lines_in, second_for

        # The other process begins first, so that it loads while this one imports and loads.
        second = opened.enter_context(second_for(lines_in(questions), settings))
        from stdqa.briefs import build, check_place, read_questions, write

        # Before the model is loaded: nobody waits seconds to hear that a name is wrong.
        check_place(out)
        found = read_questions(questions)
        from datetime import date

        from stdqa.assistant import Assistant
        from stdqa.briefs.wording import TITLE

        named = " ".join((title or found.title or TITLE).split()) or TITLE
        if second is None:
            second = opened.enter_context(second_for(len(found.wanted), settings))
        assistant = opened.enter_context(Assistant.open(settings))
        documents = assistant.index.documents()
        with progress_bar("Answering") as progress:
            made = build(found.wanted, assistant, named, date.today(), documents, progress, second)
        write(made, out)
        _report(made, out)


def _report(made: Brief, out: Path) -> None:
    from stdqa.briefs.wording import counted

    console = new_console()
    entries = counted(len(made.entries), "question", "questions")
    console.print(printable(f"{out}: {entries}, {len(made.open)} open."))
    for number, entry in enumerate(made.entries, start=1):
        if entry.open:
            console.print(printable(f"Open: {number}. {entry.question} {entry.answer.text}"), style="dim")
        if entry.unchecked or entry.unsupported:
            console.print(printable(f"Check before use: {number}. {entry.line}"), style="yellow")

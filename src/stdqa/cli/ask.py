"""Asking: ``stdqa ask``, one question or a file of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stdqa.cli.shared import (
    EXIT_ABSTAINED,
    EXIT_ERROR,
    AsJson,
    IndexFolder,
    errors,
    new_console,
    print_json,
    printable,
    progress_bar,
    settings_of,
)
from stdqa.errors import StdqaError

if TYPE_CHECKING:
    from stdqa.settings import Settings
    from stdqa.types import Answer


def ask(
    question: Annotated[list[str] | None, typer.Argument(help="The question, in plain words.")] = None,
    index: IndexFolder = None,
    json: AsJson = False,
    batch: Annotated[Path | None, typer.Option(help="JSON lines with id, question and history.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the answers to --batch go, a line each.")] = None,
) -> None:
    """Answer one question, or a file of them. Exit status: 0 answered, 3 abstained, 2 error."""
    asked = " ".join(question or ())
    with errors(as_json=json, question=asked):
        settings = settings_of(index=index)
        if batch is not None:
            _ask_batch(settings, batch, out, bool(asked))
            return
        if out is not None:
            raise StdqaError("--out is where the answers to --batch go. Give both, or neither.")
        from stdqa.questions import clean

        # Read before the model is loaded: nobody waits seconds to hear that the question is empty.
        text = clean(asked, settings.question_chars)
        from stdqa.assistant import Assistant

        with Assistant.open(settings) as assistant:
            answer = assistant.ask(text)
        _print_answer(answer, as_json=json)
    if answer.status.value == "abstained":
        raise typer.Exit(EXIT_ABSTAINED)


def _ask_batch(settings: Settings, batch: Path, out: Path | None, asked: bool) -> None:
    if out is None:
        raise StdqaError("Say where the answers go: --batch IN.jsonl --out OUT.jsonl.")
    if asked:
        raise StdqaError("Give one question or --batch, not both.")
    from stdqa.assistant import Assistant
    from stdqa.batch import run_batch

    with Assistant.open(settings) as assistant, progress_bar("Answering") as progress:
        report = run_batch(assistant, batch, out, progress)
    for _, wrong in report.bad:
        typer.echo(f"stdqa: {printable(wrong)}", err=True)
    if report.bad:
        raise typer.Exit(EXIT_ERROR)


def _print_answer(answer: Answer, as_json: bool) -> None:
    if as_json:
        from stdqa.serialize import answer_json

        print_json(answer_json(answer))
        return
    console = new_console()
    console.print(printable(answer.text), style="bold")
    for number, citation in enumerate(answer.citations, start=1):
        day = f", {citation.date.day} {citation.date:%B %Y}" if citation.date else ""
        console.print()
        console.print(printable(f"[{number}] “{citation.quote}”"))
        console.print(printable(f"    {citation.locator}. {citation.title}{day}"), style="dim")
    if answer.also:
        label = (
            "Nearest in the documents, not the answer:"
            if answer.status.value == "abstained"
            else "Also there:"
        )
        console.print()
        console.print(label)
        for also in answer.also:
            console.print(printable(f"  {also.figure.text}: {also.why} [{also.citation + 1}]"))

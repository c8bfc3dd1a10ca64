"""What the commands share: options, errors shown as one sentence, progress, printing."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stdqa.errors import StdqaError

if TYPE_CHECKING:
    from rich.console import Console

    from stdqa.settings import Settings
    from stdqa.types import Progress

logger = logging.getLogger(__name__)

EXIT_WRONG = 1
EXIT_ERROR = 2
EXIT_ABSTAINED = 3
# So much of a question is repeated with an error.
SHOWN_CHARS = 200

Corpus = Annotated[Path | None, typer.Option(help="Folder of the documents (default: corpus).")]
IndexFolder = Annotated[Path | None, typer.Option("--index", help="Folder of the index (default: index).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


def settings_of(**given: Path | str | int | None) -> Settings:
    """The settings, with what was given on the command line before all others."""
    from stdqa.settings import Settings

    return Settings.read(**given)


@contextmanager
def errors(as_json: bool = False, question: str = "") -> Iterator[None]:
    """Show errors as one sentence, with exit status 2; the trace too where the mistake is ours."""
    try:
        yield
    except typer.Exit:
        raise
    except StdqaError as error:
        _fail(str(error), as_json, question)
    except KeyboardInterrupt:
        _fail("Stopped.", as_json, question)
    except BrokenPipeError:
        # The reader of a pipe (head, less) went away; that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    # The last door: status 1 would say that something was checked and found wrong.
    except Exception as error:
        logger.exception("Unexpected error")
        _fail(f"{type(error).__name__}: {error}. This is a mistake of stdqa's; please report it.", as_json)


def _fail(message: str, as_json: bool, question: str = "") -> None:
    if as_json:
        from stdqa.serialize import error_json

        print_json(error_json(question[:SHOWN_CHARS], message))
    else:
        typer.echo(f"stdqa: {printable(message)}", err=True)
    raise typer.Exit(EXIT_ERROR) from None


def print_json(value: object) -> None:
    """Print one JSON object on one line, in ASCII where the terminal knows no more."""
    from stdqa.serialize import one_line

    text = one_line(value)
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        text = one_line(value, ascii_only=True)
    typer.echo(text)


def new_console() -> Console:
    """A console that prints text as it is: neither markup nor colours of its own."""
    from rich.console import Console

    return Console(highlight=False, markup=False, soft_wrap=True)


def printable(text: str) -> str:
    """Text without characters that steer a terminal: documents are not to be trusted with that."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """A progress bar that appears only on a terminal, and only when there is something to do."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_interactive:
        yield lambda done, total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=console, transient=True)
    task = bar.add_task(what, total=None, visible=False)

    def show(done: int, total: int) -> None:
        if not bar.live.is_started:
            bar.start()
        bar.update(task, completed=done, total=total, visible=True)

    try:
        yield show
    finally:
        bar.stop()

"""The command line. Everything heavy is imported inside a command, so that help is instant."""

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

    from stdqa.index import BuildReport
    from stdqa.settings import Settings
    from stdqa.types import Answer, Figure, Progress

logger = logging.getLogger(__name__)
app = typer.Typer(
    help="Ask statistical reports; every figure is quoted word for word, at the place cited.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

EXIT_ABSTAINED = 3
EXIT_ERROR = 2
# So much of a question is repeated with an error.
SHOWN_CHARS = 200

Corpus = Annotated[Path | None, typer.Option(help="Folder of the documents (default: corpus).")]
IndexFolder = Annotated[Path | None, typer.Option("--index", help="Folder of the index (default: index).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


def run() -> None:
    """Run the command line; the program's entry point."""
    # Python dies with a traceback on text that the terminal's encoding lacks; a mark is better.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app()


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Options of the whole program."""
    if version:
        from stdqa.version import __version__

        typer.echo(f"stdqa {__version__}")
        raise typer.Exit


@app.command()
def index(corpus: Corpus = None, index: IndexFolder = None) -> None:
    """Build or update the index from every readable file below the corpus."""
    with _errors():
        settings = _settings(corpus=corpus, index=index)
        _print_report(_build(settings), settings)


@app.command()
def ask(
    question: Annotated[list[str] | None, typer.Argument(help="The question, in plain words.")] = None,
    index: IndexFolder = None,
    json: AsJson = False,
    batch: Annotated[Path | None, typer.Option(help="JSON lines with id, question and history.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the answers to --batch go, a line each.")] = None,
) -> None:
    """Answer one question, or a file of them. Exit status: 0 answered, 3 abstained, 2 error."""
    asked = " ".join(question or ())
    with _errors(as_json=json, question=asked):
        settings = _settings(index=index)
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


@app.command()
def figures(
    files: Annotated[list[Path] | None, typer.Argument(help="Files to read instead of the index.")] = None,
    index: IndexFolder = None,
    json: AsJson = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")] = False,
) -> None:
    """List every figure of the index, or of files that are in no index."""
    with _errors(as_json=json):
        if json and csv:
            raise StdqaError("Give --json or --csv, not both.")
        settings = _settings(index=index)
        found = _figures_of_files(files, settings) if files else _figures_of_index(settings)
        _print_figures(found, json, csv)


@app.command()
def chat(
    corpus: Corpus = None,
    index: IndexFolder = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on (default: 127.0.0.1).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (default: 7860).")] = None,
) -> None:
    """Serve the web chat on this machine."""
    with _errors():
        settings = _settings(corpus=corpus, index=index, host=host, port=port)
        from stdqa.assistant import Assistant
        from stdqa.errors import IndexMissing

        try:
            assistant = Assistant.open(settings)
        except IndexMissing:
            typer.echo(
                f"There is no index in {settings.index} yet; building it from {settings.corpus}.", err=True
            )
            _print_report(_build(settings), settings)
            assistant = Assistant.open(settings)
        from stdqa.web.app import serve

        with assistant:
            serve(assistant, settings.host, settings.port, ready=_tell_address)


def _tell_address(url: str) -> None:
    typer.echo(f"The chat is at {url} (stop it with Ctrl-C).")


def _build(settings: Settings) -> BuildReport:
    from stdqa.embedding import SentenceEncoder
    from stdqa.index import Index

    with _progress("Embedding passages") as progress:
        return Index.build(
            settings.corpus, settings.index, settings, lambda: SentenceEncoder(settings.model), progress
        )


def _settings(**given: Path | str | int | None) -> Settings:
    from stdqa.settings import Settings

    return Settings.read(**given)


@contextmanager
def _errors(as_json: bool = False, question: str = "") -> Iterator[None]:
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

        _print_json(error_json(question[:SHOWN_CHARS], message))
    else:
        typer.echo(f"stdqa: {_printable(message)}", err=True)
    raise typer.Exit(EXIT_ERROR) from None


def _print_json(value: object) -> None:
    from stdqa.serialize import one_line

    text = one_line(value)
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        text = one_line(value, ascii_only=True)
    typer.echo(text)


def _ask_batch(settings: Settings, batch: Path, out: Path | None, asked: bool) -> None:
    if out is None:
        raise StdqaError("Say where the answers go: --batch IN.jsonl --out OUT.jsonl.")
    if asked:
        raise StdqaError("Give one question or --batch, not both.")
    from stdqa.assistant import Assistant
    from stdqa.batch import run_batch

    with Assistant.open(settings) as assistant, _progress("Answering") as progress:
        report = run_batch(assistant, batch, out, progress)
    for _, wrong in report.bad:
        typer.echo(f"stdqa: {_printable(wrong)}", err=True)
    if report.bad:
        raise typer.Exit(EXIT_ERROR)


def _figures_of_index(settings: Settings) -> list[Figure]:
    from stdqa.index import Index

    with Index.open(settings.index) as opened:
        return list(opened.figures())


def _figures_of_files(files: list[Path], settings: Settings) -> list[Figure]:
    from stdqa.figures import read
    from stdqa.loaders import load
    from stdqa.passages import split

    found: list[Figure] = []
    for path in files:
        document = load(path, path.parent)
        found += read(document, split(document, settings.passage_chars))
    return found


def _print_figures(found: list[Figure], as_json: bool, as_csv: bool) -> None:
    from stdqa.serialize import REGISTER_COLUMNS, register_json, register_rows

    if as_json:
        _print_json({"figures": [register_json(figure) for figure in found]})
    elif as_csv:
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(REGISTER_COLUMNS)
        writer.writerows(register_rows(found))
    else:
        _print_table(found)


def _print_table(found: list[Figure]) -> None:
    from rich.table import Table

    from stdqa.answering.phrasing import amount, time_words

    table = Table("Figure", "What", "Period", "Document", box=None, pad_edge=False)
    table.columns[0].justify = "right"
    for figure in found:
        table.add_row(
            *map(_printable, (amount(figure), figure.measure, time_words(figure.period), figure.document))
        )
    console = _console()
    console.print(table)
    console.print(f"{len(found)} figures.")


def _print_report(report: BuildReport, settings: Settings) -> None:
    console = _console()
    if report.rebuilt:
        console.print(f"Built from scratch: {_printable(report.rebuilt)}")
    for name in ("added", "changed", "removed", "unchanged"):
        documents = getattr(report, name)
        if documents:
            listed = ", ".join(documents[:10]) + (", …" if len(documents) > 10 else "")
            console.print(f"{name.capitalize()}: {len(documents)} ({_printable(listed)})")
    for path, reason in report.refused:
        console.print(_printable(f"Refused: {path}: {reason}"), style="yellow")
    console.print(
        f"{report.passages} passages and {report.figures} figures in {_printable(str(settings.index))}; "
        f"{report.embedded} passages embedded, {report.seconds:.1f} s."
    )


def _print_answer(answer: Answer, as_json: bool) -> None:
    if as_json:
        from stdqa.serialize import answer_json

        _print_json(answer_json(answer))
        return
    console = _console()
    console.print(_printable(answer.text), style="bold")
    for number, citation in enumerate(answer.citations, start=1):
        day = f", {citation.date.day} {citation.date:%B %Y}" if citation.date else ""
        console.print()
        console.print(_printable(f"[{number}] “{citation.quote}”"))
        console.print(_printable(f"    {citation.locator}. {citation.title}{day}"), style="dim")
    if answer.also:
        label = (
            "Nearest in the documents, not the answer:"
            if answer.status.value == "abstained"
            else "Also there:"
        )
        console.print()
        console.print(label)
        for also in answer.also:
            console.print(_printable(f"  {also.figure.text}: {also.why} [{also.citation + 1}]"))


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, soft_wrap=True)


def _printable(text: str) -> str:
    """Text without characters that steer a terminal: documents are not to be trusted with that."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)


@contextmanager
def _progress(what: str) -> Iterator[Progress]:
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

"""The command line. Everything heavy is imported inside a command, so that help is instant."""

from __future__ import annotations

import gc
import sys
from typing import Annotated

import typer

from stdqa.cli.ask import ask
from stdqa.cli.brief import brief
from stdqa.cli.chat import chat
from stdqa.cli.check import check
from stdqa.cli.eval import evaluate
from stdqa.cli.figures import figures
from stdqa.cli.index import index
from stdqa.cli.questions import questions
from stdqa.cli.verify import verify
from stdqa.collecting import collect_seldom

app = typer.Typer(
    help="Ask statistical reports; every figure is quoted word for word, at the place cited.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (index, ask, check, figures, chat, brief, verify, questions):
    app.command()(command)
app.command("eval")(evaluate)


def run() -> None:
    """Run the command line; the program's entry point."""
    # Python dies with a traceback on text that the terminal's encoding lacks; a mark is better.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    collect_seldom()
    try:
        app()
    finally:
        # The memory goes with the process. To search it once more for what can be given back takes half a
        # second where torch is loaded.
        gc.freeze()


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Options of the whole program."""
    if version:
        from stdqa.version import __version__

        typer.echo(f"stdqa {__version__}")
        raise typer.Exit

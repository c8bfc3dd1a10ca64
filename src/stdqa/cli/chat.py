"""The web app: ``stdqa chat``."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from stdqa.cli.index import build, print_report
from stdqa.cli.shared import Corpus, IndexFolder, errors, settings_of


def chat(
    corpus: Corpus = None,
    index: IndexFolder = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on (default: 127.0.0.1).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (default: 7860).")] = None,
) -> None:
    """Serve the web chat on this machine."""
    with errors():
        settings = settings_of(corpus=corpus, index=index, host=host, port=port)
        from stdqa.assistant import Assistant
        from stdqa.errors import IndexMissing

        try:
            assistant = Assistant.open(settings)
        except IndexMissing:
            typer.echo(
                f"There is no index in {settings.index} yet; building it from {settings.corpus}.", err=True
            )
            print_report(build(settings), settings)
            assistant = Assistant.open(settings)
        from stdqa.web.app import serve
        from stdqa.web.kept import Keeping

        keeping = Keeping.open(settings.store)
        with assistant, closing(keeping):
            serve(assistant, settings.host, settings.port, ready=_tell_address, keeping=keeping)


def _tell_address(url: str) -> None:
    typer.echo(f"The chat is at {url} (stop it with Ctrl-C).")

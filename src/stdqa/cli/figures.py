"""The register of all figures: ``stdqa figures``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stdqa.cli.shared import AsJson, IndexFolder, errors, new_console, print_json, printable, settings_of
from stdqa.errors import StdqaError

if TYPE_CHECKING:
    from stdqa.settings import Settings
    from stdqa.types import Figure


def figures(
    files: Annotated[list[Path] | None, typer.Argument(help="Files to read instead of the index.")] = None,
    index: IndexFolder = None,
    json: AsJson = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")] = False,
) -> None:
    """List every figure of the index, or of files that are in no index."""
    with errors(as_json=json):
        if json and csv:
            raise StdqaError("Give --json or --csv, not both.")
        settings = settings_of(index=index)
        found = _figures_of_files(files, settings) if files else _figures_of_index(settings)
        _print_figures(found, json, csv)


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
    from stdqa.serialize import REGISTER_COLUMNS, figure_json, register_rows

    if as_json:
        print_json({"figures": [figure_json(figure) for figure in found]})
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
            *map(printable, (amount(figure), figure.measure, time_words(figure.period), figure.document))
        )
    console = new_console()
    console.print(table)
    console.print(f"{len(found)} figures.")

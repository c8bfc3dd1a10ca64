"""The register of all figures: ``stdqa figures``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stdqa.cli.shared import AsJson, IndexFolder, errors, new_console, print_json, printable, settings_of
from stdqa.errors import BadFilter, StdqaError

if TYPE_CHECKING:
    from stdqa.register import Filters, Register
    from stdqa.settings import Settings
    from stdqa.types import Document, Figure, Passage


def figures(
    files: Annotated[list[Path] | None, typer.Argument(help="Files to read instead of the index.")] = None,
    index: IndexFolder = None,
    search: Annotated[str, typer.Option(help="Words that must occur with a figure.")] = "",
    kind: Annotated[str | None, typer.Option(help="count, percentage, money, rank, …")] = None,
    basis: Annotated[str | None, typer.Option(help="during, as_of or unstated.")] = None,
    scope: Annotated[str | None, typer.Option(help="Words of the place, body or sector.")] = None,
    measure: Annotated[str | None, typer.Option(help="Words of what is counted.")] = None,
    document: Annotated[str | None, typer.Option(help="The id of a document.")] = None,
    year: Annotated[int | None, typer.Option(help="A year that the period touches.")] = None,
    side: Annotated[str | None, typer.Option(help="official, journalist, moderator or unstated.")] = None,
    sort: Annotated[str | None, typer.Option(help="A column to sort by, such as value.")] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Figures of the same thing that differ.")
    ] = False,
    sums: Annotated[bool, typer.Option("--sums", help="Wholes, and what their parts make.")] = False,
    json: AsJson = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")] = False,
    xlsx: Annotated[Path | None, typer.Option(help="A spreadsheet to write.")] = None,
) -> None:
    """List the figures of the index, or of files that are in no index: all, or those asked for."""
    with errors(as_json=json):
        if sum((json, csv, xlsx is not None)) > 1:
            raise StdqaError("Give one of --json, --csv and --xlsx, not several.")
        if (conflicts or sums) and (csv or xlsx is not None):
            raise StdqaError("Conflicts and sums are printed as text or with --json, not as a table.")
        from stdqa.register import Filters

        filters = Filters(search, kind, basis, measure, scope, document, year, side, sort, reverse)
        settings = settings_of(index=index)
        register = _of_files(files, settings) if files else _of_index(settings)
        _check_document(document, register)
        _show(register, filters, conflicts, sums, "json" if json else "csv" if csv else xlsx)


def _of_index(settings: Settings) -> Register:
    from stdqa.index import Index

    with Index.open(settings.index) as opened:
        documents = {one.id: one for one in opened.documents()}
        passages = [passage for name in documents for passage in opened.passages_of(name)]
        return _register(list(opened.figures()), documents, passages)


def _of_files(files: list[Path], settings: Settings) -> Register:
    from stdqa.figures import read
    from stdqa.loaders import load
    from stdqa.passages import split

    found: list[Figure] = []
    documents: dict[str, Document] = {}
    passages: list[Passage] = []
    for path in files:
        document = load(path, path.parent)
        if document.id in documents:
            raise StdqaError(f"Two files are called {document.id!r}; give one of them, or rename it.")
        documents[document.id] = document
        cut = split(document, settings.passage_chars)
        passages += cut
        found += read(document, cut)
    return _register(found, documents, passages)


def _register(
    found: Sequence[Figure], documents: dict[str, Document], passages: Sequence[Passage]
) -> Register:
    from stdqa.register import Register

    return Register(found, documents, {passage.id: passage.context.locator for passage in passages})


def _check_document(document: str | None, register: Register) -> None:
    if document is not None and document not in register.documents:
        known = ", ".join(register.documents) or "none"
        raise BadFilter(f"There is no document {document!r} here; there are: {known}.")


def _show(
    register: Register, filters: Filters, conflicts: bool, sums: bool, output: str | Path | None
) -> None:
    from stdqa.serialize import REGISTER_COLUMNS, figure_json, register_rows

    found = register.choose(filters)
    if isinstance(output, Path):
        from stdqa.register import write_spreadsheet

        write_spreadsheet(output, register, found)
        typer.echo(f"{_counted(len(found))} written to {printable(str(output))}.")
    elif output == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(REGISTER_COLUMNS)
        writer.writerows(register_rows(found))
    elif output == "json":
        shown = {"figures": [figure_json(figure) for figure in found]}
        print_json(shown | _compared_json(register, found, conflicts, sums))
    elif conflicts or sums:
        _print_compared(register, found, conflicts, sums)
    else:
        _print_table(found)


def _compared_json(
    register: Register, found: Sequence[Figure], conflicts: bool, sums: bool
) -> dict[str, Any]:
    """The conflicts and sums that one of the figures found has part in."""
    from stdqa.register import difference_json, sum_json

    shown: dict[str, Any] = {}
    if conflicts:
        shown["conflicts"] = [difference_json(one) for one in register.differences_among(found)]
    if sums:
        shown["sums"] = [sum_json(one) for one in register.sums_among(found)]
    return shown


def _print_compared(register: Register, found: Sequence[Figure], conflicts: bool, sums: bool) -> None:
    from stdqa.cli.compared import difference_lines, sum_lines

    console = new_console()
    if conflicts:
        differences = register.differences_among(found)
        for difference in differences:
            console.print("\n".join(map(printable, difference_lines(difference))), end="\n\n")
        console.print(f"{_counted(len(differences), 'conflict or rounding', 'conflicts and roundings')}.")
    if sums:
        added = register.sums_among(found)
        for one in added:
            console.print("\n".join(map(printable, sum_lines(one))), end="\n\n")
        console.print(f"{_counted(len(added), 'sum', 'sums')}.")


def _print_table(found: Sequence[Figure]) -> None:
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
    console.print(f"{_counted(len(found))}." if found else "No figure matches.")


def _counted(number: int, one: str = "figure", many: str = "figures") -> str:
    return f"{number} {one if number == 1 else many}"

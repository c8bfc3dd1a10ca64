"""Whether something saved still holds: ``stdqa verify``. It needs no model and no network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stdqa.cli.shared import (
    EXIT_WRONG,
    AsJson,
    IndexFolder,
    errors,
    new_console,
    print_json,
    printable,
    settings_of,
)

if TYPE_CHECKING:
    from rich.console import Console

    from stdqa.receipts import Receipt, Verified

# So much of a quotation is shown; the whole of it is in --json.
SHOWN_CHARS = 160


def verify(
    file: Annotated[
        Path, typer.Argument(help="A saved answer, a batch of them, a brief or a checked draft.")
    ],
    index: IndexFolder = None,
    json: AsJson = False,
) -> None:
    """Tell whether every quotation and figure still stands in the sources. Exit status: 0 holds, 1 not."""
    with errors(as_json=json):
        settings = settings_of(index=index)
        from stdqa.receipts import read_receipts, report_json

        receipts = read_receipts(file)
        verified = _looked_up(receipts, settings.index)
        if json:
            print_json({"file": str(file)} | report_json(verified))
        else:
            _print(verified)
    if not all(one.holds for one in verified):
        raise typer.Exit(EXIT_WRONG)


def _looked_up(receipts: Sequence[Receipt], index: Path) -> tuple[Verified, ...]:
    # The catalog alone: vectors and model have nothing to say here, and take longer than all the rest.
    from stdqa.index.catalog import Catalog
    from stdqa.index.manifest import Layout, read_current
    from stdqa.receipts import verify

    catalog = Catalog(read_current(Layout(index)).catalog)
    try:
        return verify(receipts, catalog)
    finally:
        catalog.close()


def _print(verified: Sequence[Verified]) -> None:
    from stdqa.receipts import by_entry

    console = new_console()
    entries = by_entry(verified)
    if entries:
        for entry in entries:
            if not entry.holds:
                console.print(printable(f"{entry.entry}. {entry.question or ''}"), style="bold")
                _print_failed(console, entry.failed)
    else:
        _print_failed(console, [one for one in verified if not one.holds])
    changed = sorted({one.receipt.document for one in verified if one.changed})
    if changed:
        console.print(printable(f"Changed since it was saved: {', '.join(changed)}."))
    console.print(_summary(verified))


def _print_failed(console: Console, failed: Sequence[Verified]) -> None:
    for one in failed:
        receipt = one.receipt
        text = receipt.text if len(receipt.text) <= SHOWN_CHARS else f"{receipt.text[:SHOWN_CHARS]}…"
        place = f"{receipt.document}, characters {receipt.start} to {receipt.end}"
        now = f"; now at {one.found[0]} to {one.found[1]}" if one.found else ""
        renamed = f"; its text is now {one.found_in}" if one.found_in else ""
        console.print(printable(f"  {one.outcome.value}: “{text}” ({place}{now}{renamed})"))


def _summary(verified: Sequence[Verified]) -> str:
    if not verified:
        return "There is no citation in it, so nothing to verify."
    failed = sum(not one.holds for one in verified)
    if failed:
        return f"Does not hold: {failed:,} of {len(verified):,} quotations and figures."
    return f"Holds: {len(verified):,} quotations and figures stand in the sources, word for word."

"""A draft held against the sources: ``stdqa check``. Its exit status can stand before a release."""

from __future__ import annotations

import sys
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
    progress_bar,
    settings_of,
)
from stdqa.errors import StdqaError

if TYPE_CHECKING:
    from rich.console import Console

    from stdqa.drafts.source import DraftFile
    from stdqa.types import CheckedDraft, Claim

STANDARD_INPUT = Path("-")
STYLES = {"supported": "dim", "contradicted": "bold red", "not_found": "bold yellow"}


def check(
    draft: Annotated[Path, typer.Argument(help="The draft: .txt, .md or .docx; - for standard input.")],
    index: IndexFolder = None,
    json: AsJson = False,
    out: Annotated[
        Path | None, typer.Option(help="Where the marked draft goes: .docx, .md or .json.")
    ] = None,
    corrected: Annotated[
        Path | None, typer.Option(help="Where the text with all corrections put in goes: .txt or .md.")
    ] = None,
) -> None:
    """Hold every figure of a draft against the sources. Exit status: 0 all supported, 1 not, 2 error."""
    with errors(as_json=json):
        settings = settings_of(index=index)
        from stdqa.drafts import clean_draft
        from stdqa.drafts.source import TEXT

        # Before the model is loaded: nobody waits seconds to hear that a name is wrong.
        _check_places(draft, out, corrected, TEXT)
        found = _read(draft)
        clean_draft(found.text, settings.draft_chars)
        from stdqa.assistant import Assistant

        with Assistant.open(settings) as assistant, progress_bar("Checking") as progress:
            checked = assistant.check(found.text, progress)
        _write(checked, found, out, corrected)
        if json:
            from stdqa.serialize import checked_json

            print_json(checked_json(checked))
        else:
            _print(checked)
    if not checked.holds:
        raise typer.Exit(EXIT_WRONG)


def _check_places(draft: Path, out: Path | None, corrected: Path | None, text: tuple[str, ...]) -> None:
    from stdqa.drafts.marked import check_place

    if out is not None:
        check_place(out)
    if corrected is not None:
        check_place(corrected, text)
    written = [path.resolve() for path in (out, corrected) if path is not None]
    if len(set(written)) < len(written):
        raise StdqaError("--out and --corrected name the same file. Give each its own.")
    if draft != STANDARD_INPUT and draft.resolve() in written:
        raise StdqaError(f"{draft} is the draft itself and is not written over. Choose another place.")


def _read(draft: Path) -> DraftFile:
    from stdqa.drafts.source import DraftFile, plain_text, read_draft_file

    if draft == STANDARD_INPUT:
        return DraftFile(plain_text(sys.stdin.buffer.read()))
    return read_draft_file(draft)


def _write(checked: CheckedDraft, found: DraftFile, out: Path | None, corrected: Path | None) -> None:
    from stdqa.drafts import corrected as put_right
    from stdqa.drafts.marked import write
    from stdqa.files import write_whole

    if out is not None:
        write(checked, out, found.original)
    if corrected is not None:
        write_whole(corrected, put_right(checked.text, checked.claims).encode())


def _print(checked: CheckedDraft) -> None:
    from stdqa.drafts.marked import count_words

    console = new_console()
    for claim in checked.claims:
        _print_claim(console, claim, checked)
        console.print()
    console.print(f"{count_words(checked)}.", style="bold")


def _print_claim(console: Console, claim: Claim, checked: CheckedDraft) -> None:
    from stdqa.drafts.marked import remark

    told = remark(claim, checked)
    line = checked.text.count("\n", 0, claim.start) + 1
    words = " ".join(checked.text[claim.start : claim.end].split())
    console.print(printable(f"{told.verdict}, line {line}: {words}"), style=STYLES[claim.verdict.value])
    console.print(printable(f"  {told.why}"))
    if told.states:
        console.print(printable(f"  The documents state: {told.states}"))
    if told.quote:
        console.print(printable(f"  “{told.quote}”"))
        console.print(printable(f"    {told.place}"), style="dim")
    if told.correction:
        console.print(printable(f"  Write instead: {told.correction}"))

"""Building the index: ``stdqa index``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdqa.cli.shared import Corpus, IndexFolder, errors, new_console, printable, progress_bar, settings_of

if TYPE_CHECKING:
    from stdqa.index import BuildReport
    from stdqa.settings import Settings


def index(corpus: Corpus = None, index: IndexFolder = None) -> None:
    """Build or update the index from every readable file below the corpus."""
    with errors():
        settings = settings_of(corpus=corpus, index=index)
        print_report(build(settings), settings)


def build(settings: Settings) -> BuildReport:
    """Build or update the index that the settings name, with a progress bar."""
    from stdqa.embedding import SentenceEncoder
    from stdqa.index import Index

    with progress_bar("Embedding passages") as progress:
        return Index.build(
            settings.corpus, settings.index, settings, lambda: SentenceEncoder(settings.model), progress
        )


def print_report(report: BuildReport, settings: Settings) -> None:
    """Print what a build added, changed, removed, refused and why."""
    console = new_console()
    if report.rebuilt:
        console.print(f"Built from scratch: {printable(report.rebuilt)}")
    for name in ("added", "changed", "removed", "unchanged"):
        documents = getattr(report, name)
        if documents:
            listed = ", ".join(documents[:10]) + (", …" if len(documents) > 10 else "")
            console.print(f"{name.capitalize()}: {len(documents)} ({printable(listed)})")
    for path, reason in report.refused:
        console.print(printable(f"Refused: {path}: {reason}"), style="yellow")
    console.print(
        f"{report.passages} passages and {report.figures} figures in {printable(str(settings.index))}; "
        f"{report.embedded} passages embedded, {report.seconds:.1f} s."
    )

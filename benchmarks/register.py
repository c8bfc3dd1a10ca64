"""How long the register takes to be made, filtered, sorted, counted and exported, with made-up figures.

python benchmarks/register.py [--figures 100000]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from stdqa.register import Filters, Register
from stdqa.types import Basis, Document, Figure, FigureKind, Metadata, Period, Side

KINDS = ("national", "industry", "local", "group", "regional", "building", "traffic", "water", "energy")
THINGS = ("standards", "projects", "permits", "inspections", "patents", "licences", "samples", "awards")
PLACES = ("Northmoor", "Eastfell", "Southam", "Westry", "Calder", "Tarnmouth", "Lowmark", "Saltby")
OFTEN = 5


def main() -> None:
    """Print a line for each thing that a person does with the register."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--figures", type=int, default=100_000)
    count = parser.parse_args().figures
    figures, documents = made_up(count)
    register = Register(figures, documents)
    print(f"{count:,} figures in {len(documents)} documents")
    print(f"{'made ready, once':34} {timed(register.prepare, 1):9.1f} ms")
    asked = {
        "everything": Filters(),
        "words": Filters(words="national standards northmoor"),
        "half a word": Filters(words="inspecti"),
        "kind, basis, year": Filters(kind="count", basis="during", year=2021),
        "measure and scope": Filters(measure="water permits", scope="Calder"),
        "words, sorted by value": Filters(words="permits", sort="value", reverse=True),
        "everything, sorted by measure": Filters(sort="measure"),
    }
    for name, filters in asked.items():
        first = timed(lambda f=filters: look(register, f), 1)
        then = timed(lambda f=filters: look(register, f))
        print(f"{name:34} {then:9.1f} ms   (the first time {first:.1f} ms)")
    from stdqa.web.figures_look import Look
    from stdqa.web.figures_view import table

    shown = timed(lambda: table(register, Look(Filters(words="permits", sort="value", reverse=True))))
    print(f"{'the same as a page of HTML':34} {shown:9.1f} ms")
    from stdqa.register.spreadsheet import write_spreadsheet

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.xlsx"
        print(f"{'all as .xlsx':34} {timed(lambda: write_spreadsheet(path, register, figures), 1):9.1f} ms")


def look(register: Register, filters: Filters) -> None:
    """What the page does for one look: the rows in their order, and the counts of every filter."""
    register.rows(filters)
    register.options(filters)


def timed(action: Callable[[], object], times: int = OFTEN) -> float:
    """The median time of an action in milliseconds."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        taken.append(1000 * (time.perf_counter() - started))
    return sorted(taken)[len(taken) // 2]


def made_up(count: int, seed: int = 4) -> tuple[list[Figure], dict[str, Document]]:
    """Figures of made-up documents of a thousand sentences each."""
    chosen = random.Random(seed)
    figures: list[Figure] = []
    documents: dict[str, Document] = {}
    while len(figures) < count:
        name = f"report-{len(documents) + 1}"
        lines, start = [], 0
        for _ in range(min(1000, count - len(figures))):
            figure, line = _made_up(chosen, name, start)
            figures.append(figure)
            lines.append(line)
            start += len(line) + 1
        text = "\n".join(lines)
        documents[name] = Document(
            name, f"{name}.txt", text, sha256(text.encode()).hexdigest(), Metadata(f"Report {name}"), ()
        )
    return figures, documents


def _made_up(chosen: random.Random, document: str, place: int) -> tuple[Figure, str]:
    kind, thing, scope = chosen.choice(KINDS), chosen.choice(THINGS), chosen.choice(PLACES)
    value, year = chosen.randrange(1, 10**6), chosen.randrange(2010, 2031)
    stock = chosen.random() < 0.4
    time_words = f"By the end of {year}" if stock else f"In {year}"
    opening = f"{time_words}, {scope} counted "
    line = f"{opening}{value:,} {kind} {thing} of branch {chosen.randrange(5000)}."
    start = place + len(opening)
    end = start + len(f"{value:,}")
    last = date(year, 12, 31)
    figure = Figure(
        id=sha256(f"{document}{start}".encode()).hexdigest()[:16],
        document=document,
        passage=f"{document}-{place // 600}",
        start=start,
        end=end,
        text=f"{value:,}",
        value=Decimal(value),
        kind=FigureKind.COUNT,
        unit=f"{kind} {thing}",
        qualifier=None,
        period=Period(Basis.AS_OF if stock else Basis.DURING, last if stock else date(year, 1, 1), last),
        measure=line[end - place + 1 : -1],
        scope=scope,
        of=None,
        change=None,
        clause_start=place,
        clause_end=place + len(line),
        sentence_start=place,
        sentence_end=place + len(line),
        side=Side.OFFICIAL,
    )
    return (figure if value % 7 else replace(figure, kind=FigureKind.PERCENTAGE, unit="%")), line


if __name__ == "__main__":
    main()

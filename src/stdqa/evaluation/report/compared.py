"""Two runs held against each other, as a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdqa.evaluation.comparing import Comparison, GroupDifference, Pair
from stdqa.evaluation.report.blocks import Block, Case, Heading, Note, Report, Table
from stdqa.evaluation.report.content import HELD_OUT, MOST_CASES, given
from stdqa.evaluation.report.why import why
from stdqa.evaluation.report.wording import counted, interval, milliseconds, share, signed
from stdqa.evaluation.summary import percentiles, times

ABOUT = (
    "A is the first run, B the second. p is the chance of a difference as large if it did not matter which "
    "run is which (paired randomisation)."
)


def comparison_report(made: Comparison, show_held_out: bool = False) -> Report:
    """The report of a comparison.

    :param show_held_out: whether the flips of the part that is only counted are told as well.
    """
    blocks = [
        Note(ABOUT),
        *_about(made),
        Heading("Measures"),
        measures(made),
        *_groups("By category", made.categories),
        *_groups("By tag", made.tags),
        *_flips("Right only in B", made.won, show_held_out),
        *_flips("Right only in A", made.lost, show_held_out),
    ]
    return Report(f"{made.first.name} and {made.second.name}", tuple(blocks))


def measures(made: Comparison) -> Table:
    """Every measure in both runs."""
    rows = (
        (
            one.measure,
            share(one.first),
            share(one.second),
            signed(one.difference.value),
            interval(one.difference).replace("-", "−"),
            f"{one.p:.4f}",
            f"{one.difference.n:,}",
        )
        for one in made.differences
    )
    return Table(("Measure", "A", "B", "B − A", "Interval", "p", "Questions"), tuple(rows))


def _about(made: Comparison) -> Iterator[Block]:
    runs = (made.first, made.second)
    rows = [
        ("Folder", *(str(run.folder) for run in runs)),
        ("stdqa", *(str(run.about["stdqa"]) for run in runs)),
        ("Set id", *(str(run.about["set"]["sha256"])[:16] for run in runs)),
        ("Index id", *(str(run.about["index"]["id"])[:16] for run in runs)),
        ("Passages", *(f"{run.about['index']['passages']:,}" for run in runs)),
        *(
            (name, *(str(run.about["settings"].get(name)) for run in runs))
            for name in dict.fromkeys((*runs[0].about["settings"], *runs[1].about["settings"]))
        ),
        ("Median", *(milliseconds(percentiles(times(run.rows))[0]) for run in runs)),
    ]
    yield Table(("The runs", "A", "B"), tuple(rows), words=3)
    told = [f"{counted(made.pairs, 'question is', 'questions are')} in both."]
    if made.unpaired:
        told.append(f"{made.unpaired:,} in one only.")
    if made.changed:
        told.append(
            f"{len(made.changed):,} were changed between the runs and are left out: "
            f"{', '.join(made.changed[:20])}."
        )
    yield Note(" ".join(told))


def _groups(title: str, groups: Sequence[GroupDifference]) -> Iterator[Block]:
    if groups:
        yield Heading(title)
        rows = (
            (one.name, f"{one.n:,}", share(one.first), share(one.second), f"{one.won:,}", f"{one.lost:,}")
            for one in groups
        )
        yield Table(("", "Questions", "A", "B", "Only B right", "Only A right"), tuple(rows))


def _flips(title: str, pairs: Sequence[Pair], show_held_out: bool) -> Iterator[Block]:
    shown = [pair for pair in pairs if show_held_out or pair[0].part != HELD_OUT]
    yield Heading(title)
    yield Note(f"{counted(len(pairs), 'question', 'questions')}.")
    if len(shown) < len(pairs):
        yield Note(f"Those of the part “{HELD_OUT}” ({len(pairs) - len(shown):,}) are counted and not shown.")
    for first, second in shown[:MOST_CASES]:
        facts = [
            ("Expected", first.expected),
            ("A gave", given(first)),
            ("B gave", given(second)),
            ("Why", "\n".join(why(second if second.missed else first))),
        ]
        yield Case(f"{first.id}. {first.question}", tuple(fact for fact in facts if fact[1]))

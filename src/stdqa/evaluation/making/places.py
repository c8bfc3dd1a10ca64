"""Questions about one thing that is told of several places or bodies: of all, and of one among them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from stdqa.evaluation.making.clause import time_words
from stdqa.evaluation.making.drawn import Drawn, Trap, drawn, sentences_of
from stdqa.evaluation.making.known import Known
from stdqa.evaluation.making.nouns import is_plural
from stdqa.register import Bar, Group, GroupKind
from stdqa.text import content_stems
from stdqa.types import FigureKind, Side

MOST_PLACES = 6


def of_places(group: Group, known: Known, rng: random.Random) -> Iterator[Drawn]:
    """The questions about a group of places: the list, and one of them with its neighbours as mistakes."""
    bars = group.bars
    if not _askable(group, known):
        return
    time = time_words(group.period) if group.period and not group.period.inherited else ""
    first = bars[0].figure
    shared = {"period": time} if time else {}
    if len(bars) <= MOST_PLACES:
        names = [bar.label for bar in bars]
        places = f"{', '.join(names[:-1])} and {names[-1]}"
        yield drawn(
            Trap.LIST, first, _question(group.title, f"do {places}", time), category="figure-list",
            figures=[bar.figure.text for bar in bars],
            evidence=sentences_of((bar.figure for bar in bars), known.documents), **shared,
        )  # fmt: skip
    bar = rng.choice(bars)
    mistakes = [other.figure.text for other in bars if other.figure.value != bar.figure.value]
    yield drawn(
        Trap.SCOPE, bar.figure, _question(group.title, f"does {bar.label}", time), category="figure",
        figures=[bar.figure.text], wrong_figures=list(dict.fromkeys(mistakes)),
        evidence=sentences_of((bar.figure,), known.documents), **shared,
    )  # fmt: skip


def _question(title: str, have: str, time: str | None) -> str:
    return f"How many {title} {have} have{f' {time}' if time else ''}?"


def _askable(group: Group, known: Known) -> bool:
    """Whether places have something that is counted, and nothing else is told of it for one of them."""
    title = group.title
    if group.kind is not GroupKind.SCOPES or not is_plural(title) or len(title.split()) > MOST_PLACES:
        return False
    return all(_sure(bar, title, known) for bar in group.bars) and len(group.bars) > 1


def _sure(bar: Bar, title: str, known: Known) -> bool:
    figure = bar.figure
    if figure.kind is not FigureKind.COUNT or figure.side is Side.JOURNALIST or figure.value == 1:
        return False
    if not known.capitals.is_name(bar.label) or "and" in bar.label.split():
        return False
    # "In Brisk, 31 lofts were closed" does not tell how many Brisk has.
    text = known.documents[figure.document].text
    named = {*content_stems(title), *content_stems(bar.label)}
    said = (
        stem for stem in content_stems(text, figure.clause_start, figure.clause_end) if not stem[0].isdigit()
    )
    if not named.issuperset(said):
        return False
    told = known.telling({*content_stems(title), *content_stems(bar.label)})
    return all(other.value == figure.value for other in told if other.kind is figure.kind)

"""Drafts of questions from the figures of an index: the same ones for the same documents and seed."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stdqa.evaluation.making.asked import Asked, asked
from stdqa.evaluation.making.drawn import Drawn, Trap
from stdqa.evaluation.making.known import Known
from stdqa.evaluation.making.places import of_places
from stdqa.evaluation.making.traps import MAKERS, other_noun
from stdqa.evaluation.question import Question
from stdqa.register import Register
from stdqa.types import Figure

ALL = tuple(Trap)


@dataclass(frozen=True, slots=True)
class Made:
    """Questions that were made, in the order of the documents, and how many of each trap."""

    questions: tuple[Question, ...]
    traps: Mapping[Trap, int]


def make_questions(
    register: Register,
    most: int = 50,
    seed: int = 0,
    traps: Collection[Trap] = ALL,
    without: Collection[str] = (),
) -> Made:
    """Questions about the figures of a register, marked as generated, each with its trap as a tag.

    :param most: so many at most, spread evenly over the traps, the documents and their figures.
    :param without: questions, by their words, that there are already.
    """
    wanted, skip = set(traps), {_plain(words) for words in without}
    found: dict[str, Drawn] = {}
    for one in _drawn(register, seed):
        words = _plain(one.record["question"])
        if one.trap in wanted and words not in skip:
            found.setdefault(words, one)
    chosen = _spread(list(found.values()), most, seed)
    order = {figure.id: row for row, figure in enumerate(register.figures)}
    ranks = {trap: place for place, trap in enumerate(Trap)}
    chosen.sort(key=lambda one: (order[one.figure.id], ranks[one.trap], one.record["id"]))
    counted = Counter(one.trap for one in chosen)
    return Made(
        tuple(one.question for one in chosen), {trap: counted[trap] for trap in Trap if counted[trap]}
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _drawn(register: Register, seed: int) -> Iterator[Drawn]:
    """Every question that can be made; chance is tied to each figure, so that one more changes no other."""
    known = Known(register.figures, register.documents)
    listed = list(asked(known, register.differences))
    by_document: dict[str, list[Asked]] = defaultdict(list)
    for one in listed:
        by_document[one.figure.document].append(one)
    for one in listed:
        for make in MAKERS:
            yield from make(one, known, _chance(seed, one.figure, make.__name__))
        yield from other_noun(one, by_document[one.figure.document], known, _chance(seed, one.figure, "noun"))
    for group in register.groups:
        yield from of_places(group, known, _chance(seed, group.bars[0].figure, "places"))


def _chance(seed: int, figure: Figure, purpose: str) -> random.Random:
    return random.Random(f"{seed}:{figure.id}:{purpose}")


def _spread(found: Sequence[Drawn], most: int, seed: int) -> list[Drawn]:
    """So many of them, taken in turn from each trap, of the document and figure that have had least."""
    waiting: dict[Trap, list[Drawn]] = defaultdict(list)
    rng = random.Random(f"{seed}")
    for one in rng.sample(found, len(found)):
        waiting[one.trap].append(one)
    of_document: Counter[str] = Counter()
    of_figure: Counter[str] = Counter()
    chosen: list[Drawn] = []
    while len(chosen) < most and waiting:
        for trap in [trap for trap in Trap if trap in waiting]:
            if len(chosen) == most:
                break
            best = min(
                waiting[trap], key=lambda one: (of_figure[one.figure.id], of_document[one.figure.document])
            )
            waiting[trap].remove(best)
            if not waiting[trap]:
                del waiting[trap]
            of_document[best.figure.document] += 1
            of_figure[best.figure.id] += 1
            chosen.append(best)
    return chosen

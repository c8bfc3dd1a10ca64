"""A figure that can be asked about, with what is certain of its answer; what is not certain is left out."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from stdqa.evaluation.making.clause import TIME, said
from stdqa.evaluation.making.drawn import Record, sentences_of
from stdqa.evaluation.making.forms import Form, form_of, with_time
from stdqa.evaluation.making.known import Known, accepted_beside
from stdqa.evaluation.making.nouns import core
from stdqa.figures import clock_of, time_phrases
from stdqa.figures.rounding import Direction, direction
from stdqa.register import Difference, DifferenceKind
from stdqa.text import content_stems
from stdqa.types import Figure, FigureKind

# A question of fewer words that mean something asks for nothing in particular.
LEAST_STEMS, LEAST_STEMS_OF_DATE, LEAST_STEMS_DATED = 4, 3, 2
MOST_MISTAKES = 3
INTRODUCTIONS = ("Is it true that {}?", "Is it correct that {}?", "Is it right that {}?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure with its form. ``same`` are all figures that tell its value for the same words, ``rounded``
    those that tell it rounded or exactly where it is not; ``beside`` are others of its sentence. ``opening``
    are the words before the number as they stand within a sentence.
    """

    form: Form
    opening: str
    same: tuple[Figure, ...]
    rounded: tuple[Figure, ...]
    beside: tuple[Figure, ...]

    @property
    def figure(self) -> Figure:
        """The figure that is asked for."""
        return self.form.said.figure

    @property
    def core(self) -> str:
        """What is counted, in the fewest words: whatever is told of it may be the answer to a trap."""
        return core(self.form.noun)

    @property
    def time(self) -> str:
        """The time that is asked for, "" for none."""
        return self.form.said.time

    @property
    def exact(self) -> bool:
        """Whether the figure is told as it is, so that another number contradicts it."""
        return direction(self.figure.qualifier) is Direction.EXACT and not self.rounded

    def question(self, rng: random.Random) -> str:
        """The question in one of its wordings."""
        return self.form.ask(self.time, rng.randrange(6))

    def statement(self, rng: random.Random, number: str | None = None) -> str:
        """What the source says of the figure, put as a question; with another number, if one is given."""
        words = self.sentence(number)
        return rng.choice(INTRODUCTIONS).format(words)

    def sentence(self, number: str | None = None) -> str:
        """The clause of the figure with its time, as it stands within a sentence."""
        part = self.form.said
        told = part.amount if number is None else number
        words = " ".join(filter(None, (self.opening, told, part.after)))
        words = with_time(words.replace(" ,", ","), self.time)
        if part.lead:
            lead = part.lead[:1].lower() + part.lead[1:]
            words = f"{lead}, {words}"
        return words

    def expected(self, known: Known) -> Record:
        """The fields that every question for the figure has: what is right, from where, and when."""
        figure = self.figure
        fields: Record = {
            "figures": [figure.text.rstrip(".")],
            "accept_also": list(dict.fromkeys(one.text for one in self.rounded)),
            "evidence": sentences_of((figure, *self.same, *self.rounded), known.documents),
        }
        return fields | self.timing()

    def timing(self) -> Record:
        """The period as a set states it, where the source's own sentence tells it."""
        period = self.figure.period
        if period is None or period.inherited or not self.time or len(time_phrases(self.time)) != 1:
            return {}
        basis = period.basis.value if period.basis else ""
        return {"period": self.time, "basis": basis}

    @property
    def mistakes(self) -> list[str]:
        """Figures of the same sentence that a careless reader takes."""
        right = {self.figure.value, *(one.value for one in self.rounded)}
        near = [one.text for one in self.beside if one.kind is self.figure.kind and one.value not in right]
        return list(dict.fromkeys(near))[:MOST_MISTAKES]

    @property
    def words(self) -> str:
        """The source's own words of what is asked."""
        part = self.form.said
        return " ".join((part.lead, part.before, part.after)).replace(TIME, " ")


def asked(known: Known, differences: Iterable[Difference] = ()) -> Iterator[Asked]:
    """Every figure that a question can be made for which only one answer is right.

    :param differences: figures that another contradicts are not asked for; of a rounding both are right.
    """
    contradicted: set[str] = set()
    alike: dict[str, tuple[Figure, ...]] = {}
    for one in differences:
        ids = [figure.id for figure in one.figures]
        if one.kind is DifferenceKind.CONTRADICTION:
            contradicted.update(ids)
        else:
            alike |= dict.fromkeys(ids, one.figures)
    beside: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in known.figures:
        beside[figure.document, figure.sentence_start].append(figure)
    clocks = {name: clock_of(document) for name, document in known.documents.items()}
    for figure in known.figures:
        if figure.id in contradicted:
            continue
        near = beside[figure.document, figure.sentence_start]
        within = sum(figure.clause_start <= one.start < figure.clause_end for one in near) - 1
        clause = said(figure, within, known.documents[figure.document], clocks[figure.document])
        form = form_of(clause, known.capitals.lowered) if clause else None
        made = _made(form, tuple(one for one in near if one is not figure), known) if form else None
        if made is not None:
            others = (one for one in alike.get(figure.id, ()) if one.value != figure.value)
            yield replace(made, rounded=tuple(dict.fromkeys((*made.rounded, *others))))


def _made(form: Form, beside: tuple[Figure, ...], known: Known) -> Asked | None:
    figure, time = form.said.figure, form.said.time
    before = form.said.before
    opening = known.capitals.lowered(before) if before else ""
    one = Asked(form, opening, (), (), beside)
    stems = frozenset(content_stems(one.words))
    least = LEAST_STEMS_OF_DATE if figure.kind is FigureKind.DATE else LEAST_STEMS
    if len(stems) < (LEAST_STEMS_DATED if time else least) or not content_stems(form.noun):
        return None
    if figure.kind in (FigureKind.DATE, FigureKind.RANK):
        others = [
            other
            for other in known.telling(stems)
            if other.kind is figure.kind and other.value != figure.value
        ]
        return None if others else one
    years = figure.period.years if time and figure.period else frozenset()
    rivals = known.rivals(stems, figure, years)
    if any(not accepted_beside(figure, other) for other in rivals):
        return None
    same = (other for other in known.telling(stems) if other.value == figure.value and other is not figure)
    alike = tuple(other for other in same if other.kind is figure.kind)
    return replace(one, same=alike, rounded=tuple(rivals))

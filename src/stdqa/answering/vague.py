"""Questions that fit several things counted and tell none of them apart: "How many standards?".

What can be asked instead is told from the documents' own figures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stdqa.figures.quantities import ACTS, NEW
from stdqa.questions import Form, Question
from stdqa.retrieval import Candidate, Found, says
from stdqa.types import FigureKind

# Of so many things, a question that names none is answered by asking back; of two only where no figure
# counts just what the question says.
MANY, TWO = 3, 2
# Figures further behind the best one are not what the question may mean.
NEAR_SCORE, NEAR_COVERAGE = 0.45, 0.2
MOST_OFFERED = 6


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that the documents count, as they call it, with its best figure, how many figures tell it
    and in how many documents."""

    name: str
    best: Candidate
    told: int
    sources: int


def meant(question: Question, found: Found) -> tuple[Thing, ...]:
    """The things that a question may mean, where its words tell none apart; none where they do."""
    if question.earlier or question.names or question.part or question.wants_change:
        return ()
    if question.form is not Form.FIGURE or question.kinds - COUNTS or not question.concepts:
        return ()
    figures = found.ranked.figures
    near = [
        c
        for c in figures
        if c.figure.kind is FigureKind.COUNT
        and c.score >= figures[0].score - NEAR_SCORE
        and c.coverage >= figures[0].coverage - NEAR_COVERAGE
        and _times_fit(question, c)
        and _fits(question, c)
    ]
    if not near or near[0] is not figures[0]:
        return ()
    asked = {stem for concept in question.concepts for way in concept.ways for stem in way} | NEW
    plain = [c for c in near if set(c.profile.unit) <= asked]
    if any(len(set(c.profile.unit) - NEW) > 1 for c in plain):
        # "Technical committees" are what is asked for, though there are sub-technical ones too.
        return ()
    others = things([c for c in near if not set(c.profile.unit) <= asked])
    if len(others) == TWO and _nested(*others):
        return ()
    return others if len(others) >= (MANY if plain else TWO) else ()


def _nested(one: Thing, two: Thing) -> bool:
    """Whether one thing is another with a word more, which often is the same told at length."""
    a, b = set(one.best.profile.unit) - NEW, set(two.best.profile.unit) - NEW
    return a <= b or b <= a


COUNTS = frozenset({FigureKind.COUNT, FigureKind.QUANTITY, FigureKind.RATIO})


def things(candidates: Sequence[Candidate]) -> tuple[Thing, ...]:
    """The things that figures count, those told most often first."""
    groups: dict[frozenset[str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        noun = frozenset(candidate.profile.unit) - NEW - ACTS
        if len(noun) > 1:
            groups[noun].append(candidate)
    found = [
        Thing(_name(group), _clearest(group), len(_told(group)), len({c.figure.document for c in group}))
        for group in groups.values()
    ]
    return tuple(sorted(found, key=lambda one: (-one.told, -one.sources, -one.best.figure.value)))


def _told(group: Sequence[Candidate]) -> set[object]:
    return {c.figure.value for c in group if not c.figure.qualifier}


def _clearest(group: Sequence[Candidate]) -> Candidate:
    """The best figure that is exact and says its own time, if there is one."""
    clear = (c for c in group if not c.figure.qualifier and c.figure.period and not c.figure.period.inherited)
    return next(clear, group[0])


def named(offered: Sequence[Thing]) -> str:
    """The names of things in a sentence: "national standards, local standards and others"."""
    names = [thing.name for thing in offered[:MOST_OFFERED]]
    if len(offered) > MOST_OFFERED:
        return f"{', '.join(names)} and others"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _name(group: Sequence[Candidate]) -> str:
    """What the documents call a thing, in the fewest words, without the capital that begins a sentence."""
    called = [c.figure.unit or c.figure.measure for c in group]
    name = min(called, key=lambda name: (len(name.split()), not name[:1].islower()))
    small = name[:1].lower() + name[1:]
    first = re.compile(rf"\b{re.escape(small.split()[0])}\b")
    return small if any(first.search(c.hit.passage.text) for c in group) else name


def _fits(question: Question, candidate: Candidate) -> bool:
    """Whether what a figure counts, or its clause, says every word of the question."""
    near = candidate.profile.levels[0] | candidate.profile.levels[1]
    head = frozenset(candidate.profile.unit[-1:])
    single = [c for c in question.concepts if len(c.stems) == 1 and not NEW & set(c.stems)]
    return all(says(concept, near) for concept in single) and any(says(concept, head) for concept in single)


def _times_fit(question: Question, candidate: Candidate) -> bool:
    period = candidate.figure.period
    if question.basis_stated and (period is None or period.basis is not question.basis):
        return False
    return not question.years or (period is not None and bool(question.years & period.years))

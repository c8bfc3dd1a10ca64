"""One figure for each of several things named, chosen together.

The figures that a question compares or adds up usually stand in one list, sentence or passage, count in one
unit and are told of one time. So the figures are not chosen one by one: of the sets that fit the things
named, the one whose members fit each other best is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stdqa.answering.labels import Labels, fit, unasked
from stdqa.answering.lists import tells_part
from stdqa.figures.quantities import NEW
from stdqa.glossary import Concept
from stdqa.questions import Operation, Question
from stdqa.questions.cutting import PARTICIPLE, up_to_plural
from stdqa.questions.request import Term
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.retrieval.finder import WITHIN
from stdqa.text import content_stems, stem
from stdqa.types import Basis, Figure, FigureKind, Hit

# What of a term's words must be said of a figure, and what it counts beside the ranking's score that these
# words, and those that all terms share, are said.
LEAST_FIT, FIT, SHARED_FIT = 0.4, 1.5, 0.8
# What it is worth that two figures stand together, count alike, and are told of one time.
SAME_SENTENCE, SAME_PASSAGE, SAME_UNIT, SAME_BASIS = 0.7, 0.2, 0.3, 0.15
OTHER_BASIS = 0.7
NO_CHANCE = 1000
# What a word in a figure's label costs that the question does not speak of; what it costs to be told as a
# part of something else then.
UNASKED, PART_OF_OTHER = 0.35, 0.3
HALF = 0.5
# A question that tells of no event ("how many are there") rather means the stock.
STANDING = 0.25
# A term's time that a figure does not tell itself.
UNDATED = 0.6
OFTEN = 0.6
TRIED, KEPT = 12, 40
LITERAL, OTHERWISE = 0.6, 0.5
# A rounding, where the exact figure is told elsewhere.
ROUNDED = 0.1
COUNTED = frozenset({FigureKind.COUNT, FigureKind.QUANTITY, FigureKind.MONEY})
PERCENT = frozenset({FigureKind.PERCENTAGE})
SUITABLE = COUNTED | PERCENT | {FigureKind.DURATION}
ANSWERING = SUITABLE | {FigureKind.RATIO}


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure for one thing named, and how well it fits that, in the reader's own words or in others."""

    candidate: Candidate
    fit: float
    score: float
    literal: bool = True

    @property
    def figure(self) -> Figure:
        """The figure chosen."""
        return self.candidate.figure


def choose(
    question: Question,
    found: Found,
    finder: Finder,
    terms: Sequence[Term],
    shared: str,
    kinds: frozenset[FigureKind] | None = None,
    alike: bool = True,
    least: float = LEAST_FIT,
    literal: bool = False,
) -> list[Candidate] | None:
    """A figure for each term, in their order; None where one of them has none, or no set fits together.

    :param kinds: the kinds that the figures may be of.
    :param alike: whether all must be of the same kind and measure.
    :param least: how well each must fit its term.
    :param literal: whether only the reader's own words count.
    """
    each = [options(question, found, finder, term, terms, shared, kinds, least) for term in terms]
    if literal and not all(choice.literal for choices in each for choice in choices):
        return None
    return combined(each, alike)


def combined(each: Sequence[Sequence[Choice]], alike: bool = True) -> list[Candidate] | None:
    """Of the choices for each of several things, those that fit each other best."""
    if not all(each):
        return None
    best: list[tuple[float, list[Choice]]] = [(0.0, [])]
    for choices in each:
        grown = []
        for score, chosen in best:
            for choice in choices:
                if all(may_go_together(choice.figure, other.figure, alike) for other in chosen):
                    bond = sum(togetherness(choice.candidate, other.candidate, alike) for other in chosen)
                    grown.append((score + choice.score + bond / max(1, len(chosen)), [*chosen, choice]))
        best = sorted(grown, key=lambda one: -one[0])[:KEPT]
    return [choice.candidate for choice in best[0][1]] if best else None


def options(
    question: Question,
    found: Found,
    finder: Finder,
    term: Term,
    terms: Sequence[Term],
    shared: str,
    kinds: frozenset[FigureKind] | None = None,
    least: float = LEAST_FIT,
    tried: int = TRIED,
) -> list[Choice]:
    """The figures that fit one term, best first."""
    own = own_concepts(finder, term, terms)
    narrowed = narrowed_to(question, finder, term, terms, shared)
    ranked = finder.figures(narrowed, _hits(found, finder, narrowed, f"{shared} {term.name}"))
    labels = Labels(ranked, finder)
    common = [
        c for c in finder.concepts(shared) if len(c.stems) == 1 and c not in own and c.stems[0] not in NEW
    ]
    wanted = kinds or kinds_wanted(question)
    open_to = [c for c in ranked if c.figure.kind in wanted and _of_time(term, c.figure)]
    open_to = counting(question, narrowed, open_to, own, labels, 0.0 if term.years or term.basis else least)
    literal = [fit(own, c, labels) for c in open_to]
    # Other words are looked for only where the documents do not use the reader's own.
    otherwise = max(literal, default=0.0) < LITERAL
    # Of a single word, another one that is only like it ("yachts", "ships") is no sign.
    enough = max(least, OTHERWISE) if otherwise and len(own) == 1 else least
    choices = []
    for candidate, said in zip(open_to, literal, strict=True):
        fits = fit(own, candidate, labels, otherwise=True) if otherwise else said
        # What is told apart by its time need not be told apart by words as well.
        if fits >= enough or term.years or term.basis:
            score = (
                candidate.score
                + FIT * fits
                + SHARED_FIT * (fit(common, candidate, labels) if common else 0.0)
            )
            score -= _misfit(narrowed, question, candidate, labels, ranked)
            score += _in_time(term, question, candidate.figure)
            choices.append(Choice(candidate, fits, score, not otherwise))
    return sorted(choices, key=lambda choice: -choice.score)[:tried]


def kinds_wanted(question: Question) -> frozenset[FigureKind]:
    """The kinds of figure that a composite question is about."""
    if re.search(r"\bpercentage points?\b", question.text, re.I):
        return PERCENT
    operation = question.request.operation if question.request else None
    if operation in (Operation.DIFFERENCE, Operation.REST, Operation.RATIO) and not SHARES.search(
        question.text
    ):
        return COUNTED | {FigureKind.DURATION}
    kinds = question.kinds & SUITABLE
    if FigureKind.MONEY in kinds:
        kinds |= {FigureKind.COUNT}
    # Dates and places in an order are neither compared nor added up.
    return kinds or (frozenset() if question.kinds and not question.kinds & ANSWERING else SUITABLE)


SHARES = re.compile(r"\b(?:shares?|per ?cent\w*|proportions?|rates?|portions?)\b|%", re.I)


def own_concepts(finder: Finder, term: Term, terms: Sequence[Term]) -> list[Concept]:
    """The words that only this term has; all of them where it has none of its own."""
    concepts = list(finder.concepts(term.name))
    own = without_those_of(
        concepts, [c for other in terms if other is not term for c in finder.concepts(other.name)]
    )
    # "The service field" is told as the service sector: only "service" tells it from others.
    telling = [c for c in own if not FIELDS.issuperset(c.stems)]
    return telling or own or (concepts if not term.years else [])


def without_those_of(concepts: Sequence[Concept], others: Sequence[Concept]) -> list[Concept]:
    """The concepts that others do not have too. "Technical committee" is a term of its own beside
    "sub-technical committee", which has all its words."""
    said, named = {s for c in others for s in c.stems}, {c.stems for c in others}
    return [
        c for c in concepts if not said.issuperset(c.stems) or (len(c.stems) > 1 and c.stems not in named)
    ]


FIELDS = frozenset(content_stems("field area sector domain segment side"))


def narrowed_to(
    question: Question, finder: Finder, term: Term, terms: Sequence[Term], shared: str
) -> Question:
    """The question for one of its terms alone, at the time that is said of that."""
    narrowed = finder.about(question, term.name or shared, shared)
    named = {s for one in terms for s in content_stems(one.name)}
    counted = counted_by(question)
    if counted and counted[-1] not in named and set(counted) & set(content_stems(shared)):
        # "How many beds do Norland and Southmere have": beds are counted, whichever the place.
        narrowed = replace(narrowed, counted=counted)
    if not term.years and term.basis is None:
        return narrowed
    return replace(
        narrowed,
        years=term.years or question.years,
        basis=term.basis or question.basis,
        basis_stated=question.basis_stated or term.basis is not None,
    )


MORE_OF = re.compile(
    r"\b(?:more|fewer|most|fewest|number of|numbers of)\s+(?P<thing>[^\W\d][\w\s'’-]*?)"
    r"(?=[,:;?]|$|\s(?:than|or|is|are|in|by|does|do|did|were|was|has|have|at|for|of)\b)",
    re.I,
)


def heads_counted(question: Question) -> frozenset[str]:
    """The stems that may stand at a number of what a question wants counted: its last word, in all ways of
    saying it; none where nothing is counted."""
    head = counted_by(question)[-1:]
    return frozenset(way[-1] for c in question.concepts if c.stems[-1:] == head for way in c.ways) | set(head)


def counted_by(question: Question) -> tuple[str, ...]:
    """The stems of what a question counts: "how many beds", "who has more beds"."""
    if question.counted:
        return question.counted
    match = MORE_OF.search(question.text)
    return content_stems(up_to_plural(match["thing"])) if match else ()


def _hits(found: Found, finder: Finder, narrowed: Question, text: str) -> tuple[Hit, ...]:
    """The passages found for the question, and those found for the term."""
    return tuple({hit.passage.id: hit for hit in (*finder.hits(narrowed, text), *found.hits)}.values())


def counting(
    question: Question,
    narrowed: Question,
    candidates: Sequence[Candidate],
    own: Sequence[Concept],
    labels: Labels,
    least: float,
) -> list[Candidate]:
    """The figures that count what the question counts, where any of those that fit does: of how many
    standards a region has, its nine provinces are no answer."""
    counted = counted_by(question) or (narrowed.counted if WITHIN.search(narrowed.text) else ())
    if not counted or narrowed.counted != counted or counted[-1] in ANYBODY:
        return list(candidates)
    heads = [c for c in question.concepts if c.stems == counted[-1:]] or [Concept(counted[-1:])]
    right = [
        c
        for c in candidates
        if any(says(head, c.profile.levels[0] | frozenset(c.profile.unit)) for head in heads)
    ]
    # "Technical standards" are rather standards than "technical standard bases".
    ends = {way[-1] for head in heads for way in head.ways}
    just = [c for c in right if c.profile.head in ends]
    for some in (just, right):
        if any(fit(own, c, labels) >= least for c in some):
            return some
    return list(candidates)


# Members, nurses and representatives are all people.
ANYBODY = frozenset(content_stems("people persons individuals"))


def _misfit(
    narrowed: Question,
    question: Question,
    candidate: Candidate,
    labels: Labels,
    ranked: Sequence[Candidate],
) -> float:
    """What speaks against a figure: words of its label that are not asked for, another thing counted."""
    strange = unasked(narrowed, candidate, labels)
    cost = UNASKED * strange + (ROUNDED if candidate.figure.qualifier else 0.0)
    if strange > HALF and is_part(candidate, ranked):
        cost += PART_OF_OTHER
    if HOW_OFTEN.search(question.text) and candidate.profile.head == TIMES:
        cost -= OFTEN
    return cost


HOW_OFTEN = re.compile(r"\boften\b|\bhow many times\b(?! (?:as|more|larger|bigger))", re.I)
TIMES = stem("times")


def is_part(candidate: Candidate, ranked: Sequence[Candidate]) -> bool:
    """Whether the text tells a figure as part of another one."""
    return any(
        other.figure.passage == candidate.figure.passage
        and other.figure.kind is candidate.figure.kind
        and tells_part(other, candidate)
        for other in ranked
    )


def _in_time(term: Term, question: Question, figure: Figure) -> float:
    basis = figure.period.basis if figure.period and not figure.period.inherited else None
    if term.basis or term.years:
        return 0.0 if basis else -UNDATED
    standing = question.basis is None and not question.years and not PARTICIPLE.search(question.text)
    return STANDING if standing and basis is Basis.AS_OF else 0.0


def _of_time(term: Term, figure: Figure) -> bool:
    """Whether a figure may be of the time that a term names."""
    period = figure.period
    if term.years and not (period and period.years & term.years):
        return False
    return not (
        term.basis and period and period.basis and not period.inherited and period.basis is not term.basis
    )


def may_go_together(one: Figure, two: Figure, alike: bool = True) -> bool:
    """Whether two figures can be compared or worked with: other figures, of one kind and measure."""
    if one.id == two.id or (alike and one.kind is not two.kind):
        return False
    if (one.value, (one.unit or "").lower()) == (two.value, (two.unit or "").lower()) and (
        one.scope == two.scope or one.value >= NO_CHANCE
    ):
        # The same thing told twice is not two things; large counts of one kind are not equal by chance.
        return False
    measured = one.kind in (FigureKind.QUANTITY, FigureKind.MONEY, FigureKind.DURATION)
    return not (alike and measured) or one.unit == two.unit


def togetherness(one: Candidate, two: Candidate, alike: bool = True) -> float:
    """How much speaks for two figures belonging to one answer.

    :param alike: whether they should be told of one time.
    """
    a, b = one.figure, two.figure
    score = 0.0
    if a.document == b.document and a.sentence_start == b.sentence_start:
        score += SAME_SENTENCE
    elif a.passage == b.passage:
        score += SAME_PASSAGE
    if one.profile.unit and one.profile.unit[-1:] == two.profile.unit[-1:]:
        score += SAME_UNIT
    bases = {p.basis for p in (a.period, b.period) if p and p.basis and not p.inherited}
    if len(bases) == 1 and a.period and b.period:
        score += SAME_BASIS
    return score - (OTHER_BASIS if len(bases) == 2 and alike else 0.0)


def restricted(candidate: Candidate, question: Question) -> bool:
    """Whether a figure is of a place or body that the question does not name."""
    scope = set(content_stems(candidate.figure.scope or ""))
    said = {s for concept in question.concepts for way in concept.ways for s in way}
    return bool(scope) and not scope & said

"""Questions for several figures: the parts of a whole, or the things that the question lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from stdqa.answering.phrasing import side_by_side
from stdqa.answering.reply import Reply, confidence
from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.questions.forms import wants_breakdown
from stdqa.questions.parts import coordinated
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.text import content_stems, stem, words
from stdqa.types import Answer, FigureKind

MOST_PARTS = 12


def answer_several(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The parts of the best figure, or one figure for each thing named; None where neither fits."""
    chosen = _breakdown(question, found) if wants_breakdown(question.text) else None
    chosen = chosen or each(question, found, finder)
    if not chosen:
        return None
    reply = Reply(question, found, finder)
    for candidate in chosen:
        reply.figure(candidate)
    text = side_by_side([candidate.figure for candidate in chosen])
    return reply.answer(text, confidence(found.ranked.figures), first=chosen[:1])


def _breakdown(question: Question, found: Found) -> list[Candidate] | None:
    for best in found.ranked.figures[:3]:
        inside = siblings(best, found.ranked.figures)
        parts = _summing(best, inside) or alike(best, inside)
        if parts:
            return parts[:MOST_PARTS]
    return None


def siblings(best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The other figures of the same sentence and kind, in the order of the text."""
    figure = best.figure
    found = {
        c.figure.id: c
        for c in candidates
        if c.figure.document == figure.document
        and c.figure.sentence_start == figure.sentence_start
        and c.figure.kind is figure.kind
        and c.figure.id != figure.id
    }
    return sorted(found.values(), key=lambda c: c.figure.start)


def _summing(best: Candidate, inside: list[Candidate]) -> list[Candidate] | None:
    """The figures that add up to the best one, which is then their total."""
    whole = [best, *inside]
    for total in whole:
        parts = [c for c in whole if c is not total]
        if len(parts) >= 2 and sum(c.figure.value for c in parts) == total.figure.value:
            return sorted(parts, key=lambda c: c.figure.start)
    return None


def alike(best: Candidate, inside: list[Candidate]) -> list[Candidate] | None:
    """The figures that count the same for several places or classes: "Hebei with …, Henan with …"."""
    same = [
        c for c in inside if c.figure.measure == best.figure.measure and c.figure.scope != best.figure.scope
    ]
    if not same:
        head = best.profile.unit[-1:]
        same = [c for c in inside if head and c.profile.unit[-1:] == head]
    together = sorted([best, *same], key=lambda c: c.figure.start)
    return together if len(together) >= 2 else None


def each(question: Question, found: Found, finder: Finder) -> list[Candidate] | None:
    """One figure for each thing that the question lists, if each thing has a figure of its own."""
    parts = coordinated(question.text, finder.glossary)
    if len(parts.options) < 2 or len(parts.options) > MOST_PARTS:
        return None
    if any(_said_together(candidate, parts.options) for candidate in found.ranked.figures[:1]):
        return None
    chosen: list[Candidate] = []
    for option in parts.options:
        others = " ".join(o for o in parts.options if o != option)
        best = _best_for(question, found, finder, option, parts.shared, others)
        if best is None:
            return None
        chosen.append(best)
    ids = {candidate.figure.id for candidate in chosen}
    return chosen if len(ids) == len(chosen) else None


def _said_together(candidate: Candidate, options: Sequence[str]) -> bool:
    """Whether the document itself says "X and Y" of one figure, as in "agriculture and rural areas"."""
    first, second = (content_stems(option) for option in options[-2:])
    if not first or not second:
        return False
    passage = candidate.hit.passage
    said = [stem(word.text) for word in words(f"{passage.context.words} {passage.text}")]
    for place, word in enumerate(said[1:-1], start=1):
        if word != "and":
            continue
        before, after = said[max(0, place - 4) : place], _up_to_number(said[place + 1 : place + 5])
        for one, two in ((first, second), (second, first)):
            if one[-1] in before[-1:] and two[0] in after[:3]:
                return True
    return False


def _up_to_number(stems: list[str]) -> list[str]:
    """The stems before the first number: in "412 schools and 95 parks" each has its own."""
    return list(takewhile(lambda stem: not stem[0].isdigit(), stems))


def _best_for(
    question: Question, found: Found, finder: Finder, option: str, shared: str, others: str
) -> Candidate | None:
    """The best figure for one of the things listed; it must be near the words that only this one has."""
    narrowed = finder.about(question, option, shared or question.text)
    distant = {s for c in finder.concepts(others) for s in c.stems}
    own = [c for c in finder.concepts(option) if not set(c.stems) <= distant]
    if not own:
        return None
    asked = [
        c for c in narrowed.concepts if not set(c.stems) <= distant or set(c.stems) <= _stems(option, finder)
    ]
    ranked = finder.rank(_only(narrowed, asked), found.hits)
    wanted = [
        c
        for c in ranked.figures
        if c.figure.kind in (question.kinds or {FigureKind.COUNT, FigureKind.PERCENTAGE})
    ]
    return next((c for c in wanted[:MOST_TRIED] if _is_about(own, c)), None)


MOST_TRIED = 5


def _is_about(own: Sequence[Concept], candidate: Candidate) -> bool:
    """Whether a figure is about a thing: its clause says most of the thing's words; of a share, its sentence
    or the one before may ("Of these …")."""
    share = candidate.figure.kind is FigureKind.PERCENTAGE
    _, _, sentence, _, led, _ = candidate.profile.levels
    said = near(candidate) | sentence | led if share else near(candidate)
    longest = max(len(concept.stems) for concept in own)
    if longest > 1 and any(says(concept, said) for concept in own if len(concept.stems) == longest):
        return True
    single = [concept for concept in own if len(concept.stems) == 1]
    return sum(says(concept, said) > 0 for concept in single) * 2 >= len(single) and not (
        share and longest > 1
    )


def near(candidate: Candidate) -> frozenset[str]:
    """The words of what a figure counts and of its clause."""
    return candidate.profile.levels[0] | candidate.profile.levels[1]


def _stems(text: str, finder: Finder) -> set[str]:
    return {stem for concept in finder.concepts(text) for stem in concept.stems}


def _only(question: Question, concepts: Sequence[Concept]) -> Question:

    return replace(question, concepts=tuple(concepts))

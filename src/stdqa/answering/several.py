"""Questions for several figures: the parts of a whole, or the things that the question lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.answering.comparison import of_list
from stdqa.answering.figure import basis_of
from stdqa.answering.joint import (
    LEAST_FIT,
    choose,
    counted_by,
    heads_counted,
    kinds_wanted,
    own_concepts,
)
from stdqa.answering.labels import CELL, RESPECTIVELY, Labels, fit
from stdqa.answering.lists import rows
from stdqa.answering.phrasing import side_by_side
from stdqa.answering.reply import Reply, confidence
from stdqa.figures import numerals
from stdqa.questions import Form, Question
from stdqa.questions.cutting import PARTICIPLE
from stdqa.questions.forms import wants_breakdown
from stdqa.questions.request import Request, Term
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.text import content_stems, sentences, stem, words
from stdqa.types import Answer, FigureKind


def answer_several(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The parts of the best figure, or one figure for each thing named; None where neither fits."""
    request = question.request
    chosen = (
        each(question, found, finder, request)
        if request and request.operation is None and len(request.terms) > 1
        else None
    )
    if not chosen and wants_breakdown(question.text):
        chosen = _breakdown(question, found, finder)
    elif not chosen and (match := FOR_EACH.search(question.text)):
        chosen = _of_kind(match["kind"], _breakdown(question, found, finder), finder)
    if not chosen or _counts_others(question, chosen):
        return None
    bases = {basis_of(candidate) for candidate in chosen}
    if question.basis_stated and None not in bases and question.basis not in bases:
        return None
    return beside_each_other(question, found, finder, chosen)


# "How many of each" names what is counted only after it.
HOW_MANY = re.compile(r"\bhow many (?!of\b)", re.I)


def _counts_others(question: Question, chosen: Sequence[Candidate]) -> bool:
    """Whether none of several figures counts what is asked for: three towns and two ports do not answer "how
    many lamps did the towns and ports file?"."""
    heads, request = heads_counted(question), question.request
    named = {s for term in request.terms for s in content_stems(term.name)} if request else set()
    if not heads or heads & named or not HOW_MANY.search(question.text):
        return False
    counts = [c for c in chosen if c.figure.kind is FigureKind.COUNT and c.profile.unit]
    return bool(counts) and all(c.profile.head not in heads and c.profile.head in named for c in counts)


def beside_each_other(
    question: Question, found: Found, finder: Finder, chosen: Sequence[Candidate]
) -> Answer:
    """The answer that shows several figures, each with its citation, in their order."""
    reply = Reply(question, found, finder)
    for candidate in chosen:
        reply.figure(candidate)
    text = side_by_side([candidate.figure for candidate in chosen])
    return reply.answer(text, confidence(found.ranked.figures), first=chosen[:1])


BY_KIND = re.compile(r"\b(?:by|each|every|per)\s+\w+$", re.I)
FOR_EACH = re.compile(r"\b(?:each|every|per)\s+(?:of\s+)?(?:the\s+)?(?P<kind>[\w-]+)", re.I)


def _of_kind(kind: str, listed: list[Candidate] | None, finder: Finder) -> list[Candidate] | None:
    """A list, if the document says that it is one of what is asked for: "By region, …"."""
    concepts = finder.concepts(kind)
    if not listed or not concepts:
        return None
    _, _, sentence, frame, led, whole = listed[0].profile.levels
    # What the rows of a table are is said in its head.
    near = whole if CELL.search(listed[0].sentence) else sentence | frame | led
    return listed if any(says(concept, near) for concept in concepts) else None


def _breakdown(question: Question, found: Found, finder: Finder) -> list[Candidate] | None:
    """The parts of the best figure, else the rows of the list that is asked for."""
    if not BY_KIND.search(question.text):
        for best in found.ranked.figures[:3]:
            parts = rows(best, found.ranked.figures)
            if parts:
                return parts
    listed = of_list(question, found, finder)
    if listed:
        return [candidate for _, candidate in listed]
    return next((parts for c in found.ranked.figures[:3] if (parts := rows(c, found.ranked.figures))), None)


def each(question: Question, found: Found, finder: Finder, request: Request) -> list[Candidate] | None:
    """One figure for each thing that the question lists, if each thing has a figure of its own."""
    shared = request.shared or question.text
    # Two things joined by "and" may be one; three and more are a list.
    least = BESIDE if len(request.terms) == 2 else LEAST_FIT
    if said_of_one(question, found, request):
        return None
    chosen = choose(question, found, finder, request.terms, shared, least=least)
    one = question.form is Form.FIGURE and chosen and _told_of_all(question, found, finder, request, chosen)
    return None if one else chosen


# The words of a thing listed stand beside its figure, not merely near.
BESIDE = 0.6
TRIED = 3
# Where one figure fits each thing that a question joins so well, or leads those of the single things by so
# much, it is of all of them together. No list that the fresh sets ask for is led by more than 0.6.
FITS_ALL, LEADS = 0.4, 1.0


def _told_of_all(
    question: Question, found: Found, finder: Finder, request: Request, chosen: Sequence[Candidate]
) -> bool:
    """Whether a question that joins things ("food and catering associations") rather asks for one figure, the
    best, than for one of each: it fits all of them, or is far ahead."""
    kinds = kinds_wanted(question)
    best = next((c for c in found.ranked.figures if c.figure.kind in kinds), None)
    if best is None:
        return False
    taken = {candidate.figure.id for candidate in chosen}
    scores = [c.score for c in found.ranked.figures if c.figure.id in taken - {best.figure.id}]
    if scores and best.score - max(scores) > LEADS:
        return True
    terms = request.terms
    if _nested([content_stems(term.name) for term in terms]):
        # "Strong and very strong": what is said of the one is said of the other too.
        return False
    apart = len({content_stems(term.name)[-1:] for term in terms}) == len(terms)
    if apart and all(_counts(term, one, finder) for term, one in zip(terms, chosen, strict=True)):
        # "Cities and provinces", where "238 cities in 30 provinces" counts each.
        return False
    if any(PARTICIPLE.match(term.name) for term in terms):
        # "Trees planted and pruned": what became of a thing is told apart by its verb alone.
        return False
    labels = Labels(found.ranked.figures, finder)
    return all(fit(own_concepts(finder, term, terms), best, labels) >= FITS_ALL for term in terms)


def _nested(listed: Sequence[tuple[str, ...]]) -> bool:
    """Whether one thing's name has all the words of another's."""
    return any(set(one) <= set(two) for one in listed for two in listed if one is not two)


def _counts(term: Term, candidate: Candidate, finder: Finder) -> bool:
    """Whether what a figure counts is called by the last word of a thing's name."""
    last = content_stems(term.name)[-1:]
    heads = {way[-1] for c in finder.concepts(term.name) if c.stems[-1:] == last for way in c.ways}
    return candidate.profile.head in heads


def said_of_one(question: Question, found: Found, request: Request) -> bool:
    """Whether the document itself says "X and Y" of one figure, as in "agriculture and rural areas"."""
    listed = [content_stems(term.name) for term in request.terms]
    if len(listed) < 2 or not all(listed) or _nested(listed) or _one_in_the_other(listed, question):
        return False
    counted, kinds = counted_by(question), kinds_wanted(question)
    leading = [c for c in found.ranked.figures if c.figure.kind in kinds]
    heads = [c for c in question.concepts if c.stems == counted[-1:]]
    if heads:
        leading = [c for c in leading if says(heads[0], frozenset(c.profile.unit))] or leading
    things = [_ways(one, question) for one in listed]
    if _each_counted(leading[:COUNTED_FIRST], things):
        return False
    return any(_in_one_breath(candidate, things) for candidate in leading[:TRIED])


COUNTED_FIRST = 4


def _each_counted(leading: Sequence[Candidate], things: Sequence[Thing]) -> bool:
    """Whether a sentence counts each of several things by a figure of its own: "129 fire rules and 8 road
    rules"."""
    counted: dict[tuple[str, int], set[int]] = {}
    for candidate in leading:
        unit = set(content_stems(candidate.figure.unit or ""))
        named = [place for place, thing in enumerate(things) if _all_in(unit, [thing])]
        if len(named) == 1:
            place = candidate.figure.document, candidate.figure.sentence_start
            counted.setdefault(place, set()).update(named)
    return any(len(places) == len(things) for places in counted.values())


def _one_in_the_other(listed: Sequence[tuple[str, ...]], question: Question) -> bool:
    """Whether a word says what another one does and more: TC, in "sub-technical committee" for SC."""
    ways = [_ways(one, question)[0] for one in listed if len(one) == 1]
    return any(set(a) < set(b) for one in ways for two in ways if one is not two for a in one for b in two)


# A thing listed: for each of its words the ways of saying it, each as stems.
Thing = tuple[tuple[tuple[str, ...], ...], ...]


def _ways(thing: tuple[str, ...], question: Question) -> Thing:
    """The words of a thing, each in all the ways that the glossary knows: "farming" is "agriculture"."""
    known = {concept.stems[0]: concept.ways for concept in question.concepts if len(concept.stems) == 1}
    return tuple(tuple(known.get(word, ((word,),))) for word in thing)


POINTS_BACK = re.compile(r"(?:they|these|those|it|there|its|their)\b", re.I)


def _all_in(said: set[str], things: Sequence[Thing]) -> bool:
    """Whether all of several things are said, in one way or another."""
    return all(any(set(way) <= said for way in ways) for thing in things for ways in thing)


def _alone(candidate: Candidate) -> bool:
    """Whether a figure is the only one of its clause and sentence."""
    figure, passage = candidate.figure, candidate.hit.passage
    sentence = passage.text[figure.sentence_start - passage.start : figure.sentence_end - passage.start]
    return len(numerals(sentence)) == 1


def _in_one_breath(candidate: Candidate, things: Sequence[Thing]) -> bool:
    figure, passage = candidate.figure, candidate.hit.passage
    sentence = passage.text[figure.sentence_start - passage.start : figure.sentence_end - passage.start]
    if RESPECTIVELY.search(sentence):
        return False
    # "60 rules of 12 makers, covering 9 sorts of bread and cake": that is said of the sorts.
    others = (figure.sentence_start - passage.start + one.start for one in numerals(sentence))
    following = next((at for at in others if at >= figure.end - passage.start), None)
    if following is not None:
        sentence = passage.text[figure.sentence_start - passage.start : following]
    before = passage.text[: figure.sentence_start - passage.start].rstrip()
    if POINTS_BACK.match(sentence) and before:
        start, end = sentences(before)[-1]
        sentence = f"{before[start:end]} {sentence}"
    elif _alone(candidate) and _all_in(set(content_stems(sentence)), things):
        # The one figure of a sentence that names all of them is of all of them.
        return True
    said = [stem(word.text) for word in words(sentence) if word.text.lower() not in ("and", "or", "the")]
    named = {s for thing in things for ways in thing for way in ways for s in way}
    run: set[str] = set()
    for word in said:
        run = run | {word} if word in named else set()
        if _all_in(run, things):
            return True
    return False

"""Questions which of several is more, or less: the figure of each, compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.answering.phrasing import amount, time_words
from stdqa.answering.reply import Reply, confidence
from stdqa.answering.several import siblings
from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.questions.forms import DOWNWARD
from stdqa.questions.parts import options
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.text import content_stems
from stdqa.types import Answer, FigureKind

COMPARABLE = (FigureKind.COUNT, FigureKind.PERCENTAGE, FigureKind.MONEY, FigureKind.QUANTITY)


def answer_comparison(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Compare the figures of the alternatives named, or of the places that one sentence lists."""
    parts = options(question.text)
    pairs = (
        of_options(question, found, finder, parts.options, parts.shared) if len(parts.options) > 1 else None
    )
    pairs = pairs or _of_list(question, found)
    if not pairs:
        return None
    least = DOWNWARD.search(question.text) is not None
    ordered = sorted(pairs, key=lambda pair: pair[1].figure.value, reverse=not least)
    reply = Reply(question, found, finder)
    for _, candidate in ordered:
        reply.figure(candidate)
    return reply.answer(_worded(ordered, least), confidence(found.ranked.figures), first=[ordered[0][1]])


Pairs = list[tuple[str, Candidate]]


def _worded(ordered: Sequence[tuple[str, Candidate]], least: bool) -> str:
    (name, best), *rest = ordered
    if best.figure.value == rest[0][1].figure.value:
        both = " and ".join(_named(n, c) for n, c in ordered)
        return f"Equal: {both}, {amount(best.figure)}."
    time = time_words(best.figure.period)
    others = ", ".join(f"{amount(c.figure)} for {_named(n, c)}" for n, c in rest)
    verb = "the fewest" if least else "the most"
    lead = f"{_named(name, best)}: {amount(best.figure)}"
    more = f", {verb}" if len(ordered) > 2 else ""
    return f"{lead}{more}, against {others}{f' ({time})' if time else ''}."


def _named(name: str, candidate: Candidate) -> str:
    """The thing as the question names it, with the document's words for it where these say more."""
    figure = candidate.figure
    told = figure.unit if figure.unit and figure.unit != "%" else figure.measure
    if figure.scope and set(content_stems(name)) & set(content_stems(figure.scope)):
        told = figure.scope
    if (
        not told
        or len(told) > LABEL_CHARS
        or re.search(r"\d", told)
        or set(content_stems(told)) <= set(content_stems(name))
    ):
        return name
    return told if set(content_stems(name)) <= set(content_stems(told)) else f"{name} ({told})"


LABEL_CHARS = 70


def of_options(
    question: Question, found: Found, finder: Finder, names: Sequence[str], shared: str
) -> Pairs | None:
    """The best figure for each alternative; they must be different figures of one kind."""
    ranked = [_ranked(question, found, finder, name, names, shared) for name in names]
    if not all(ranked):
        return None
    kinds = [candidates[0].figure.kind for candidates in ranked]
    kind = max(kinds, key=kinds.count)
    pairs: Pairs = []
    for name, candidates in zip(names, ranked, strict=True):
        taken = {c.figure.id for _, c in pairs}
        best = next((c for c in candidates if c.figure.kind is kind and c.figure.id not in taken), None)
        if best is None:
            return None
        pairs.append((name, best))
    return pairs


def _ranked(
    question: Question, found: Found, finder: Finder, name: str, names: Sequence[str], shared: str
) -> list[Candidate]:
    """The figures near the words that only this alternative has, best first."""
    narrowed = finder.about(question, name, shared)
    distant = {s for other in names if other != name for c in finder.concepts(other) for s in c.stems}
    own = [c for c in finder.concepts(name) if not set(c.stems) <= distant] or list(finder.concepts(name))
    # "Yangtze delta" is one thing: its words alone would also find the Yangtze belt.
    longest = max(len(c.stems) for c in own)
    own = [c for c in own if len(c.stems) == longest]
    hits = {hit.passage.id: hit for hit in (*found.hits, *finder.find(narrowed, f"{shared} {name}").hits)}
    candidates = finder.rank(narrowed, tuple(hits.values())).figures
    wanted = [c for c in candidates if c.figure.kind in COMPARABLE and _asked_kind(question, c)]
    common = [c for c in finder.concepts(shared) if not set(c.stems) <= set(content_stems(" ".join(names)))]
    wanted = [c for c in wanted if _says_any(c, common)] or wanted
    return [
        c for c in wanted if any(says(concept, c.profile.levels[0] | c.profile.levels[1]) for concept in own)
    ] or [
        c for c in wanted if any(says(concept, c.profile.levels[2] | c.profile.levels[4]) for concept in own)
    ]


def _says_any(candidate: Candidate, concepts: Sequence[Concept]) -> bool:
    """Whether a figure's sentence, or what it stands under, speaks of what the alternatives share."""
    _, _, sentence, frame, led, _ = candidate.profile.levels
    return any(says(concept, sentence | frame | led) for concept in concepts)


def _asked_kind(question: Question, candidate: Candidate) -> bool:
    kinds = question.kinds & frozenset(COMPARABLE)
    return not kinds or candidate.figure.kind in kinds


def _of_list(question: Question, found: Found) -> Pairs | None:
    """The members of the list that the best figure stands in, each named by its place or class."""
    for best in found.ranked.figures[:3]:
        same = [
            c
            for c in (best, *siblings(best, found.ranked.figures))
            if c.figure.scope and c.figure.measure == best.figure.measure
        ]
        if len({c.figure.scope for c in same}) >= 2:
            return [(c.figure.scope or "", c) for c in same]
    return None

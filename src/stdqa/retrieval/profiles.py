"""The words that bear on each figure and each sentence of a passage, by how closely they do.

A figure is best told by what it counts, then by its clause, its sentence, the item it stands under, the
sentence before, and least by the rest of the passage.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from stdqa.index import Index
from stdqa.questions.names import root
from stdqa.retrieval.everywhere import said_everywhere
from stdqa.text import content_stems, sentences, stems_and_pairs
from stdqa.types import Figure, FigureKind, Passage, Side

Bag = frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """The stems around one statement, nearest level first; the last holds those of all others. Beside them
    stand those of two neighbouring words ("industri standard"), by which terms are told from words far apart.

    ``figure`` is None for a whole sentence. ``elsewhere`` are the places and bodies that the same sentence
    gives other figures for. ``told_from`` is where the words begin that tell what the figure is of: its
    clause, or for "…, accounting for 13%" that of the number it is said of.
    """

    start: int
    end: int
    levels: tuple[Bag, ...]
    unit: tuple[str, ...]
    figure: Figure | None
    elsewhere: Bag = frozenset()
    told_from: int = 0

    @property
    def head(self) -> str | None:
        """The stem of the thing counted: "samples" of "national standard samples"."""
        return self.unit[-1] if self.unit else None


@dataclass(frozen=True, slots=True)
class PassageProfile:
    """Profiles of the statements of a passage, the stems of all of them, and whether an official could be
    quoted with them."""

    figures: tuple[Profile, ...]
    sentences: tuple[Profile, ...]
    stems: Bag
    quotable: bool


class Profiler:
    """Makes and keeps the profiles of the passages of one index, which depend on nothing but the passage, and
    what its documents are all about."""

    def __init__(self, kept: int = 4096) -> None:
        self.of = lru_cache(kept)(_profile)
        self.said_everywhere = lru_cache(kept)(said_everywhere)
        self.roots_everywhere = lru_cache(kept)(self._roots)

    def _roots(self, index: Index, document: str) -> Bag:
        """What the names that a document is all about share with the adjectives of places."""
        return frozenset(map(root, self.said_everywhere(index, document)))


def _profile(passage: Passage, figures: tuple[Figure, ...]) -> PassageProfile:
    base, text = passage.start, passage.text
    context = passage.context
    frame = stems_and_pairs(f"{context.words} {context.speaker.name if context.speaker else ''}")
    whole = stems_and_pairs(text) | frame
    spans = tuple((base + a, base + b) for a, b in sentences(text))

    def bag(start: int, end: int) -> Bag:
        return stems_and_pairs(text, start - base, end - base)

    told = []
    for figure in figures:
        following = [f.start for f in figures if figure.end <= f.start < figure.clause_end]
        tail = _tail(text, figure.end - base, min([figure.clause_end, *following]) - base)
        measure = stems_and_pairs(f"{figure.measure} {figure.unit or ''} {figure.of or ''}") | tail
        clause = bag(figure.clause_start, figure.clause_end) | stems_and_pairs(figure.scope or "")
        clause |= _lead_in(text, figure.sentence_start - base, figure.clause_start - base)
        before = [span for span in spans if span[1] <= figure.sentence_start]
        led = bag(*before[-1]) if before else frozenset()
        shared, after = _own_stretch(figure, figures)
        sentence = clause | measure | bag(figure.sentence_start, shared) | bag(figure.clause_start, after)
        sentence |= bag(*_gap(figure, figures))
        near = (measure, clause, sentence, frame, led)
        levels = (*near, whole.union(*near))
        # An abbreviation in brackets is no head: "technical committees (TC)" counts committees.
        unit = content_stems(re.sub(r"\s\([^)]*\)$", "", figure.unit or figure.measure))
        first = _told_from(figure, figures, text, base)
        told.append(
            Profile(figure.start, figure.end, levels, unit, figure, _elsewhere(figure, figures), first)
        )
    said = tuple(
        Profile(a, b, (own, own, own, frame, _led(spans, place, bag), whole), (), None)
        for place, (a, b) in enumerate(spans)
        if (own := bag(a, b))
    )
    speaker = context.speaker
    stems = whole.union(*(profile.levels[-1] for profile in told))
    return PassageProfile(tuple(told), said, stems, speaker is None or speaker.side is not Side.JOURNALIST)


def _told_from(figure: Figure, figures: tuple[Figure, ...], text: str, base: int) -> int:
    """Where the words begin that tell what a figure is of."""
    measure = set(content_stems(figure.measure))
    own = set(content_stems(text, figure.clause_start - base, figure.clause_end - base))
    if figure.kind is not FigureKind.PERCENTAGE or not measure or measure & own:
        return figure.clause_start
    before = [f for f in figures if figure.sentence_start <= f.start < figure.clause_start]
    if not before:
        return figure.clause_start
    of = max(before, key=lambda f: f.start)
    said = set(content_stems(text, of.clause_start - base, of.clause_end - base))
    return of.clause_start if measure & said else figure.clause_start


def _elsewhere(figure: Figure, figures: tuple[Figure, ...]) -> Bag:
    """The places that other figures of the sentence are of: in "Carrow with 81 and Dunmere with 57" the 81
    are not Dunmere's."""
    own = frozenset(content_stems(figure.scope or ""))
    if not own:
        return own
    beside = (
        f.scope or ""
        for f in figures
        # The "50" of "Expo 50" is no figure of the Expo.
        if f.sentence_start == figure.sentence_start and f.kind is figure.kind
    )
    return frozenset(stem for scope in beside for stem in content_stems(scope)) - own


def _own_stretch(figure: Figure, figures: tuple[Figure, ...]) -> tuple[int, int]:
    """Up to where the words of a sentence speak of all its figures, and up to where, from its clause on, of
    this one.

    In "Of the rare books, 57% are in good and 12% in poor condition" the rare books are those of both, the
    poor condition is of one.
    """
    beside = sorted((f for f in figures if f.sentence_start == figure.sentence_start), key=lambda f: f.start)
    first = beside[0]
    shared = first.clause_start if first.clause_start > figure.sentence_start else first.start
    following = [f.clause_start for f in beside if f.clause_start > figure.clause_start]
    return shared, min(following, default=figure.sentence_end)


def _gap(figure: Figure, figures: tuple[Figure, ...]) -> tuple[int, int]:
    """What stands between the clause of a figure and that of the one before it in the sentence, and so is of
    none but this one: "40 yards were built, and yards in salt, soap, and other trades sent 12 ships"."""
    before = [
        f.clause_end
        for f in figures
        if f.sentence_start == figure.sentence_start and f.clause_start < figure.clause_start
    ]
    return min(max(before, default=figure.clause_start), figure.clause_start), figure.clause_start


def _tail(text: str, start: int, end: int) -> Bag:
    """The stems of what follows a number as long as it is about that: "14 standards for space science"."""
    cut = re.search(r"\s(?:and|or|with|while|but)\s|[,;:]", text[start:end])
    stop = start + cut.start() if cut else end
    return stems_and_pairs(text, start, stop) if figure_is_counted(text, start) else frozenset()


LEAD_IN = re.compile(
    r"(?:in|for|among|of|at|on|regarding|focused on|within|as for|from|under|by)\s[^,;:\d]{3,80},\s?", re.I
)


def _lead_in(text: str, start: int, end: int) -> Bag:
    """The stems of what opens a sentence and limits its main clause: "In the service sector, …"."""
    match = LEAD_IN.match(text, start)
    return stems_and_pairs(text, start, match.end()) if match and match.end() >= end - 1 else frozenset()


def figure_is_counted(text: str, end: int) -> bool:
    """Whether what a number counts stands after it, as in "14 standards", and not before it."""
    return re.match(r"\s+[\w\"“]", text[end : end + 3]) is not None and text[end - 1 : end] != "%"


def _led(spans: tuple[tuple[int, int], ...], place: int, bag: Callable[[int, int], Bag]) -> Bag:
    """The stems of the sentence before one."""
    return bag(*spans[place - 1]) if place else frozenset()

"""What a draft tells beside its figures: times of day, weekdays, numbers in names, that there is none.

No register holds these. They are held against those of the passages found for their sentence, where these
have the like: a time of day beside a time of day, a number beside one that the same name has there. Elsewhere
they are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from stdqa.drafts.alignment import Search
from stdqa.drafts.draft import ADDRESS, CALL, NUMBERING, NUMBERS_PARTS, TELEPHONE, Draft
from stdqa.drafts.hours import hours
from stdqa.drafts.mention import Mention
from stdqa.drafts.named import NamedNumber, named_numbers
from stdqa.drafts.nothing import Nothing, nothings
from stdqa.drafts.several import one_or_several
from stdqa.drafts.stretches import stretches
from stdqa.drafts.ways import denied
from stdqa.drafts.when import weekdays, years
from stdqa.figures import Clock
from stdqa.figures.beside import beside_register
from stdqa.questions import Lexicon
from stdqa.retrieval import Finder
from stdqa.text import content_stems, sentences
from stdqa.types import Citation, ClaimVerdict, Figure, FigureKind, Passage, Why

Bag = frozenset[str]
# Where what is said of a mention ends, on either side.
BREAK = re.compile(r"[,;:.!?()]\s|\s(?:and|but|while)\s")
# So many words must a sentence of a source share for what it mentions to be the right one, where it shares
# none of those next to it.
ALIKE = 2
# So many words beside the thing must a source share that tells how many there are of which a draft has none.
COUNTED_OUT = 2
# There is a year in nearly every passage: only what happened tells which is meant.
DATING = frozenset({"year"})
# A mention that opens a sentence stands beside so many words after it.
NEXT = 2
# The words right after a figure: "a 15% discount", "12 written complaints".
NOUN_AFTER = re.compile(r"(?:[ \u00a0-][a-z]+){1,3}", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with the words around it: those next to it, all of its sentence, and the one that it stands
    beside ("founded in 1987")."""

    mention: Mention
    near: Bag
    around: Bag
    beside: Bag
    sentence: tuple[int, int]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Aside:
    """What the sources say of a mention of a draft, and where."""

    figure: Figure
    verdict: ClaimVerdict
    why: Why | None
    source: Figure
    citation: Citation


def asides(draft: Draft, finder: Callable[[], Finder], lexicon: Lexicon, clock: Clock) -> Iterator[Aside]:
    """The mentions of a draft of which the sources speak, each with its verdict."""
    text = draft.document.text
    stated = (one.figure for one in draft.stated)
    taken = [(one.start, one.end) for one in stated if one.kind is not FigureKind.DATE]
    for pattern in (TELEPHONE, ADDRESS, NUMBERING, CALL):
        taken += [match.span() for match in pattern.finditer(text)]
    for passage in draft.passages:
        for start, end in sentences(text, passage.start, passage.end):
            # The year beside a figure is the figure's.
            counts = any(start <= one.figure.start < end for one in draft.stated)
            own = [
                one
                for one in mentions(text[start:end])
                if not any(a < start + one.end and start + one.start < b for a, b in taken)
                and not (counts and one.name == "year")
            ]
            if not own:
                continue
            searched = Search(text[start:end], finder(), lexicon, clock)
            known = [told for hit in searched.found.hits for told in _told_in(hit.passage)]
            for said in _around(passage, text[start:end], (start - passage.start, end - passage.start), own):
                if isinstance(said.mention, Nothing):
                    judged = _some_told(said, known, searched)
                else:
                    judged = _judged(said, known, searched.finder)
                if judged is not None:
                    yield judged


def mentions(text: str, bare: bool = False) -> Iterable[Mention]:
    """The mentions in a text; numbers that only number parts of a text are none.

    :param bare: whether "at 6" is a time of day.
    """
    named = (one for one in named_numbers(text) if not NUMBERS_PARTS.search(text[: one.start]))
    return chain(
        hours(text, bare),
        weekdays(text),
        years(text),
        named,
        stretches(text),
        nothings(text),
        one_or_several(text),
    )


def _told_in(passage: Passage) -> Iterator[Told]:
    for start, end in sentences(passage.text):
        sentence = passage.text[start:end]
        yield from _around(passage, sentence, (start, end), list(mentions(sentence, bare=True)))


def _around(
    passage: Passage, sentence: str, span: tuple[int, int], found: Sequence[Mention]
) -> Iterator[Told]:
    """The mentions of a sentence with the words around each."""
    around = frozenset(content_stems(sentence))
    for one in found:
        alike = [other for other in found if other.name == one.name and other is not one]
        before = max((other.end for other in alike if other.end <= one.start), default=0)
        after = min((other.start for other in alike if other.start >= one.end), default=len(sentence))
        if stop := BREAK.search(sentence, one.end, after):
            after = stop.start()
        earlier, later = content_stems(sentence, before, one.start), content_stems(sentence, one.end, after)
        beside = earlier[-1:] or later[:NEXT]
        yield Told(one, frozenset((*earlier, *later)), around, frozenset(beside), span, passage)


def _judged(said: Told, known: Sequence[Told], finder: Finder) -> Aside | None:
    """What is told of a mention; None where the sources have none like it, or of something else."""
    mine = said.mention
    like = [other for other in known if other.mention.name == mine.name]
    if not like:
        return None
    same = max((o for o in like if mine.is_same(o.mention)), key=lambda o: _alike(said, o), default=None)
    best = max((o for o in like if not mine.is_same(o.mention)), key=lambda o: _alike(said, o), default=None)
    if same is not None:
        if mine.kind is FigureKind.COUNT:
            # "Several" is no figure that a source could support.
            return None
        if best is None or isinstance(mine, NamedNumber) or not _fits_better(said, best, same):
            return _aside(said, same, finder, ClaimVerdict.SUPPORTED, None)
        if mine.name in DATING and not best.around.issuperset(said.beside):
            return None
        return _aside(said, best, finder, ClaimVerdict.CONTRADICTED, Why.WRONG_FIGURE)
    assert best is not None
    if mine.name in DATING and not best.around.issuperset(said.beside):
        # "Published in 2025" is not contradicted by when something else came about.
        return None
    if said.near & best.near or len(said.around & best.around) >= ALIKE:
        return _aside(said, best, finder, ClaimVerdict.CONTRADICTED, Why.WRONG_FIGURE)
    return None


def _some_told(said: Told, known: Sequence[Told], searched: Search) -> Aside | None:
    """The figure of what a draft says there is none of, where the sources tell one for it."""
    nothing = said.mention
    if not isinstance(nothing, Nothing):
        return None
    if any(isinstance(o.mention, Nothing) and o.mention.thing & nothing.thing for o in known):
        return None
    best, most = None, COUNTED_OUT - 1
    for hit in searched.found.hits:
        passage = hit.passage
        for figure in searched.finder.index.figures_in([passage.id]):
            start, end = figure.sentence_start - passage.start, figure.sentence_end - passage.start
            sentence = passage.text[start:end]
            # How long a thing lasts does not say how many there are.
            if (
                not figure.value
                or figure.kind is FigureKind.DURATION
                or not _counts(figure, nothing, passage)
            ):
                continue
            if denied(sentence, figure, figure.sentence_start):
                continue
            shared = len((said.near & frozenset(content_stems(sentence))) - nothing.thing)
            if shared > most:
                best = Told(nothing, said.near, said.around, said.beside, (start, end), passage)
                most = shared
                source = figure
    if best is None:
        return None
    return _aside(said, best, searched.finder, ClaimVerdict.CONTRADICTED, Why.WRONG_FIGURE, source)


def _counts(figure: Figure, nothing: Nothing, passage: Passage) -> bool:
    """Whether a figure is of the thing that there is none of, with all that is said of it."""
    text, end = passage.text, figure.end - passage.start
    after = NOUN_AFTER.match(text, end)
    own = frozenset(content_stems(f"{figure.unit or ''} {figure.measure} {after.group() if after else ''}"))
    start, stop = figure.sentence_start - passage.start, figure.sentence_end - passage.start
    around = frozenset(content_stems(text, start, stop))
    return not own.isdisjoint(nothing.thing) and around.issuperset(nothing.thing)


def _alike(said: Told, other: Told) -> tuple[int, int]:
    return len(said.near & other.near), len(said.around & other.around)


def _fits_better(said: Told, one: Told, two: Told) -> bool:
    """Whether words next to one mention of the sources are the draft's, and none next to another."""
    return bool(said.near & one.near) and not said.near & two.near


def _aside(
    said: Told,
    source: Told,
    finder: Finder,
    verdict: ClaimVerdict,
    why: Why | None,
    figure: Figure | None = None,
) -> Aside:
    passage, (start, end) = source.passage, source.sentence
    document = finder.index.document(passage.document)
    start, end = passage.start + start, passage.start + end
    citation = Citation.of(document, passage.context, start, end, document.text[start:end])
    return Aside(_figure(said), verdict, why, figure or _figure(source), citation)


def _figure(told: Told) -> Figure:
    """A mention as a figure, so that it is shown as figures are."""
    mention, (start, _) = told.mention, told.sentence
    span = (start + mention.start, start + mention.end)
    return beside_register(told.passage, span, mention.value, mention.kind, told.sentence, told.sentence)

"""Whether wholes are the sum of the parts told beside them.

A difference is not called an error: where the words leave it open whether the parts are all there are, they
are incomplete, and where they make another figure, that is shown. Without words that lead from a whole to
its parts, only a sum that comes out tells so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from stdqa.register.added import ADDED, Sum, SumVerdict, is_exact, slack, total
from stdqa.register.lists import (
    COMPARED,
    GOES_ON,
    OF_THE,
    OF_WHICH,
    REMAINDER,
    Link,
    addable,
    head,
    link_in,
    run_of,
    strict,
)
from stdqa.register.shares import share_sums
from stdqa.register.totals import in_tables, table_sums
from stdqa.types import Document, Figure

Sentence = Sequence[Figure]

# A sum of smaller numbers comes out by chance too often to tell anything by itself.
TELLING_DIGITS = 3
# Parts that are said to be all, and make less than this share of the whole, were read wrongly.
LEAST_SHARE = Decimal("0.5")
# Parts that make a little too much are worth a look; much more, and they overlap or were read wrongly.
MOST_OVER = Decimal("1.1")
ORDER = (SumVerdict.DIFFERS, SumVerdict.OTHER_WHOLE, SumVerdict.ADDS_UP, SumVerdict.INCOMPLETE)


def sums(figures: Iterable[Figure], documents: Mapping[str, Document]) -> tuple[Sum, ...]:
    """The wholes of a corpus with their parts: those that want a look first, then in the documents' order."""
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.document].append(figure)
    found: list[Sum] = []
    for name, held in by_document.items():
        found += _in_document(documents[name], sorted(held, key=lambda figure: figure.start))
    return tuple(sorted(found, key=lambda one: ORDER.index(one.verdict)))


def _in_document(document: Document, figures: Sequence[Figure]) -> list[Sum]:
    tabled = in_tables(document)
    prose = [figure for figure in figures if not tabled(figure.start)]
    told = list(_in_prose(document.text, prose))
    told += table_sums(document, [figure for figure in figures if tabled(figure.start)])
    told += share_sums(document.text, prose)
    return list(_each_once(told))


def _each_once(told: Iterable[Sum]) -> Iterator[Sum]:
    """Each whole once, each part in one sum: those that add up before the others."""
    used: set[str] = set()
    wholes: set[str] = set()
    # Of two that add up, the one with more parts tells more.
    ranked = sorted(told, key=lambda one: (one.verdict is not SumVerdict.ADDS_UP, -len(one.parts)))
    kept = []
    for one in ranked:
        whole = one.whole.id if one.whole else None
        if (whole in wholes) or any(part.id in used for part in one.parts):
            continue
        used |= {part.id for part in one.parts}
        wholes |= {whole} if whole else set()
        kept.append(one)
    yield from sorted(kept, key=lambda one: one.parts[0].start)


def _in_prose(text: str, figures: Sequence[Figure]) -> Iterator[Sum]:
    sentences = _sentences(figures)
    for sentence in sentences:
        for place, whole in enumerate(sentence):
            if _may_be_whole(text, whole):
                yield from _after(text, whole, sentence[place + 1 :], figures)
    for before, after in pairwise(sentences):
        if before[0].document == after[0].document:
            yield from _next_sentence(text, before, after, figures)


def _sentences(figures: Sequence[Figure]) -> list[list[Figure]]:
    found: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.sentence_start].append(figure)
    return list(found.values())


def _may_be_whole(text: str, figure: Figure) -> bool:
    """Whether a figure may have parts: an amount that is not only compared with."""
    if figure.kind not in ADDED or figure.change or figure.value <= 1:
        return False
    return not COMPARED.search(text, figure.clause_start, figure.start)


def _after(text: str, whole: Figure, following: Sentence, figures: Sequence[Figure]) -> Iterator[Sum]:
    """Parts in the sentence of their whole."""
    parts = run_of(whole, following, text)
    if len(parts) < 2:
        return
    # "2,916 of them, …" is itself a part.
    after = OF_WHICH.match(text, whole.end)
    link = link_in(text[after.end() if after else whole.end : parts[0].start])
    if OF_WHICH.match(text, parts[0].end):
        link = link or Link.OF
    if OF_THE.fullmatch(text[whole.sentence_start : whole.start]):
        link = link or Link.OF
    yield from _judged(text, whole, parts, link, figures)


def _next_sentence(text: str, before: Sentence, after: Sentence, figures: Sequence[Figure]) -> Iterator[Sum]:
    """Parts in the sentence after their whole: "Of these, …", or of the same things and adding up."""
    goes_on = GOES_ON.match(text, after[0].sentence_start)
    between = text[before[0].sentence_end : after[0].sentence_start]
    if between.strip() or between.count("\n") > 2:
        return
    wholes = [whole for whole in before if _may_be_whole(text, whole)]
    for whole in wholes:
        parts = run_of(whole, after, text)
        if not goes_on:
            parts = tuple(part for part in parts if head(part) == head(whole))
        if len(parts) < 2:
            continue
        # "Of these" may mean any of several counts; only one that adds up tells which.
        sole = sum(addable(part, whole) for part in before if part is not whole) == 0 and len(wholes) == 1
        link = (Link.ALL if goes_on and goes_on["all"] else Link.OF) if goes_on and sole else None
        yield from _judged(text, whole, parts, link, figures, strong=bool(goes_on))


def _judged(
    text: str,
    whole: Figure,
    parts: Sequence[Figure],
    link: Link | None,
    figures: Sequence[Figure],
    strong: bool = False,
) -> Iterator[Sum]:
    made = _adding_up(whole, parts, strong or link is not None)
    if made:
        yield Sum(whole, made, SumVerdict.ADDS_UP)
    elif link is not None and len(sure := strict(parts, link, text)) > 1:
        verdict = _verdict(text, whole, sure, link)
        fits = _fitting(whole, sure, figures)
        if verdict:
            yield Sum(whole, sure, SumVerdict.OTHER_WHOLE if fits else verdict, fits)


def _adding_up(whole: Figure, parts: Sequence[Figure], linked: bool) -> tuple[Figure, ...]:
    """The most parts from the first on that make the whole; none if none do."""
    for count in range(len(parts), 1, -1):
        some = tuple(parts[:count])
        off = abs(whole.value - total(some))
        if not linked:
            exact = is_exact(whole) and all(map(is_exact, some)) and _telling(whole.value)
            if off == 0 and exact and _of_one_sort(whole, some):
                return some
        elif off <= slack((whole, *some)):
            return some
    return ()


def _of_one_sort(whole: Figure, parts: Sequence[Figure]) -> bool:
    return all(head(part) == head(whole) for part in parts)


def _telling(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) >= TELLING_DIGITS


def _verdict(text: str, whole: Figure, parts: Sequence[Figure], link: Link) -> SumVerdict | None:
    made = total(parts)
    if made > whole.value:
        few = link is not Link.SOME and made <= whole.value * MOST_OVER
        return SumVerdict.DIFFERS if few and is_exact(whole) else None
    told = text[min(whole.end, parts[0].sentence_start) : parts[-1].sentence_end]
    if link is not Link.ALL or REMAINDER.search(told):
        return SumVerdict.INCOMPLETE
    return SumVerdict.DIFFERS if made >= whole.value * LEAST_SHARE else None


def _fitting(whole: Figure, parts: Sequence[Figure], figures: Sequence[Figure]) -> Figure | None:
    """Another figure of the document, of the same things, that the parts make to the unit."""
    made = total(parts)
    if not _telling(made):
        return None
    same = (f for f in figures if f.kind is whole.kind and f.value == made and f not in parts)
    return next((f for f in same if head(f) == head(whole)), None)

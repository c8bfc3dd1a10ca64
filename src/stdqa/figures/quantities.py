"""When two figures state the same quantity: the same thing counted, for the same place, time and basis.

What a figure states apart from its value is read from its clause once; quantities are then equal by plain
comparison, so that a whole corpus is searched in the time it takes to sort it. Where the words leave
it open whether the same is meant, it is not: a conflict that is none costs more trust than one unnoticed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from stdqa.dates import MONTHS
from stdqa.figures.periods import time_phrases
from stdqa.figures.read import clock_of
from stdqa.figures.rounding import Direction, contradict, direction, is_rounding, step
from stdqa.figures.sentence import QUOTED
from stdqa.text import content_stems, function_words, stem, words
from stdqa.types import Basis, BlockKind, Document, Figure, FigureKind, Metadata, Side

Stems = frozenset[str]

COMPARED = (FigureKind.COUNT, FigureKind.PERCENTAGE, FigureKind.MONEY, FigureKind.QUANTITY)


def _stems(listed: str) -> Stems:
    return frozenset(stem(word) for word in listed.split())


# "New" says when a thing came, not what it is.
NEW = _stems("new newly added additional addition fresh newcomer")
# Words that say that a number has a value; they tell nothing of what has it.
VALUE = _stems(
    "reach reached total totalled number numbered amount come stand exist existing count overall altogether "
    "cumulative whole sum currently now already still year end figure according report reported said say "
    "says state stated told tell announced mentioned introduced show showed shown exact precise exactly "
    "nationwide together all rise rose grow grew increase increased decrease decreased "
    "fall fell change changed compare compared press conference spokesman spokesperson"
)
# What is done to things so that they are there to be counted; a stock does not depend on which is said.
ACTS = _stems(
    "approve approved approval release published publish issue file register registered registration record "
    "list establish set found open create formulate draft develop complete adopt submit appoint build built "
    "buy bought purchase sign hold held train launch award enrol employ receive deliver pass obtain "
    "declare disclose convert"
)
NUMBER_OF = re.compile(r"(?:total|number|count|amount|sum|volume|quantity)s?(?:\s+number)?\s*$", re.I)
# What limits a thing is introduced by these, and ends where a word that carries the sentence stands.
_LIMITING = """
    in on at for of among amongst from with within without under to related relating relevant concerning
    regarding involving covering that which whose who where such including against between across per than
    as through via towards aimed about
"""
LIMITING = frozenset(_LIMITING.split())
_CARRYING = "is was were are has have had been be being will by and or while there"
CARRYING = frozenset(_CARRYING.split())
NEGATED = re.compile(r"\b(?:not|never|no longer|n't)\b", re.I)
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[,;:()]")
LEAD_IN = re.compile(r"(?:in|for|among|of|at|on|regarding|within|as for|under|by)\s[^,;:]{3,80},\s?", re.I)
# A rounding is told from another figure by its value; so far off, it is no evidence of the same thing.
MOST_OFF = 5
# What stands so near its beginning is what a document is about: dateline and lead.
OPENING_CHARS = 300
# Where only one of two clauses narrows what it counts, the values must be as close as one part in so many.
CLOSE = 20


@dataclass(frozen=True, slots=True)
class Frame:
    """What all figures of a document share: who speaks, what it is about, its headings and tables.

    ``names`` are the words that name something wherever they stand with a capital; ``title`` those of
    the title, which limit all figures; ``agents`` the publisher and the speakers, who limit none.
    """

    text: str
    names: Stems
    title: Stems
    agents: Stems
    subject: Stems
    edition: int | None
    headings: tuple[tuple[int, int, Stems], ...]
    tables: tuple[tuple[int, int], ...]

    def heading_names(self, place: int) -> Stems:
        """The names in the headings that a place stands under."""
        held: dict[int, Stems] = {}
        for start, level, names in self.headings:
            if start > place:
                break
            held = {above: said for above, said in held.items() if above < level} | {level: names}
        return frozenset().union(*held.values())


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure states apart from its value.

    ``noun`` is what is counted; ``limits`` are the words that narrow it ("for water", "in the service
    sector"); ``acts`` the other words of its clause, of which one must be shared; ``names`` the places and
    bodies that its clause, headings and title name, ``particular`` those of them that no document is about.
    """

    figure: Figure
    noun: Stems
    new: bool
    limits: Stems
    names: Stems
    particular: Stems
    acts: Stems
    frame: Frame
    negated: bool

    @property
    def time(self) -> tuple[Basis | None, date | None, date | None]:
        """Basis and dates, a stock by its day alone."""
        period = self.figure.period
        if period is None or period.end is None:
            return period.basis if period else None, None, None
        return period.basis, None if period.basis is Basis.AS_OF else period.start, period.end


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures of one quantity that cannot all be right, one for each value, in the order of the documents."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Rounding:
    """A figure that tells another one rounded."""

    rounded: Figure
    exact: Figure


def quantities(figures: Iterable[Figure], documents: Mapping[str, Document]) -> Iterator[Quantity]:
    """What each figure states; figures that cannot be compared (ranks, dates) and those that a journalist
    states are left out.

    :param figures: all figures of the sentences that they stand in, since a list shares its words.
    """
    listed = list(figures)
    frames = _frames(_Together(documents[name] for name in sorted({figure.document for figure in listed})))
    subjects = frozenset().union(*(frame.subject for frame in frames.values()))
    sentences: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in listed:
        sentences[figure.document, figure.sentence_start].append(figure)
    beside = {place: tuple(said) for place, said in sentences.items()}
    for figure in listed:
        if figure.kind in COMPARED and figure.side is not Side.JOURNALIST:
            said = beside[figure.document, figure.sentence_start]
            stated = _quantity(figure, frames[figure.document], said, subjects)
            if stated is not None:
                yield stated


def conflicts(figures: Iterable[Figure], documents: Mapping[str, Document]) -> list[Conflict]:
    """The quantities that a corpus states with values that cannot all be right."""
    alike: dict[object, list[Quantity]] = defaultdict(list)
    for one in quantities(figures, documents):
        alike[_key(one)].append(one)
    found = []
    for group in alike.values():
        for same in _classes(group):
            values = {q.figure.value: q.figure for q in reversed(same)}
            told = [f for f in values.values() if any(contradict(f, g) for g in values.values())]
            if told:
                found.append(Conflict(tuple(sorted(told, key=lambda f: (f.document, f.start)))))
    return sorted(found, key=lambda c: (c.figures[0].document, c.figures[0].start))


def roundings(figures: Iterable[Figure], documents: Mapping[str, Document]) -> list[Rounding]:
    """The figures of a corpus that tell another one rounded, each with the exact one."""
    heads: dict[object, list[Quantity]] = defaultdict(list)
    for one in quantities(figures, documents):
        heads[one.figure.kind, one.figure.unit and content_stems(one.figure.unit)[-1:]].append(one)
    found = []
    for group in heads.values():
        exact = sorted((q for q in group if _is_exact(q)), key=lambda q: q.figure.value)
        values = [q.figure.value for q in exact]
        for rounded in group:
            found += [
                Rounding(rounded.figure, other.figure)
                for other in _near(rounded, exact, values)
                if told_rounded(rounded, other)
            ]
    return found


def same_quantity(one: Quantity, two: Quantity) -> bool:
    """Whether two figures surely state the same quantity, so that different values contradict each other."""
    return _key(one) == _key(two) and _surely(one, two)


def told_rounded(rounded: Quantity, exact: Quantity) -> bool:
    """Whether a figure tells another one rounded: its value says so, and no word says otherwise."""
    one, two = rounded.figure, exact.figure
    if one.kind is not two.kind or one.change != two.change or not is_rounding(one, two):
        return False
    if abs(one.value - two.value) * MOST_OFF > abs(two.value):
        return False
    if not _same_noun(rounded, exact) or rounded.negated != exact.negated:
        return False
    if not _times_meet(rounded, exact) or not _names_meet(rounded, exact):
        return False
    if rounded.limits == exact.limits:
        return True
    narrower = rounded.limits <= exact.limits or exact.limits <= rounded.limits
    return narrower and abs(one.value - two.value) * CLOSE <= abs(two.value)


def _near(rounded: Quantity, exact: Sequence[Quantity], values: Sequence[Decimal]) -> Sequence[Quantity]:
    """The exact figures that are within the precision of a rounding."""
    off = step(rounded.figure.value)
    low, high = rounded.figure.value - off, rounded.figure.value + off
    return exact[bisect_left(values, low) : bisect_right(values, high)]


def _is_exact(one: Quantity) -> bool:
    return direction(one.figure.qualifier) is Direction.EXACT


def _key(one: Quantity) -> object:
    """What two quantities must have in common to be the same; undated ones only within one edition."""
    dated = one.time[2] is not None
    return (
        one.figure.kind,
        one.noun,
        one.limits,
        one.particular,
        one.figure.change,
        one.negated,
        one.time,
        None if dated else (one.frame.edition,),
    )


def _classes(group: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The figures of a group that surely state one quantity, those that only repeat a value aside."""
    if len({q.figure.value for q in group}) < 2:
        return
    distinct = {(q.figure.value, q.figure.document, q.acts): q for q in reversed(group)}.values()
    links: dict[str, set[str]] = defaultdict(set)
    by_id = {q.figure.id: q for q in distinct}
    for one, two in combinations(distinct, 2):
        if _surely(one, two):
            links[one.figure.id].add(two.figure.id)
            links[two.figure.id].add(one.figure.id)
    seen: set[str] = set()
    for start in by_id:
        if start in seen or not links[start]:
            continue
        seen.add(start)
        reached = [start]
        for place in reached:
            fresh = links[place] - seen
            seen |= fresh
            reached += fresh
        among = set(reached)
        yield [q for q in group if q.figure.id in among]


def _surely(one: Quantity, two: Quantity) -> bool:
    a, b = one.figure, two.figure
    together = a.document == b.document and a.sentence_start == b.sentence_start
    undated = one.time[2] is None
    if together or (undated and a.document == b.document) or not _names_meet(one, two):
        return False
    if _inherits(one) or _inherits(two):
        # Figures dated only by what stands around them must use the very same words.
        return one.acts == two.acts and bool(one.acts)
    return _acts_meet(one, two)


def _acts_meet(one: Quantity, two: Quantity) -> bool:
    """Whether the words of two clauses tell the same: the same is done, or nothing is beside being there."""
    a, b = one.acts, two.acts
    if a == b:
        return True
    others = a - ACTS, b - ACTS
    if not (others[0] <= others[1] or others[1] <= others[0]):
        # "The ministry opened …" and "the cities opened …" are of different ones.
        return False
    if a & b & ACTS:
        return True
    if Basis.DURING not in (one.time[0], two.time[0]):
        return a | b <= ACTS or (bool(a & b) and (a <= b or b <= a))
    if a & b and not (a ^ b) & ACTS:
        return True
    return bool((one.new and not a and b <= ACTS) or (two.new and not b and a <= ACTS))


def _same_noun(one: Quantity, two: Quantity) -> bool:
    """Whether two figures count the same thing; a word that only one noun has must stand near the other:
    "540,000 self-declared standards", "546,160 standards were self-declared"."""
    near = one.acts | one.limits, two.acts | two.limits
    return one.noun - two.noun <= near[1] and two.noun - one.noun <= near[0]


def _times_meet(one: Quantity, two: Quantity) -> bool:
    """Whether neither basis nor date of two figures says that they are of different times; what only stands
    around a figure says nothing of its basis."""
    (basis, start, end), (other, since, until) = one.time, two.time
    if _inherits(one) or _inherits(two):
        return end is None or until is None or end.year == until.year
    if None not in (basis, other) and basis is not other:
        return False
    if end is None or until is None:
        return True
    return end == until and (start is None or since is None or start == since)


def _inherits(one: Quantity) -> bool:
    period = one.figure.period
    return period is not None and period.inherited


def _names_meet(one: Quantity, two: Quantity) -> bool:
    """Whether the names that only one figure is told with are what the other's document is about."""
    return one.names - two.names <= two.frame.subject and two.names - one.names <= one.frame.subject


class _Together:
    """Some documents, equal to others of the same ids and contents: what their frames are kept by."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(documents)
        self._key = tuple((document.id, document.sha256) for document in self.documents)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Together) and self._key == other._key


@lru_cache(maxsize=64)
def _frames(together: _Together) -> dict[str, Frame]:
    """The frame of each document; words that any of them writes in small letters are names in none."""
    documents = together.documents
    small = frozenset().union(*(_small(document.text) for document in documents))
    proper = frozenset().union(*(_inside(_body(document)) for document in documents)) - small
    return {document.id: _frame(document, small, proper) for document in documents}


def _frame(document: Document, small: Stems, proper: Stems) -> Frame:
    told = document.metadata
    names = _capital(document.text) - small
    agents = " ".join([told.publisher or "", *(speaker.name for speaker in told.speakers)])
    about = f"{told.title} {told.event or ''} {agents} {_opening(document)}"
    headings = tuple(
        (block.start, block.level, frozenset(content_stems(said)) & names)
        for block in document.blocks
        if block.kind is BlockKind.HEADING
        and (said := document.text[block.start : block.end]).strip("# \n") != told.title
    )
    return Frame(
        text=document.text,
        names=names,
        title=frozenset(content_stems(told.title)) & proper,
        agents=frozenset(content_stems(agents)),
        subject=frozenset(content_stems(about)),
        edition=_year_of(document.text, told),
        headings=headings,
        tables=tuple((b.start, b.end) for b in document.blocks if b.kind is BlockKind.TABLE),
    )


def _opening(document: Document) -> str:
    """What a document begins with, before the first heading under its title."""
    begun = ""
    for block in document.blocks:
        text = document.text[block.start : block.end]
        titles = text.strip("# \n") == document.metadata.title
        if block.kind is BlockKind.HEADING and not titles:
            break
        begun = begun if titles else f"{begun} {text}"
    return begun[:OPENING_CHARS]


def _body(document: Document) -> str:
    """The text of a document without its front matter, title and headings, and the titles that it quotes."""
    parts = [document.text[b.start : b.end] for b in document.blocks if b.kind is not BlockKind.HEADING]
    body = "\n\n".join(parts) or document.text
    return QUOTED.sub(" ", body.removeprefix(document.metadata.title))


# A question asks again and again what the same few sentences state.
@lru_cache(maxsize=2048)
def _quantity(figure: Figure, frame: Frame, beside: tuple[Figure, ...], subjects: Stems) -> Quantity | None:
    unit = frozenset(content_stems(figure.unit or ""))
    said = unit
    if figure.kind is not FigureKind.COUNT:
        said = frozenset(content_stems(f"{figure.measure} {figure.of or ''}"))
    noun = said - NEW - VALUE
    # A share or a sum whose words were read out of a list of numbers is not known to be of anything.
    unread = figure.kind is not FigureKind.COUNT and re.search(r"\d", figure.measure)
    if not noun or unread:
        return None
    core, limits, names = _told(figure, frame, beside)
    scope = frozenset(content_stems(figure.scope or ""))
    # The row of a table is called what it is called, name or not.
    tabled = any(start <= figure.start < end for start, end in frame.tables)
    names |= scope if tabled else scope & frame.names
    names = ((names | frame.heading_names(figure.start)) - frame.agents | frame.title) - noun
    approximate = frozenset(content_stems(figure.qualifier or ""))
    told = noun | VALUE | names | (frame.agents & frame.names) | approximate
    core -= told
    limits -= told
    return Quantity(
        figure=figure,
        noun=noun if figure.kind is FigureKind.COUNT else noun | {figure.unit or ""},
        new=not NEW.isdisjoint(unit | core),
        # "Approved for release" limits nothing.
        limits=limits - ACTS - NEW,
        names=names - approximate,
        particular=names - approximate - subjects,
        acts=(core | (limits & ACTS)) - NEW,
        frame=frame,
        negated=bool(NEGATED.search(frame.text, figure.clause_start, figure.clause_end)),
    )


def _told(figure: Figure, frame: Frame, beside: Sequence[Figure]) -> tuple[Stems, Stems, Stems]:
    """The words of a figure's clause that carry it, those that limit what it counts, and its names."""
    text = frame.text
    spans = [(figure.clause_start, figure.clause_end)]
    lead = LEAD_IN.match(text, figure.sentence_start, figure.clause_start + 1)
    if lead and not any(other.start < figure.clause_start for other in beside):
        spans.insert(0, (figure.sentence_start, lead.end()))
    masked = [(p.start, p.end) for a, b in spans for p in time_phrases(text, a, b)]
    masked += [_own_words(text, other) for other in beside]
    core: set[str] = set()
    limits: set[str] = set()
    names: set[str] = set()
    skip = function_words()
    for start, end in spans:
        limiting = False
        for match in TOKEN.finditer(text, start, end):
            word, low = match.group(), match.group().lower()
            if any(a <= match.start() < b for a, b in masked) or low in CARRYING or not word[0].isalnum():
                limiting = False
            elif low in LIMITING:
                limiting = not (low == "of" and NUMBER_OF.search(text[start : match.start()]))
            elif word[0].isdigit():
                # A number that is no figure of the sentence belongs to a name: "the 2008 base", "ISO 9001".
                limits.add(low)
            elif (stemmed := stem(word)) not in skip and low not in MONTHS:
                named = word[0].isupper() and stemmed in frame.names
                (names if named else limits if limiting else core).add(stemmed)
    return frozenset(core), frozenset(limits), frozenset(names)


def _own_words(text: str, figure: Figure) -> tuple[int, int]:
    """The number of a figure with what it counts, where that stands after it."""
    gap = re.match(r"\s*", text[figure.end : figure.end + 3])
    after = figure.end + (gap.end() if gap else 0)
    said = figure.unit or ""
    return figure.start, after + len(said) if said and text.startswith(said, after) else figure.end


@lru_cache(maxsize=256)
def _small(text: str) -> Stems:
    """The words that a text writes in small letters."""
    return frozenset(stem(word.text) for word in words(text) if word.text[0].islower())


@lru_cache(maxsize=256)
def _capital(text: str) -> Stems:
    """The words that a text writes with a capital."""
    months = {stem(month) for month in MONTHS}
    capital = {stem(word.text) for word in words(text) if word.text[0].isupper()}
    return frozenset(capital - function_words() - months)


@lru_cache(maxsize=256)
def _inside(text: str) -> Stems:
    """The words that a text writes with a capital within its sentences."""
    return frozenset(
        stem(word.text)
        for word in words(text)
        if word.text[0].isupper() and text[max(0, word.start - 2) : word.start].strip(" ,").isalnum()
    )


@lru_cache(maxsize=256)
def _year_of(text: str, metadata: Metadata) -> int | None:
    """The year that a document reports on, or else is of."""
    clock = clock_of(Document("", "", text, "", metadata, ()))
    return clock.report_year or (clock.today.year if clock.today else None)

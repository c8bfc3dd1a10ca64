"""The figures of a document: every number that counts, measures or ranks something, and what it says.

A period is never carried from a stock to a flow: what a sentence does not date stays undated unless a
period that spans time frames it.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from stdqa.figures import marks, measures, tables
from stdqa.figures.kinds import Reading, figures_of
from stdqa.figures.measures import Told
from stdqa.figures.periods import Clock, TimePhrase, time_phrases
from stdqa.figures.sentence import Sentence, names_of, parse
from stdqa.text import sentences
from stdqa.types import Basis, BlockKind, Document, Figure, FigureKind, Passage, Period

Turn = tuple[str | None, str | None, str | None]
"""What one stretch of text is told apart by: its section, its speaker's name and its heading."""

YEAR = re.compile(r"\b(?:19|20|21)\d{2}\b")
FOUR_DIGITS = re.compile(r"\d{4}")
# A sentence that opens so goes on about what was told before: "Among them, …".
ANAPHOR = re.compile(
    r"(?:they|these|those|it|its|their|of\s+(?:these|those|them|which)|among\s+(?:them|these|those))\b", re.I
)
# "These" mean something told shortly before.
MOST_TOLD = 12
# "The goods they covered numbered 893" is about those of the sentence before, too.
BACKWARD = re.compile(r"\b(?:they|them|these)\b", re.I)
# What parts a figure from a time told after it: "40, and in 2022 …".
PARTING = re.compile(r"[,;:()]")
# A time after these is what is compared with: "5% more than in 2022", "Compared with last year, …".
COMPARED = re.compile(r"\b(?:than|compared\s+(?:with|to)|versus|vs|against|(?:up|down)\s+from)\b", re.I)
PREVIOUS_YEAR = re.compile(r"\b(?:previous|preceding|prior)\s+year\b", re.I)
# What may stand before a time that opens a sentence: marks, a speaker's name, a word that joins.
OPENING = re.compile(
    r"\W*(?:\*\*[^*\n]{1,60}\*\*\W*)?(?:(?:and|but|so|also|then|already|earlier|later)\b\W*)?", re.I
)
# "…, bringing the total to 340": what the additions of a time come to stands at its end.
BROUGHT = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)|tak(?:e|es|ing)|took)\s[^,;:.]{0,40}?"
    r"\b(?:totals?|numbers?|sum|amount|stock|tally|count)\b[^,;:.]{0,80}?\sto\s|"
    r",\s(?:bringing|taking)\s(?:the|its|their|our)\s[\w’'-]+\sto\s",
    re.I,
)
BROUGHT_CHARS = 140
# What is counted up; a share or an age is of the time itself.
COUNTED_UP = (FigureKind.COUNT, FigureKind.QUANTITY, FigureKind.MONEY)
# What may stand between a bare year and the figure it labels: "2022: 2,266", "(2022) 2,266".
LABEL_GAP = re.compile(r"\)?\s?[:=|–-]?\s?")


def read(document: Document, passages: tuple[Passage, ...]) -> tuple[Figure, ...]:
    """Every figure of a document, in order; each lies in one of the passages."""
    clock, names = clock_of(document), names_of(document.text, document.metadata.title)
    openings = _openings(document)
    table = tables.rows(document, clock)
    frames: dict[Turn, Period] = {}
    found: list[Figure] = []
    held: Period | None = None
    told: tuple[Told, ...] = ()
    last: tuple[Turn, int] | None = None
    for passage in passages:
        speaker = passage.context.speaker
        turn = (passage.context.section, speaker.name if speaker else None, passage.context.heading)
        for start, end in sentences(document.text, passage.start, passage.end):
            stretch = turn, bisect_right(openings, start)
            if stretch != last:
                held, told, last = None, (), stretch
            phrases = time_phrases(document.text, start, end, clock)
            sentence = parse(document.text, start, end, phrases, names)
            readings = tuple(figures_of(sentence))
            said = measures.describe(sentence, readings, told)
            told = (*told, *said)[-MOST_TOLD:]
            frame = _frame(sentence, held, frames.get(turn))
            if row := tables.row_at(table, start):
                figures = _in_sentence(document, passage, sentence, said, frame)
                found += (tables.placed(document, row, figure) for figure in figures)
                continue
            found += _in_sentence(document, passage, sentence, said, frame)
            held = _carried(sentence, held, clock.report_year)
            opens_turn = held and held.basis is Basis.DURING and not passage.context.item and any(turn)
            if held and opens_turn:
                frames.setdefault(turn, held)
    return tuple(found)


def _openings(document: Document) -> list[int]:
    """Where the paragraphs begin that no time told before reaches into.

    List items, table rows and what follows a colon go on with the paragraph before them.
    """
    openings = []
    lead = ""
    for block in document.blocks:
        if block.kind is BlockKind.HEADING or (block.kind is BlockKind.PARAGRAPH and not lead.endswith(":")):
            openings.append(block.start)
        lead = document.text[block.start : block.end]
    return openings


def report_year(document: Document) -> int | None:
    """The year that a document reports on; None where it is not one year."""
    return clock_of(document).report_year


# Its figures and its year are asked for one after the other.
@lru_cache(maxsize=1)
def clock_of(document: Document) -> Clock:
    """What relative times of a document count from: its date, and the year that it reports on.

    The year comes from the front matter, else from the title, else it is the year that most of the
    text's time phrases name.
    """
    metadata = document.metadata
    stated = YEAR.search(f"{metadata.period or ''} {metadata.title}")
    if stated:
        return Clock(metadata.date, int(stated.group()))
    # A year counts from two mentions on, and none is dated without its four digits.
    if len(FOUR_DIGITS.findall(document.text)) < 2:
        return Clock(metadata.date)
    named = Counter(
        year for phrase in time_phrases(document.text) if phrase.period.basis for year in phrase.period.years
    )
    year, times = named.most_common(1)[0] if named else (None, 0)
    # Two mentions of three make a report about one year; less is a series.
    return Clock(metadata.date, year if times >= 2 and times * 3 >= named.total() * 2 else None)


def _frame(sentence: Sentence, held: Period | None, turn: Period | None) -> Period | None:
    """The period that a sentence stands under where it names none.

    "In 2023, … . China also …" goes on; a stock ("by the end of 2023") reaches only to a sentence that
    points back at it ("Among them, …"), and what follows it is otherwise undated.
    """
    if held is None:
        return turn
    first = min((n.start for n in sentence.numerals), default=sentence.start)
    points_back = ANAPHOR.match(sentence.text, sentence.start) or BACKWARD.search(
        sentence.text, sentence.start, first
    )
    return held if held.basis is Basis.DURING or points_back else None


def _carried(sentence: Sentence, held: Period | None, report_year: int | None) -> Period | None:
    """The last dated period that a sentence tells of, else the one that was held before it.

    In a report on one year, another year is told of in passing ("the ninth such meeting since 2015"), unless
    the sentence opens with it.
    """
    dated = [
        phrase.period
        for phrase in sentence.phrases
        if phrase.period.basis
        and phrase.period.years
        and not _compares(sentence, phrase)
        and (report_year in (None, *phrase.period.years) or _opens(sentence, phrase))
    ]
    return dated[-1] if dated else held


def _opens(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Whether a sentence begins with a time, so that it and what follows speak of that."""
    return OPENING.fullmatch(sentence.text, sentence.start, phrase.start) is not None


def _compares(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Whether a time is only compared with: "up from 2,266 in 2022"."""
    clause_start, _ = sentence.clause(phrase.start)
    if PREVIOUS_YEAR.search(sentence.text, phrase.start, phrase.end):
        return True
    return COMPARED.search(sentence.text, clause_start, phrase.start) is not None


def _in_sentence(
    document: Document,
    passage: Passage,
    sentence: Sentence,
    said: tuple[Told, ...],
    frame: Period | None,
) -> Iterator[Figure]:
    text = document.text
    starts = [told.reading.start for told in said]
    for told in said:
        reading, measure = told.reading, told.measure
        clause_start, clause_end = sentence.clause(reading.start)
        speaker = passage.context.speaker
        yield Figure(
            id=figure_id(document.id, reading.start, text[reading.start : reading.end]),
            document=document.id,
            passage=passage.id,
            start=reading.start,
            end=reading.end,
            text=text[reading.start : reading.end],
            value=reading.value,
            kind=reading.kind,
            unit=measure.unit,
            qualifier=marks.qualifier(sentence, reading.start, reading.end),
            period=_reached(sentence, reading, _period(sentence, reading, starts, frame)),
            measure=measure.words,
            scope=measure.scope,
            of=measure.of,
            change=marks.change(sentence, reading.start, reading.end),
            clause_start=clause_start,
            clause_end=clause_end,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            side=speaker.side if speaker else None,
        )


def figure_id(document: str, start: int, text: str) -> str:
    """An id made from the content: the same corpus read twice gives the same ids."""
    return hashlib.sha256(f"{document}\0{start}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _period(sentence: Sentence, reading: Reading, starts: list[int], frame: Period | None) -> Period | None:
    """The time that a figure speaks of: said after it in its clause, before it, or in what frames it."""
    if reading.kind is FigureKind.DATE:
        return None
    if label := next((phrase for phrase in sentence.phrases if _labels(sentence, phrase, reading)), None):
        return label.period
    dating = [
        phrase
        for phrase in sentence.phrases
        if phrase.period.basis and not PREVIOUS_YEAR.search(sentence.text, phrase.start, phrase.end)
    ]
    following = min((start for start in starts if start > reading.start), default=sentence.end)
    after = [p for p in dating if reading.end <= p.start < following]
    after = [p for p in after if not COMPARED.search(sentence.text, reading.end, p.start)]
    if after and not PARTING.search(sentence.text, reading.end, after[0].start):
        return after[0].period
    before = [p.period for p in dating if p.end <= reading.start and not _compares(sentence, p)]
    if before:
        # "By the end of 2023 … cumulatively …": the undated word adds nothing to the date before it.
        return next((p for p in reversed(before) if p.years and p.basis is before[-1].basis), before[-1])
    if after and len(dating) == 1 and after[0].period.years:
        return after[0].period
    return replace(frame, inherited=True) if frame else None


def _reached(sentence: Sentence, reading: Reading, period: Period | None) -> Period | None:
    """The time of a figure; its end, where the figure is what additions have brought a total to."""
    if period is None or period.basis is not Basis.DURING or reading.kind not in COUNTED_UP:
        return period
    begin = max(sentence.start, reading.start - BROUGHT_CHARS)
    told = marks.before_qualifier(sentence.text[begin : reading.start])
    if not any(match.end() == len(told) for match in BROUGHT.finditer(told)):
        return period
    return replace(period, basis=Basis.AS_OF, start=period.end)


def _labels(sentence: Sentence, phrase: TimePhrase, reading: Reading) -> bool:
    """Whether a bare year labels a figure: "2022: 2,266", "2,266 (2022)"."""
    if phrase.period.basis:
        return False
    text = sentence.text
    if phrase.end <= reading.start:
        return LABEL_GAP.fullmatch(text, phrase.end, reading.start) is not None
    return text[reading.end : phrase.start] in ("(", " (") and text.startswith(")", phrase.end)

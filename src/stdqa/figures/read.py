"""The figures of a document: every number that counts, measures or ranks something, and what it says.

Years, enumerators, numbers in titles and in names of things (ISO 9001, the "14th Five-Year Plan") are
numbers but not figures.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from stdqa.dates import days
from stdqa.figures import measures
from stdqa.figures.numbers import Form, Numeral, numerals
from stdqa.figures.periods import Clock, TimePhrase, time_phrases
from stdqa.figures.sentence import Sentence, parse
from stdqa.text import sentences
from stdqa.types import Basis, Document, Figure, FigureKind, Passage, Period

Frame = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that is a figure, with its kind."""

    start: int
    end: int
    value: Decimal
    kind: FigureKind
    numeral: Numeral | None


def read(document: Document, passages: tuple[Passage, ...]) -> tuple[Figure, ...]:
    """Every figure of a document, in order; each lies in one of the passages."""
    clock = clock_of(document)
    frames: dict[Frame, Period] = {}
    found: list[Figure] = []
    held: Period | None = None
    paragraph = 0
    for passage in passages:
        speaker = passage.context.speaker
        turn: Frame = (passage.context.section, speaker.name if speaker else None, passage.context.heading)
        if passage.context.paragraph != paragraph:
            paragraph, held = passage.context.paragraph, None
        for start, end in sentences(document.text, passage.start, passage.end):
            sentence = parse(document.text, start, end, time_phrases(document.text, start, end, clock))
            frame = _frame(sentence, held, frames.get(turn))
            found += _in_sentence(document, passage, sentence, frame)
            held = _carried(sentence, held)
            opens_turn = held and held.basis is Basis.DURING and not passage.context.item and any(turn)
            if held and opens_turn:
                frames.setdefault(turn, held)
    return tuple(found)


def clock_of(document: Document) -> Clock:
    """What relative times of a document count from: its date, and the year that it reports on.

    The year comes from the front matter, else from the title, else it is the year that most of the
    text's time phrases name.
    """
    metadata = document.metadata
    stated = re.search(r"\b(?:19|20|21)\d{2}\b", f"{metadata.period or ''} {metadata.title}")
    if stated:
        return Clock(metadata.date, int(stated.group()))
    named = Counter(
        year for phrase in time_phrases(document.text) if phrase.period.basis for year in phrase.period.years
    )
    year, times = named.most_common(1)[0] if named else (None, 0)
    # Two mentions of three make a report about one year; less is a series.
    return Clock(metadata.date, year if times >= 2 and times * 3 >= named.total() * 2 else None)


ANAPHOR = re.compile(
    r"(?:they|these|those|it|its|their|of\s+(?:these|those|them|which)|among\s+(?:them|these|those))\b", re.I
)


def _frame(sentence: Sentence, held: Period | None, turn: Period | None) -> Period | None:
    """The period that a sentence stands under where it names none.

    "In 2023, … . China also …" goes on; a stock ("by the end of 2023") reaches only to a sentence that
    points back at it ("Among them, …"), and what follows it is otherwise undated.
    """
    if held is None:
        return turn
    points_back = ANAPHOR.match(sentence.text, sentence.start) is not None
    return held if held.basis is Basis.DURING or points_back else None


def _carried(sentence: Sentence, held: Period | None) -> Period | None:
    """The last dated period of a sentence, else the one that was held before it."""
    dated = [phrase.period for phrase in sentence.phrases if phrase.period.basis and phrase.period.years]
    return dated[-1] if dated else held


def _in_sentence(
    document: Document, passage: Passage, sentence: Sentence, frame: Period | None
) -> Iterator[Figure]:
    text = document.text
    readings = tuple(figures_of(sentence))
    starts = [reading.start for reading in readings]
    for reading in readings:
        clause_start, clause_end = sentence.clause(reading.start)
        measure = measures.describe(sentence, reading.start, reading.end, reading.kind, reading.numeral)
        speaker = passage.context.speaker
        yield Figure(
            id=hashlib.sha256(
                f"{document.id}\0{reading.start}\0{text[reading.start : reading.end]}".encode()
            ).hexdigest()[:16],
            document=document.id,
            passage=passage.id,
            start=reading.start,
            end=reading.end,
            text=text[reading.start : reading.end],
            value=reading.value,
            kind=reading.kind,
            unit=measure.unit,
            qualifier=measures.qualifier(sentence, reading.start, reading.end),
            period=_period(sentence, reading, starts, frame),
            measure=measure.words,
            scope=measure.scope,
            of=measure.of,
            change=measures.change(sentence, reading.start, reading.end),
            clause_start=clause_start,
            clause_end=clause_end,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            side=speaker.side if speaker else None,
        )


def figures_of(sentence: Sentence) -> Iterator[Reading]:
    """The numbers of one sentence that are figures, in order."""
    text = sentence.text
    dates = [
        (day.start, day.end, day)
        for day in days(text, sentence.start, sentence.end)
        if not any(p.start < day.start and day.end <= p.end for p in sentence.phrases)
    ]
    for start, end, day in dates:
        clock = re.compile(r"\s\d{1,2}:\d{2}").match(text, end, sentence.end)
        whole = f"{day.year:04d}{day.month:02d}{day.day:02d}" if day.year else str(day.day)
        yield Reading(start, clock.end() if clock else end, Decimal(whole), FigureKind.DATE, None)
    for numeral in numerals(text, sentence.start, sentence.end):
        if any(a - 1 <= numeral.start < b + 6 for a, b, _ in dates):
            continue
        kind = _kind(sentence, numeral)
        if kind is not None:
            yield Reading(numeral.start, numeral.end, numeral.value, kind, numeral)


def _kind(sentence: Sentence, numeral: Numeral) -> FigureKind | None:
    """What sort of statement a number makes; None if it makes none."""
    if _in_name(sentence, numeral) or _in_time(sentence, numeral):
        return None
    if numeral.percent:
        return FigureKind.PERCENTAGE
    if numeral.currency:
        return FigureKind.MONEY
    if numeral.form is Form.ORDINAL:
        return _ordinal_kind(sentence, numeral)
    if numeral.form is Form.FRACTION:
        return FigureKind.RATIO
    if numeral.form is Form.WORDS and numeral.value == 1 and not measures.counts_one(sentence, numeral):
        return None
    return measures.kind_after(sentence, numeral)


def _in_time(sentence: Sentence, numeral: Numeral) -> bool:
    """A year, a clock time, or a number that is part of a phrase that dates something."""
    if any(phrase.start <= numeral.start and numeral.end <= phrase.end for phrase in sentence.phrases):
        return True
    text = sentence.text
    if re.match(r":\d{2}", text[numeral.end : numeral.end + 3]) or re.search(
        r"\d:$", text[max(0, numeral.start - 2) : numeral.start]
    ):
        return True
    written = text[numeral.start : numeral.end]
    looks_like_year = re.fullmatch(r"(?:1[5-9]|2[01])\d{2}", written) is not None
    return looks_like_year and not re.match(
        r"\s(?:people|persons|yuan|km|tonnes|hectares)", text[numeral.end :]
    )


CODE_BEFORE = re.compile(
    r"(?:[A-Za-z][-–]|[A-Z]{2,}[ /-]|\b(?:No|Nos|no|Article|Art|Section|Table|Figure|Fig|Chapter|Annex|Appendix|page|p|pp|"
    r"Item|Level|Version|Part|Phase|Type|Class|Note|Box|Chart|Room|Flight|Route|Highway|Order|Decree)\.?\s|\+)$"
)


def _in_name(sentence: Sentence, numeral: Numeral) -> bool:
    """Part of a title in quotation marks, of a code ("ISO 9001", "COVID-19", "No. 12") or of a sum of letters."""
    text = sentence.text
    if sentence.in_title(numeral.start):
        return True
    if numeral.form is not Form.DIGITS or numeral.percent or numeral.currency:
        return False
    before = text[max(sentence.start, numeral.start - 12) : numeral.start]
    after = text[numeral.end : numeral.end + 2]
    plain = not re.search(r"[,.]", text[numeral.start : numeral.end])
    glued = re.match(r"[A-Za-z+]|[-–][A-Za-z]", after) is not None and not numeral.scaled
    unit = re.match(
        r"(?:km|kg|cm|mm|m2|MW|GW|kW|GB|MB|TB|°|[-–](?:year|month|day|week|hour|fold|point|member|person))",
        text[numeral.end : numeral.end + 8],
    )
    named = (
        plain
        and CODE_BEFORE.search(before) is not None
        and not re.search(r"\b(?:USD|RMB|CNY|EUR|GBP)\s$", before)
    )
    capital_after = re.match(r"\s[A-Z]", text[numeral.end : numeral.end + 2]) is not None
    acronym = plain and capital_after and re.search(r"\b[A-Z]{2,}\s$", before) is not None
    return (glued and not unit) or acronym or (named and not numeral.scaled)


def _ordinal_kind(sentence: Sentence, numeral: Numeral) -> FigureKind | None:
    """A rank, a place in a series, or nothing: an enumerator ("Third, …"), a title, "for the first time"."""
    text = sentence.text
    after = text[numeral.end : numeral.end + 24]
    before = text[max(sentence.start, numeral.start - 24) : numeral.start]
    opens = not re.search(r"\w", text[sentence.start : numeral.start].replace("The ", ""))
    if re.match(r"(?:ly)?\s*[,:]", after) and (opens or re.search(r"[.;:,]\s*$", before)):
        return None
    if re.match(r"-\w|\s+time\b|\s+of\s+all\b|\s+hand\b|\s+(?:Five|Ten|Three)-Year\b", after):
        return None
    if (
        re.search(r"\bon\s(?:the\s)?$", before)
        and not measures.noun_follows(sentence, numeral.end)
        and numeral.value <= 31
    ):
        return FigureKind.DATE
    ranks = re.search(
        r"\b(?:rank\w*|plac\w*|c[ao]me|coming|is|was|are|were|finish\w*)\s(?:the\s|in\s)?$", before
    )
    if not ranks and not measures.noun_follows(sentence, numeral.end):
        return None
    if re.search(r"\b(?:per|at)\s$", before) and text[numeral.start : numeral.end].lower() == "second":
        return None
    return FigureKind.RANK


def _period(sentence: Sentence, reading: Reading, starts: list[int], frame: Period | None) -> Period | None:
    """The time that a figure speaks of: said after it in its clause, before it, or in what frames it."""
    if reading.kind is FigureKind.DATE:
        return None
    following = min((s for s in starts if s > reading.start), default=sentence.end)
    after = [p for p in sentence.phrases if reading.end <= p.start < following and p.period.basis]
    if after and not re.search(r"[,;:()]", sentence.text[reading.end : after[0].start]):
        return after[0].period
    before = [p for p in sentence.phrases if p.end <= reading.start]
    labels = [p for p in before if not p.period.basis and _labels(sentence, p, reading.start)]
    if labels:
        return labels[-1].period
    dated = [p.period for p in before if p.period.basis]
    if dated:
        # "By the end of 2023 … cumulatively …": the undated word adds nothing to the date before it.
        return next((p for p in reversed(dated) if p.years and p.basis is dated[-1].basis), dated[-1])
    alone = [p for p in sentence.phrases if p.period.basis]
    if after and len(alone) == 1 and after[0].period.years:
        return after[0].period
    return Period(frame.basis, frame.start, frame.end, frame.text, inherited=True) if frame else None


def _labels(sentence: Sentence, phrase: TimePhrase, start: int) -> bool:
    """A bare year that stands as a label right before its figure: "2022: 2,266", "(2022) 2,266"."""
    return re.fullmatch(r"\)?\s?[:=|–-]?\s?", sentence.text[phrase.end : start]) is not None

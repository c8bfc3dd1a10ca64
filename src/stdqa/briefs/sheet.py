"""A brief as every export shows it: what is said, in which words and order, before any form.

All text in a sheet can be printed as it is: nothing in it is hidden, reorders a line or breaks a format.
A figure is marked only where the quotation holds it at exactly its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stdqa.answering.phrasing import amount
from stdqa.briefs import wording
from stdqa.briefs.brief import Brief, Entry, Source
from stdqa.briefs.wording import visible
from stdqa.questions.follow_up import LEANING
from stdqa.types import Citation, ClaimVerdict, Figure, Side, Status

Piece = tuple[str, bool]
Cited = tuple[Figure, Citation]

# So many figures are offered where a question is not answered; each comes with its quotation.
MOST_NEAREST = 6


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with what it counts, its period and basis, and the number of its quotation."""

    value: str
    counts: str
    time: str
    quotation: int | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in pieces, each marked or not, and where it stands; ``source`` is the speaker's role,
    the document, its day, and whether it is a digest. Of ``cited`` nothing is to be printed unseen.
    """

    number: int
    pieces: tuple[Piece, ...]
    place: str
    source: str
    cited: Citation


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """An entry as it is shown; ``why_open`` is None where the question is answered."""

    number: int
    question: str
    follows: str | None
    line: str
    why_open: str | None
    state: str | None
    warnings: tuple[str, ...]
    working: str | None
    figures: tuple[FigureRow, ...]
    quotations: tuple[Quotation, ...]
    note: str

    @property
    def open(self) -> bool:
        """Whether the point is open."""
        return self.why_open is not None

    @property
    def summary(self) -> tuple[str | None, str]:
        """What stands in the summary: a word of warning where there is cause, and the line or why none."""
        if self.warnings:
            return wording.WARNING, self.line
        if self.open:
            return wording.OPEN, self.line or self.why_open or ""
        return None, self.line


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A document that the brief was made from."""

    document: str
    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole brief as it is shown."""

    title: str
    date: str
    made_from: str
    count: str
    entries: tuple[EntrySheet, ...]
    sources: tuple[SourceRow, ...]

    @property
    def open(self) -> tuple[EntrySheet, ...]:
        """The open points."""
        return tuple(entry for entry in self.entries if entry.open)


def sheet(brief: Brief) -> Sheet:
    """Lay out a brief."""
    entries = tuple(entry_sheet(number, entry) for number, entry in enumerate(brief.entries, start=1))
    return Sheet(
        title=visible(brief.title),
        date=wording.date_words(brief.date),
        made_from=visible(_made_from(brief.sources)),
        count=_count(entries),
        entries=entries,
        sources=tuple(map(_source_row, brief.sources)),
    )


def entry_sheet(number: int, entry: Entry) -> EntrySheet:
    """Lay out one entry."""
    pairs = shown_figures(entry)
    quoted = _quoted(entry, pairs)
    places = {_place(citation): number for number, citation in enumerate(quoted, start=1)}
    return EntrySheet(
        number=number,
        question=visible(entry.question),
        follows=_follows(entry),
        line=visible(entry.line),
        why_open=visible(_why_open(entry)) if entry.open else None,
        state=_state(entry),
        warnings=tuple(map(visible, warnings(entry))),
        working=_working(entry),
        figures=tuple(
            FigureRow(
                value=visible(amount(figure)),
                counts=visible(wording.counts_words(figure)),
                time=visible(wording.period_words(figure.period)),
                quotation=places.get(_place(citation)),
            )
            for figure, citation in pairs
        ),
        quotations=tuple(
            _quotation(place, citation, [figure for figure, cited in pairs if _same(cited, citation)])
            for place, citation in enumerate(quoted, start=1)
        ),
        note=visible(entry.note),
    )


def warnings(entry: Entry) -> tuple[str, ...]:
    """What must be looked at before a line is used, none where there is nothing."""
    if entry.unchecked:
        return (wording.UNCHECKED,)
    checked = entry.checked
    return tuple(wording.warning_words(claim, checked) for claim in entry.unsupported) if checked else ()


def marked_pieces(citation: Citation, figures: Iterable[Figure]) -> tuple[Piece, ...]:
    """Cut a quotation at its figures; one that is not there, to the letter, stays unmarked."""
    pieces: list[Piece] = []
    position = 0
    for figure in sorted(figures, key=lambda one: one.start):
        start, end = figure.start - citation.start, figure.end - citation.start
        there = start >= position and citation.quote[start:end] == figure.text
        if figure.document != citation.document or not there:
            continue
        pieces += [(citation.quote[position:start], False), (figure.text, True)]
        position = end
    pieces.append((citation.quote[position:], False))
    return tuple((visible(text), marked) for text, marked in pieces if text)


def shown_figures(entry: Entry) -> tuple[Cited, ...]:
    """The figures that an entry shows, each with its citation: those of the answer and of a line that
    holds; where there is no answer, the nearest there are.
    """
    answer = entry.answer
    own = [(one.figure, one.citation) for one in answer.figures]
    if answer.status is Status.ABSTAINED:
        own = [(one.figure, one.citation) for one in answer.also[:MOST_NEAREST]]
    pairs = _pairs(own, answer.citations)
    if entry.checked and not entry.unchecked:
        held = [one for one in entry.checked.claims if one.verdict is ClaimVerdict.SUPPORTED]
        carried = _pairs([(one.source, one.citation) for one in held], entry.checked.citations)
        # What only is nearest has no place beside a line that is carried by the sources.
        pairs = carried if answer.status is not Status.ANSWERED and not entry.open else [*pairs, *carried]
    unique: dict[tuple[str, int, int], Cited] = {}
    for figure, citation in pairs:
        unique.setdefault((figure.document, figure.start, figure.end), (figure, citation))
    return tuple(unique.values())


def _quoted(entry: Entry, pairs: Sequence[Cited]) -> list[Citation]:
    """The citations that an entry shows, each once, in the order of use."""
    answer = entry.answer
    used = [citation for _, citation in pairs]
    if not answer.figures and answer.status is Status.ANSWERED:
        beside = {one.citation for one in answer.also}
        own = [one for place, one in enumerate(answer.citations) if place not in beside]
        used = [*own, *used]
    return list({_place(citation): citation for citation in used}.values())


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.document, citation.start, citation.end


def _same(one: Citation, other: Citation) -> bool:
    return _place(one) == _place(other)


def _pairs(figures: Iterable[tuple[Figure | None, int | None]], citations: Sequence[Citation]) -> list[Cited]:
    """The figures that have a citation, with it; a negative place would quietly cite the last."""
    return [
        (figure, citations[place])
        for figure, place in figures
        if figure is not None and place is not None and 0 <= place < len(citations)
    ]


def _quotation(number: int, citation: Citation, figures: Sequence[Figure]) -> Quotation:
    speaker = citation.speaker
    said = [speaker.role if speaker else None, wording.title_words(citation)]
    origin = wording.DIGEST if citation.digest else wording.ORIGINAL
    aside = f"; {wording.JOURNALIST}" if speaker and speaker.side is Side.JOURNALIST else ""
    return Quotation(
        number,
        marked_pieces(citation, figures),
        visible(citation.locator),
        visible(f"{'. '.join(filter(None, said))} ({origin}{aside})"),
        citation,
    )


def _state(entry: Entry) -> str | None:
    if not entry.edited or entry.unchecked or entry.unsupported or entry.checked is None:
        return None
    return wording.EDITED if entry.checked.claims else wording.EDITED_NO_FIGURE


def _follows(entry: Entry) -> str | None:
    """The question before, where this one cannot be understood without it."""
    if not entry.history or not LEANING.search(entry.question.strip()):
        return None
    return visible(wording.FOLLOWS.format(question=entry.history[-1]))


def _why_open(entry: Entry) -> str:
    if entry.answer.status is Status.ERROR:
        return wording.NOT_ANSWERED.format(why=entry.answer.text)
    return entry.answer.text


def _working(entry: Entry) -> str | None:
    made = entry.answer.computation
    if made is None:
        return None
    return visible(wording.WORKING.format(working=f"{made.expression} = {made.result}"))


def _count(entries: Sequence[EntrySheet]) -> str:
    questions = wording.counted(len(entries), "question", "questions")
    count = wording.OPEN_COUNT.format(entries=questions, open=sum(one.open for one in entries))
    doubtful = sum(bool(one.warnings) for one in entries)
    if not doubtful:
        return count
    return f"{count} {wording.DOUBTFUL.format(lines=wording.counted(doubtful, 'line', 'lines'))}"


def _made_from(sources: Sequence[Source]) -> str:
    if not sources:
        return wording.NO_SOURCES
    return wording.MADE_FROM.format(titles="; ".join(f"“{one.title}”" for one in sources))


def _dated(source: Source) -> str:
    day = wording.date_words(source.date)
    return f"{source.title}, {day}" if day else source.title


def _source_row(source: Source) -> SourceRow:
    origin = wording.DIGEST_SOURCE if source.digest else wording.ORIGINAL_SOURCE
    return SourceRow(
        visible(source.document), visible(f"{_dated(source)} ({origin})"), visible(source.sha256)
    )

"""A brief: questions with the line to take on each, and everything needed to check it.

Briefs are values: whatever is done to one makes another. An entry that the sources do not carry is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stdqa.types import Answer, CheckedDraft, Citation, Claim, ClaimVerdict, Document, Status


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a brief was made from, and the SHA-256 of its text at the time."""

    document: str
    title: str
    sha256: str
    date: date | None = None
    digest: bool = False

    @classmethod
    def of(cls, document: Document) -> Source:
        """What a brief keeps of a document."""
        known = document.metadata
        return cls(document.id, known.title, document.sha256, known.date, known.digest_of is not None)

    @classmethod
    def cited(cls, citation: Citation) -> Source:
        """What a citation tells of its document."""
        return cls(citation.document, citation.title, citation.sha256, citation.date, citation.digest)


@dataclass(frozen=True, slots=True)
class Entry:
    """A question, its answer, and what is to be said.

    ``line`` is the answer's own text until somebody writes another; ``checked`` is what the sources say of
    the figures of a line so written, None as long as nobody has looked. ``history`` are the questions that
    this one followed.
    """

    question: str
    answer: Answer
    line: str
    edited: bool = False
    note: str = ""
    checked: CheckedDraft | None = None
    history: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the question waits for an answer: there is none, and no line whose figures all hold."""
        return self.answer.status is not Status.ANSWERED and not self._carried

    @property
    def unchecked(self) -> bool:
        """Whether somebody wrote the line, and nobody has looked whether its figures hold."""
        return self.edited and (self.checked is None or self.checked.text != self.line)

    @property
    def unsupported(self) -> tuple[Claim, ...]:
        """The figures of a line written by hand that the sources do not support."""
        if self.checked is None or self.unchecked:
            return ()
        return tuple(one for one in self.checked.claims if one.verdict is not ClaimVerdict.SUPPORTED)

    @property
    def _carried(self) -> bool:
        checked = self.checked
        return checked is not None and not self.unchecked and bool(checked.claims) and checked.holds


@dataclass(frozen=True, slots=True)
class Brief:
    """A title, the day it was made, the documents it was made from, and the entries in order."""

    title: str
    date: date
    sources: tuple[Source, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def open(self) -> tuple[Entry, ...]:
        """The entries that wait for an answer."""
        return tuple(entry for entry in self.entries if entry.open)


def own_line(answer: Answer) -> str:
    """The line to take that an answer gives by itself; none where it gives no answer."""
    return answer.text if answer.status is Status.ANSWERED else ""


def entry_of(question: str, answer: Answer, history: Sequence[str] = ()) -> Entry:
    """The entry of a question as it was answered."""
    return Entry(question, answer, own_line(answer), history=tuple(history))


def begun(title: str, day: date, documents: Iterable[Document] = ()) -> Brief:
    """A brief without entries yet, made from these documents."""
    return Brief(title, day, tuple(map(Source.of, documents)))


def added(brief: Brief, question: str, answer: Answer, history: Sequence[str] = ()) -> Brief:
    """The brief with a question and its answer at the end."""
    return with_entry(brief, entry_of(question, answer, history))


def with_entry(brief: Brief, entry: Entry, place: int | None = None) -> Brief:
    """The brief with an entry at the end, or at the place where it had been.

    Documents that the entry cites and the brief does not name yet are added to its sources.
    """
    checked = entry.checked.citations if entry.checked else ()
    known = {source.document for source in brief.sources}
    cited = (Source.cited(one) for one in (*entry.answer.citations, *checked))
    new = {source.document: source for source in cited if source.document not in known}
    at = len(brief.entries) if place is None else max(0, min(place, len(brief.entries)))
    entries = (*brief.entries[:at], entry, *brief.entries[at:])
    return replace(brief, sources=(*brief.sources, *new.values()), entries=entries)


def titled(brief: Brief, title: str) -> Brief:
    """The brief under another title; an empty one changes nothing."""
    return replace(brief, title=" ".join(title.split()) or brief.title)


def moved(brief: Brief, place: int, to: int) -> Brief:
    """The brief with an entry at another place; beyond the ends it goes to the end.

    :raises IndexError: if there is no such entry.
    """
    kept = list(brief.entries)
    entry = kept.pop(_existing(brief, place))
    kept.insert(max(0, min(to, len(kept))), entry)
    return replace(brief, entries=tuple(kept))


def dropped(brief: Brief, place: int) -> Brief:
    """The brief without an entry.

    :raises IndexError: if there is no such entry.
    """
    at = _existing(brief, place)
    return replace(brief, entries=(*brief.entries[:at], *brief.entries[at + 1 :]))


def edited(brief: Brief, place: int, line: str, checked: CheckedDraft | None = None) -> Brief:
    """The brief with a line that somebody wrote. An empty line, or the answer's own, undoes the edit.

    :param checked: what the sources say of the line's figures; None where nobody has looked yet.
    :raises IndexError: if there is no such entry.
    """
    entry = brief.entries[_existing(brief, place)]
    text, own = clean_line(line), own_line(entry.answer)
    if not text or text == own:
        return _with(brief, place, replace(entry, line=own, edited=False, checked=None))
    return _with(brief, place, replace(entry, line=text, edited=True, checked=checked))


def clean_line(line: str) -> str:
    """A line as it is kept and checked: one kind of line ends, no space around it, nothing unwritable."""
    text = line.replace("\r\n", "\n").replace("\r", "\n").strip()
    # Lone surrogates come from broken programs; they cannot be written to any file.
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def noted(brief: Brief, place: int, note: str) -> Brief:
    """The brief with a note on an entry, instead of the one before.

    :raises IndexError: if there is no such entry.
    """
    return _with(brief, place, replace(brief.entries[_existing(brief, place)], note=note.strip()))


def _with(brief: Brief, place: int, entry: Entry) -> Brief:
    return replace(brief, entries=(*brief.entries[:place], entry, *brief.entries[place + 1 :]))


def _existing(brief: Brief, place: int) -> int:
    if not 0 <= place < len(brief.entries):
        raise IndexError(f"There is no entry {place + 1} in a brief of {len(brief.entries)}.")
    return place

"""The turns of a transcript in their order, and the people who take them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from stdqa.retrieval import Finder, Found
from stdqa.text import content_stems
from stdqa.types import Passage, Side, Speaker


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next one speaks."""

    speaker: Speaker
    passages: tuple[Passage, ...]

    @property
    def opening(self) -> Passage:
        """The passage that it begins with."""
        return self.passages[0]

    @property
    def section(self) -> str:
        """The part of the event that it belongs to: "opening remarks", "question 2"."""
        return self.opening.context.section or ""

    @property
    def side(self) -> Side:
        """On whose behalf it is spoken."""
        return self.speaker.side

    @property
    def number(self) -> str:
        """The number of the question that is put or answered in it; "" where it is neither."""
        return self.section.rpartition(" ")[2] if "question" in self.section else ""

    @property
    def answers(self) -> bool:
        """Whether it answers a question."""
        return self.section.startswith("answer")


def turns_of(found: Found, finder: Finder) -> tuple[Turn, ...]:
    """The turns of the transcripts among the documents found, nearest first; else of all documents."""
    near = dict.fromkeys(hit.passage.document for hit in found.hits)
    rest = (document for document in finder.index.document_ids() if document not in near)
    return _of_documents(near, finder) or _of_documents(rest, finder)


def _of_documents(documents: Iterable[str], finder: Finder) -> tuple[Turn, ...]:
    return tuple(turn for document in documents for turn in _of_passages(finder.index.passages_of(document)))


def _of_passages(passages: Iterable[Passage]) -> Iterator[Turn]:
    spoken = [passage for passage in passages if passage.context.speaker]
    for _, group in groupby(spoken, key=lambda p: (p.context.speaker, p.context.section)):
        told = tuple(group)
        if speaker := told[0].context.speaker:
            yield Turn(speaker, told)


def conversation(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns of the first document in which questions are put; the order of turns is told by it."""
    asked = next((turn for turn in turns if turn.side is Side.JOURNALIST and turn.number), None)
    if asked is None:
        return ()
    return tuple(turn for turn in turns if turn.opening.document == asked.opening.document)


# Words of journalists' lines that name no outlet.
GENERIC = frozenset({"report", "journalist", "correspond"})


def name_stems(speaker: Speaker) -> frozenset[str]:
    """The stems of a speaker's name, without the words that all journalists share."""
    return frozenset(content_stems(speaker.name)) - GENERIC


def named_in(text: str, turns: Iterable[Turn]) -> Turn | None:
    """The first turn of the speaker whose name a text gives: more than half of its words, most first."""
    said = frozenset(content_stems(text))
    best: tuple[float, Turn] | None = None
    for turn in turns:
        name = name_stems(turn.speaker)
        shared = len(name & said)
        # "Radio Harbour" is told from "Harbour Radio News" by how much of the name is given.
        worth = shared + shared / len(name) if name else 0.0
        if shared * 2 > len(name) and (best is None or worth > best[0]):
            best = (worth, turn)
    return best[1] if best else None


def person_in(text: str, turns: Iterable[Turn]) -> Turn | None:
    """The first turn of the person whose whole name a text gives, or alone the family name."""
    said = frozenset(content_stems(text))
    known = [turn for turn in turns if turn.side is not Side.JOURNALIST]
    whole = next((turn for turn in known if name_stems(turn.speaker) <= said), None)
    if whole is not None:
        return whole
    titled = {match[1] for match in TITLED.finditer(text)}
    return next((turn for turn in known if titled & set(turn.speaker.name.split())), None)


TITLED = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof|Director|Minister|Inspector)\.?\s([A-Z][\w'’-]+)")
WOMEN = re.compile(r"\b(?:lad(?:y|ies)|wom[ae]n|female)\b", re.I)
MEN = re.compile(r"\b(?:gentlem[ae]n|(?<!wo)m[ae]n(?!['’]s)|male)\b", re.I)


def by_address(text: str, honorific: str) -> Iterator[tuple[int, int]]:
    """Where a text names people with one form of address: the spans of their names."""
    for match in re.finditer(rf"\b(?:{honorific})\.?\s((?:[A-Z][\w'’-]+\s?){{1,4}})", text):
        yield match.start(1), match.start(1) + len(match[1].rstrip())

"""What each figure of a list is called, in the words of the list: "seaports", "on land borders"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.figures.nouns import AUXILIARIES
from stdqa.figures.subjects import LINKS
from stdqa.text import Word, content_stems, words
from stdqa.types import Figure, FigureKind

LABEL_CHARS = 70
# Where the words about a part end.
ENDS = re.compile(r"[;:()|]|[,.](?!\d)|\n")
SEPARATES = re.compile(r"[,;:|]|\band\b|\bor\b|\bthen\b", re.I)
OPENS = re.compile(r"(?:(?:of|among)\s+(?:which|whom|them|these|those)|of\s+the|a|an|the)\b\s*", re.I)


def labels(parts: Sequence[Figure], text: str) -> tuple[str, ...] | None:
    """What tells the parts of a list apart; None where the words do not tell them all apart."""
    together = len({part.sentence_start for part in parts}) == 1
    told = [part.scope or "" for part in parts]
    for said in (told, _listed(parts, text) if together else _narrowed(parts)):
        if all(said) and len({label.casefold() for label in said}) == len(said):
            return tuple(said)
    return None


def _listed(parts: Sequence[Figure], text: str) -> list[str]:
    """The words of each part: before its number where the list names the parts first, else after it."""
    before = [_before(text, one, two) for one, two in zip(parts, parts[1:], strict=False)]
    if sum(map(bool, before)) * 2 > len(before):
        opening = text[parts[0].sentence_start : parts[0].start]
        return [_trimmed(SEPARATES.split(opening)[-1]), *before]
    ends = [part.start for part in parts[1:]] + [parts[-1].sentence_end]
    return [_without_unit(_after(text, part, end), part) for part, end in zip(parts, ends, strict=True)]


def _before(text: str, one: Figure, two: Figure) -> str:
    between = text[one.end : two.start]
    parted = list(SEPARATES.finditer(between))
    return _trimmed(between[parted[-1].end() :]) if parted else ""


def _after(text: str, part: Figure, end: int) -> str:
    said = text[part.end : end]
    ending = ENDS.search(said)
    # A bracket right behind the words belongs to them: "technical committees (TC)".
    if ending and ending.group() == "(" and (close := said.find(")", ending.end())) >= 0:
        return _trimmed(said[: close + 1], closing=")")
    return _trimmed(said[: ending.start()] if ending else said)


def _trimmed(said: str, closing: str = "") -> str:
    """Some words without the links at their ends, no longer than a label."""
    told = list(words(said))
    while told and _is_link(told[-1]) and not closing:
        told.pop()
    while told and told[0].text.lower() in AUXILIARIES | {"and", "or", "by"}:
        told.pop(0)
    if not told:
        return ""
    label = said[told[0].start : len(said) if closing else told[-1].end]
    opens = OPENS.match(label)
    label = label[opens.end() :] if opens else label
    if label.count('"') % 2 or label.count("“") != label.count("”"):
        label = re.sub('["“”]', "", label)
    return label if len(label) <= LABEL_CHARS else f"{label[:LABEL_CHARS].rsplit(' ', 1)[0]}…"


def _without_unit(label: str, part: Figure) -> str:
    """The words behind a measured amount: "on roofs" of "2,980 megawatts on roofs"."""
    unit = part.unit or ""
    measured = part.kind is not FigureKind.COUNT and unit and label.lower().startswith(unit.lower())
    return _trimmed(label[len(unit) :]) if measured else label


def _is_link(word: Word) -> bool:
    return word.text.lower() in LINKS | AUXILIARIES


def _narrowed(parts: Sequence[Figure]) -> list[str]:
    """The measures of parts that stand in sentences of their own, without the words that all share."""
    stems = [content_stems(part.measure) for part in parts]
    shared = set(stems[0]).intersection(*stems[1:])
    told = []
    for part in parts:
        own = [w for w in words(part.measure) if set(content_stems(w.text)) - shared]
        told.append(part.measure[own[0].start : own[-1].end] if own else "")
    return told

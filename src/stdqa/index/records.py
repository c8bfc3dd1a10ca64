"""Documents, passages and figures as rows of the catalog, and back; what is written is what is read.

Columns of figures follow the fields of :class:`~stdqa.types.Figure`, so that a new field is stored too.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal

from stdqa.text import Word, search_form, words
from stdqa.types import (
    Basis,
    Block,
    BlockKind,
    Context,
    Document,
    Figure,
    FigureKind,
    Metadata,
    Passage,
    Period,
    Side,
    Speaker,
)

DOCUMENT_COLUMNS = ("id", "path", "text", "sha256", "metadata", "blocks")
PASSAGE_COLUMNS = ("id", "document", "start", "end", "text", "context")
PERIOD_COLUMNS = tuple(f"period_{field.name}" for field in fields(Period))
_PLAIN = tuple(field.name for field in fields(Figure) if field.name != "period")
FIGURE_COLUMNS = (*_PLAIN, *PERIOD_COLUMNS)

Row = Sequence[str | int | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as it is indexed: its path below the corpus, the SHA-256 of its bytes, what was read, and the
    year that it reports on if that is one year."""

    file_path: str
    file_sha256: str
    document: Document
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    report_year: int | None = None


def document_row(document: Document) -> Row:
    """Flatten a document, in the order of ``DOCUMENT_COLUMNS``."""
    metadata = asdict(document.metadata)
    metadata["date"] = _iso(document.metadata.date)
    return (
        document.id,
        document.path,
        document.text,
        document.sha256,
        _json(metadata),
        _json([(block.start, block.end, block.kind, block.level) for block in document.blocks]),
    )


def document_of(row: Row) -> Document:
    """Rebuild a document."""
    identifier, path, text, sha256, metadata, blocks_json = map(str, row)
    blocks = tuple(
        Block(start, end, BlockKind(kind), level) for start, end, kind, level in json.loads(blocks_json)
    )
    return Document(identifier, path, text, sha256, metadata_of(metadata), blocks)


def metadata_of(stored: str) -> Metadata:
    """Rebuild what is known of a document beside its text."""
    metadata = json.loads(stored)
    metadata["date"] = _date(metadata["date"])
    metadata["speakers"] = tuple(_speaker(speaker) for speaker in metadata["speakers"])
    return Metadata(**metadata)


def passage_row(passage: Passage) -> Row:
    """Flatten a passage, in the order of ``PASSAGE_COLUMNS``."""
    return (
        passage.id,
        passage.document,
        passage.start,
        passage.end,
        passage.text,
        _json(asdict(passage.context)),
    )


def passage_of(row: Row) -> Passage:
    """Rebuild a passage."""
    identifier, document, start, end, text, context_json = row
    context = json.loads(str(context_json))
    context["speaker"] = _speaker(context["speaker"]) if context["speaker"] else None
    return Passage(
        str(identifier), str(document), int(start or 0), int(end or 0), str(text), Context(**context)
    )


def figure_row(figure: Figure) -> Row:
    """Flatten a figure, in the order of ``FIGURE_COLUMNS``; without a period its columns are all null."""
    plain = [getattr(figure, name) for name in _PLAIN]
    plain[_PLAIN.index("value")] = str(figure.value)
    period = figure.period
    if period is None:
        return (*plain, *(None for _ in PERIOD_COLUMNS))
    dated = {"start": _iso(period.start), "end": _iso(period.end), "inherited": int(period.inherited)}
    return (*plain, *(dated.get(field.name, getattr(period, field.name)) for field in fields(Period)))


def figure_of(row: Row) -> Figure:
    """Rebuild a figure."""
    values = dict(zip(FIGURE_COLUMNS, row, strict=True))
    stored = {field.name: values.pop(f"period_{field.name}") for field in fields(Period)}
    period = None
    if stored["inherited"] is not None:
        typed_period = {
            "basis": Basis(str(stored["basis"])) if stored["basis"] is not None else None,
            "start": _date(stored["start"]),
            "end": _date(stored["end"]),
            "inherited": bool(stored["inherited"]),
        }
        period = Period(**{**stored, **typed_period})  # type: ignore[arg-type]
    side = Side(str(values["side"])) if values["side"] is not None else None
    typed = {"value": Decimal(str(values["value"])), "kind": FigureKind(str(values["kind"])), "side": side}
    return Figure(**{**values, **typed, "period": period})  # type: ignore[arg-type]


def _speaker(stored: dict[str, str]) -> Speaker:
    return Speaker(**{**stored, "side": Side(stored["side"])})  # type: ignore[arg-type]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def vocabulary_rows(texts: Iterable[str]) -> list[tuple[str, int, int]]:
    """Each word of the texts in lower case, with the number of texts that hold it, and whether it opens
    names: it is always written with a capital, also where no sentence begins and no other name word
    precedes it ("the Yangtze River Delta": Yangtze does, River does not)."""
    spread: Counter[str] = Counter()
    small: set[str] = set()
    opening: set[str] = set()
    for text in texts:
        seen = set()
        before: Word | None = None
        for word in words(text):
            # "Levi's stadium" speaks of Levi.
            form = search_form(word.text).removesuffix("'s")
            if form.isalpha():
                seen.add(form)
                small |= {form} if word.text[0].islower() else set()
                opening |= {form} if _opens_name(text, before, word) else set()
            before = word
        spread.update(seen)
    return [(word, number, int(word in opening - small)) for word, number in sorted(spread.items())]


def _opens_name(text: str, before: Word | None, word: Word) -> bool:
    """Whether a word with a capital stands after a word in small letters, or in a list of names."""
    if before is None or not word.text[0].isupper():
        return False
    between = text[before.end : word.start]
    return (between == " " and before.text.islower() and before.text != "of") or between == ", "


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""Which questions of a run are looked at: those of a kind, a page at a time, one after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stdqa.evaluation.report.content import HELD_OUT
from stdqa.evaluation.rows import Row
from stdqa.types import Status

PAGE = 25
MISSED, RIGHT, ALL = SHOWS = ("missed", "right", "all")


def _zero(*names: str) -> Callable[[Row], bool]:
    return lambda row: row.status == Status.ANSWERED and any(row.scores.get(name) == 0 for name in names)


# What can go wrong with a question; several at once may.
FAULTS: Mapping[str, Callable[[Row], bool]] = {
    "fooled": lambda row: row.scores.get("fooled") == 1,
    "declined": lambda row: row.scores.get("false_abstention") == 1,
    "answered": lambda row: row.scores.get("abstention_recall") == 0 and row.status == Status.ANSWERED,
    "figure": _zero("figure", "figures", "result"),
    "period": lambda row: (
        row.scores.get("figure") == 1 and (row.scores.get("period") == 0 or row.scores.get("basis") == 0)
    ),
    "sentence": lambda row: row.scores.get("wrong_sentence") == 1,
    "verdict": _zero("verdict", "premise"),
    "words": lambda row: row.missed and _zero("winner", "text", "list_recall", "points")(row),
    "first": lambda row: row.scores.get("hit@1") == 0,
    "found": lambda row: row.scores.get("hit@10") == 0,
    "failed": lambda row: row.status == Status.ERROR,
}


def faults(row: Row) -> tuple[str, ...]:
    """What went wrong with a question."""
    return tuple(name for name, test in FAULTS.items() if test(row))


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody wants to see of a run; ``held_out`` also the part that is else only counted."""

    show: str = MISSED
    category: str | None = None
    tag: str | None = None
    fault: str | None = None
    words: str = ""
    page: int = 0
    held_out: bool = False

    @classmethod
    def of(cls, told: object) -> Look:
        """Read it from what the page sends; what makes no sense counts as not set."""
        given: Mapping[str, Any] = told if isinstance(told, dict) else {}
        page, show, fault = given.get("page"), _text(given.get("show")), _text(given.get("fault"))
        return cls(
            show=show if show in SHOWS else MISSED,
            category=_text(given.get("category")),
            tag=_text(given.get("tag")),
            fault=fault if fault in FAULTS else None,
            words=_text(given.get("words")) or "",
            page=page if type(page) is int and page > 0 else 0,
            held_out=given.get("held_out") is True,
        )

    def fits(self, row: Row) -> bool:
        """Whether a question is one of those wanted, apart from the part that is held out."""
        return (
            (self.show == ALL or row.missed == (self.show == MISSED))
            and self.category in (None, row.category)
            and (self.tag is None or self.tag in row.tags)
            and (self.fault is None or FAULTS[self.fault](row))
            and all(word in _searched(row) for word in self.words.casefold().split())
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """The questions that fit, and how many that fit are of the part that is not shown."""

    rows: tuple[Row, ...]
    hidden: int

    def around(self, identifier: str) -> tuple[int | None, Row | None, Row | None]:
        """The place of a question among them, counted from 1, with the one before and the one after."""
        place = next((at for at, row in enumerate(self.rows) if row.id == identifier), None)
        if place is None:
            return None, None, None
        before = self.rows[place - 1] if place else None
        after = self.rows[place + 1] if place + 1 < len(self.rows) else None
        return place + 1, before, after


def seen(rows: Sequence[Row], look: Look) -> Seen:
    """The questions that somebody wants to see, in the order of the set."""
    fitting = [row for row in rows if look.fits(row)]
    shown = tuple(row for row in fitting if look.held_out or not held_out(row))
    return Seen(shown, len(fitting) - len(shown))


def held_out(row: Row) -> bool:
    """Whether a question is of the part that is counted and not looked at."""
    return row.part == HELD_OUT


def _searched(row: Row) -> str:
    return " ".join((row.id, row.question, row.expected, row.text, *row.history)).casefold()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None

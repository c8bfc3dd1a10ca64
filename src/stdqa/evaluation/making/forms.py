"""The ways of asking for a figure that its clause allows, each a question and a statement with a place for
the time. A clause that fits none of them is not asked about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from stdqa.evaluation.making.clause import TIME, Said
from stdqa.evaluation.making.counting import WHOLE, Made, by_object, by_passive, by_subject, by_total
from stdqa.evaluation.making.telling import by_change, by_date, by_money, by_rank, by_value


class Way(StrEnum):
    """How a clause states its figure."""

    SUBJECT = "subject"
    TOTAL = "total"
    VALUE = "value"
    OBJECT = "object"
    PASSIVE = "passive"
    CHANGE = "change"
    RANK = "rank"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Form:
    """A way to ask for a figure. ``wordings`` are questions without their end, and with the mark of the time
    where it stands among the words; ``noun`` is what is counted or measured.
    """

    said: Said
    way: Way
    wordings: tuple[str, ...]
    noun: str
    lead: str = ""

    def ask(self, time: str, wording: int = 0) -> str:
        """The question for a time; of several wordings one is taken by its number."""
        words = self.wordings[wording % len(self.wordings)]
        lead = self.lead
        # A time told before a long question is not lost at its end.
        ahead = time and TIME not in words and not lead and wording % 3 == 2
        words = with_time(words, "" if ahead else time)
        if ahead:
            words = f"{time}, {words}"
        if lead:
            words = f"{lead}, {words}"
        return f"{words[:1].upper()}{words[1:]}?"


def with_time(words: str, time: str) -> str:
    """Words with the time where its mark is, else at their end."""
    if TIME in words:
        return " ".join(words.replace(TIME, f" {time} ").split())
    return f"{words} {time}".strip()


def form_of(said: Said, lowered: Callable[[str], str]) -> Form | None:
    """The way of asking that a clause allows.

    :param lowered: writes the first word of a sentence as it stands within one.
    """
    for way, read in _READ:
        made = read(said, lowered)
        if made is not None:
            wordings, noun = made
            whole = WHOLE.match(said.lead)
            return Form(said, way, wordings, noun, "" if whole else said.lead)
    return None


_READ: tuple[tuple[Way, Callable[[Said, Callable[[str], str]], Made]], ...] = (
    (Way.CHANGE, by_change),
    (Way.DATE, by_date),
    (Way.RANK, by_rank),
    (Way.TOTAL, by_total),
    (Way.VALUE, by_value),
    (Way.PASSIVE, by_passive),
    (Way.OBJECT, by_object),
    (Way.OBJECT, by_money),
    (Way.SUBJECT, by_subject),
)

"""What is wrong with a question set: all of it is told, each with its file and line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stdqa.errors import BadQuestionSet

# So many are told in one message; the number of the others is.
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what}"


def refuse(problems: Sequence[Problem]) -> None:
    """Do nothing if there is no problem.

    :raises BadQuestionSet: naming every problem, in the order of the lines.
    """
    if not problems:
        return
    ordered = sorted(problems, key=lambda one: (one.file, one.line))
    told = [str(one) for one in ordered[:SHOWN]]
    if len(ordered) > SHOWN:
        told.append(f"… and {len(ordered) - SHOWN:,} more.")
    counted = "1 problem" if len(ordered) == 1 else f"{len(ordered):,} problems"
    lines = "\n".join(told)
    raise BadQuestionSet(f"The question set has {counted}. Correct what is named, then run again.\n{lines}")

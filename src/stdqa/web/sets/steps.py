"""What was done with the questions of each set, so that it can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from stdqa.evaluation import Question
from stdqa.web.sets.kept import Refused, place_of
from stdqa.web.strings import sets as strings

# So many steps back are remembered of each set.
UNDONE = 50


@dataclass(frozen=True, slots=True)
class Step:
    """A question before and after something was done with it; ``after`` is None where it was taken out."""

    before: Question
    after: Question | None
    place: int

    def done(self, there: Sequence[Question]) -> tuple[Question, ...]:
        """The questions of a set, with the step done."""
        after = () if self.after is None else (self.after,)
        return (*there[: self.place], *after, *there[self.place + 1 :])

    def undone(self, there: Sequence[Question]) -> tuple[Question, ...]:
        """The questions of a set, with the step taken back.

        :raises Refused: if they are no longer those that it was done with.
        """
        if self.after is None:
            if any(one.id == self.before.id for one in there):
                raise Refused(strings.NOTHING_TO_UNDO)
            return (*there[: self.place], self.before, *there[self.place :])
        here = place_of(there, self.before.id)
        return (*there[:here], self.before, *there[here + 1 :])


class Steps:
    """The last steps of each set; usable from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._steps: dict[Path, list[Step]] = defaultdict(list)

    def remember(self, path: Path, step: Step) -> None:
        """Keep a step that has been written to the file."""
        with self._lock:
            steps = self._steps[path]
            steps.append(step)
            del steps[:-UNDONE]

    def last(self, path: Path) -> Step:
        """The last step of a set.

        :raises Refused: if there is none.
        """
        with self._lock:
            if not self._steps[path]:
                raise Refused(strings.NOTHING_TO_UNDO)
            return self._steps[path][-1]

    def forget(self, path: Path, step: Step) -> None:
        """Drop a step that is undone, or cannot be."""
        with self._lock:
            if step in self._steps[path]:
                self._steps[path].remove(step)

"""A property of all figures as small numbers, so that rows are chosen and counted at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from stdqa.text import content_stems

if TYPE_CHECKING:
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]
    Counts = npt.NDArray[np.int64]
    Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Codes:
    """One value for each row: ``values[numbers[row]]``."""

    values: tuple[Hashable, ...]
    numbers: Numbers

    @classmethod
    def of(cls, told: Sequence[Hashable]) -> Codes:
        """Number the values of all rows, in the order in which they come."""
        known: dict[Hashable, int] = {}
        numbers = np.fromiter((known.setdefault(one, len(known)) for one in told), np.int32, len(told))
        return cls(tuple(known), numbers)

    def equal(self, value: Hashable) -> Mask:
        """The rows of a value."""
        place = self.values.index(value) if value in self.values else -1
        mask: Mask = self.numbers == place
        return mask

    def counts(self, mask: Mask) -> Counts:
        """How many rows of a mask each value has."""
        return np.bincount(self.numbers[mask], minlength=len(self.values))


class Phrases:
    """Phrases of all rows, found by the words they are made of: "standards" is in "national standards".

    ``names`` are the phrases that one may choose from; figures whose words include those of a name have it.
    """

    def __init__(self, said: Sequence[str], names: Sequence[str | None]) -> None:
        self._codes = Codes.of(tuple(said))
        self._words: dict[str, set[int]] = {}
        for place, phrase in enumerate(self._codes.values):
            for word in content_stems(str(phrase)):
                self._words.setdefault(word, set()).add(place)
        self._chosen: dict[str, Numbers] = {}
        self.names = _most_named(names)

    def holding(self, phrase: str) -> Mask:
        """The rows whose phrase has all words of another."""
        wanted = np.zeros(len(self._codes.values), np.bool_)
        wanted[self._holding(phrase)] = True
        chosen: Mask = wanted[self._codes.numbers]
        return chosen

    def counts(self, mask: Mask) -> list[tuple[str, int]]:
        """The names with the number of rows of a mask that hold each, the names of most figures first."""
        each = self._codes.counts(mask)
        return [(name, int(each[self._holding(name)].sum())) for name in self.names]

    def _holding(self, phrase: str) -> Numbers:
        if phrase not in self._chosen:
            having = [self._words.get(word, set()) for word in content_stems(phrase)]
            places = set.intersection(*having) if having else set()
            self._chosen[phrase] = np.array(sorted(places), np.int32)
        return self._chosen[phrase]


# Nobody reads a longer list; what it lacks is found by its words.
MOST_NAMES = 200


def _most_named(names: Sequence[str | None]) -> tuple[str, ...]:
    """The names that most rows have, one spelling for each, the most frequent first."""
    spelled: dict[tuple[str, ...], str] = {}
    times: dict[tuple[str, ...], int] = {}
    for name in names:
        if name and (key := content_stems(name)):
            spelled.setdefault(key, name)
            times[key] = times.get(key, 0) + 1
    most = sorted(times, key=lambda key: (-times[key], spelled[key].lower()))
    return tuple(spelled[key] for key in most[:MOST_NAMES])

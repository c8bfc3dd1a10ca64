"""The last few things that were made, so that what is looked at again need not be made again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")
Stamp = tuple[int, ...]


class Latest(Generic[Key, Made]):
    """Remembers the last few by their keys, or all; usable from several threads.

    A stamp tells when something is no longer what was made: then it is made anew.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = most
        self._lock = Lock()
        self._made: OrderedDict[Key, tuple[Stamp, Made]] = OrderedDict()

    def of(self, key: Key, stamp: Stamp, make: Callable[[], Made]) -> Made:
        """What is remembered of a key, or made now; by one thread at a time, so that none makes it twice."""
        with self._lock:
            known = self._made.get(key)
            if known is None or known[0] != stamp:
                known = stamp, make()
            self._made[key] = known
            self._made.move_to_end(key)
            while self._most is not None and len(self._made) > self._most:
                self._made.popitem(last=False)
            return known[1]


def stamp(*files: Path) -> Stamp:
    """What changes when one of some files does, comes or goes."""
    told: list[int] = []
    for file in files:
        try:
            status = file.stat()
            # A file that is written whole is another one, even in the same moment.
            told += (status.st_mtime_ns, status.st_size, status.st_ino)
        except OSError:
            told += (0, 0, 0)
    return tuple(told)

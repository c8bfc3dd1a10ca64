"""Where the time of a run goes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Spent:
    """Seconds by what they went into."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    @contextmanager
    def on(self, what: str) -> Iterator[None]:
        """Count the time of a block."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[what] = self._seconds.get(what, 0.0) + time.perf_counter() - started

    @property
    def seconds(self) -> dict[str, float]:
        """What was counted, in the order in which it began."""
        return {what: round(seconds, 3) for what, seconds in self._seconds.items()}

"""How far work is that takes long, and whether somebody wants it to end."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event


class StopAsked(Exception):
    """Somebody wants the work to end here."""


@dataclass(slots=True)
class Work:
    """Work that goes on: how much of it is done, of how much."""

    done: int = 0
    total: int = 0
    stopped: Event = field(default_factory=Event)

    def tell(self, done: int, total: int) -> None:
        """Note how far it is.

        :raises StopAsked: if the work is to end.
        """
        self.done, self.total = done, total
        if self.stopped.is_set():
            raise StopAsked

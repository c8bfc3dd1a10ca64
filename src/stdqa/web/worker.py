"""The one thread that does what the places ask for, after it has loaded the model."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, Protocol, TypeVar

from stdqa.errors import StdqaError

log = logging.getLogger(__name__)

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Warmed(Protocol):
    """Something that has to be loaded before it works at its pace."""

    def warm_up(self) -> object:
        """Load what the first question would otherwise wait for."""


class Worker:
    """Does one thing after another.

    The assistant need not be safe for several threads, and what is asked for while the model loads waits
    its turn by itself.
    """

    def __init__(self, assistant: Warmed) -> None:
        self._assistant = assistant
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="stdqa-desk")
        self._warm: Future[object] = self._thread.submit(self._warm_up)

    @property
    def ready(self) -> bool:
        """Whether the model is loaded, or could not be."""
        return self._warm.done()

    def submit(
        self, work: Callable[Given, Made], *arguments: Given.args, **named: Given.kwargs
    ) -> Future[Made]:
        """Have something done when its turn comes."""
        return self._thread.submit(work, *arguments, **named)

    def close(self) -> None:
        """Take nothing more in."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _warm_up(self) -> object:
        try:
            return self._assistant.warm_up()
        except StdqaError as error:
            # The first question meets the same and says so to the person who asks it.
            log.warning("The language model could not be loaded: %s", error)
            return None

"""Where questions are taken in: one at a time, by the worker.

Nothing of a person's conversation is held here; the turns come in with the question and go out again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from typing import Protocol

from stdqa.errors import StdqaError
from stdqa.types import Answer
from stdqa.web import strings
from stdqa.web.bar import Summary
from stdqa.web.conversation import announcement, conversation, notice, status, working
from stdqa.web.markup import Html
from stdqa.web.strings import Example
from stdqa.web.worker import Worker

log = logging.getLogger(__name__)

# Below a second nothing is said: words that flash by are read as a fault.
QUIET_S = 0.9

Turns = tuple[tuple[str, Answer], ...]


class Asked(Protocol):
    """What the chat needs of an assistant."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer a question that may follow earlier ones."""

    def summary(self) -> Summary:
        """Tell which corpus is open."""

    def warm_up(self) -> object:
        """Load what the first question would otherwise wait for."""


@dataclass(frozen=True, slots=True)
class Step:
    """What the page shows next; None leaves that part as it is."""

    turns: Turns
    conversation: Html | None = None
    status: Html | None = None
    text: str | None = None


class Desk:
    """Takes questions for one assistant, through the worker that all places share."""

    def __init__(
        self,
        assistant: Asked,
        examples: Sequence[Example] = strings.EXAMPLES,
        worker: Worker | None = None,
    ) -> None:
        self.summary = assistant.summary()
        self.examples = tuple(examples)
        self._assistant = assistant
        self._worker = worker or Worker(assistant)

    def page(self, turns: Turns = (), pending: str | None = None) -> Html:
        """The conversation as it stands."""
        return conversation(turns, self.summary, self.examples, pending)

    def ask(self, text: str, turns: Turns) -> Iterator[Step]:
        """Take a question in: a step for what is being done, if it takes long, and one for the outcome."""
        question = text.strip()
        if not question:
            yield Step(turns, status=notice(strings.EMPTY_QUESTION))
            return
        waited = False
        try:
            asked = self._worker.submit(self._assistant.ask, question, tuple(earlier for earlier, _ in turns))
            try:
                answer = asked.result(timeout=QUIET_S)
            except NotYet:
                # Done all the same, if it ended just now or met a time limit of its own.
                if not asked.done():
                    waited = True
                    doing = strings.SEARCHING if self._worker.ready else strings.LOADING
                    yield Step(turns, self.page(turns, question), working(doing), text="")
                answer = asked.result()
        except StdqaError as error:
            yield self._refused(text, turns, waited, str(error))
        except Exception:  # the outer door: whatever it was, the page must go on
            log.exception("A question was not answered.")
            yield self._refused(text, turns, waited, strings.FAILED)
        else:
            turns = (*turns, (question, answer))
            yield Step(turns, self.page(turns), announcement(answer), text=None if waited else "")

    def ask_example(self, place: object, turns: Turns) -> Iterator[Step]:
        """Ask one of the examples, by its place; any other place is not heard."""
        if isinstance(place, int) and 0 <= place < len(self.examples):
            yield from self.ask(self.examples[place].question, turns)
        else:
            yield Step(turns)

    def clear(self) -> Step:
        """Begin a new conversation."""
        return Step((), self.page(), status())

    def close(self) -> None:
        """Take no more questions."""
        self._worker.close()

    def _refused(self, text: str, turns: Turns, waited: bool, why: str) -> Step:
        # The box was emptied when the wait began, so what was typed is put back.
        return Step(turns, self.page(turns) if waited else None, notice(why), text=text if waited else None)

"""Where questions are taken in: one at a time, by a worker that first loads the model.

Nothing of a person's conversation is held here; the turns come in with the question and go out again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from typing import Protocol

from stdqa.errors import StdqaError
from stdqa.types import Answer
from stdqa.web import strings
from stdqa.web.conversation import Summary, announcement, conversation, notice, status, working
from stdqa.web.markup import Html
from stdqa.web.strings import Example

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
    """Takes questions for one assistant.

    All of them go to one thread: the assistant need not be safe for several, and a question that is
    asked while the model loads waits its turn by itself.
    """

    def __init__(self, assistant: Asked, examples: Sequence[Example] = strings.EXAMPLES) -> None:
        self.summary = assistant.summary()
        self.examples = tuple(examples)
        self._assistant = assistant
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="stdqa-desk")
        self._warm: Future[object] = self._worker.submit(self._warm_up)

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
                    doing = strings.SEARCHING if self._warm.done() else strings.LOADING
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
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _refused(self, text: str, turns: Turns, waited: bool, why: str) -> Step:
        # The box was emptied when the wait began, so what was typed is put back.
        return Step(turns, self.page(turns) if waited else None, notice(why), text=text if waited else None)

    def _warm_up(self) -> object:
        try:
            return self._assistant.warm_up()
        except StdqaError as error:
            # The first question meets the same and says so to the person who asks it.
            log.warning("The language model could not be loaded: %s", error)
            return None

"""Where questions are taken in: one at a time, by the worker.

Nothing of a person's conversation is held here; the turns come in with the question and go out again, and
what is kept of them is kept by :mod:`stdqa.web.kept`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from stdqa import briefs
from stdqa.briefs import Brief, begun
from stdqa.briefs.wording import TITLE
from stdqa.errors import StdqaError
from stdqa.store import Turns
from stdqa.types import Answer, Document
from stdqa.web import strings
from stdqa.web.bar import Summary
from stdqa.web.conversation import announcement, conversation, notice, status, working
from stdqa.web.kept import Keeping, Where
from stdqa.web.library import Indexed
from stdqa.web.markup import Html
from stdqa.web.strings import Example
from stdqa.web.worker import Worker

log = logging.getLogger(__name__)

# Below a second nothing is said: words that flash by are read as a fault.
QUIET_S = 0.9

NOWHERE = Where()


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
        keeping: Keeping | None = None,
    ) -> None:
        self.summary = assistant.summary()
        self.examples = tuple(examples)
        self.keeping = Keeping() if keeping is None else keeping
        self._assistant = assistant
        self._titles: dict[str, str] = {}
        self._worker = worker or Worker(assistant)

    def page(self, turns: Turns = (), pending: str | None = None, where: Where = NOWHERE) -> Html:
        """The conversation as it stands."""
        remembered = self.keeping.remembered(where if turns or pending else Where(where.browser))
        return conversation(turns, self.summary, self.examples, pending, remembered, self._titles_of(turns))

    def first(self) -> Html:
        """The line beside the question box at first: that nothing is kept, where that is so."""
        refused = self.keeping.refused
        return notice(strings.NOTHING_KEPT.format(why=refused)) if refused else status()

    def arrive(self, where: Where) -> Step:
        """Take up the conversation that a page had open before; without one, begin anew."""
        turns = self.keeping.turns(where)
        return Step(turns, self.page(turns, where=where))

    def reopen(self, where: Where) -> Step:
        """Open an earlier conversation."""
        turns = self.keeping.turns(where)
        return Step(turns, self.page(turns, where=where), status() if turns else notice(strings.GONE))

    def ask(self, text: str, turns: Turns, where: Where = NOWHERE) -> Iterator[Step]:
        """Take a question in: a step for what is being done, if it takes long, and one for the outcome."""
        question = text.strip()
        if not question:
            yield Step(turns, status=notice(strings.EMPTY_QUESTION))
            return
        # A page that was loaded again may ask before it has its turns back.
        turns = turns or self.keeping.turns(where)
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
                    yield Step(turns, self.page(turns, question, where), working(doing), text="")
                answer = asked.result()
        except StdqaError as error:
            yield self._refused(text, turns, where, waited, str(error))
        except Exception:  # the outer door: whatever it was, the page must go on
            log.exception("A question was not answered.")
            yield self._refused(text, turns, where, waited, strings.FAILED)
        else:
            where, turns, kept = self.keeping.add(where, (*turns, (question, answer)))
            said = announcement(answer) if kept else notice(strings.TURN_NOT_KEPT)
            yield Step(turns, self.page(turns, where=where), said, text=None if waited else "")

    def ask_example(self, place: object, turns: Turns, where: Where = NOWHERE) -> Iterator[Step]:
        """Ask one of the examples, by its place; any other place is not heard."""
        if isinstance(place, int) and 0 <= place < len(self.examples):
            yield from self.ask(self.examples[place].question, turns, where)
        else:
            yield Step(turns)

    def clear(self, where: Where = NOWHERE) -> Step:
        """Begin a new conversation."""
        return Step((), self.page(where=where), self.first())

    def close(self) -> None:
        """Take no more questions."""
        self._worker.close()

    def _titles_of(self, turns: Turns) -> Mapping[str, str]:
        """The titles of the documents that passages beside the answers are from."""
        if isinstance(self._assistant, Indexed):
            found = {hit.passage.document for _, answer in turns for hit in answer.hits}
            for document in found - self._titles.keys():
                # What an earlier conversation found may be gone by now.
                with suppress(KeyError):
                    self._titles[document] = self._assistant.index.document(document).metadata.title
        return self._titles

    def _refused(self, text: str, turns: Turns, where: Where, waited: bool, why: str) -> Step:
        # The box was emptied when the wait began, so what was typed is put back.
        return Step(
            turns,
            self.page(turns, where=where) if waited else None,
            notice(why),
            text=text if waited else None,
        )


def added(
    turns: Turns, brief: Brief | None, place: object, documents: Callable[[], Sequence[Document]]
) -> tuple[Brief | None, str]:
    """Add an answer to the brief that is open, and say so in a line.

    :param place: the answer's place among the turns; any other adds nothing.
    :param documents: what a new brief is made from, where none has been begun.
    """
    if not isinstance(place, int) or not 0 <= place < len(turns):
        return brief, ""
    question, answer = turns[place]
    now = brief or begun(TITLE, date.today(), documents())
    if any((one.question, one.answer.text) == (question, answer.text) for one in now.entries):
        return now, strings.IN_BRIEF
    after = briefs.added(now, question, answer, tuple(earlier for earlier, _ in turns[:place]))
    return after, strings.ADDED.format(entries=strings.counted(len(after.entries), "entry", "entries"))

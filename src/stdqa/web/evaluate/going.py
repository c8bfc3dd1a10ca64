"""The run that goes on: one at a time, in a thread of its own, seen by everybody who has the page open."""

from __future__ import annotations

import logging
import shutil
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock, Thread
from typing import cast

from stdqa.assistant import Assistant
from stdqa.errors import BadQuestionSet, StdqaError
from stdqa.evaluation import QuestionSet, evaluate, index_brought, summarise
from stdqa.evaluation.report import as_html, as_markdown, run_report
from stdqa.evaluation.runs import ABOUT
from stdqa.files import write_whole
from stdqa.web.evaluate.offered import Asked, read, safe_name
from stdqa.web.evaluate.turns import InTurn, encoder_in_turn
from stdqa.web.progress import StopAsked, Work
from stdqa.web.strings import evaluate as strings
from stdqa.web.worker import Worker

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Going(Work):
    """A run that goes on, or the last one that did: what it is of, and how far it is."""

    run: str
    asked_of: str
    part: str | None
    phase: str
    # When the first question of this go was asked, and how many had their answers before.
    begun: float | None = None
    before: int = 0
    ended: bool = False
    wrong: str = ""

    def tell(self, done: int, total: int) -> None:
        """Note how far it is, and from when on.

        :raises StopAsked: if the run is to end.
        """
        if self.begun is None:
            self.begun, self.before = time.monotonic(), done
        # A class with slots is made anew by its decorator, and super() would mean the one before.
        Work.tell(self, done, total)

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at the pace so far; None before there is a pace."""
        if self.begun is None or self.done <= self.before:
            return None
        pace = (time.monotonic() - self.begun) / (self.done - self.before)
        return pace * (self.total - self.done)

    def enter(self, phase: str) -> None:
        """Begin with another part of the work."""
        self.phase, self.begun, self.done, self.total = phase, None, 0, 0


class Runner:
    """Puts question sets to an assistant, one set at a time."""

    def __init__(self, assistant: Assistant, worker: Worker, runs: Path) -> None:
        self._assistant, self._worker, self._runs = assistant, worker, runs
        self._lock = Lock()
        self._last: Going | None = None

    @property
    def last(self) -> Going | None:
        """The run that goes on, else the last one that was begun here."""
        return self._last

    @property
    def going(self) -> Going | None:
        """The run that goes on."""
        last = self._last
        return last if last is not None and not last.ended else None

    def begin(self, asked: Asked, run: str | None = None, retrieval: bool | None = None) -> str:
        """Begin a run, or go on with one.

        :param run: the name of the one to go on with.
        :param retrieval: whether that one measures retrieval alone; left out, the set tells.
        :return: the name of the run.
        :raises BadQuestionSet: if another one goes on.
        """
        with self._lock:
            if self.going is not None:
                raise BadQuestionSet(strings.ONE_AT_A_TIME)
            name = run or self._name(asked)
            going = self._last = Going(
                run=name, asked_of=asked.offered.name, part=asked.part, phase=strings.READING
            )
        work = (going, asked, retrieval)
        Thread(target=self._go, args=work, name="stdqa-run", daemon=True).start()
        return name

    def stop(self) -> None:
        """End the run after the question that it is at."""
        going = self.going
        if going is not None:
            going.stopped.set()

    def _name(self, asked: Asked) -> str:
        now = datetime.now().strftime("%Y%m%d-%H%M%S")
        words = "-".join(one for one in (asked.offered.path.stem, asked.part, now) if one)
        name, number = safe_name(words), 2
        while (self._runs / name).exists():
            name, number = safe_name(f"{words}-{number}"), number + 1
        return name

    def _go(self, going: Going, asked: Asked, retrieval: bool | None) -> None:
        folder = self._runs / going.run
        fresh = not folder.exists()
        try:
            self._measure(going, asked, retrieval, folder)
        except StopAsked:
            log.info("The run %s was stopped.", going.run)
        except StdqaError as error:
            going.wrong = str(error)
        except Exception:  # the outer door: whatever it was, the app must go on
            log.exception("The run %s came to an end.", going.run)
            going.wrong = strings.RUN_FAILED
        finally:
            # What was stopped before the first question cannot be gone on with.
            if fresh and not (folder / ABOUT).exists():
                shutil.rmtree(folder, ignore_errors=True)
            going.ended = True

    def _measure(self, going: Going, wanted: Asked, retrieval: bool | None, folder: Path) -> None:
        asked = read(wanted)
        if not asked.texts:
            self._ask(going, asked, self._assistant, retrieval, folder)
            return
        going.enter(strings.EMBEDDING)
        # Loading is the worker's as well: it has done it long ago, or does it now.
        encoder = self._worker.submit(lambda: self._assistant.encoder).result()
        taking_turns = encoder_in_turn(encoder, self._worker)
        settings = self._assistant.settings
        own = index_brought(asked, folder, settings, going.tell, lambda: taking_turns)
        with Assistant.open(own, encoder) as assistant:
            self._ask(going, asked, assistant, retrieval, folder)

    def _ask(
        self, going: Going, asked: QuestionSet, assistant: Assistant, retrieval: bool | None, folder: Path
    ) -> None:
        going.enter(strings.ASKING)
        going.total = len(asked.questions)
        in_turn = cast(Assistant, InTurn(assistant, self._worker))
        run = evaluate(asked, in_turn, folder, going.part, going.tell, retrieval)
        going.phase = strings.WRITING
        report = run_report(run, summarise(run.rows))
        write_whole(folder / "report.html", as_html(report))
        write_whole(folder / "report.md", as_markdown(report))

"""A second process that answers questions beside this one, where there are many.

Answering is mostly Python, which keeps one core busy however many there are. The other process opens the same
index and takes questions from the end while this one takes them from the front. Whatever goes wrong with it,
its questions come back and are answered here.
"""

from __future__ import annotations

import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from stdqa.collecting import collect_seldom
from stdqa.settings import Settings

if TYPE_CHECKING:
    from types import TracebackType

    from stdqa.assistant import Assistant

logger = logging.getLogger(__name__)

# Fewer questions are answered before another process has loaded its model.
MANY = 16
# So many questions wait at the other process, so that it never does.
AHEAD = 2
# A task takes a second at most; a process that has not done one by then is stuck.
PATIENCE_S = 20.0
# Files with a question a line, mostly, and so much of them as holds many.
LINE_BY_LINE = (".txt", ".csv", ".jsonl")
LOOKED_AT_BYTES = 65_536

Task = TypeVar("Task")
Host = TypeVar("Host")
Result = TypeVar("Result")


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C ignored for a moment; only the main thread may say so."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def lines_in(file: Path) -> int:
    """About how many questions a file of plain text holds, known at once; 0 for any other file."""
    if file.suffix.lower() not in LINE_BY_LINE:
        return 0
    try:
        with file.open("rb") as stream:
            return stream.read(LOOKED_AT_BYTES).count(b"\n")
    # Whoever reads the questions says what is wrong with the file.
    except OSError:
        return 0


def second_for(questions: int, settings: Settings) -> AbstractContextManager[Second | None]:
    """Another process where it is of use: for many questions, on more than one core."""
    if questions < MANY or (os.cpu_count() or 1) < 2:
        return nullcontext()
    try:
        return Second(settings)
    # Some systems have no semaphores, or allow no further process.
    except (OSError, ImportError, NotImplementedError):
        logger.warning("No second process could be started; this one answers alone", exc_info=True)
        return nullcontext()


class Second(AbstractContextManager["Second"]):
    """Another process with an assistant of its own. It begins to load its model at once."""

    def __init__(self, settings: Settings) -> None:
        # Never forked: threads of numeric libraries do not survive that.
        self._pool = ProcessPoolExecutor(
            1, mp_context=get_context("spawn"), initializer=_open, initargs=(settings,)
        )
        with _interrupts_ignored():
            # The process that this starts takes the setting over, before it has one of its own.
            self._pool.submit(_nothing)

    def submit(self, work: Callable[[Task, Any], Result], task: Task) -> Future[Result]:
        """Have something done by the other process.

        :param work: a function of a module, called with ``task`` and the assistant of that process.
        """
        return self._pool.submit(_do, work, task)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give up what is not done, and end the other process, which only reads."""
        processes = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()


@dataclass
class Shared(Generic[Task, Host, Result]):
    """Tasks done by two processes, each once; the results are in the order of the tasks.

    ``host`` is what the work is done with here, an assistant; the other process has one of its own.
    """

    tasks: Sequence[Task]
    work: Callable[[Task, Host], Result]
    host: Host
    second: Second | None = None

    def results(self, done: Callable[[int], None]) -> list[Result]:
        """Do all of them.

        :param done: told how many are done, each time that one more is.
        """
        left = deque(range(len(self.tasks)))
        made: dict[int, Result] = {}
        out: dict[int, Future[Result]] = {}

        def kept(place: int, result: Result) -> None:
            made[place] = result
            done(len(made))

        while left or out:
            self._collect(out, left, kept, wait=not left)
            while self.second is not None and len(left) > 1 and len(out) < AHEAD:
                place = left.pop()
                try:
                    out[place] = self.second.submit(self.work, self.tasks[place])
                except RuntimeError:
                    self._lost(place, left)
            if left:
                place = left.popleft()
                kept(place, self.work(self.tasks[place], self.host))
        return [made[place] for place in range(len(self.tasks))]

    def _collect(
        self,
        out: dict[int, Future[Result]],
        left: deque[int],
        kept: Callable[[int, Result], None],
        wait: bool,
    ) -> None:
        """Take over what the other process has done; with ``wait`` one that it has not is waited for."""
        for place, future in list(out.items()):
            if not (future.done() or wait):
                continue
            del out[place]
            try:
                result = future.result(timeout=PATIENCE_S)
            # Whatever befell the other process: what it had to do is done here.
            except Exception:
                self._lost(place, left)
            else:
                kept(place, result)
            wait = False

    def _lost(self, place: int, left: deque[int]) -> None:
        logger.warning("The second process failed; its questions are answered by the first", exc_info=True)
        self.second = None
        left.append(place)


_assistant: Assistant | None = None


def _open(settings: Settings) -> None:
    """Make the assistant of the other process; where it cannot be made, the first process tells why.

    An interrupt is left to the first process, which ends both; if that is gone this one ends too.
    """
    global _assistant
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    from stdqa.assistant import Assistant

    try:
        _assistant = Assistant.open(settings)
        # What else is loaded at a first question takes no longer than a question of no use.
        _assistant.encoder.encode_query("")
    except Exception:
        logger.debug("The second process has no assistant", exc_info=True)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _nothing() -> None:
    """The first task, with which the other process is started."""


def _do(work: Callable[[Task, Any], Result], task: Task) -> Result:
    if _assistant is None:
        raise RuntimeError("the second process has no assistant")
    return work(task, _assistant)

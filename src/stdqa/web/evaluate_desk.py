"""What the Evaluate place does, apart from the toolkit: pages for addresses, runs begun, stopped, deleted."""

from __future__ import annotations

import base64
import binascii
import hashlib
import logging
from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from stdqa.assistant import Assistant
from stdqa.errors import BadQuestionSet, StdqaError
from stdqa.evaluation.report import as_html, as_markdown, comparison_report, run_report
from stdqa.evaluation.runs import ROWS
from stdqa.evaluation.texts import Texts
from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.web.evaluate_case_view import no_question, question
from stdqa.web.evaluate_compared_view import both, compared
from stdqa.web.evaluate_corpus import OpenCorpus
from stdqa.web.evaluate_going import Going, Runner
from stdqa.web.evaluate_list_view import held_back, questions
from stdqa.web.evaluate_look import ALL, Look, held_out, seen
from stdqa.web.evaluate_parts import notice, problems
from stdqa.web.evaluate_run_view import Beside, head, report
from stdqa.web.evaluate_runs import Opened, Runs
from stdqa.web.evaluate_sets import MOST_BYTES, Asked, Sets
from stdqa.web.evaluate_view import MEGABYTE, finished, home, picked, picker
from stdqa.web.markup import Html, joined
from stdqa.web.strings import evaluate as strings
from stdqa.web.worker import Worker

log = logging.getLogger(__name__)

Told = dict[str, Any]


@runtime_checkable
class Measurable(Protocol):
    """An assistant that can be measured: one with settings and an index."""

    @property
    def settings(self) -> Settings:
        """The settings."""

    @property
    def index(self) -> Index:
        """The index."""


class EvaluateDesk:
    """Does for the Evaluate place what needs the assistant and its folders; usable from several threads."""

    def __init__(self, assistant: Assistant, worker: Worker) -> None:
        settings = assistant.settings
        self._index = assistant.index
        self._sets = Sets(settings, lambda: Texts(assistant.index))
        self._runs = Runs(settings.runs)
        self._runner = Runner(assistant, worker, settings.runs)

    def show(self, told: object) -> Told:
        """The page for an address.

        :param told: ``run``, ``question`` and ``view`` of one run, or ``first``, ``second`` and ``question``
            of two; and ``look``, what is wanted of the questions.
        """
        return _answered(lambda: self._page(told))

    def pick(self, told: object) -> Told:
        """What is in the set of a key, or what is wrong with it."""
        return _answered(lambda: {"html": picked(self._sets.picked(_text(told, "set")))})

    def upload(self, told: object) -> Told:
        """Keep the set that the browser sent: ``name`` and ``content`` in Base64."""

        def upload() -> Told:
            try:
                kept, said = self._sets.upload(_text(told, "name"), _content(told))
            except BadQuestionSet as error:
                return {"html": problems(strings.PROBLEMS_OF_UPLOAD, str(error)), "refused": True}
            return {
                "key": kept.key,
                "picker": picker(self._sets.offered(), kept.key),
                "html": picked(self._sets.picked(kept.key)),
                "said": said,
            }

        return _answered(upload)

    def begin(self, told: object) -> Told:
        """Begin to measure a ``set``, or one ``part`` of it; ``generated`` also what nobody accepted yet."""

        def begin() -> Told:
            offered = self._sets.named(_text(told, "set"))
            generated = isinstance(told, dict) and told.get("generated") is True
            return {"run": self._runner.begin(Asked(offered, _text(told, "part") or None, generated))}

        return _answered(begin)

    def again(self, told: object) -> Told:
        """Go on with a ``run`` that was stopped."""

        def again() -> Told:
            opened = self._runs.open(_text(told, "run"))
            asked = self._asked(opened)
            if asked is None:
                name = opened.run.about["set"]["name"]
                raise BadQuestionSet(strings.CANNOT_GO_ON.format(name=name))
            return {"run": self._runner.begin(asked, opened.name, opened.run.retrieval)}

        return _answered(again)

    def stop(self, told: object) -> None:
        """End the run that goes on."""
        self._runner.stop()

    def progress(self, told: object) -> Told:
        """How far the run is that goes on, in numbers and in words; of the last one, how it ended."""
        going = self._runner.last
        if going is None:
            return {"running": False}
        if going.ended:
            return {"running": False, "run": going.run, "html": finished(going)}
        return {"running": True, "run": going.run, **_far(going)}

    def delete(self, told: object) -> Told:
        """Delete a ``run``."""

        def delete() -> Told:
            name, going = _text(told, "run"), self._runner.going
            if going is not None and going.run == name:
                raise BadQuestionSet(strings.GOES_ON)
            self._runs.delete(name)
            return {"said": strings.DELETED.format(name=name)}

        return _answered(delete)

    def download(self, told: object) -> Told:
        """A report of a ``run``, or of two, in a ``form``: its name, and its content in Base64."""

        def download() -> Told:
            name, content = self._file(told)
            return {"name": name, "content": base64.b64encode(content).decode()}

        return _answered(download)

    def _page(self, told: object) -> Told:
        if _text(told, "first"):
            return {"html": self._two(told)}
        name = _text(told, "run")
        if not name:
            return {"html": home(self._sets.offered(), self._runs.listed(), self._runner.going)}
        opened, look = self._runs.open(name), Look.of(_look(told))
        if _text(told, "question"):
            return {"html": self._one(opened, _text(told, "question"), look)}
        view = "questions" if _text(told, "view") == "questions" else "report"
        going = self._runner.going
        goes_on = going is not None and going.run == name
        able = not opened.run.complete and going is None and self._asked(opened) is not None
        top = head(opened, Beside(self._runs.listed(), goes_on, able), view)
        if view == "report":
            return {"html": joined(top, report(opened))}
        found = seen(opened.run.rows, look)
        return {"html": joined(top, questions(opened, look, found)), "said": _count(opened, len(found.rows))}

    def _one(self, opened: Opened, identifier: str, look: Look) -> Html:
        row = opened.rows.get(identifier)
        if row is None:
            return no_question(identifier)
        if held_out(row) and not look.held_out:
            return held_back(opened.name, identifier)
        found = seen(opened.run.rows, look)
        # Who comes by a link to a question that does not fit what is set sees it among all.
        if row not in found.rows:
            found = seen(opened.run.rows, Look(show=ALL, held_out=look.held_out))
        return question(opened, row, found, self._corpus(opened))

    def _two(self, told: object) -> Html:
        names = _text(told, "first"), _text(told, "second")
        if names[0] == names[1]:
            raise BadQuestionSet(strings.SAME_RUN)
        first, second = map(self._runs.open, names)
        look, identifier = Look.of(_look(told)), _text(told, "question")
        if not identifier:
            return compared(self._runs.compared(*names), first, second, look)
        one, other = first.rows.get(identifier), second.rows.get(identifier)
        if one is None or other is None:
            return no_question(identifier)
        if held_out(one) and not look.held_out:
            return held_back(names[0], identifier)
        return both(first, second, one, other, self._corpus(first))

    def _asked(self, opened: Opened) -> Asked | None:
        about = opened.run.about["set"]
        return self._sets.of_run(str(about["name"]), str(about["sha256"]), about["part"])

    def _corpus(self, opened: Opened) -> OpenCorpus:
        sealed = hashlib.sha256(self._index.manifest.to_json().encode()).hexdigest()
        return OpenCorpus(self._index, opened.run.about["index"]["id"] == sealed)

    def _file(self, told: object) -> tuple[str, bytes]:
        form, show_held_out = _text(told, "form"), Look.of(_look(told)).held_out
        if _text(told, "first"):
            name = "comparison"
            made = comparison_report(
                self._runs.compared(_text(told, "first"), _text(told, "second")), show_held_out
            )
        else:
            opened = self._runs.open(_text(told, "run"))
            name = opened.name.replace("/", "-")
            if form == "jsonl":
                return f"{name}.jsonl", (opened.run.folder / ROWS).read_bytes()
            made = run_report(opened.run, opened.summary, show_held_out)
        return (f"{name}.html", as_html(made)) if form == "html" else (f"{name}.md", as_markdown(made))


def _far(going: Going) -> Told:
    """How far a run is: numbers, and words for them."""
    told = [strings.STOPPING if going.stopped.is_set() else going.phase]
    if going.total:
        told.append(strings.OF_TOTAL.format(done=going.done, total=going.total))
    left = going.seconds_left
    if left is not None and not going.stopped.is_set():
        told.append(_left(left))
    part = f", {strings.PART_OF.format(part=going.part)}" if going.part else ""
    return {
        "done": going.done,
        "total": going.total,
        "what": strings.GOING.format(name=f"{going.asked_of}{part}"),
        "words": " · ".join(told),
        "asking": going.phase == strings.ASKING,
        "stopping": going.stopped.is_set(),
    }


def _left(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds < 30:
        return strings.LEFT_SECONDS
    if minutes <= 1:
        return strings.LEFT_MINUTE
    if minutes < 90:
        return strings.LEFT_MINUTES.format(minutes=minutes)
    return strings.LEFT_HOURS.format(hours=round(minutes / 60))


def _count(opened: Opened, count: int) -> str:
    return strings.COUNT.format(count=count, total=len(opened.run.rows))


def _answered(work: Callable[[], Told]) -> Told:
    """What is told to the page, whatever happens."""
    try:
        return work()
    except StdqaError as error:
        return {"failed": str(error), "html": notice(str(error))}
    except Exception:  # the outer door: whatever it was, the page must go on
        log.exception("A page of Evaluate could not be made.")
        return {"failed": strings.FAILED, "html": notice(strings.FAILED)}


def _text(told: object, name: str) -> str:
    value = told.get(name) if isinstance(told, dict) else None
    return value if isinstance(value, str) else ""


def _look(told: object) -> object:
    return told.get("look") if isinstance(told, dict) else None


def _content(told: object) -> bytes:
    content = _text(told, "content")
    if len(content) > MOST_BYTES * 4 // 3 + 4:
        raise BadQuestionSet(strings.TOO_LARGE.format(most=MOST_BYTES // MEGABYTE))
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadQuestionSet(strings.UNREADABLE) from error

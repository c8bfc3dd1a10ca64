"""What the Evaluate place does, apart from the toolkit: pages for addresses, runs begun, stopped, deleted."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable

from stdqa.assistant import Assistant
from stdqa.errors import BadQuestionSet
from stdqa.evaluation.report import as_html, as_markdown, comparison_report, run_report
from stdqa.evaluation.runs import ROWS
from stdqa.evaluation.texts import Texts
from stdqa.web.evaluate.case_view import no_question, question
from stdqa.web.evaluate.compared_view import both, compared
from stdqa.web.evaluate.corpus import OpenCorpus
from stdqa.web.evaluate.going import Going, Runner
from stdqa.web.evaluate.list_view import held_back, questions
from stdqa.web.evaluate.look import ALL, Look, held_out, seen
from stdqa.web.evaluate.offered import MOST_BYTES, Asked, Sets
from stdqa.web.evaluate.parts import notice, problems, set_words
from stdqa.web.evaluate.run_view import Beside, head, report
from stdqa.web.evaluate.runs import Opened, Runs
from stdqa.web.evaluate.view import MEGABYTE, finished, home, picked, picker
from stdqa.web.markup import Html, joined
from stdqa.web.strings import evaluate as strings
from stdqa.web.told import Told, answered, decoded, file, is_set, text
from stdqa.web.worker import Worker

log = logging.getLogger(__name__)


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
        return _answered(lambda: {"html": picked(self._sets.picked(text(told, "set")))})

    def upload(self, told: object) -> Told:
        """Keep the set that the browser sent: ``name`` and ``content`` in Base64."""

        def upload() -> Told:
            try:
                kept, said = self._sets.upload(text(told, "name"), _content(told))
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
            offered = self._sets.named(text(told, "set"))
            generated = is_set(told, "generated")
            return {"run": self._runner.begin(Asked(offered, text(told, "part") or None, generated))}

        return _answered(begin)

    def again(self, told: object) -> Told:
        """Go on with a ``run`` that was stopped."""

        def again() -> Told:
            opened = self._runs.open(text(told, "run"))
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

    def remove(self, told: object) -> Told:
        """Delete a ``run``."""

        def remove() -> Told:
            name, going = text(told, "run"), self._runner.going
            if going is not None and going.run == name:
                raise BadQuestionSet(strings.GOES_ON)
            self._runs.delete(name)
            return {"said": strings.DELETED.format(name=name)}

        return _answered(remove)

    def download(self, told: object) -> Told:
        """A report of a ``run``, or of two, in a ``form``: its name, and its content in Base64."""

        def download() -> Told:
            return file(*self._file(told))

        return _answered(download)

    def _page(self, told: object) -> Told:
        if text(told, "first"):
            return {"html": self._two(told)}
        name = text(told, "run")
        if not name:
            return {"html": home(self._sets.offered(), self._runs.listed(), self._runner.going)}
        opened, look = self._runs.open(name), _look(told)
        if text(told, "question"):
            return {"html": self._one(opened, text(told, "question"), look)}
        view = "questions" if text(told, "view") == "questions" else "report"
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
        names = text(told, "first"), text(told, "second")
        if names[0] == names[1]:
            raise BadQuestionSet(strings.SAME_RUN)
        first, second = map(self._runs.open, names)
        look, identifier = _look(told), text(told, "question")
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
        form, show_held_out = text(told, "form"), _look(told).held_out
        if text(told, "first"):
            name = "comparison"
            made = comparison_report(
                self._runs.compared(text(told, "first"), text(told, "second")), show_held_out
            )
        else:
            opened = self._runs.open(text(told, "run"))
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
    return {
        "done": going.done,
        "total": going.total,
        "what": strings.GOING.format(name=set_words(going.asked_of, going.part)),
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
    """What is told to the page; what went wrong also as a page of its own."""
    told = answered(work, log, strings.FAILED)
    return {"html": notice(told["failed"]), **told} if "failed" in told else told


def _look(told: object) -> Look:
    return Look.of(told.get("look") if isinstance(told, dict) else None)


def _content(told: object) -> bytes:
    too_large = BadQuestionSet(strings.TOO_LARGE.format(most=MOST_BYTES // MEGABYTE))
    return decoded(text(told, "content"), MOST_BYTES, too_large, BadQuestionSet(strings.UNREADABLE))

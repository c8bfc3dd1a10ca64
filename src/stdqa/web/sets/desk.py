"""What the question sets of the Evaluate place do, apart from the toolkit: sets made, questions accepted,
changed, taken out and put back, feedback made questions.

The page says what it has seen of a file; if that is another by now, the page is told and nothing is written.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from stdqa.evaluation import Question
from stdqa.evaluation.sets import as_own
from stdqa.evaluation.texts import Texts
from stdqa.register import Register
from stdqa.web.evaluate.offered import Offered, Sets
from stdqa.web.kept import Keeping
from stdqa.web.library import Measurable
from stdqa.web.sets.form import Checked, Fields, checked, fields_of
from stdqa.web.sets.form_view import form
from stdqa.web.sets.kept import (
    FEEDBACK,
    OpenSet,
    Refused,
    SetChanged,
    changed,
    opened,
    place_of,
    version_of,
)
from stdqa.web.sets.making import Maker, Wanted
from stdqa.web.sets.pages import Pages, can_change, what_people_said
from stdqa.web.sets.question_view import Look
from stdqa.web.sets.steps import Step, Steps
from stdqa.web.strings import sets as strings
from stdqa.web.told import Told, answered, file, is_set, number, text

log = logging.getLogger(__name__)


class SetsDesk:
    """Does for the question sets what needs the documents and the folders; usable from several threads."""

    def __init__(self, assistant: Measurable, keeping: Keeping, figures: Callable[[], Register]) -> None:
        """Take an assistant whose settings name the folders.

        :param figures: the register of its documents; read when questions are first made.
        """
        settings = assistant.settings
        self._made, self._index, self._keeping = settings.made, assistant.index, keeping
        self._texts = Texts(assistant.index)
        self._sets = Sets(settings, lambda: self._texts)
        self._maker = Maker(settings.made, figures)
        self._pages, self._steps = Pages(self._texts), Steps()

    def show(self, told: object) -> Told:
        """The page for an address: ``set`` is "", "feedback" or the key of a set.

        :param told: besides, of a set ``state``, ``trap``, ``page`` and ``current``.
        """
        return _answered(lambda: self._page(told))

    def make(self, told: object) -> Told:
        """Make questions from the documents: a new set of that ``name``, or more for a ``set``."""
        return _answered(lambda: self._make(told))

    def change(self, told: object) -> Told:
        """What ``act`` says, with the question ``id`` of a ``set``: accept, reject; or undo the last step."""
        return _answered(lambda: self._changed(told))

    def edit(self, told: object) -> Told:
        """The form of the question ``id`` of a ``set``; an empty one without ``id``."""
        return _answered(lambda: self._form(told))

    def save(self, told: object) -> Told:
        """Keep the ``fields`` of a form; where something is wrong, the form again with what it is."""
        return _answered(lambda: self._saved(told))

    def feedback(self, told: object) -> Told:
        """Make a question of the feedback of that ``id``."""
        return _answered(lambda: self._from_feedback(told))

    def download(self, told: object) -> Told:
        """A ``set`` as a file of that ``ending``: its name, and its content in Base64."""

        def download() -> Told:
            path, ending = self._named(told).path, text(told, "ending")
            return file(f"{path.stem}{ending}", as_own(ending, opened(path).questions))

        return _answered(download)

    def _page(self, told: object) -> Told:
        key = text(told, "set")
        if not key:
            return {"html": self._pages.all_sets(self._sets.offered(), len(self._keeping.feedback()))}
        if key == "feedback":
            return self._feedback_page()
        offered = next((one for one in self._sets.offered() if one.key == key), None)
        return self._pages.set_of(offered, _look(told))

    def _feedback_page(self) -> Told:
        refused = None if self._keeping else self._keeping.refused or strings.NOT_KEPT_AT_ALL
        return {"html": what_people_said(self._keeping.feedback(), self._made / FEEDBACK, refused)}

    def _make(self, told: object) -> Told:
        wanted = Wanted.of(told)
        if isinstance(told, dict) and "name" in told:
            path, said = self._maker.new(text(told, "name"), wanted)
        else:
            path = self._writable(told).path
            said = self._maker.more(path, text(told, "version"), wanted)
        return {"key": f"made/{path.name}", "said": said}

    def _from_feedback(self, told: object) -> Told:
        said = self._maker.of_feedback(self._made / FEEDBACK, self._keeping.feedback(), text(told, "id"))
        return self._feedback_page() | {"said": said}

    def _changed(self, told: object) -> Told:
        offered, act, id_ = self._writable(told), text(told, "act"), text(told, "id")
        if act == "undo":
            return self._undone(offered, told)
        steps: list[Step] = []

        def change(there: tuple[Question, ...]) -> Sequence[Question]:
            place = place_of(there, id_)
            after = None if act == "reject" else self._accepted(there[place])
            steps.append(Step(there[place], after, place))
            return steps[-1].done(there)

        there = changed(offered.path, text(told, "version"), change)
        self._steps.remember(offered.path, steps[-1])
        said = strings.SAID["rejected" if act == "reject" else "accepted"]
        return self._pages.page(offered, there, _look(told)) | {"said": said}

    def _accepted(self, one: Question) -> Question:
        """A question without the mark that it was generated, once it is known to be whole."""
        after = replace(one, generated=False)
        found = checked(fields_of(after), after, after.id, self._texts)
        if found.question is None:
            why = " ".join(what for said in found.wrong.values() for what in said)
            raise Refused(strings.CANNOT_ACCEPT.format(why=why))
        return after

    def _undone(self, offered: Offered, told: object) -> Told:
        step = self._steps.last(offered.path)
        try:
            there = changed(offered.path, text(told, "version"), step.undone)
        except Refused:
            # What it was done with is gone: the step before can still be taken back.
            self._steps.forget(offered.path, step)
            raise
        self._steps.forget(offered.path, step)
        return self._pages.at(step.before, offered, there, _look(told)) | {"said": strings.SAID["undone"]}

    def _form(self, told: object) -> Told:
        path, id_ = self._writable(told).path, text(told, "id")
        if not id_:
            return {"html": form({}, {}, self._titles(), new=True, generated=False)}
        there = opened(path).questions
        one = there[place_of(there, id_)]
        fields = fields_of(one)
        drawn = form(fields, {}, self._titles(), new=False, generated=one.generated)
        return {"html": drawn, "fields": fields}

    def _saved(self, told: object) -> Told:
        offered, id_, accept = self._writable(told), text(told, "id"), is_set(told, "accept")
        given = told.get("fields") if isinstance(told, dict) else None
        fields: Fields = given if isinstance(given, dict) else {}
        there = opened(offered.path).questions
        before = there[place_of(there, id_)] if id_ else None
        found = self._checked(fields, before, id_ or f"own-{secrets.token_hex(6)}", accept)
        if found.question is None:
            generated = before is not None and before.generated
            again = form(fields, found.wrong, self._titles(), new=before is None, generated=generated)
            return {"html": again, "wrong": True, "fields": fields}
        try:
            after = self._put(offered.path, text(told, "version"), id_, found.question)
        except SetChanged:
            # What somebody wrote is not lost: the page keeps the form, and may save it again.
            return {"failed": strings.CHANGED_FORM, "version": version_of(offered.path), "keep": True}
        said = strings.SAID["added" if before is None else "accepted" if accept else "saved"]
        return self._pages.at(found.question, offered, after, _look(told)) | {"said": said}

    def _checked(self, fields: Fields, before: Question | None, id_: str, accept: bool) -> Checked:
        known = replace(before, generated=False) if before is not None and accept else before
        return checked(fields, known, id_, self._texts)

    def _put(self, path: Path, version: str, id_: str, made: Question) -> OpenSet:
        """Write a question into its set, in the place of the one of that id, else as the last."""
        steps: list[Step] = []

        def put(there: tuple[Question, ...]) -> Sequence[Question]:
            if not id_:
                return (*there, made)
            place = place_of(there, id_)
            steps.append(Step(there[place], made, place))
            return steps[-1].done(there)

        after = changed(path, version, put)
        for step in steps:
            self._steps.remember(path, step)
        return after

    def _named(self, told: object) -> Offered:
        return self._sets.named(text(told, "set"))

    def _writable(self, told: object) -> Offered:
        offered = self._named(told)
        if not can_change(offered):
            raise Refused(strings.ONLY_READ)
        return offered

    def _titles(self) -> dict[str, str]:
        return {one.id: one.metadata.title for one in self._index.documents()}


def _look(told: object) -> Look:
    """What a page wants of a set."""
    return Look(text(told, "state"), text(told, "trap"), number(told, "page"), text(told, "current"))


def _answered(work: Callable[[], Told]) -> Told:
    """What is told to the page, whatever happens; also that its file is another by now."""

    def told() -> Told:
        try:
            return work()
        except SetChanged as error:
            return {"failed": str(error), "changed": True}

    return answered(told, log, strings.FAILED)

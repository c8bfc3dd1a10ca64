"""What the question sets of the Evaluate place do, apart from the toolkit: sets made, questions accepted,
changed, taken out and put back, feedback made questions.

The page says what it has seen of a file; if that is another by now, the page is told and nothing is written.
"""

from __future__ import annotations

import base64
import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock

from stdqa.errors import BadQuestionSet
from stdqa.evaluation import Question, QuestionSet, ground
from stdqa.evaluation.making import Trap, identity, make_questions, question_from_feedback
from stdqa.evaluation.question import Span
from stdqa.evaluation.sets import as_own
from stdqa.evaluation.texts import Texts
from stdqa.register import Register
from stdqa.web import strings as common
from stdqa.web.evaluate_desk import Measurable
from stdqa.web.evaluate_sets import Offered, Sets, safe_name
from stdqa.web.figures_desk import register_of
from stdqa.web.kept import Keeping
from stdqa.web.sets_feedback_view import feedback
from stdqa.web.sets_form import Checked, Fields, checked, fields_of
from stdqa.web.sets_form_view import form
from stdqa.web.sets_kept import ENDINGS, Change, OpenSet, SetChanged, changed, opened, version_of
from stdqa.web.sets_question_view import Look, Shown, state_of, trap_of
from stdqa.web.sets_told import Refused, Told, answered, look_of, text, texts, version_seen
from stdqa.web.sets_view import MOST_MADE, PAGE, Listed, broken, home, missing, one_set
from stdqa.web.strings import sets as strings

FEEDBACK_SET = "feedback.jsonl"
# So many steps back are remembered of each set.
UNDONE = 50


class SetsDesk:
    """Does for the question sets what needs the documents and the folders; usable from several threads."""

    def __init__(self, assistant: Measurable, keeping: Keeping) -> None:
        settings = assistant.settings
        self._made = settings.made
        self._index, self._keeping = assistant.index, keeping
        self._texts = Texts(assistant.index)
        self._sets = Sets(settings, lambda: self._texts)
        self._lock = Lock()
        self._register: Register | None = None
        self._steps: dict[str, list[tuple[Question, Question | None, int]]] = defaultdict(list)

    def show(self, told: object) -> Told:
        """The page for an address: ``set`` is "", "feedback" or the key of a set.

        :param told: besides, of a set ``state``, ``trap``, ``page`` and ``current``.
        """
        return answered(lambda: self._page(told))

    def make(self, told: object) -> Told:
        """Make questions from the documents: a new set of that ``name``, or more for a ``set``."""
        return answered(lambda: self._make(told))

    def change(self, told: object) -> Told:
        """What ``act`` says, with the question ``id`` of a ``set``: accept, reject; or undo the last step."""
        return answered(lambda: self._changed(told))

    def edit(self, told: object) -> Told:
        """The form of the question ``id`` of a ``set``; an empty one without ``id``."""
        return answered(lambda: self._form(told))

    def save(self, told: object) -> Told:
        """Keep the ``fields`` of a form; where something is wrong, the form again with what it is."""
        return answered(lambda: self._saved(told))

    def feedback(self, told: object) -> Told:
        """Make a question of the feedback of that ``id``."""
        return answered(lambda: self._from_feedback(told))

    def download(self, told: object) -> Told:
        """A ``set`` as a file of that ``ending``: its name, and its content in Base64."""

        def download() -> Told:
            path, ending = self._named(told).path, text(told, "ending")
            content = as_own(ending, opened(path).questions)
            return {"name": f"{path.stem}{ending}", "content": base64.b64encode(content).decode()}

        return answered(download)

    def _page(self, told: object) -> Told:
        key = text(told, "set")
        if not key:
            return {"html": home(self._listed(), len(self._keeping.feedback()))}
        if key == "feedback":
            return self._feedback_page()
        try:
            offered = self._named(told)
        except BadQuestionSet:
            return {"html": missing()}
        try:
            there = opened(offered.path)
        except BadQuestionSet as error:
            return {"html": broken(key, str(error).replace(f"{offered.path.parent}/", ""))}
        return self._set_page(offered, there, look_of(told))

    def _set_page(self, offered: Offered, there: OpenSet, look: Look) -> Told:
        wanted = [one for one in there.questions if _is_wanted(one, look)]
        ids = [one.id for one in wanted]
        if look.current not in ids:
            look = replace(look, current="")
        place = ids.index(look.current) if look.current else 0
        page = place // PAGE if look.current else min(look.page, max(0, len(ids) - 1) // PAGE)
        current = wanted[place] if look.current else None
        shown = Shown(
            offered.key, there.questions, tuple(wanted), replace(look, page=page),
            self._places(current) if current else {}, _changes(offered),
        )  # fmt: skip
        return {"html": one_set(shown), "version": there.version, "ids": ids, "page": page}

    def _feedback_page(self) -> Told:
        refused = None
        if not self._keeping:
            refused = self._keeping.refused or strings.NOT_KEPT_AT_ALL
        there = opened(self._made / FEEDBACK_SET)
        made = {one.id: one for one in there.questions}
        return {"html": feedback(self._keeping.feedback(), made, refused)}

    def _listed(self) -> list[Listed]:
        listed = []
        for one in self._sets.offered():
            try:
                questions = opened(one.path).questions if one.path.is_file() else ()
            except BadQuestionSet as error:
                listed.append(Listed(one.key, one.made, wrong=str(error)))
            else:
                drafts = sum(state_of(each) != "accepted" for each in questions)
                listed.append(Listed(one.key, one.made, len(questions), drafts))
        return listed

    def _places(self, one: Question) -> dict[tuple[int, int], Span | None]:
        """Where each place of a question's evidence stands."""
        found: dict[tuple[int, int], Span | None] = {}
        for group, alternatives in enumerate(one.evidence):
            for number, place in enumerate(alternatives):
                alone = replace(one, evidence=((place,),))
                try:
                    spans = ground(QuestionSet("one", "one", (alone,)), self._texts)[one.id][0]
                except BadQuestionSet:
                    spans = ()
                found[group, number] = spans[0] if spans else None
        return found

    def _make(self, told: object) -> Told:
        traps = tuple(Trap(name) for name in texts(told, "traps") if name in set(Trap))
        most = told.get("most") if isinstance(told, dict) else None
        if not isinstance(most, int) or not 1 <= most <= MOST_MADE:
            raise Refused(strings.BAD_MOST.format(most=MOST_MADE))
        if not traps:
            raise Refused(strings.NO_TRAPS)
        new = "name" in told if isinstance(told, dict) else False
        path = self._new_path(text(told, "name")) if new else self._writable(told)
        before = () if new else opened(path).questions
        # Another seed each time, so that more questions are others; the same for the same set.
        seed = len(before)
        made = make_questions(self._figures(), most, seed, traps, [one.question for one in before])
        if not made.questions:
            raise Refused(strings.FEWER if before else strings.NONE_MADE)

        def put(there: tuple[Question, ...]) -> Sequence[Question]:
            if new and there:
                raise Refused(strings.THERE_ALREADY.format(name=path.name))
            ids = {one.id for one in there}
            return (*there, *(one for one in made.questions if one.id not in ids))

        changed(path, None if new else version_seen(told), put)
        counted = common.counted(len(made.questions), "question", "questions")
        said = (strings.MADE if new else strings.MADE_MORE).format(count=counted)
        return {"key": f"made/{path.name}", "said": said}

    def _new_path(self, name: str) -> Path:
        words = name.strip()
        if not words.removesuffix(".jsonl").strip(" .-"):
            raise Refused(strings.BAD_NAME)
        path = self._made / safe_name(words if words.lower().endswith(".jsonl") else f"{words}.jsonl")
        if version_of(path):
            raise Refused(strings.THERE_ALREADY.format(name=path.name))
        return path

    def _changed(self, told: object) -> Told:
        offered, act = self._named(told), text(told, "act")
        path = self._writable(told)
        if act == "undo":
            return self._undone(offered, told)
        id_ = text(told, "id")

        def change(there: tuple[Question, ...]) -> Sequence[Question]:
            place = _place(there, id_)
            before = there[place]
            if act == "reject":
                self._remember(path, before, None, place)
                return (*there[:place], *there[place + 1 :])
            after = self._accepted(before)
            self._remember(path, before, after, place)
            return (*there[:place], after, *there[place + 1 :])

        there = self._write(path, told, change)
        said = strings.SAID["rejected" if act == "reject" else "accepted"]
        return self._set_page(offered, there, look_of(told)) | {"said": said}

    def _accepted(self, one: Question) -> Question:
        """A question without the mark that it was generated, once it is known to be whole."""
        after = replace(one, generated=False)
        found = checked(fields_of(after), after, after.id, self._texts)
        if found.question is None:
            why = " ".join(what for said in found.wrong.values() for what in said)
            raise Refused(strings.CANNOT_ACCEPT.format(why=why))
        return after

    def _remember(self, path: Path, before: Question, after: Question | None, place: int) -> None:
        with self._lock:
            steps = self._steps[str(path)]
            steps.append((before, after, place))
            del steps[:-UNDONE]

    def _undone(self, offered: Offered, told: object) -> Told:
        with self._lock:
            steps = self._steps[str(offered.path)]
            if not steps:
                raise Refused(strings.NOTHING_TO_UNDO)
            before, after, place = steps[-1]

        def back(there: tuple[Question, ...]) -> Sequence[Question]:
            if after is None:
                if any(one.id == before.id for one in there):
                    raise Refused(strings.NOTHING_TO_UNDO)
                return (*there[:place], before, *there[place:])
            here = _place(there, before.id)
            return (*there[:here], before, *there[here + 1 :])

        there = self._write(offered.path, told, back)
        with self._lock:
            steps.pop()
        return self._at(before, offered, there, told) | {"said": strings.SAID["undone"]}

    def _at(self, one: Question, offered: Offered, there: OpenSet, told: object) -> Told:
        """The page with a question open, whether or not it is of those that were wanted."""
        look = replace(look_of(told), current=one.id)
        if not _is_wanted(one, look):
            look = replace(look, state="", trap="")
        page = self._set_page(offered, there, look)
        return page | {"current": one.id, "state": look.state, "trap": look.trap}

    def _form(self, told: object) -> Told:
        path, id_ = self._writable(told), text(told, "id")
        if not id_:
            return {"html": form({}, {}, self._titles(), new=True, generated=False)}
        there = opened(path).questions
        one = there[_place(there, id_)]
        fields = fields_of(one)
        drawn = form(fields, {}, self._titles(), new=False, generated=one.generated)
        return {"html": drawn, "fields": fields}

    def _saved(self, told: object) -> Told:
        offered, path, id_ = self._named(told), self._writable(told), text(told, "id")
        given = told.get("fields") if isinstance(told, dict) else None
        fields: Fields = given if isinstance(given, dict) else {}
        accept = isinstance(told, dict) and told.get("accept") is True
        there = opened(path)
        before = there.questions[_place(there.questions, id_)] if id_ else None
        found = self._checked(fields, before, id_ or f"own-{secrets.token_hex(6)}", accept)
        if found.question is None:
            generated = before is not None and before.generated
            again = form(fields, found.wrong, self._titles(), new=before is None, generated=generated)
            return {"html": again, "wrong": True, "fields": fields}
        made = found.question

        def put(questions: tuple[Question, ...]) -> Sequence[Question]:
            if before is None:
                return (*questions, made)
            place = _place(questions, id_)
            self._remember(path, questions[place], made, place)
            return (*questions[:place], made, *questions[place + 1 :])

        try:
            after = self._write(path, told, put)
        except SetChanged:
            # What somebody wrote is not lost: the page keeps the form, and may save it again.
            return {"failed": strings.CHANGED_FORM, "version": version_of(path), "keep": True}
        said = strings.SAID["added" if before is None else "accepted" if accept else "saved"]
        return self._at(made, offered, after, told) | {"said": said}

    def _checked(self, fields: Fields, before: Question | None, id_: str, accept: bool) -> Checked:
        known = before
        if before is not None and accept:
            known = replace(before, generated=False)
        return checked(fields, known, id_, self._texts)

    def _from_feedback(self, told: object) -> Told:
        id_ = text(told, "id")
        one = next((each for each in self._keeping.feedback() if identity(each) == id_), None)
        if one is None:
            raise Refused(strings.GONE)
        made = question_from_feedback(one, self._figures())

        def put(there: tuple[Question, ...]) -> Sequence[Question]:
            return there if any(each.id == made.id for each in there) else (*there, made)

        changed(self._made / FEEDBACK_SET, None, put)
        said = strings.MADE_DRAFT.format(note=made.note) if made.generated else strings.MADE_QUESTION
        return self._feedback_page() | {"said": said}

    def _write(self, path: Path, told: object, change: Change) -> OpenSet:
        return changed(path, version_seen(told), change)

    def _named(self, told: object) -> Offered:
        return self._sets.named(text(told, "set"))

    def _writable(self, told: object) -> Path:
        offered = self._named(told)
        if not _changes(offered):
            raise Refused(strings.ONLY_READ)
        return offered.path

    def _titles(self) -> dict[str, str]:
        return {one.id: one.metadata.title for one in self._index.documents()}

    def _figures(self) -> Register:
        with self._lock:
            if self._register is None:
                self._register = register_of(self._index)
            return self._register


def _changes(offered: Offered) -> bool:
    """Whether a set can be changed here."""
    return offered.made and offered.path.is_file() and offered.path.suffix.lower() in ENDINGS


def _is_wanted(one: Question, look: Look) -> bool:
    trap = "" if look.trap == "other" else look.trap
    return look.state in ("", state_of(one)) and (not look.trap or trap_of(one) == trap)


def _place(there: Sequence[Question], id_: str) -> int:
    place = next((number for number, one in enumerate(there) if one.id == id_), None)
    if place is None:
        raise Refused(strings.GONE)
    return place

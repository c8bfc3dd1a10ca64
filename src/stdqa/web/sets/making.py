"""Questions made: of the figures of the documents, and of what people said of answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stdqa.evaluation import Question
from stdqa.evaluation.making import Trap, identity, make_questions, question_from_feedback
from stdqa.register import Register
from stdqa.store import Feedback
from stdqa.web import strings as common
from stdqa.web.evaluate.offered import safe_name
from stdqa.web.sets.kept import Refused, changed, opened, version_of
from stdqa.web.strings import sets as strings
from stdqa.web.told import texts

MOST_MADE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many questions at most, of some kinds."""

    most: int
    traps: tuple[Trap, ...]

    @classmethod
    def of(cls, told: object) -> Wanted:
        """What a page asks for: ``most`` and ``traps``.

        :raises Refused: if it asks for too many, or for none.
        """
        most = told.get("most") if isinstance(told, dict) else None
        if type(most) is not int or not 1 <= most <= MOST_MADE:
            raise Refused(strings.BAD_MOST.format(most=MOST_MADE))
        traps = tuple(trap for trap in Trap if trap.value in texts(told, "traps"))
        if not traps:
            raise Refused(strings.NO_TRAPS)
        return cls(most, traps)


class Maker:
    """Makes questions and puts them into the files of a folder."""

    def __init__(self, folder: Path, figures: Callable[[], Register]) -> None:
        """Take a folder, and what tells the figures; they are read when they are first needed."""
        self._folder, self._figures = folder, figures

    def new(self, name: str, wanted: Wanted) -> tuple[Path, str]:
        """Make a set.

        :return: its file, and what is to be said of it.
        :raises Refused: if there is one of that name, or no question can be made.
        """
        path = self._new_path(name)
        made = make_questions(self._figures(), wanted.most, 0, wanted.traps).questions
        if not made:
            raise Refused(strings.NONE_MADE)

        def put(there: tuple[Question, ...]) -> Sequence[Question]:
            if there:
                raise Refused(strings.THERE_ALREADY.format(name=path.name))
            return made

        changed(path, None, put)
        return path, strings.MADE.format(count=_counted(made))

    def more(self, path: Path, version: str, wanted: Wanted) -> str:
        """Add questions to a set that are not in it yet, and say how many.

        :param version: what the page has seen of the file.
        :raises Refused: if no other question can be made.
        """
        before = opened(path).questions
        # Another seed each time, so that more questions are others; the same for the same set.
        known = [one.question for one in before]
        made = make_questions(self._figures(), wanted.most, len(before), wanted.traps, known).questions
        if not made:
            raise Refused(strings.FEWER if before else strings.NONE_MADE)

        def put(there: tuple[Question, ...]) -> Sequence[Question]:
            ids = {one.id for one in there}
            return (*there, *(one for one in made if one.id not in ids))

        changed(path, version, put)
        return strings.MADE_MORE.format(count=_counted(made))

    def of_feedback(self, path: Path, said: Sequence[Feedback], id_: str) -> str:
        """Put a question made of what somebody said into a file, unless it is there, and tell what it is.

        :raises Refused: if nobody has said that, or no longer.
        """
        one = next((each for each in said if identity(each) == id_), None)
        if one is None:
            raise Refused(strings.GONE)
        made = question_from_feedback(one, self._figures())

        def put(there: tuple[Question, ...]) -> Sequence[Question]:
            return there if any(each.id == made.id for each in there) else (*there, made)

        changed(path, None, put)
        return strings.MADE_DRAFT.format(note=made.note) if made.generated else strings.MADE_QUESTION

    def _new_path(self, name: str) -> Path:
        words = name.strip()
        if not words.removesuffix(".jsonl").strip(" .-"):
            raise Refused(strings.BAD_NAME)
        path = self._folder / safe_name(words if words.lower().endswith(".jsonl") else f"{words}.jsonl")
        if version_of(path):
            raise Refused(strings.THERE_ALREADY.format(name=path.name))
        return path


def _counted(made: Sequence[Question]) -> str:
    return common.counted(len(made), "question", "questions")

"""What the pages of the question sets show: all sets, one of them, and what people said of answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from stdqa.errors import BadQuestionSet
from stdqa.evaluation import Question, QuestionSet, ground
from stdqa.evaluation.question import Span
from stdqa.store import Feedback
from stdqa.web.evaluate.offered import Offered
from stdqa.web.latest import Latest, stamp
from stdqa.web.markup import Html
from stdqa.web.sets.feedback_view import feedback
from stdqa.web.sets.kept import ENDINGS, OpenSet, opened
from stdqa.web.sets.question_view import Look, Shown, state_of, trap_of
from stdqa.web.sets.view import PAGE, Listed, broken, home, missing, one_set
from stdqa.web.told import Told

# Sets that people have open at a time, as they were read; each is some megabytes at most.
HELD = 4


class Pages:
    """Makes the pages. A file is read again only once it has changed."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the documents that the evidence of questions stands in, by their ids."""
        self._texts = texts
        self._listed: Latest[Path, Listed] = Latest()
        self._opened: Latest[Path, OpenSet] = Latest(HELD)

    def all_sets(self, offered: Sequence[Offered], said: int) -> Html:
        """All sets, each with its number of questions; ``said`` is how often people said something."""
        listed = [self._listed.of(one.path, stamp(one.path), partial(_listed, one)) for one in offered]
        return home(listed, said)

    def set_of(self, offered: Offered | None, look: Look) -> Told:
        """The page of a set, with its version and the ids of the questions that are wanted."""
        if offered is None:
            return {"html": missing()}
        path = offered.path
        try:
            there = self._opened.of(path, stamp(path), partial(opened, path))
        except BadQuestionSet as error:
            return {"html": broken(offered.key, str(error).replace(f"{path.parent}/", ""))}
        return self.page(offered, there, look)

    def page(self, offered: Offered, there: OpenSet, look: Look) -> Told:
        """The page of a set that has been read."""
        wanted = [one for one in there.questions if is_wanted(one, look)]
        ids = [one.id for one in wanted]
        if look.current not in ids:
            look = replace(look, current="")
        place = ids.index(look.current) if look.current else 0
        page = place // PAGE if look.current else min(look.page, max(0, len(ids) - 1) // PAGE)
        current = wanted[place] if look.current else None
        shown = Shown(
            offered.key, there.questions, tuple(wanted), replace(look, page=page),
            self._places(current) if current else {}, can_change(offered),
        )  # fmt: skip
        return {"html": one_set(shown), "version": there.version, "ids": ids, "page": page}

    def at(self, one: Question, offered: Offered, there: OpenSet, look: Look) -> Told:
        """The page with a question open, whether or not it is of those that were wanted."""
        look = replace(look, current=one.id)
        if not is_wanted(one, look):
            look = replace(look, state="", trap="")
        page = self.page(offered, there, look)
        return page | {"current": one.id, "state": look.state, "trap": look.trap}

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


def what_people_said(said: Sequence[Feedback], kept: Path, refused: str | None) -> Html:
    """What people said of answers.

    :param kept: the file of the questions that were made of it.
    :param refused: why nothing can be kept, where that is so.
    """
    return feedback(said, {one.id: one for one in opened(kept).questions}, refused)


def can_change(offered: Offered) -> bool:
    """Whether a set can be changed here."""
    return offered.made and offered.path.is_file() and offered.path.suffix.lower() in ENDINGS


def is_wanted(one: Question, look: Look) -> bool:
    """Whether a question is of the state and the kind that are looked at."""
    trap = "" if look.trap == "other" else look.trap
    return look.state in ("", state_of(one)) and (not look.trap or trap_of(one) == trap)


def _listed(one: Offered) -> Listed:
    # A set that is a folder brings its documents: it may be large, and is counted once it is opened.
    if not one.path.is_file():
        return Listed(one.key, one.made, None)
    try:
        questions = opened(one.path).questions
    except BadQuestionSet as error:
        return Listed(one.key, one.made, wrong=str(error))
    drafts = sum(state_of(each) != "accepted" for each in questions)
    return Listed(one.key, one.made, len(questions), drafts)

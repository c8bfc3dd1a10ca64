"""Questions that no person has accepted yet: a run leaves them out, unless they are asked for."""

from __future__ import annotations

from dataclasses import replace

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.question import QuestionSet


def measured(asked: QuestionSet, generated: bool = False) -> tuple[QuestionSet, int]:
    """The questions of a set that are measured, and how many are left out.

    :param generated: whether those that were generated are measured too. Drafts of which nothing is
        expected yet are left out all the same.
    :raises BadQuestionSet: if none is left.
    """
    kept = tuple(one for one in asked.questions if one.complete and (generated or not one.generated))
    if not kept:
        unfinished = sum(not one.complete for one in asked.questions)
        if generated or unfinished == len(asked.questions):
            wrong = (
                "nothing is expected of any of its questions yet. Complete them in the app or in the file."
            )
        else:
            wrong = (
                "all of its questions were generated, and none has been accepted yet. Accept some in the app "
                "(Evaluate, Question sets), take `generated` out of the file, or use --generated."
            )
        raise BadQuestionSet(f"{asked.file}: {wrong}")
    return replace(asked, questions=kept), len(asked.questions) - len(kept)

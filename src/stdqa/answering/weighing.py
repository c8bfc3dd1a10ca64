"""Answers that build on figures, held against what other sources say of these.

A verdict, a computation or the winner of a comparison is left open where the sources differ, unless it
comes out the same with each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from stdqa.answering.phrasing import amount
from stdqa.answering.reply import Reply
from stdqa.answering.sources import MOST_RIVALS, differing, says_so, told_elsewhere
from stdqa.questions import Form, Question
from stdqa.questions.claims import agrees, stated
from stdqa.questions.forms import DOWNWARD
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.types import AlsoFigure, Answer, Figure, Reason, Status, Verdict

# Where nothing else is shown, all that the sources say is.
ALL_ALSO = 2 * (MOST_RIVALS + 1)


def weighed(answer: Answer, question: Question, found: Found, finder: Finder) -> Answer:
    """An answer that builds on figures, held against what other sources say of them.

    Left open where the sources differ and the outcome depends on which is right; else the other figures
    are mentioned.
    """
    if answer.status is not Status.ANSWERED or question.form in (Form.FIGURE, Form.WORDS):
        return answer
    rivals = [told_elsewhere(quoted.figure, found.ranked.figures, finder).rivals for quoted in answer.figures]
    if not any(rivals):
        return answer
    if _depends(answer, question, rivals):
        return _left_open(answer, rivals, question, found, finder)
    return _mentioning(answer, [c for some in rivals for c in some], finder)


def _depends(answer: Answer, question: Question, rivals: Sequence[Sequence[Candidate]]) -> bool:
    if answer.computation is not None or answer.verdict is Verdict.CONFIRMED:
        return True
    if answer.verdict is Verdict.CONTRADICTED:
        others = [c.figure.value for some in rivals for c in some]
        return any(agrees(claim, value) for claim in stated(question.text) for value in others)
    if question.form is not Form.COMPARISON:
        return False
    first, *rest = (
        {quoted.figure.value, *(c.figure.value for c in some)}
        for quoted, some in zip(answer.figures, rivals, strict=True)
    )
    least = DOWNWARD.search(question.text) is not None
    return not all(a < b if least else a > b for others in rest for a, b in product(first, others))


def _left_open(
    answer: Answer,
    rivals: Sequence[Sequence[Candidate]],
    question: Question,
    found: Found,
    finder: Finder,
) -> Answer:
    """The abstention that shows what each source says."""
    reply = Reply(question, found, finder)
    known = {c.figure.id: c for c in found.ranked.figures}
    told: list[Figure] = []
    for quoted, some in zip(answer.figures, rivals, strict=True):
        own = known.get(quoted.figure.id)
        if some and own is not None:
            for candidate in (own, *some):
                reply.also([candidate], says_so(candidate.figure, finder), most=ALL_ALSO)
            told += [own.figure, *(c.figure for c in some)]
    shown = list(dict.fromkeys(told))[: MOST_RIVALS + 1]
    return reply.abstention(f"{differing(shown, finder)} So this is left open.", Reason.CONFLICT)


def _mentioning(answer: Answer, rivals: Sequence[Candidate], finder: Finder) -> Answer:
    """The answer with figures of other sources beside it."""
    citations, told = list(answer.citations), []
    also = list(answer.also)
    known = {one.figure.id for one in answer.figures} | {one.figure.id for one in also}
    for candidate in rivals:
        figure = candidate.figure
        if figure.id in known:
            continue
        known.add(figure.id)
        place = (figure.document, figure.sentence_start, figure.sentence_end)
        cited = next(
            (i for i, one in enumerate(citations) if (one.document, one.start, one.end) == place), None
        )
        if cited is None:
            cited = len(citations)
            citations.append(Reply.citation(finder, candidate))
        also.append(AlsoFigure(figure, says_so(figure, finder), cited))
        told.append(amount(figure))
    return replace(
        answer,
        text=f"{answer.text} Other sources differ: {', '.join(told)}." if told else answer.text,
        citations=tuple(citations),
        also=tuple(also),
    )

"""One answer held against what is expected: each measure that applies to the question, from 0 to 1.

What was not answered scores 0 wherever an answer is expected. What is missing from a question makes a
measure not apply; it never makes an answer right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stdqa.evaluation.numbers import close, flat, holds, number
from stdqa.evaluation.overlap import exact_match, f1
from stdqa.evaluation.question import Gold, Kind, Question
from stdqa.evaluation.ranking import share_found
from stdqa.types import Answer, Figure, Status, Verdict

LIST_SHARE, POINT_SHARE = 0.8, 0.5
# An answer that holds everything holds the right words too.
MOST_CHARS = 500
# A winner is named before the figures and the one that lost.
WINNER_CHARS = 160

Scores = dict[str, float]


def judge(question: Question, answer: Answer, gold: Gold, texts: Mapping[str, str]) -> Scores:
    """Every measure of the answering that applies to a question.

    :param texts: the documents, by their ids.
    """
    if question.kind is Kind.EVIDENCE:
        return _citing(answer, gold, texts)
    scores = _expected(question, answer)
    scores["right"] = float(is_right(question, answer))
    # Where no mistake is named there is nothing to fall for; to count it would flatter.
    if question.mistakes or question.kind in (Kind.NONE, Kind.VERDICT):
        scores["fooled"] = float(fooled(question, answer))
    if question.kind is Kind.FIGURE:
        scores |= _timing(question, answer, gold)
    return scores | _overlap(question, answer) | _declining(question, answer) | _citing(answer, gold, texts)


def is_right(question: Question, answer: Answer) -> bool:
    """Whether an answer is right, by what its kind of question takes."""
    declined = answer.status is Status.ABSTAINED
    if question.kind is Kind.NONE:
        return declined
    if question.kind is Kind.PREMISE:
        return declined or _corrected(question, answer)
    return answer.status is Status.ANSWERED and _RIGHT[question.kind](question, answer)


def fooled(question: Question, answer: Answer) -> bool:
    """Whether a likely mistake is given as the answer, or an answer where there is none."""
    if answer.status is not Status.ANSWERED:
        return False
    if question.kind is Kind.NONE:
        return True
    if question.kind is Kind.VERDICT:
        return answer.verdict not in (question.verdict, None)
    wrong = {number(text) for text in question.mistakes} - accepted(question)
    first = first_figure(answer)
    given = answer.computation.result if answer.computation else first.text if first else None
    return given is not None and number(given) in wrong


def accepted(question: Question) -> set[str]:
    """The figures that are right, in one form each."""
    return {number(text) for text in (*question.figures, *question.accepted)}


def first_figure(answer: Answer) -> Figure | None:
    """The figure that an answer gives first: where one is asked for, it is the answer."""
    return answer.figures[0].figure if answer.figures else None


def _first_right(question: Question, answer: Answer) -> bool:
    first = first_figure(answer)
    return first is not None and number(first.text) in accepted(question)


def _all_right(question: Question, answer: Answer) -> bool:
    given = {number(one.figure.text) for one in answer.figures}
    wanted = {number(text) for text in question.figures}
    return bool(wanted) and wanted <= given and len(given) <= 2 * len(wanted) + 1


def _result_right(question: Question, answer: Answer) -> bool:
    result = answer.computation.result if answer.computation else None
    return result is not None and any(close(number(result), one) for one in accepted(question))


def _winner_named(question: Question, answer: Answer) -> bool:
    head = question.answers[0] if question.answers else ""
    for mark in "(,:":
        head = head.split(mark)[0]
    return holds(flat(answer.text)[:WINNER_CHARS], head)


def _text_held(question: Question, answer: Answer) -> bool:
    text = flat(answer.text)
    return len(text) <= MOST_CHARS and any(holds(text, one) for one in question.answers)


def _corrected(question: Question, answer: Answer) -> bool:
    return answer.verdict is Verdict.CONTRADICTED or _first_right(question, answer)


def _items_named(question: Question, answer: Answer) -> float:
    return _share(question.items, flat(answer.text))


def _points_made(question: Question, answer: Answer) -> float:
    said = flat(answer.text) + "".join(flat(one.quote) for one in answer.citations)
    return _share(question.points, said)


def _share(wanted: tuple[str, ...], said: str) -> float:
    return sum(holds(said, one) for one in wanted) / len(wanted) if wanted else 0.0


_RIGHT: Mapping[Kind, Callable[[Question, Answer], bool]] = {
    Kind.FIGURE: _first_right,
    Kind.FIGURES: _all_right,
    Kind.RESULT: _result_right,
    Kind.WINNER: _winner_named,
    Kind.VERDICT: lambda question, answer: answer.verdict is not None and answer.verdict is question.verdict,
    Kind.TEXT: _text_held,
    Kind.LIST: lambda question, answer: _items_named(question, answer) >= LIST_SHARE,
    Kind.POINTS: lambda question, answer: _points_made(question, answer) >= POINT_SHARE,
}
# The measure of a kind; a kind without one is measured as "right" only.
_MEASURE = {
    Kind.FIGURE: "figure",
    Kind.FIGURES: "figures",
    Kind.RESULT: "result",
    Kind.WINNER: "winner",
    Kind.VERDICT: "verdict",
    Kind.PREMISE: "premise",
    Kind.TEXT: "text",
    Kind.LIST: "list_recall",
    Kind.POINTS: "points",
}
_SHARES: Mapping[Kind, Callable[[Question, Answer], float]] = {
    Kind.LIST: _items_named,
    Kind.POINTS: _points_made,
}


def _expected(question: Question, answer: Answer) -> Scores:
    name = _MEASURE.get(question.kind)
    if name is None:
        return {}
    share = _SHARES.get(question.kind)
    if share and answer.status is Status.ANSWERED:
        return {name: share(question, answer)}
    return {name: float(is_right(question, answer))}


def _timing(question: Question, answer: Answer, gold: Gold) -> Scores:
    """Of a question for one figure: its period, its basis, and whether it is from the evidence."""
    right, first = is_right(question, answer), first_figure(answer)
    scores: Scores = {}
    wanted, given = question.period, first.period if first else None
    if wanted and wanted.start and wanted.end:
        same = given is not None and (given.start, given.end) == (wanted.start, wanted.end)
        scores["period"] = float(right and same)
    if wanted and wanted.basis:
        scores["basis"] = float(right and given is not None and given.basis is wanted.basis)
    if gold:
        spans = [span for group in gold for span in group]
        inside = first is not None and any(
            span.overlaps(first.document, first.start, first.end) for span in spans
        )
        scores["wrong_sentence"] = float(right and not inside)
    return scores


def _overlap(question: Question, answer: Answer) -> Scores:
    """Exact match and F1 where a text is expected; where no answer is, whether none is given."""
    if question.kind is Kind.NONE:
        declined = float(answer.status is Status.ABSTAINED)
        return {"exact_match": declined, "f1": declined}
    if question.kind not in (Kind.TEXT, Kind.FIGURE):
        return {}
    expected = (*question.figures, *question.accepted, *question.answers)
    first = first_figure(answer) if question.kind is Kind.FIGURE else None
    said = "" if answer.status is not Status.ANSWERED else first.text if first else answer.text
    return {"exact_match": exact_match(said, expected), "f1": f1(said, expected)}


def _declining(question: Question, answer: Answer) -> Scores:
    declined = answer.status is Status.ABSTAINED
    scores: Scores = {}
    if question.kind is Kind.NONE:
        scores["abstention_recall"] = float(declined)
        if question.reason:
            scores["abstention_reason"] = float(declined and answer.reason is question.reason)
    elif question.answerable:
        scores["false_abstention"] = float(declined)
    if declined and question.kind is not Kind.PREMISE:
        scores["abstention_precision"] = float(question.kind is Kind.NONE)
    return scores


def _citing(answer: Answer, gold: Gold, texts: Mapping[str, str]) -> Scores:
    given = answer.status is Status.ANSWERED
    cited = answer.citations if given else ()
    scores: Scores = {}
    if cited:
        exact = sum(texts.get(one.document, "")[one.start : one.end] == one.quote != "" for one in cited)
        scores["citations_exact"] = exact / len(cited)
    if given and answer.figures:
        inside = sum(_in_citation(answer, one.figure, one.citation) for one in answer.figures)
        scores["figures_cited"] = inside / len(answer.figures)
    if gold:
        scores["evidence_cited"] = share_found(gold, [(one.document, one.start, one.end) for one in cited])
    return scores


def _in_citation(answer: Answer, figure: Figure, place: int | None) -> bool:
    if place is None or not 0 <= place < len(answer.citations):
        return False
    cited = answer.citations[place]
    inside = cited.document == figure.document and cited.start <= figure.start < figure.end <= cited.end
    return inside and figure.text in cited.quote

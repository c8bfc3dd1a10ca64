"""A question set put to an assistant: every question asked, held against what is expected, and kept."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from stdqa.assistant import Assistant
from stdqa.errors import BadQuestion, BadQuestionSet, StdqaError
from stdqa.evaluation.figure_part import figure_part
from stdqa.evaluation.grounding import ground
from stdqa.evaluation.judging import judge
from stdqa.evaluation.placing import placed
from stdqa.evaluation.question import Gold, Kind, Question, QuestionSet
from stdqa.evaluation.ranking import relevant_passages, score_hits
from stdqa.evaluation.rows import Row, row_for
from stdqa.evaluation.runs import Run, about, append, appending, begin, held, read_about, write_about
from stdqa.evaluation.searching import embedded, searched
from stdqa.evaluation.sets.trec import as_qrels, as_run
from stdqa.evaluation.spent import Spent
from stdqa.evaluation.texts import Texts
from stdqa.files import write_whole
from stdqa.retrieval import Found
from stdqa.types import Answer, Passage, Progress, Status

logger = logging.getLogger(__name__)
CACHED_DOCUMENTS = 64
RUN, QRELS = "run.trec", "qrels.trec"

PassagesOf = Callable[[str], Iterable[Passage]]


def evaluate(
    asked: QuestionSet,
    assistant: Assistant,
    folder: Path,
    part: str | None = None,
    progress: Progress | None = None,
    retrieval: bool | None = None,
) -> Run:
    """Ask every question of a set and keep what came of it; questions that have their row already are not
    asked again.

    :param folder: where the run goes, or the one that it goes on with.
    :param retrieval: measure retrieval alone and answer nothing; if it is not said, so where a set expects
        nothing but evidence. Questions that name no evidence are then left out.
    :raises BadQuestionSet: if the evidence is not in the index, or the folder holds another run.
    :raises ExportRefused: if the folder cannot be written.
    :raises RunBusy: if another process is writing there.
    """
    texts = Texts(assistant.index)
    gold = ground(asked, texts)
    only = only_evidence(asked) if retrieval is None else retrieval
    measured = _with_evidence(asked) if only else asked
    left_out = len(asked.questions) - len(measured.questions)
    mine = about(measured, part, assistant.index.manifest, assistant.settings, only, left_out)
    with held(folder):
        rows = begin(folder, mine)
        done = {row.id for row in rows}
        left = [question for question in measured.questions if question.id not in done]
        # The first question loads the model; that is no part of any answer's time.
        if left and only:
            embedded(assistant.encoder, [left[0].question])
        elif left:
            assistant.warm_up()
        made = _searched if only else _answered
        return _run(folder, rows, left, made(left, assistant, gold, texts), progress)


def only_evidence(asked: QuestionSet) -> bool:
    """Whether a set expects nothing but that the right passages are found."""
    return all(question.kind is Kind.EVIDENCE for question in asked.questions)


def _with_evidence(asked: QuestionSet) -> QuestionSet:
    kept = tuple(question for question in asked.questions if question.evidence)
    if not kept:
        raise BadQuestionSet(
            f"No question of {asked.file} names evidence, so retrieval cannot be measured. Give the "
            "questions their `evidence`, or measure the answers."
        )
    return replace(asked, questions=kept)


Made = tuple[Iterator[Row], Spent]


def _searched(
    left: Sequence[Question], assistant: Assistant, gold: Mapping[str, Gold], texts: Mapping[str, str]
) -> Made:
    spent = Spent()
    return searched(left, assistant, gold, texts, _passages_of(assistant), spent), spent


def _answered(
    left: Sequence[Question], assistant: Assistant, gold: Mapping[str, Gold], texts: Mapping[str, str]
) -> Made:
    spent, passages_of = Spent(), _passages_of(assistant)
    rows = (_row(one, assistant, gold[one.id], texts, passages_of, spent) for one in left)
    return rows, spent


def _passages_of(assistant: Assistant) -> PassagesOf:
    """The passages of a document; questions are often asked of the same few documents."""
    return lru_cache(CACHED_DOCUMENTS)(assistant.index.passages_of)


def _run(
    folder: Path,
    rows: tuple[Row, ...],
    left: Sequence[Question],
    made: Made,
    progress: Progress | None,
) -> Run:
    """Keep each row as it is made, and the run when all are."""
    kept, (new, spent), started = list(rows), made, time.perf_counter()
    with appending(folder) as out:
        for row in new:
            with spent.on("writing"):
                append(out, row)
            kept.append(row)
            if progress:
                progress(len(kept), len(rows) + len(left))
    told = read_about(folder)
    # What was killed after its last row lacks the rest.
    if left or "finished" not in told:
        with spent.on("writing"):
            _write_trec(folder, kept)
        told |= {
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "asked": len(left),
            "seconds": round(time.perf_counter() - started, 2),
            "spent": spent.seconds,
        }
        write_about(folder, told)
    return Run(folder, told, tuple(kept))


def _row(
    question: Question,
    assistant: Assistant,
    gold: Gold,
    texts: Mapping[str, str],
    passages_of: PassagesOf,
    spent: Spent,
) -> Row:
    with spent.on("asking"):
        answer, found = _asked(question, assistant)
    with spent.on("judging"):
        relevant = relevant_passages(gold, passages_of)
        scores = judge(question, answer, gold, texts)
        scores |= score_hits(answer.hits, (one.id for one in relevant), gold)
        wanted = placed(relevant, (*answer.hits, *(found.hits if found else ())))
        part = None
        if found and scores.get("right", 1.0) < 1:
            read = assistant.index.figures_in([passage.id for passage in relevant])
            part = figure_part(question, answer, gold, found.ranked.figures, read)
        return row_for(question, answer, gold, texts, wanted, scores, part)


def _asked(question: Question, assistant: Assistant) -> tuple[Answer, Found | None]:
    """The answer and what was found for it; nothing where answering failed."""
    try:
        return assistant.ask_showing(question.question, question.history)
    except BadQuestion as error:
        return Answer(question.question, Status.ERROR, str(error)), None
    except StdqaError:
        raise
    # Whatever goes wrong with one question counts against it; the others must not be lost to it.
    except Exception as error:
        logger.exception("Answering question %s failed", question.id)
        return Answer(question.question, Status.ERROR, f"{type(error).__name__}: {error}"), None


def _write_trec(folder: Path, rows: Sequence[Row]) -> None:
    """What was found and what is relevant, for trec_eval and its kin."""
    found = {
        row.id: {one.id: float(len(row.passages) - place) for place, one in enumerate(row.passages)}
        for row in rows
    }
    qrels = {row.id: {one.id: 1 for one in row.wanted} for row in rows if row.wanted}
    write_whole(folder / RUN, as_run(found))
    write_whole(folder / QRELS, as_qrels(qrels))

"""A question set put to an assistant: every question asked, held against what is expected, and kept."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from stdqa.assistant import Assistant
from stdqa.errors import BadQuestion, StdqaError
from stdqa.evaluation.grounding import ground
from stdqa.evaluation.judging import judge
from stdqa.evaluation.looking import Looking
from stdqa.evaluation.question import Gold, Question, QuestionSet
from stdqa.evaluation.ranking import relevant_passages, score_hits
from stdqa.evaluation.rows import Row, row_for
from stdqa.evaluation.runs import Run, about, append, appending, begin, read_run, write_about
from stdqa.evaluation.sets.trec import as_qrels, as_run
from stdqa.files import write_whole
from stdqa.types import Answer, Passage, Progress, Status

logger = logging.getLogger(__name__)
CACHED_DOCUMENTS = 64
RUN, QRELS = "run.trec", "qrels.trec"


def evaluate(
    asked: QuestionSet,
    assistant: Assistant,
    folder: Path,
    part: str | None = None,
    progress: Progress | None = None,
) -> Run:
    """Ask every question of a set and keep what came of it; questions that have their row already are not
    asked again.

    :param folder: where the run goes, or the one that it goes on with.
    :raises BadQuestionSet: if the evidence is not in the index, or the folder holds another run.
    :raises ExportRefused: if the folder cannot be written.
    """
    texts = {document.id: document.text for document in assistant.index.documents()}
    gold = ground(asked, texts)
    mine = about(asked, part, assistant.index.manifest, assistant.settings)
    done = {row.id for row in begin(folder, mine)}
    left = [question for question in asked.questions if question.id not in done]
    if left:
        # The first question loads the model; that is no part of any answer's time.
        assistant.warm_up()
    # Questions are often asked of the same few documents.
    passages_of = lru_cache(CACHED_DOCUMENTS)(assistant.index.passages_of)
    looking, started = Looking(assistant), time.perf_counter()
    with appending(folder) as out:
        for number, question in enumerate(left, start=1 + len(done)):
            append(out, _row(question, assistant, gold[question.id], texts, passages_of, looking))
            if progress:
                progress(number, len(asked.questions))
    run = read_run(folder)
    if left:
        spent = {"finished": datetime.now(UTC).isoformat(timespec="seconds"), "asked": len(left)}
        write_about(folder, run.about | spent | {"seconds": round(time.perf_counter() - started, 2)})
    _write_trec(run)
    return read_run(folder)


def _row(
    question: Question,
    assistant: Assistant,
    gold: Gold,
    texts: Mapping[str, str],
    passages_of: Callable[[str], Iterable[Passage]],
    looking: Looking,
) -> Row:
    answer = _asked(question, assistant)
    relevant = relevant_passages(gold, passages_of)
    scores = judge(question, answer, gold, texts)
    scores |= score_hits(answer.hits, (one.id for one in relevant), gold)
    wanted = looking.ranks(question.question, question.history, answer, relevant)
    return row_for(question, answer, gold, texts, wanted, scores)


def _asked(question: Question, assistant: Assistant) -> Answer:
    try:
        return assistant.ask(question.question, question.history)
    except BadQuestion as error:
        return Answer(question.question, Status.ERROR, str(error))
    except StdqaError:
        raise
    # Whatever goes wrong with one question counts against it; the others must not be lost to it.
    except Exception as error:
        logger.exception("Answering question %s failed", question.id)
        return Answer(question.question, Status.ERROR, f"{type(error).__name__}: {error}")


def _write_trec(run: Run) -> None:
    """What was found and what is relevant, for trec_eval and its kin."""
    found = {
        row.id: {one.id: float(len(row.passages) - place) for place, one in enumerate(row.passages)}
        for row in run.rows
    }
    qrels = {row.id: {one.id: 1 for one in row.wanted} for row in run.rows if row.wanted}
    write_whole(run.folder / RUN, as_run(found))
    write_whole(run.folder / QRELS, as_qrels(qrels))

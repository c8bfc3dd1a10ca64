"""Questions that name the text they are asked of, with the texts in a file beside: ``X.jsonl`` with
``X.paragraphs.jsonl``, or ``X.questions.jsonl`` with ``X.corpus.jsonl``.

A question names its text by ``paragraph_id`` or ``sentence_id``. Where its answers have a place, that is
the evidence; else the whole text is. Answers that a question says are figures are expected as figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from stdqa.evaluation.problems import Problem, refuse
from stdqa.evaluation.question import Kind, Place, Question, QuestionSet
from stdqa.evaluation.sets.source import objects, teller
from stdqa.figures import numerals
from stdqa.types import Reason

TEXTS = (".paragraphs.jsonl", ".corpus.jsonl")
KEYS = ("paragraph_id", "sentence_id", "_id")
FIGURES = ("count", "quantity", "percent", "money", "year", "figure")


def texts_beside(path: Path) -> Path | None:
    """The file of the texts that belongs to a file or folder of questions; None if there is none."""
    if path.is_dir():
        found = [one for ending in TEXTS for one in sorted(path.glob(f"*{ending}"))]
        return found[0] if len(found) == 1 else None
    stem = path.name.removesuffix(".jsonl").removesuffix(".questions")
    return next((one for ending in TEXTS if (one := path.with_name(stem + ending)).is_file()), None)


def read_linked(path: Path, beside: Path) -> QuestionSet:
    """Read a set of this form; each text becomes a document.

    :param path: the file of the questions, or the folder that holds both.
    :raises BadQuestionSet: naming every line that is wrong.
    """
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for line, one in objects(beside, problems):
        name, text = _key(one), one.get("text")
        if name is None or not isinstance(text, str):
            problems.append(Problem(str(beside), line, f"it has no `text`, or none of {', '.join(KEYS)}."))
        else:
            texts[name] = text
    file = _questions_file(beside) if path.is_dir() else path
    questions = []
    for line, one in objects(file, problems):
        made = _question(one, line, texts, teller(problems, str(file), line))
        if made:
            questions.append(made)
    refuse(problems)
    return QuestionSet(path.stem if path.is_file() else path.name, str(file), tuple(questions), texts)


def _questions_file(beside: Path) -> Path:
    stem = next(beside.name.removesuffix(ending) for ending in TEXTS if beside.name.endswith(ending))
    named = beside.with_name(f"{stem}.questions.jsonl")
    return named if named.is_file() else beside.with_name(f"{stem}.jsonl")


def _key(record: Mapping[str, Any]) -> str | None:
    return next((record[key] for key in KEYS if isinstance(record.get(key), str)), None)


def _question(
    record: Mapping[str, Any], line: int, texts: Mapping[str, str], wrong: Callable[[str], None]
) -> Question | None:
    text, document = record.get("question"), _key(record)
    if not isinstance(text, str) or not text.strip():
        wrong("it has no `question`.")
        return None
    if document is None or document not in texts:
        wrong(f"its text {document!r} is not in the file beside." if document else "it names no text.")
        return None
    kind = record.get("kind") if isinstance(record.get("kind"), str) else None
    source = record.get("source") if isinstance(record.get("source"), str) else None
    asked = Question(
        id=str(record.get("id") or f"line {line}"),
        line=line,
        question=text.strip(),
        kind=Kind.EVIDENCE,
        category=kind or "",
        tags=(source,) if source else (),
        asked_of=document,
    )
    if record.get("answerable") is False or record.get("is_impossible") is True:
        return replace(asked, kind=Kind.NONE, reason=Reason.NOT_IN_SOURCES)
    answers = record.get("answers") or []
    if not isinstance(answers, list) or not all(map(_is_answer, answers)):
        wrong("`answers` is not a list of objects with `text` and `answer_start`.")
        return None
    return _expecting(asked, record, answers, texts[document])


def _expecting(
    asked: Question, record: Mapping[str, Any], answers: Sequence[Mapping[str, Any]], text: str
) -> Question:
    """The question with what is expected of its answer, and where that stands."""
    document = asked.asked_of or ""
    spans = ((one["text"], one["answer_start"]) for one in answers)
    places = tuple(dict.fromkeys(Place(document, words, at, at + len(words)) for words, at in spans))
    asked = replace(asked, evidence=(places or (Place(document, whole=True),),))
    figure = record.get("figure_in_sentence")
    if isinstance(figure, str) and figure:
        return replace(asked, kind=Kind.FIGURE, figures=(as_printed(text, figure),))
    words = tuple(dict.fromkeys(one["text"] for one in answers))
    if words and asked.category in FIGURES:
        return replace(asked, kind=Kind.FIGURE, figures=words[:1], accepted=words[1:])
    return replace(asked, kind=Kind.TEXT, answers=words) if words else asked


def _is_answer(given: object) -> bool:
    return (
        isinstance(given, dict)
        and isinstance(given.get("text"), str)
        and type(given.get("answer_start")) is int
    )


def as_printed(text: str, figure: str) -> str:
    """A number with the per cent sign or scale that a text prints with it."""
    alone = re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", text)
    if alone is None:
        return figure
    around = (one for one in numerals(text) if one.start <= alone.start() and alone.end() <= one.end)
    return next((text[one.start : one.end] for one in around), figure)

"""Questions that name the text they are asked of, with the texts in a file beside: ``X.jsonl`` with
``X.paragraphs.jsonl``, or ``X.questions.jsonl`` with ``X.corpus.jsonl``.

A question names its text by ``paragraph_id`` or ``sentence_id``. Where its answers have a place, that is
the evidence; else the whole text is. Answers that a question says are figures are expected as figures.
"""

from __future__ import annotations

from collections.abc import Mapping
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


def _question(record: Mapping[str, Any], line: int, texts: Mapping[str, str], wrong: Any) -> Question | None:  # noqa: ANN401
    text, document = record.get("question"), _key(record)
    if not isinstance(text, str) or not text.strip():
        wrong("it has no `question`.")
        return None
    if document is None or document not in texts:
        wrong(f"its text {document!r} is not in the file beside." if document else "it names no text.")
        return None
    given = {"id": str(record.get("id") or f"line {line}"), "line": line, "question": text.strip()}
    tags = tuple(f"{name}:{record[name]}" for name in ("kind", "source") if isinstance(record.get(name), str))
    if record.get("answerable") is False or record.get("is_impossible") is True:
        return Question(**given, kind=Kind.NONE, reason=Reason.NOT_IN_SOURCES, tags=tags, asked_of=document)
    answers = record.get("answers") or []
    if not isinstance(answers, list) or not all(_is_answer(one) for one in answers):
        wrong("`answers` is not a list of objects with `text` and `answer_start`.")
        return None
    places = tuple(
        dict.fromkeys(
            Place(document, one["text"], one["answer_start"], one["answer_start"] + len(one["text"]))
            for one in answers
        )
    )
    figure = record.get("figure_in_sentence")
    if isinstance(figure, str) and figure:
        words: tuple[str, ...] = (as_printed(texts[document], figure),)
    else:
        words = tuple(dict.fromkeys(one["text"] for one in answers))
    figures = bool(figure) or record.get("kind") in FIGURES
    return Question(
        **given,
        kind=Kind.FIGURE if words and figures else Kind.TEXT if words else Kind.EVIDENCE,
        figures=words[:1] if figures else (),
        accepted=words[1:] if figures else (),
        answers=() if figures else words,
        evidence=(places or (Place(document, whole=True),),),
        category=record["kind"] if isinstance(record.get("kind"), str) else "",
        tags=tags,
        asked_of=document,
    )


def _is_answer(given: object) -> bool:
    return isinstance(given, dict) and isinstance(given.get("text"), str) and type(given.get("answer_start")) is int


def as_printed(text: str, figure: str) -> str:
    """A number with the per cent sign or scale that a text prints with it."""
    at = text.find(figure)
    around = (one for one in numerals(text) if at >= 0 and one.start <= at and at + len(figure) <= one.end)
    return next((text[one.start : one.end] for one in around), figure)

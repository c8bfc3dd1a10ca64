"""Reading tests in the form of SQuAD 1.1 and 2.0: articles of paragraphs, each with its questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.question import Gold, Kind, Place, Question, QuestionSet
from stdqa.evaluation.sets.source import json_of, text_of
from stdqa.types import Reason

VERSION = "v2.0"
# Parts an article's title from the number of its paragraph in the paragraph's id.
MARK = "#"


@dataclass(slots=True)
class _Read:
    questions: list[Question] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def read_squad(path: Path) -> QuestionSet:
    """Read a file of SQuAD 1.1 or 2.0; each paragraph becomes a document.

    :raises BadQuestionSet: if it is not in that form.
    """
    saved = json_of(text_of(path), str(path))
    read = _Read()
    try:
        for article in saved["data"]:
            title = str(article.get("title") or "untitled")
            for number, paragraph in enumerate(article["paragraphs"]):
                _paragraph(paragraph, _free(f"{title}{MARK}{number:03d}", read.texts), read)
    except (KeyError, TypeError, AttributeError) as error:
        missing = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        raise BadQuestionSet(f"{path} is not in the form of SQuAD: {missing}. Look at its fields.") from error
    return QuestionSet(path.stem, str(path), tuple(read.questions), read.texts)


def _free(wanted: str, taken: Mapping[str, str]) -> str:
    while wanted in taken:
        wanted += "+"
    return wanted


def _paragraph(paragraph: dict[str, Any], document: str, read: _Read) -> None:
    read.texts[document] = paragraph["context"]
    for asked in paragraph["qas"]:
        # The file has no lines to speak of; the number of the question says where it is.
        line = len(read.questions) + 1
        read.questions.append(_question(asked, document, line))


def _question(asked: dict[str, Any], document: str, line: int) -> Question:
    impossible = bool(asked.get("is_impossible"))
    answers = [] if impossible else asked["answers"]
    places = dict.fromkeys(
        Place(document, one["text"], one["answer_start"], one["answer_start"] + len(one["text"]))
        for one in answers
    )
    return Question(
        id=str(asked["id"]),
        line=line,
        question=asked["question"].strip(),
        kind=Kind.NONE if impossible else Kind.TEXT,
        answers=tuple(dict.fromkeys(one["text"] for one in answers)),
        mistakes=tuple(dict.fromkeys(one["text"] for one in asked.get("plausible_answers", ()))),
        evidence=(tuple(places),) if places else (),
        reason=Reason.NOT_IN_SOURCES if impossible else None,
        asked_of=document,
    )


def as_squad(asked: QuestionSet, gold: Mapping[str, Gold], texts: Mapping[str, str]) -> bytes:
    """Questions in the form of SQuAD 2.0, the documents as paragraphs; an answer is the figure or the words
    expected where the evidence prints them, else the evidence itself.

    A question that needs no document to be told (it has no answer, and no document it is asked of) is put
    to the first.
    """
    by_document: dict[str, list[dict[str, Any]]] = {name: [] for name in texts}
    first = next(iter(texts), "")
    for question in asked.questions:
        spans = [span for group in gold.get(question.id, ()) for span in group]
        if question.kind is not Kind.NONE and not spans:
            continue
        document = spans[0].document if spans else first
        if question.asked_of in by_document:
            document = question.asked_of
        answers = [
            _answer(question, texts[one.document], one.start, one.end)
            for one in spans
            if one.document == document
        ]
        by_document[document].append(_qa(question, answers))
    articles = [
        {"title": title, "paragraphs": [{"context": texts[name], "qas": by_document[name]} for name in names]}
        for title, names in groupby(by_document, lambda name: name.rpartition(MARK)[0] or name)
    ]
    return json.dumps({"version": VERSION, "data": articles}, ensure_ascii=False).encode("utf-8", "replace")


def _answer(question: Question, text: str, start: int, end: int) -> dict[str, Any]:
    expected = (*question.figures, *question.accepted, *question.answers)
    if text[start:end] in expected:
        return {"text": text[start:end], "answer_start": start}
    for words in expected:
        at = text.find(words, start, end)
        if at >= 0:
            return {"text": words, "answer_start": at}
    return {"text": text[start:end], "answer_start": start}


def _qa(question: Question, answers: list[dict[str, Any]]) -> dict[str, Any]:
    impossible = question.kind is Kind.NONE
    made = {"id": question.id, "question": question.question, "answers": answers, "is_impossible": impossible}
    if impossible and question.mistakes:
        made["plausible_answers"] = [{"text": one, "answer_start": -1} for one in question.mistakes]
    return made

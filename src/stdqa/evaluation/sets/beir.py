"""Retrieval tests in the form of BEIR: ``corpus.jsonl``, ``queries.jsonl`` and relevance as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.problems import Problem, refuse
from stdqa.evaluation.question import Kind, Place, Question, QuestionSet
from stdqa.evaluation.ranking import Qrels
from stdqa.evaluation.sets.source import objects, text_of
from stdqa.files import write_whole
from stdqa.serialize import one_line

CORPUS, QUERIES, FOLDER = "corpus.jsonl", "queries.jsonl", "qrels"
HEAD = "query-id\tcorpus-id\tscore"
# The parts that sets of this form have, in the order in which one is looked for.
PARTS = ("test", "dev", "train")


def is_beir(folder: Path) -> bool:
    """Whether a folder holds a set of this form."""
    return (folder / CORPUS).is_file() and (folder / QUERIES).is_file()


def read_beir(folder: Path) -> QuestionSet:
    """Read a set; each text becomes a document, and what is relevant is the whole of it.

    Queries that no relevance is given for are left out, as BEIR's own evaluation does.

    :raises BadQuestionSet: naming every line that is wrong.
    """
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for line, one in objects(folder / CORPUS, problems):
        if not all(isinstance(one.get(name), str) for name in ("_id", "text")):
            problems.append(Problem(str(folder / CORPUS), line, "it has no `_id` or no `text`."))
            continue
        title = one.get("title")
        texts[one["_id"]] = f"{title}\n\n{one['text']}" if title else one["text"]
    relevant = _qrels(_table(folder), texts, problems)
    questions = []
    for line, one in objects(folder / QUERIES, problems):
        identifier, text = one.get("_id"), one.get("text")
        if not isinstance(identifier, str) or not isinstance(text, str) or not text.strip():
            problems.append(Problem(str(folder / QUERIES), line, "it has no `_id` or no `text`."))
        elif identifier in relevant:
            places = tuple(Place(document, whole=True) for document in relevant[identifier])
            questions.append(Question(identifier, line, text.strip(), Kind.EVIDENCE, evidence=(places,)))
    known = {one.id for one in questions}
    for identifier in relevant.keys() - known:
        problems.append(Problem(str(_table(folder)), 1, f"{identifier!r} is no query of {QUERIES}."))
    refuse(problems)
    return QuestionSet(folder.name, str(folder / QUERIES), tuple(questions), texts)


def _table(folder: Path) -> Path:
    known = [folder / FOLDER / f"{part}.tsv" for part in PARTS]
    found = [path for path in known if path.is_file()] or sorted((folder / FOLDER).glob("*.tsv"))
    if not found:
        raise BadQuestionSet(f"{folder / FOLDER} holds no .tsv. Put the relevance there, as {HEAD!r}.")
    return found[0]


def _qrels(path: Path, texts: Mapping[str, str], problems: list[Problem]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for line, row in enumerate(text_of(path).splitlines(), start=1):
        cells = row.split("\t")
        if not row.strip() or (line == 1 and cells[-1].strip() == "score"):
            continue
        if len(cells) != 3 or not cells[2].strip().lstrip("-").isdecimal():
            problems.append(Problem(str(path), line, f"it is not {HEAD!r}."))
        elif cells[1] not in texts:
            problems.append(Problem(str(path), line, f"{cells[1]!r} is no text of {CORPUS}."))
        elif int(cells[2]) > 0:
            found.setdefault(cells[0], {})[cells[1]] = int(cells[2])
    return found


def write_beir(folder: Path, texts: Mapping[str, str], questions: Iterable[Question], qrels: Qrels) -> None:
    """Write a set of this form.

    :param texts: what is to be found, by the ids that the relevance names.
    :raises ExportRefused: if it cannot be written there.
    """
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    corpus = ({"_id": name, "title": "", "text": text} for name, text in texts.items())
    queries = ({"_id": one.id, "text": one.question} for one in questions if qrels.get(one.id))
    rows = [HEAD, *(f"{q}\t{passage}\t{grade}" for q, row in qrels.items() for passage, grade in row.items())]
    write_whole(folder / CORPUS, _lines(corpus))
    write_whole(folder / QUERIES, _lines(queries))
    write_whole(folder / FOLDER / f"{PARTS[0]}.tsv", ("\n".join(rows) + "\n").encode())


def _lines(records: Iterable[dict[str, Any]]) -> bytes:
    return "".join(one_line(record) + "\n" for record in records).encode("utf-8", "backslashreplace")

"""A question set read from whatever form it is in, its fields checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.problems import Problem, refuse
from stdqa.evaluation.question import QuestionSet
from stdqa.evaluation.sets.beir import is_beir, read_beir
from stdqa.evaluation.sets.fields import question_of
from stdqa.evaluation.sets.linked import read_linked, texts_beside
from stdqa.evaluation.sets.own import csv_rows, json_lines, toml_tables
from stdqa.evaluation.sets.source import Numbered, teller
from stdqa.evaluation.sets.squad import read_squad

FORMS: dict[str, Callable[[Path, list[Problem]], list[Numbered]]] = {
    ".jsonl": json_lines,
    ".csv": csv_rows,
    ".toml": toml_tables,
}


def read_set(path: Path, part: str | None = None) -> QuestionSet:
    """Read a question set: a file of stdqa's own form (.jsonl, .csv, .toml) or SQuAD's (.json), a folder as
    of BEIR, or questions with their texts in a file beside.

    :param part: only the questions of this part.
    :raises BadQuestionSet: naming everything that is wrong with it.
    """
    asked = _read(path)
    _check_ids(asked)
    if part is not None:
        kept = tuple(one for one in asked.questions if one.part == part)
        parts = sorted({one.part for one in asked.questions if one.part})
        if not kept:
            raise BadQuestionSet(f"{path} has no part {part!r}; it has {', '.join(parts) or 'no parts'}.")
        asked = replace(asked, questions=kept)
    if not asked.questions:
        raise BadQuestionSet(f"{path} holds no questions. Write one a line.")
    return asked


def _read(path: Path) -> QuestionSet:
    if not path.exists():
        raise BadQuestionSet(f"There is no question set {path}. Check its name.")
    beside = texts_beside(path) if path.is_dir() or path.suffix.lower() == ".jsonl" else None
    if path.is_dir() and is_beir(path):
        return read_beir(path)
    if beside is not None:
        return read_linked(path, beside)
    if path.suffix.lower() == ".json":
        return read_squad(path)
    form = FORMS.get(path.suffix.lower())
    if form is None or path.is_dir():
        raise BadQuestionSet(
            f"{path} is in no form that is known. Use {', '.join(FORMS)}, .json as SQuAD writes it, or a "
            "folder as BEIR writes it."
        )
    problems: list[Problem] = []
    made = [
        question_of(record, line, teller(problems, str(path), line)) for line, record in form(path, problems)
    ]
    refuse(problems)
    return QuestionSet(path.stem, str(path), tuple(one for one in made if one))


def _check_ids(asked: QuestionSet) -> None:
    lines: dict[str, int] = {}
    problems = []
    for one in asked.questions:
        if one.id in lines:
            what = f"the id {one.id} is that of line {lines[one.id]} too. Give it another."
            problems.append(Problem(asked.file, one.line, what))
        lines.setdefault(one.id, one.line)
    refuse(problems)

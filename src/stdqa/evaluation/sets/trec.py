"""Runs and relevance in TREC's form, which trec_eval and its kin read and write."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote

from stdqa.evaluation.problems import Problem, refuse
from stdqa.evaluation.ranking import Qrels, Run
from stdqa.evaluation.sets.source import text_of


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Read relevance: question, iteration, passage, grade a line.

    :raises BadQuestionSet: naming every line that is wrong.
    """
    problems: list[Problem] = []
    found: dict[str, dict[str, int]] = {}
    for line, row in enumerate(text_of(path).splitlines(), start=1):
        cells = row.split()
        if not cells:
            continue
        if len(cells) != 4 or not cells[3].lstrip("-").isdecimal():
            problems.append(Problem(str(path), line, "it is not `question iteration passage grade`."))
            continue
        found.setdefault(unquote(cells[0]), {})[unquote(cells[2])] = int(cells[3])
    refuse(problems)
    return found


def read_run(path: Path) -> dict[str, dict[str, float]]:
    """Read a run: question, Q0, passage, rank, score, name a line; the scores order it.

    :raises BadQuestionSet: naming every line that is wrong.
    """
    problems: list[Problem] = []
    found: dict[str, dict[str, float]] = {}
    for line, row in enumerate(text_of(path).splitlines(), start=1):
        cells = row.split()
        if not cells:
            continue
        try:
            if len(cells) != 6:
                raise ValueError
            found.setdefault(unquote(cells[0]), {})[unquote(cells[2])] = float(cells[4])
        except ValueError:
            problems.append(Problem(str(path), line, "it is not `question Q0 passage rank score name`."))
    refuse(problems)
    return found


def as_qrels(qrels: Qrels) -> bytes:
    """Relevance in TREC's form; spaces in ids are written as %20."""
    rows = (f"{_id(q)} 0 {_id(one)} {grade}\n" for q, row in qrels.items() for one, grade in row.items())
    return "".join(rows).encode()


def as_run(run: Run, name: str = "stdqa") -> bytes:
    """A run in TREC's form, best first."""
    rows = []
    for question, scores in run.items():
        ordered = sorted(scores, key=lambda one: -scores[one])
        rows += [
            f"{_id(question)} Q0 {_id(one)} {rank} {scores[one]:g} {_id(name)}\n"
            for rank, one in enumerate(ordered, start=1)
        ]
    return "".join(rows).encode()


def _id(text: str) -> str:
    """An id without white space, which parts the fields."""
    return quote(text, safe="!#$&'()*+,/:;<=>?@[]^_`{|}~")

"""A question set written in the form that its name asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from stdqa.errors import ExportRefused
from stdqa.evaluation.question import Gold, Question, QuestionSet
from stdqa.evaluation.sets.beir import write_beir
from stdqa.evaluation.sets.own import as_csv, as_json_lines, as_toml
from stdqa.evaluation.sets.squad import as_squad
from stdqa.files import write_whole
from stdqa.types import Passage

OWN: Mapping[str, Callable[[Sequence[Question]], bytes]] = {
    ".jsonl": as_json_lines,
    ".csv": as_csv,
    ".toml": as_toml,
}
ENDINGS = (*OWN, ".json")


def export_set(
    asked: QuestionSet,
    path: Path,
    gold: Mapping[str, Gold],
    texts: Mapping[str, str],
    passages: Sequence[Passage],
) -> None:
    """Write a set: .jsonl, .csv and .toml in stdqa's own form, .json as SQuAD 2.0, else a folder as of BEIR.

    What BEIR's tools are to find are the passages of the index; the documents where there is no index, or
    where whole documents are the evidence.

    :raises ExportRefused: if it cannot be written there.
    """
    ending = path.suffix.lower()
    if ending == "":
        found, qrels = _units(asked, gold, texts, passages)
        write_beir(path, found, asked.questions, qrels)
    elif ending == ".json":
        write_whole(path, as_squad(asked, gold, texts))
    elif ending in OWN:
        write_questions(path, asked.questions)
    else:
        raise ExportRefused(
            f"{path} has an ending that is not known for question sets; use {', '.join(ENDINGS)}, or none "
            "for a folder as BEIR reads it."
        )


def write_questions(path: Path, questions: Sequence[Question]) -> None:
    """Write questions in stdqa's own form, as the ending says: .jsonl, .csv or .toml.

    :raises ExportRefused: if the ending is another, or if it cannot be written there.
    :raises BadQuestionSet: if one of them cannot be told in a table.
    """
    write_whole(path, as_own(path.suffix, questions))


def as_own(ending: str, questions: Sequence[Question]) -> bytes:
    """Questions in stdqa's own form.

    :raises ExportRefused: if the ending is none of its forms.
    :raises BadQuestionSet: if one of them cannot be told in a table.
    """
    write = OWN.get(ending.lower())
    if write is None:
        raise ExportRefused(f"Question sets are written as {', '.join(OWN)}; not as {ending!r}.")
    return write(questions)


def _units(
    asked: QuestionSet, gold: Mapping[str, Gold], texts: Mapping[str, str], passages: Sequence[Passage]
) -> tuple[dict[str, str], dict[str, dict[str, int]]]:
    whole = all(place.whole for one in asked.questions for group in one.evidence for place in group)
    units = (
        [(name, name, 0, len(text), text) for name, text in texts.items()]
        if whole or not passages
        else [(one.id, one.document, one.start, one.end, one.text) for one in passages]
    )
    qrels = {
        one.id: {
            unit: 1
            for unit, document, start, end, _ in units
            if any(span.overlaps(document, start, end) for group in gold[one.id] for span in group)
        }
        for one in asked.questions
    }
    return {unit: text for unit, _, _, _, text in units}, {q: row for q, row in qrels.items() if row}

"""A question as a form has it: its fields as lines of text, and what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stdqa.errors import BadQuestionSet
from stdqa.evaluation import Question, QuestionSet, ground
from stdqa.evaluation.numbers import number
from stdqa.evaluation.question import Kind
from stdqa.evaluation.sets.fields import question_of
from stdqa.evaluation.sets.own import record_of
from stdqa.figures import numerals
from stdqa.web.strings import sets as strings

Fields = dict[str, Any]
LINES = (
    "history", "figures", "accept_also", "wrong_figures", "answers", "items", "key_points", "operands",
    "tags",
)  # fmt: skip
WORDS = ("question", "category", "verdict", "period", "basis", "reason", "part", "note")
NAMED = re.compile(r"`(\w+)`")
ABOUT = re.compile(r"^question [^:]*: ")
# Of these kinds every figure that is expected is printed in the evidence.
PRINTED = (Kind.FIGURE, Kind.FIGURES)


@dataclass(frozen=True, slots=True)
class Checked:
    """A form read: its question, or what is wrong with each of its fields ("" for all of it)."""

    question: Question | None
    wrong: Mapping[str, tuple[str, ...]]


def fields_of(question: Question) -> Fields:
    """A question as a form shows it."""
    record = record_of(question)
    fields: Fields = {name: record.get(name, "") for name in WORDS}
    fields |= {name: "\n".join(record.get(name, [])) for name in LINES}
    fields["unanswerable"] = question.kind is Kind.NONE
    groups = record.get("evidence", [])
    fields["evidence"] = [place for group in groups for place in group]
    fields["evidence_mode"] = "all" if len(groups) > 1 else "any"
    # A form has no place for groups of alternatives: they stay as they are.
    fields["grouped"] = len(groups) > 1 and any(len(group) > 1 for group in groups)
    return fields


def checked(given: Fields, before: Question | None, id_: str, texts: Mapping[str, str]) -> Checked:
    """A form read and checked as a set is when it is read.

    :param before: the question as it was; what the form does not show stays.
    :param texts: the documents, by their ids.
    """
    wrong: dict[str, list[str]] = {}

    def tell(what: str, field: str | None = None) -> None:
        named = field or next((name for name in NAMED.findall(what) if name in strings.LABELS), "")
        wrong.setdefault(named, []).append(_plain(what))

    made = question_of(_record(given, before, id_), 1, tell)
    if made is not None:
        _check_evidence(made, texts, tell)
    told = {name: tuple(what) for name, what in wrong.items()}
    return Checked(None if told else made, told)


def _record(given: Fields, before: Question | None, id_: str) -> Fields:
    record: Fields = record_of(before) if before else {}
    grouped = fields_of(before)["grouped"] if before else False
    for name in WORDS:
        record[name] = str(given.get(name) or "").strip()
    for name in LINES:
        record[name] = [line.strip() for line in str(given.get(name) or "").splitlines() if line.strip()]
    record["unanswerable"] = given.get("unanswerable") is True and not record["reason"]
    if given.get("unanswerable") is not True:
        record["reason"] = ""
    if not grouped:
        record["evidence"] = _places(given.get("evidence"))
        record["evidence_mode"] = "all" if given.get("evidence_mode") == "all" else "any"
    return record | {"id": id_}


def _places(given: object) -> list[Fields]:
    """The quotations that are not empty; a place stays tied to its characters while its words stay."""
    places = []
    for one in given if isinstance(given, list) else []:
        if not isinstance(one, dict):
            continue
        place: Fields = {"doc": str(one.get("doc") or ""), "quote": str(one.get("quote") or "")}
        start, end = one.get("start"), one.get("end")
        if one.get("whole") is True:
            places.append({"doc": place["doc"], "whole": True})
        elif isinstance(start, int) and isinstance(end, int) and one.get("quote") == one.get("was"):
            spanned = place if place["quote"] else {"doc": place["doc"]}
            places.append(spanned | {"start": start, "end": end})
        elif place["quote"].strip():
            places.append(place)
    return places


def _check_evidence(made: Question, texts: Mapping[str, str], tell: Any) -> None:  # noqa: ANN401
    """Whether the quotations stand in the documents, and the figures in the quotations."""
    try:
        gold = ground(QuestionSet("form", "form", (made,)), texts)
    except BadQuestionSet as error:
        for line in str(error).split("\n")[1:]:
            tell(ABOUT.sub("", line.split(": ", 1)[-1]), "evidence")
        return
    if made.kind in PRINTED and made.evidence and made.complete:
        said = {
            number(numeral_text)
            for group in gold[made.id]
            for span in group
            for numeral_text in _numbers(texts[span.document][span.start : span.end])
        }
        for figure in made.figures:
            if number(figure) not in said:
                tell(strings.WRONG_FIGURE.format(figure=figure), "figures")


def _numbers(text: str) -> list[str]:
    return [text[one.start : one.end] for one in numerals(text)]


def _plain(what: str) -> str:
    """What is wrong, with the fields called as the form calls them."""
    said = NAMED.sub(lambda found: f"“{strings.LABELS.get(found.group(1), found.group(1))}”", what)
    return f"{said[:1].upper()}{said[1:]}"

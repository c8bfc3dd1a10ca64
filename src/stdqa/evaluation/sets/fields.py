"""The fields of a question, whatever file they stand in; everything that is wrong with them is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, TypeVar

from stdqa.evaluation.question import Kind, Place, Question
from stdqa.figures import time_phrases
from stdqa.types import Basis, Period, Reason, Verdict

Record = Mapping[str, Any]
Tell = Callable[[str], None]
Chosen = TypeVar("Chosen")

# What makes an answer right in the categories of the project's own set; of other categories the fields tell.
CATEGORIES = {
    "figure": Kind.FIGURE,
    "figure-stock-vs-flow": Kind.FIGURE,
    "percentage": Kind.FIGURE,
    "figure-list": Kind.FIGURES,
    "comparison": Kind.WINNER,
    "derived": Kind.RESULT,
    "entity": Kind.TEXT,
    "list": Kind.LIST,
    "yes-no": Kind.VERDICT,
    "definition": Kind.POINTS,
    "unanswerable": Kind.NONE,
    "false-premise": Kind.PREMISE,
}
# What a kind cannot be judged without.
NEEDS = {
    Kind.FIGURE: "figures",
    Kind.FIGURES: "figures",
    Kind.RESULT: "figures",
    Kind.WINNER: "answers",
    Kind.TEXT: "answers",
    Kind.LIST: "items",
    Kind.VERDICT: "verdict",
    Kind.POINTS: "key_points",
}
TEXTS = ("id", "question", "category", "part", "period", "basis", "verdict", "reason", "evidence_mode")
LISTS = (
    "history", "figures", "wrong_figures", "accept_rounded", "accept_also", "answers", "items", "key_points",
    "operands", "tags",
)  # fmt: skip
FLAGS = ("unanswerable", "ambiguous", "count", "figures_optional", "generated")
# For people who read the set; nothing is measured by them.
REMARKS = ("note", "style", "working")
KNOWN = (*TEXTS, *LISTS, *FLAGS, *REMARKS, "evidence")
VERDICTS = {
    "yes": Verdict.CONFIRMED,
    "no": Verdict.CONTRADICTED,
    "confirmed": Verdict.CONFIRMED,
    "contradicted": Verdict.CONTRADICTED,
}
MODES = ("any", "all")
PLACE_FIELDS = ("doc", "document", "quote", "start", "end", "whole")


def question_of(record: Record, line: int, tell: Tell) -> Question | None:
    """A question from its fields; None where it cannot be used, for a reason that was told.

    :param tell: called with each thing that is wrong.
    """
    count = 0

    def wrong(what: str) -> None:
        nonlocal count
        count += 1
        tell(what)

    for name in record:
        if name not in KNOWN:
            near = get_close_matches(str(name), KNOWN, 1)
            wrong(f"there is no field `{name}`." + (f" Is `{near[0]}` meant?" if near else ""))
    texts = {name: _text(record, name, wrong) for name in (*TEXTS, *REMARKS)}
    lists = {name: _texts(record, name, wrong) for name in LISTS}
    flags = {name: _flag(record, name, wrong) for name in FLAGS}
    if not texts["question"]:
        wrong("it has no `question`.")
    made = Question(
        id=texts["id"] or f"line {line}",
        line=line,
        question=texts["question"],
        kind=_kind(texts, lists, flags),
        history=lists["history"],
        figures=lists["figures"],
        accepted=(*lists["accept_rounded"], *lists["accept_also"]),
        mistakes=lists["wrong_figures"],
        answers=lists["answers"],
        items=lists["items"],
        points=lists["key_points"],
        verdict=_choice(texts["verdict"], "verdict", VERDICTS, wrong),
        period=_period(texts["period"], texts["basis"], wrong),
        evidence=_evidence(record.get("evidence"), texts["evidence_mode"], wrong),
        category=texts["category"],
        part=texts["part"],
        tags=lists["tags"],
        generated=flags["generated"],
        note=texts["note"],
        style=texts["style"],
        working=texts["working"],
    )
    reasons = {reason.value: reason for reason in Reason}
    made = replace(made, reason=_choice(texts["reason"], "reason", reasons, wrong))
    _check(made, record, wrong)
    return None if count else made


def _kind(texts: Mapping[str, str], lists: Mapping[str, Sequence[str]], flags: Mapping[str, bool]) -> Kind:
    """What makes an answer right: the category where it is known, else what is expected."""
    if flags["unanswerable"] or (texts["reason"] and texts["category"] != "false-premise"):
        return Kind.NONE
    kind = CATEGORIES.get(texts["category"]) or _expected(texts, lists)
    if kind is Kind.FIGURE and len(lists["figures"]) > 1:
        return Kind.FIGURES
    return kind


def _expected(texts: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> Kind:
    if texts["verdict"]:
        return Kind.VERDICT
    for name, kind in (
        ("operands", Kind.RESULT),
        ("items", Kind.LIST),
        ("key_points", Kind.POINTS),
        ("figures", Kind.FIGURE),
        ("answers", Kind.TEXT),
    ):
        if lists[name]:
            return kind
    return Kind.EVIDENCE


def _check(made: Question, record: Record, wrong: Tell) -> None:
    need = NEEDS.get(made.kind)
    if need and not record.get(need):
        what = made.category or made.kind.value
        wrong(f"a question of the category `{what}` needs `{need}`, which is empty.")
    if not made.complete and not made.generated:
        wrong("nothing is expected of its answer: give figures, answers, evidence or `unanswerable`.")
    if made.kind is Kind.NONE and (made.figures or made.items or made.verdict):
        wrong("it is said to have no answer, and an answer is expected. Remove one of the two.")
    for name, values in (("figures", made.figures), ("answers", made.answers), ("items", made.items)):
        if any(not any(c.isalnum() for c in value) for value in values):
            wrong(f"one of `{name}` holds neither a letter nor a digit.")
    if set(made.figures) & set(made.mistakes):
        both = ", ".join(sorted(set(made.figures) & set(made.mistakes)))
        wrong(f"{both} is both expected and a likely mistake.")


def _text(record: Record, name: str, wrong: Tell) -> str:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return (value or "").strip()
    if name == "id" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    wrong(f"`{name}` is not text.")
    return ""


def _texts(record: Record, name: str, wrong: Tell) -> tuple[str, ...]:
    value = record.get(name)
    if value is None or value == "":
        return ()
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not all(
        isinstance(one, str) and one.strip() for one in values
    ):
        wrong(f"`{name}` is not a list of texts.")
        return ()
    return tuple(values)


def _flag(record: Record, name: str, wrong: Tell) -> bool:
    value = record.get(name)
    if value in (None, ""):
        return False
    if not isinstance(value, bool):
        wrong(f"`{name}` is neither true nor false.")
    return value is True


def _choice(text: str, name: str, known: Mapping[str, Chosen], wrong: Tell) -> Chosen | None:
    if text and text not in known:
        wrong(f"`{name}` is {text!r}; use one of {', '.join(known)}.")
    return known.get(text)


def _period(text: str, basis: str, wrong: Tell) -> Period | None:
    """The time in words ("in 2023", "by the end of 2023"), and the basis where that is given besides."""
    told = _choice(basis, "basis", {one.value: one for one in Basis}, wrong)
    if not text:
        return Period(told) if told else None
    found = time_phrases(text)
    if len(found) != 1:
        wrong(f"`period` is {text!r}, which names no single time. Write “in 2023” or “by the end of 2023”.")
        return None
    return replace(found[0].period, basis=told or found[0].period.basis)


def _evidence(given: object, mode: str, wrong: Tell) -> tuple[tuple[Place, ...], ...]:
    """Groups of which each is needed: a list within the list is a group; else the mode tells."""
    if mode and mode not in MODES:
        wrong(f"`evidence_mode` is {mode!r}; use any (each answers alone) or all (all are needed).")
    if given in (None, ""):
        return ()
    if not isinstance(given, list):
        wrong("`evidence` is not a list of places.")
        return ()
    grouped = any(isinstance(one, list) for one in given)
    nested = [one if isinstance(one, list) else [one] for one in given]
    groups = [tuple(filter(None, (_place(one, wrong) for one in group))) for group in nested]
    if any(not group for group in nested):
        wrong("`evidence` holds an empty list.")
    kept = [group for group in groups if group]
    if grouped or mode == "all":
        return tuple(kept)
    return (tuple(place for group in kept for place in group),) if kept else ()


def _place(given: object, wrong: Tell) -> Place | None:
    if not isinstance(given, dict):
        wrong("a piece of `evidence` is not an object with `doc` and `quote`.")
        return None
    unknown = [name for name in given if name not in PLACE_FIELDS]
    if unknown:
        wrong(f"a piece of `evidence` has a field `{unknown[0]}`; use {', '.join(PLACE_FIELDS)}.")
    document = given.get("doc") or given.get("document")
    quote, start, end, whole = (given.get(name) for name in ("quote", "start", "end", "whole"))
    if not isinstance(document, str):
        wrong("a piece of `evidence` names no document in `doc`.")
        return None
    spanned = type(start) is int and type(end) is int
    if (start is not None or end is not None) and not spanned:
        wrong("a piece of `evidence` has a `start` or `end` that is no whole number.")
        return None
    if quote is not None and (not isinstance(quote, str) or not quote.strip()):
        wrong("a piece of `evidence` has an empty `quote`.")
        return None
    if quote is None and not spanned and whole is not True:
        wrong("a piece of `evidence` has neither `quote` nor `start` and `end` (or `whole`: true).")
        return None
    return Place(document, quote, start, end, whole is True)

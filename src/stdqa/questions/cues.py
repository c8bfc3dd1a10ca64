"""The words in which people ask, and what they tell of the answer wanted. The words are data."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from stdqa.questions.forms import Form, compares, is_statement, wants_breakdown
from stdqa.questions.operations import Operation, operation
from stdqa.text import content_stems, search_form
from stdqa.types import FigureKind


class Wants(StrEnum):
    """Whether a question wants a number or words."""

    FIGURE = "figure"
    WORDS = "words"


# Parts of the file that hold words, not expressions over the whole question.
WORD_LISTS = ("restricting", "idle", "standing", "turned")


@cache
def _raw() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("stdqa") / "data" / "cues.toml").read_text(encoding="utf-8"))


@cache
def _cues() -> dict[str, dict[str, tuple[re.Pattern[str], ...]]]:
    return {
        part: {name: tuple(re.compile(p) for p in patterns) for name, patterns in cues.items()}
        for part, cues in _raw().items()
        if part not in WORD_LISTS
    }


def _stems(part: str, name: str) -> frozenset[str]:
    return frozenset(stem for word in _raw()[part][name] for stem in content_stems(word))


@cache
def restricting() -> frozenset[str]:
    """Stems of words that narrow a count: a figure that does not say them is another figure."""
    return _stems("restricting", "words")


@cache
def restricting_turns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Turns that narrow a count as these words do, each with what says the same: "dropped out", "left"."""
    return tuple(
        (re.compile(rf"\b(?:{asked})\b", re.I), re.compile(rf"\b(?:{said})\b", re.I))
        for asked, said in _raw()["restricting"]["turns"]
    )


@cache
def turned() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Roundabout ways of asking for what is to be worked out, each with the plain way that says the same."""
    return tuple((re.compile(asked, re.I), plain) for asked, plain in _raw()["turned"]["ways"])


@cache
def harmless() -> frozenset[str]:
    """Words, in small letters, that share a stem with one of them and narrow nothing: "important"."""
    return frozenset(_raw()["restricting"]["harmless"])


@cache
def same_limits() -> dict[str, frozenset[str]]:
    """For the stem of a word that narrows a count those that say the same: "death" for "die". A word may
    be in several groups."""
    groups = [frozenset(content_stems(words)) for words in _raw()["restricting"]["same"]]
    return {one: frozenset().union(*(g for g in groups if one in g)) for group in groups for one in group}


@cache
def of_money() -> frozenset[str]:
    """Stems of those of them that any amount of money says: "cost", "spent"."""
    return _stems("restricting", "money")


@cache
def begun() -> frozenset[str]:
    """Stems of words by which a question asks for what came about: "joined", "new"."""
    return _stems("standing", "begun")


@cache
def standing() -> re.Pattern[str]:
    """The signs that a question asks for what there is, however it came about: "in force", "to date"."""
    return re.compile(rf"\b(?:{'|'.join(_raw()['standing']['signs'])})\b", re.I)


@cache
def idle() -> frozenset[str]:
    """Stems of words that say nothing of the topic of a question."""
    return _stems("idle", "words")


@cache
def light() -> frozenset[str]:
    """Stems of words that say little of the topic: "put", "come", "take"."""
    return _stems("idle", "light")


@cache
def idle_phrases() -> tuple[re.Pattern[str], ...]:
    """Politeness and talk about the asking itself: "I would like to know"."""
    return _phrases("phrases")


@cache
def _phrases(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{phrase})(?!\w)", re.I) for phrase in _raw()["idle"][name])


def matches(form: str, part: str, name: str) -> int:
    """How many of the ways of asking of one sort a question (in search form) uses."""
    return sum(pattern.search(form) is not None for pattern in _cues()[part][name])


# Words that only say what kind of answer is wanted; they are looked for in no document.
CUE_WORDS = re.compile(
    r"\b(?:how many|how much|numbers?|counts?|figures?|(?:running |grand |sum )?total(?:s|led)?|overall|"
    r"altogether|"
    r"all told|pct|percent(?:age)?(?: points?)?|per cent|"
    r"sum|shares?|proportions?|portions?|slices?|fractions?|the part|what part|amount|"
    r"what|which|when|who|true or false|all|ever|so far|"
    r"to date|there|many)\b|%",
    re.I,
)


def without_cues(text: str) -> str:
    """The question without the words that only say what kind of answer it wants."""
    for phrase in _phrases("asking"):
        text = phrase.sub(" ", text)
    return CUE_WORDS.sub(" ", text)


def kinds_of(form: str) -> frozenset[FigureKind]:
    """The kinds of figure a question may want; none where it gives no sign, or asks for words outright."""
    if matches(form, "sentence", "outright"):
        return frozenset()
    found = {FigureKind(name) for name in _cues()["kind"] if name != "any" and matches(form, "kind", name)}
    outright = re.search(
        r"\b(?:what|which|in|as a) (?:percentage|per ?cent|%|share|proportion|portion|part|slice|cut|"
        r"fraction)\b|\bhow many (?:%|per ?cent(?:age)?\b)",
        form,
    )
    both = re.search(r"\b(?:counts|numbers|figures) and (?:percentages|shares|proportions)\b", form)
    if both:
        found |= {FigureKind.COUNT, FigureKind.RATIO}
    elif FigureKind.PERCENTAGE in found and (
        outright or not re.search(r"\bhow many\b|\bnumbers? of\b", form)
    ):
        found -= {FigureKind.COUNT}
        found |= {FigureKind.RATIO}
    elif FigureKind.PERCENTAGE in found and re.search(r"\bby how much\b", form):
        found |= {FigureKind.COUNT}
    elif FigureKind.PERCENTAGE in found:
        found -= {FigureKind.PERCENTAGE}
    if found & {FigureKind.DURATION, FigureKind.RANK, FigureKind.DATE, FigureKind.MONEY}:
        found -= {FigureKind.COUNT}
    if FigureKind.MONEY in found and matches(form, "change", "patterns"):
        # How much revenue grew may be told in per cent.
        found |= {FigureKind.PERCENTAGE}
    if FigureKind.COUNT in found:
        found |= {FigureKind.QUANTITY, FigureKind.RATIO}
    return frozenset(found)


# "For each" asks for a list, "on average for each" for a ratio.
AVERAGE = re.compile(r"\b(?:average|mean|ratio|per capita)\b", re.I)


# The "or" of these sets no two things beside each other.
OR_NOT = re.compile(
    r"\b(?:right or wrong|true or false|yes or no|or not|"
    r"or (?:more|fewer|less|over|above|below)(?=\W*$|\s+(?:of|in|at)\b))\b",
    re.I,
)
SETS_BESIDE = re.compile(r"\bhow (?:do|does|did)\b.+\bcompare[sd]?\b|\bversus\b|\bvs\b", re.I)


def form_of(text: str, kinds: frozenset[FigureKind]) -> Form:
    """The form of answer, by the surest sign first; a form that finds nothing falls back on the next."""
    if matches(search_form(text), "sentence", "outright") and not SETS_BESIDE.search(text):
        return Form.WORDS
    if is_statement(text):
        text = OR_NOT.sub(" ", text)
        return Form.COMPARISON if re.search(r"\bor\b", text) and compares(text) else Form.VERDICT
    worked = operation(text)
    if wants_breakdown(text) and worked is None and not AVERAGE.search(text):
        return Form.SEVERAL
    if worked in (Operation.DIFFERENCE, Operation.RATIO, Operation.GROWTH):
        return Form.COMPUTATION
    if compares(text):
        return Form.COMPARISON
    if wants_breakdown(text) and worked is not Operation.SHARE:
        return Form.SEVERAL
    if worked is not None:
        return Form.COMPUTATION
    return Form.FIGURE if wants_of(search_form(text), kinds) is Wants.FIGURE else Form.WORDS


def wants_of(form: str, kinds: frozenset[FigureKind]) -> Wants:
    """Whether a question (in search form) wants a number or words."""
    if kinds or matches(form, "kind", "any"):
        return Wants.FIGURE
    if matches(form, "sentence", "outright"):
        return Wants.WORDS
    if matches(form, "sentence", "patterns"):
        return Wants.WORDS
    asks = re.search(r"\b(?:whats?|how)\b", form)
    # Keywords without any question word ("SC count", "local standards 2023") look for a figure.
    return Wants.WORDS if asks else Wants.FIGURE

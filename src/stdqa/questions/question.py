"""A question as understood."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from stdqa.glossary import Concept
from stdqa.questions.cues import Wants
from stdqa.questions.forms import Form
from stdqa.questions.request import Request
from stdqa.types import Basis, FigureKind, Period


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``words`` are those that carry meaning, as written, ``other_words`` those of equivalent terms.
    ``counted`` are the stems of what "how many …" counts; ``names`` the stems of proper names, ``strangers``
    the names that no document knows; ``years`` the years it names; ``figures`` the numbers it states itself.
    ``basis_stated`` tells that a date or period says the basis, not just a word such as "total"; ``part``
    that a part of something is asked for; ``within`` is a stated period shorter than a year; ``unheard``
    tells that no document holds the word for what is counted, ``alien`` that none holds any of the words that
    tell what the question is about. ``request`` holds the things that a composite
    question names beside each other; ``premise`` is what it takes for granted, put as a question of its own.
    ``earlier`` is the question that a follow-up leans on. ``singly`` are the questions for one figure each
    that one for several is made of; ``named`` tells that they are told apart only by names of things.
    ``topic`` are the stems of what a follow-up says itself ("What about sailing?").
    ``amount`` is the question for the amount that a statement bounds ("Are there more than 200 …?").
    """

    text: str
    form: Form
    wants: Wants
    kinds: frozenset[FigureKind]
    concepts: tuple[Concept, ...]
    words: tuple[str, ...]
    other_words: tuple[str, ...]
    counted: tuple[str, ...]
    names: tuple[str, ...]
    strangers: tuple[str, ...]
    basis: Basis | None
    basis_stated: bool
    years: frozenset[int]
    figures: tuple[Decimal, ...]
    wants_change: bool = False
    wants_year: bool = False
    wants_rounded: bool = False
    wants_meaning: bool = False
    part: bool = False
    within: Period | None = None
    unheard: bool = False
    alien: bool = False
    request: Request | None = None
    premise: Question | None = None
    earlier: str | None = None
    singly: tuple[Question, ...] = ()
    named: bool = False
    amount: Question | None = None
    topic: tuple[str, ...] = ()

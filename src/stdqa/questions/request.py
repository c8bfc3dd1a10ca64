"""What a question asks of several things: the things it names, their own times, and what is worked out."""

from __future__ import annotations

from dataclasses import dataclass

from stdqa.questions.operations import Operation
from stdqa.types import Basis


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a question names beside others, and the time that it gives this one alone."""

    name: str
    basis: Basis | None = None
    years: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Request:
    """The things named, in the order that the operation takes them (part before whole, dividend before
    divisor), and the words they share. ``less`` tells that the first is said to be the smaller."""

    operation: Operation | None
    terms: tuple[Term, ...]
    shared: str
    less: bool = False

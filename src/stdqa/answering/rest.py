"""What stated shares leave of their whole: "what share lies outside the young trades?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from stdqa.answering.about import of_place_asked
from stdqa.answering.joint import choose
from stdqa.answering.phrasing import as_operand
from stdqa.answering.reply import Reply, confidence
from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.questions.parts import coordinated
from stdqa.questions.request import Term
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.text import content_stems
from stdqa.types import Answer, Computation, FigureKind

OUTSIDE = re.compile(
    r"\b(?:outside(?: of)?|nothing to do with|unrelated to|other than|apart from|"
    r"leaving(?= [^,?]+ (?:aside|out)\b))\b",
    re.I,
)
# What lies outside of two or more things that each have a share: "leaving barges and ferries aside".
OUTSIDE_OF = re.compile(
    rf"{OUTSIDE.pattern} (?P<list>[^?:]+?)(?: aside| out)?(?=, (?:what|which|how)\b|\W*$)", re.I
)
# The stated share must say so much of the question, the part and its whole.
OF_PART = 0.4
# What tells that the shares of a sentence are parts of one whole: "30% have a keel and 40% a mast" are not.
DIVIDES = re.compile(r"\b(?:account\w*|ma[dk]\w* up|represent\w*|constitut\w*|shares?|respectively)\b", re.I)
HUNDRED = Decimal(100)


def asks_for_rest(question: Question) -> bool:
    """Whether a question for a share wants what is left of a stated one."""
    return OUTSIDE.search(question.text) is not None


def answer_rest(question: Question, found: Found, finder: Finder) -> Answer | None:
    """What stated shares leave of the whole; None where none is stated, or where they are no parts of it."""
    parts = _of_several(question, found, finder) or _of_one(question, found)
    if len(parts) > 1 and not _of_one_whole(parts):
        return None
    total = sum((c.figure.value for c in parts), Decimal(0))
    if not parts or any(c.figure.change for c in parts) or not Decimal(0) < total < HUNDRED:
        return None
    reply = Reply(question, found, finder)
    places = tuple(reply.figure(c) for c in parts)
    expression = " − ".join(("100%", *(c.figure.text for c in parts)))
    result = f"{HUNDRED - total}%"
    stated = "; ".join(as_operand(c.figure) for c in parts)
    text = f"{result} (worked out: {expression} = {result}). Stated: {stated}."
    worked = Computation(expression, result, places)
    return reply.answer(text, confidence(found.ranked.figures), computation=worked, first=parts)


def _of_one(question: Question, found: Found) -> list[Candidate]:
    """The share of the part outside of which the rest lies; none where it is told of the rest itself."""
    shares = [
        c for c in found.ranked.figures if c.figure.kind is FigureKind.PERCENTAGE and not c.figure.change
    ]
    # A share told of what lies outside of something else says "outside" too: that word tells nothing.
    outside = OUTSIDE.search(question.text)
    idle = set(content_stems(outside.group())) if outside else set()
    asked = [one for one in question.concepts if idle.isdisjoint(one.stems)]
    part = max(shares, key=lambda c: _said_of(asked, c), default=None)
    if part is None or part.coverage < OF_PART or OUTSIDE.search(part.sentence):
        return []
    return [part] if of_place_asked(question, part) else []


def _said_of(concepts: Sequence[Concept], candidate: Candidate) -> float:
    """How much of some concepts the sentence of a figure says, and what it stands under."""
    _, _, sentence, frame, *_ = candidate.profile.levels
    return sum(says(concept, sentence | frame) for concept in concepts)


def _of_several(question: Question, found: Found, finder: Finder) -> list[Candidate]:
    """The shares of the several things outside of which the rest lies, told in one sentence; none where the
    question names no several things, or where not each has one."""
    outside = OUTSIDE_OF.search(question.text)
    listed = coordinated(outside["list"], finder.glossary).options if outside else ()
    if outside is None or len(listed) < 2:
        return []
    rest = f"{question.text[: outside.start()]} {question.text[outside.end() :]}"
    terms = tuple(map(Term, listed))
    chosen = choose(question, found, finder, terms, rest, frozenset({FigureKind.PERCENTAGE})) or []
    sentences = {(c.figure.document, c.figure.sentence_start) for c in chosen}
    return chosen if len(sentences) == 1 and len({c.figure.id for c in chosen}) == len(chosen) else []


def _of_one_whole(parts: Sequence[Candidate]) -> bool:
    """Whether shares of one sentence are told as parts of one whole."""
    wholes = {(c.figure.of, c.figure.scope) for c in parts}
    return len(wholes) == 1 and DIVIDES.search(parts[0].sentence) is not None

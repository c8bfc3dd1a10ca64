"""Questions for names, places, titles, lists, purposes: the sentence that says it, as it is printed."""

from __future__ import annotations

import re

from stdqa.answering.about import COMMON
from stdqa.answering.meaning import answer_purpose, defining
from stdqa.answering.naming import answer_sought
from stdqa.answering.premise import not_the_first, wrong_direction
from stdqa.answering.reply import Reply, confidence, shortened
from stdqa.answering.sought import what_is_sought
from stdqa.answering.statement import said_beside_another
from stdqa.answering.unit import unit
from stdqa.figures.periods import time_phrases
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.text import content_stems
from stdqa.types import Answer, Verdict


def answer_words(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The sentence that answers, with the figures in it mentioned beside it."""
    if not found.ranked.sentences:
        return None
    purpose = answer_purpose(question, found, finder)
    if purpose is not None:
        return purpose
    sought = what_is_sought(question)
    named = answer_sought(question, sought, found, finder) if sought else None
    if named is not None:
        return named
    best = defining(question, found, finder) or found.ranked.sentences[0]
    if WHY.search(question.text) and not _explains(best):
        return None
    document = finder.index.document(best.hit.passage.document)
    start, end = unit(best, finder)
    sentence = document.text[start:end]
    if sought and sought.located and not _tells_where(question, sentence):
        return None
    reply = Reply(question, found, finder)
    reply.cite(best.hit.passage, start, end)
    inside = [
        c for c in found.ranked.figures if c.figure.document == document.id and start <= c.figure.start < end
    ]
    leads = bool(inside) and inside[0] is found.ranked.figures[0]
    if leads and (_may_ask_for_number(question) or _measures_it(question, inside[0])):
        reply.figure(inside[0])
    reply.also(inside)
    verdict = None
    everywhere = finder.said_everywhere(document.id) | COMMON
    if (
        wrong_direction(question, sentence)
        or not_the_first(question, sentence)
        or said_beside_another(question, sentence, finder, everywhere)
    ):
        verdict = Verdict.CONTRADICTED
    lead = "The premise does not hold; the documents say: " if verdict else ""
    return reply.answer(
        lead + shortened(sentence), confidence(found.ranked.sentences), verdict=verdict, first=[best]
    )


def _may_ask_for_number(question: Question) -> bool:
    """Whether a question that does not say that it wants a number may yet ask for one: "What did the owner
    have to pay?"."""
    asks = MAY_BE_NUMBER.match(question.text) is not None and not question.wants_meaning
    return asks and what_is_sought(question) is None


def _measures_it(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is the value of what a question asks for by its name, though the name does not say
    that it has one: "what was the pace for women?"."""
    asked = WHAT_IS.search(question.text)
    if asked is None or candidate.coverage < MEASURED or what_is_sought(question) is not None:
        return False
    head = content_stems(asked["thing"])[-1:]
    return bool(head) and head[0] in content_stems(
        f"{candidate.figure.measure} {candidate.figure.unit or ''}"
    )


WHAT_IS = re.compile(
    r"\bwhat(?:['’]?s| is| was| are| were) (?:the|an?|its|their) (?P<thing>[^,?:;]+?)"
    r"(?= (?:of|in|at|on|for|among|between|by|during|from|that|which|who|when|reported)\b|[,?:;.]|$)",
    re.I,
)
# So much of the question must be said of such a figure.
MEASURED = 0.6
MAY_BE_NUMBER = re.compile(r"^(?:and |so |but )?(?:(?:at|by|to|in|for|with|from) )?(?:whats?|how)\b", re.I)
WHY = re.compile(
    r"^(?:and |so |but )?why\b|\bhow come\b|\bwhat (?:caused|causes|made)\b|\bwhat is the cause\b|"
    r"\b(?:for|is|was|are|were) (?:what|which|the) reasons?\b|\breasons? (?:for|why|behind|that)\b",
    re.I,
)
EXPLAINS = re.compile(
    r"\b(?:because|since|due to|owing to|as a result|thanks to|driven by|caused by|in order to|so that|"
    r"so as to|aim\w*|purpose|in response to|reflect\w*|follow\w*|"
    r"to (?:\w+ly )?(?:protect|safeguard|promote|support|improve|ensure|meet))\b",
    re.I,
)
WHY_COVERAGE = 0.2
# A phrase that may tell where something is, with the last words of its noun.
WHERE = re.compile(
    r"\b(?:in|at|on|from|to|via|through|across|near|outside|inside|along|under|over|between|behind|beside)\s"
    r"(?:(?:the|an?|its|their|this|that|each|all)\s)?(?P<noun>[^\s,.;:()]+(?:\s[^\s,.;:()]+){0,4})"
)


def _tells_where(question: Question, sentence: str) -> bool:
    """Whether a sentence names a place, not just what the question itself names, or a time."""
    asked = frozenset(content_stems(question.text))
    times = [(phrase.start, phrase.end) for phrase in time_phrases(sentence)]
    return any(
        not any(a <= match.start() < b for a, b in times)
        and bool(stems := content_stems(match["noun"]))
        and not asked & set(stems)
        for match in WHERE.finditer(sentence)
    )


def _explains(best: Candidate) -> bool:
    """Whether a sentence gives a reason, and of what was asked."""
    passage = best.hit.passage
    said = passage.text[best.profile.start - passage.start : best.profile.end - passage.start]
    return best.coverage >= WHY_COVERAGE and EXPLAINS.search(said) is not None

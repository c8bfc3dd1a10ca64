"""Statements put as questions: confirmed, or contradicted with what the documents do say."""

from __future__ import annotations

import re
from decimal import Decimal

from stdqa.answering.abstaining import speaks_of_names
from stdqa.answering.figure import best_figure, counterpart
from stdqa.answering.phrasing import figure_sentence
from stdqa.answering.premise import Stated, agrees, not_the_first, same_thing, stated, wrong_direction
from stdqa.answering.reply import Limits, Reply, confidence
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.types import Answer, FigureKind, Verdict

ALL = re.compile(r"\b(?:all|every|each|entirely|fully|completely|100 ?%|without exception)\b", re.I)
MOST = re.compile(r"\b(?:most|majority|more than half|over half|bulk of)\b", re.I)
MINORITY = re.compile(r"\b(?:minority|less than half|under half|fewer than half)\b", re.I)
NEGATED = re.compile(r"\b(?:not|n't|no longer|fail(?:ed)? to)\b", re.I)


def answer_verdict(question: Question, found: Found, finder: Finder, limits: Limits) -> Answer | None:
    """Confirm or contradict a statement; None where the documents do not settle it."""
    first = _of_first(question, found, finder)
    if first is not None:
        return first
    claims = [claim for claim in stated(question.text) if not claim.ordinal]
    if claims:
        settled = _of_number(question, found, finder, claims)
        if settled is not None:
            return settled
    quantified = _of_share(question, found, finder)
    return quantified if quantified is not None else _of_words(question, found, finder, limits)


def _of_number(question: Question, found: Found, finder: Finder, claims: list[Stated]) -> Answer | None:
    """Hold the number stated against the figure for the same thing, period and basis."""
    claim = claims[0]
    candidates = [c for c in found.ranked.figures if _fits(claim, c)]
    # "9 new secretariats" is held against the secretariats, not against whatever there are 9 of.
    candidates = [c for c in candidates if same_thing(claim, c, question)]
    # What another place has is no answer for the one that the statement names.
    candidates = [c for c in candidates if speaks_of_names(question, c, finder)] or candidates
    if not candidates:
        return None
    best = candidates[0]
    # A bound ("more than half") many figures meet; only a number names its figure.
    same_value = next((c for c in candidates if not claim.bound and agrees(claim, c.figure.value)), None)
    if same_value is not None and best.score - same_value.score <= TIE and _time_fits(question, same_value):
        agreed = speaks_of_names(question, same_value, finder)
        return verdict_on(
            question, found, finder, same_value, Verdict.CONFIRMED if agreed else Verdict.CONTRADICTED
        )
    if agrees(claim, best.figure.value):
        if _time_fits(question, best):
            return verdict_on(question, found, finder, best, Verdict.CONFIRMED)
        right = counterpart(best, found.ranked.figures)
        return verdict_on(question, found, finder, right, Verdict.CONTRADICTED) if right else None
    return verdict_on(question, found, finder, best, Verdict.CONTRADICTED)


# Candidates this close are told apart by their value alone: the statement names it.
TIE = 0.12


def _fits(claim: Stated, candidate: Candidate) -> bool:
    kind = candidate.figure.kind
    if claim.percent:
        return kind in (FigureKind.PERCENTAGE, FigureKind.RATIO)
    return kind not in (FigureKind.PERCENTAGE, FigureKind.DATE, FigureKind.RANK, FigureKind.RATIO)


def _time_fits(question: Question, candidate: Candidate) -> bool:
    """Whether a figure has the basis and year that the statement gives it."""
    period = candidate.figure.period
    if period is None:
        return True
    if question.basis and period.basis and not period.inherited and question.basis is not period.basis:
        return False
    return not (question.years and period.years and not question.years & period.years)


def _of_share(question: Question, found: Found, finder: Finder) -> Answer | None:
    """ "All", "most", "more than half", "none": held against the share that the documents state."""
    rules = (
        (ALL, Decimal(100), Decimal(100)),
        (MOST, Decimal(50), Decimal(100)),
        (MINORITY, Decimal(0), Decimal(50)),
    )
    rule = next((rule for rule in rules if rule[0].search(question.text)), None)
    if rule is None:
        return None
    shares = [c for c in found.ranked.figures if c.figure.kind is FigureKind.PERCENTAGE]
    best = next(iter(shares), None)
    if best is None or best.coverage < SHARE_COVERAGE:
        return None
    _, least, most = rule
    value = best.figure.value
    inside = value == least if least == most else least < value <= most
    return verdict_on(question, found, finder, best, Verdict.CONFIRMED if inside else Verdict.CONTRADICTED)


SHARE_COVERAGE = 0.4


def _of_first(question: Question, found: Found, finder: Finder) -> Answer | None:
    """A statement that there were earlier ones, where the documents say that these were the first."""
    for best in found.ranked.sentences[:2]:
        text = finder.index.document(best.hit.passage.document).text
        if not_the_first(question, text[best.profile.start : best.profile.end]):
            return _said(question, found, finder, best, Verdict.CONTRADICTED)
    return None


def _of_words(question: Question, found: Found, finder: Finder, limits: Limits) -> Answer | None:
    """Confirmed by a sentence that says all of it; contradicted by one that says it the other way."""
    if not found.ranked.sentences:
        return None
    best = found.ranked.sentences[0]
    document = finder.index.document(best.hit.passage.document)
    sentence = document.text[best.profile.start : best.profile.end]
    if wrong_direction(question, best, sentence) or not_the_first(question, sentence):
        return _said(question, found, finder, best, Verdict.CONTRADICTED)
    if best.coverage < limits.confirming_coverage:
        return None
    names = set(question.names) - best.profile.levels[2] - best.profile.levels[3]
    negated = bool(NEGATED.search(question.text)) != bool(NEGATED.search(sentence))
    verdict = Verdict.CONTRADICTED if names or negated else Verdict.CONFIRMED
    return _said(question, found, finder, best, verdict)


def verdict_on(
    question: Question, found: Found, finder: Finder, candidate: Candidate, verdict: Verdict
) -> Answer:
    """The answer that confirms or contradicts a statement by one figure."""
    reply = Reply(question, found, finder)
    reply.figure(candidate)
    other = counterpart(candidate, found.ranked.figures)
    if other:
        reply.also([other])
    lead = "Confirmed" if verdict is Verdict.CONFIRMED else "Contradicted; the documents say"
    text = f"{lead}: {figure_sentence(candidate.figure)}"
    return reply.answer(text, confidence(found.ranked.figures), verdict=verdict, first=[candidate])


def _said(question: Question, found: Found, finder: Finder, best: Candidate, verdict: Verdict) -> Answer:
    reply = Reply(question, found, finder)
    reply.sentence(best)
    figure = best_figure(question, found, finder)
    if figure and best.profile.start <= figure.figure.start < best.profile.end:
        reply.figure(figure)
    document = finder.index.document(best.hit.passage.document)
    sentence = " ".join(document.text[best.profile.start : best.profile.end].split())
    lead = "Confirmed" if verdict is Verdict.CONFIRMED else "Contradicted; the documents say"
    return reply.answer(
        f"{lead}: {sentence}", confidence(found.ranked.sentences), verdict=verdict, first=[best]
    )

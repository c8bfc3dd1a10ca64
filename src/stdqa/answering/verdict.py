"""Statements put as questions: confirmed, or contradicted with what the documents do say."""

from __future__ import annotations

import re
from decimal import Decimal

from stdqa.answering.about import speaks_of_limits, speaks_of_names
from stdqa.answering.abstaining import TREND, declined
from stdqa.answering.choosing import best_figure
from stdqa.answering.comparison import compared, told
from stdqa.answering.figure import basis_of, counterpart
from stdqa.answering.joint import HALF, PART_OF_OTHER, ROUNDED, STANDING, UNASKED, is_part
from stdqa.answering.labels import Labels, fit, said_of_another, unasked
from stdqa.answering.phrasing import figure_sentence
from stdqa.answering.picking import namer_of
from stdqa.answering.premise import (
    ALL,
    ONLY,
    not_the_first,
    same_thing,
    says_so,
    tells_of_others,
    whole_ways,
    wrong_direction,
)
from stdqa.answering.ratios import direction
from stdqa.answering.reply import Limits, Reply, confidence
from stdqa.answering.singly import choices_for
from stdqa.answering.sought import Sort
from stdqa.figures.measures import DECREASE, INCREASE
from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.questions.claims import Stated, agrees, stated
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.retrieval.signals import SHARES
from stdqa.text import content_stems
from stdqa.types import Answer, Basis, FigureKind, Verdict

MOST = re.compile(
    r"\b(?:most|majority|more than half|over half|bulk of|(?:larger|greater|bigger) part|lion['’]s share|"
    r"predominantly|mainly|chiefly|primarily)\b",
    re.I,
)

MOST_OF = re.compile(r"\b(?:most|the majority|the bulk|more than half|over half) of\b", re.I)
MINORITY = re.compile(r"\b(?:minority|less than half|under half|fewer than half)\b", re.I)
NEGATED = re.compile(r"\b(?:not|n't|no longer|fail(?:ed)? to)\b", re.I)
# Of a statement in words: beside a number, "without" and "never" deny something else.
DENIED = re.compile(rf"{NEGATED.pattern}|\b(?:never|without)\b", re.I)


def answer_verdict(question: Question, found: Found, finder: Finder, limits: Limits) -> Answer | None:
    """Confirm or contradict a statement; None where the documents do not settle it."""
    first = _of_first(question, found, finder)
    if first is not None:
        return first
    settled = _of_amounts(question, found, finder)
    if settled is not None:
        return settled
    if question.request is not None:
        # What is more than what cannot be told by a sentence that merely names both.
        return None
    return _of_words(question, found, finder, limits)


def false_premise(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The answer that what a question takes for granted is not so; None where it is, or is not told."""
    if question.premise is None or not _tells_amounts(question.premise):
        return None
    within = finder.find(question.premise)
    judged = _of_amounts(question.premise, within, finder)
    return judged if judged is not None and judged.verdict is Verdict.CONTRADICTED else None


def _tells_amounts(question: Question) -> bool:
    """Whether a statement tells any amount at all; only then the documents are searched for it."""
    patterns = (TREND, ALL, MOST, MINORITY)
    return (
        question.request is not None
        or bool(stated(question.text))
        or any(pattern.search(question.text) for pattern in patterns)
    )


def _of_amounts(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Hold a statement of amounts against the figures: of two compared, of a change, of one, of a share."""
    if MOST_OF.search(question.text) and (settled := _of_share(question, found, finder)):
        # "Most of the places" are compared with no others.
        return settled
    if question.request is not None:
        return _of_comparison(question, found, finder) or _of_trend(question, found, finder)
    if TREND.search(question.text):
        return _of_trend(question, found, finder)
    claims = [claim for claim in stated(question.text) if not claim.ordinal]
    bounded = next((claim for claim in claims if claim.bound), None)
    if (
        question.amount
        and bounded
        and (settled := _of_bound(question, question.amount, found, finder, bounded))
    ):
        return settled
    if ONLY.search(question.text):
        return None
    each = [_of_number(question, found, finder, claim) for claim in claims]
    # A statement of several numbers holds if all of them do.
    wrong = next((one for one in each if one and one.verdict is Verdict.CONTRADICTED), None)
    return wrong or next(iter(each), None) or _of_share(question, found, finder)


def _of_comparison(question: Question, found: Found, finder: Finder) -> Answer | None:
    """ "Are there more nurses than doctors?": the figure of each, and whether it is so."""
    request = question.request
    pairs = compared(question, found, finder, request) if request else None
    if request is None or not pairs:
        return None
    first, second = pairs[0][1].figure.value, pairs[1][1].figure.value
    holds = first < second if request.less else first > second
    if NEGATED.search(question.text):
        holds = not holds
    verdict = Verdict.CONFIRMED if holds else Verdict.CONTRADICTED
    return told(question, found, finder, pairs, request.less, verdict)


FEWER = re.compile(r"\b(?:fewer|less|lower|smaller)\b(?=.*\bthan\b)", re.I)


def _of_trend(question: Question, found: Found, finder: Finder) -> Answer | None:
    """A statement that something rose or fell, held against the change that is told of it."""
    if not TREND.search(question.text):
        return None
    # The words of change, and of comparing, are not what changes.
    moved = frozenset(content_stems(" ".join(m.group() for p in CHANGING for m in p.finditer(question.text))))
    named = [c for c in _things(question) if c.stems[0] not in moved]
    changes = [
        c
        for c in found.ranked.figures
        if direction(c)
        and sum(says(one, c.profile.levels[1] | c.profile.levels[2]) > 0 for one in named)
        >= TOLD * max(1, len(named))
    ]
    if not changes:
        return None
    fell = FEWER.search(question.text) or (
        DECREASE.search(question.text) and not INCREASE.search(question.text)
    )
    claimed = "decrease" if fell else "increase"
    agreed = (direction(changes[0]) == claimed) is not bool(NEGATED.search(question.text))
    return verdict_on(
        question, found, finder, changes[0], Verdict.CONFIRMED if agreed else Verdict.CONTRADICTED
    )


CHANGING = (INCREASE, DECREASE, re.compile(r"\b(?:compared|more|fewer|less|than|higher|lower)\b", re.I))
# What must be said near a change, and beside a share.
TOLD = 0.5
# … and of the amount that a bound is held against: what else it may be has been looked at before.
BOUND_TOLD = 0.4


def _of_number(question: Question, found: Found, finder: Finder, claim: Stated) -> Answer | None:
    """Hold the number stated against the figure for the same thing, period and basis."""
    ranked = _held_against(question, found, finder, claim)
    if not ranked:
        return None
    best_score, best = ranked[0]
    # A bound ("more than half") many figures meet; only a number names its figure.
    same_value = next(
        (
            c
            for score, c in ranked
            if not claim.bound and agrees(claim, c.figure.value) and best_score - score <= TIE
        ),
        None,
    )
    if same_value is not None and _time_fits(question, same_value):
        agreed = (
            speaks_of_names(question, same_value, finder)
            and not _goes_the_other_way(question, same_value)
            and _in_its_unit(claim, same_value)
        )
        return verdict_on(
            question, found, finder, same_value, Verdict.CONFIRMED if agreed else Verdict.CONTRADICTED
        )
    # The figure of another place says nothing of the one that is named.
    if not speaks_of_names(question, best, finder):
        return None
    agreed = agrees(claim, best.figure.value, best.figure.qualifier)
    if NEGATED.search(question.text) and claim.bound:
        agreed = not agreed
    elif NOT_YET.search(question.text) and not claim.bound:
        # "Does it not yet hold 600?" says that it holds fewer.
        agreed = best.figure.value < claim.value
    if not agreed or _goes_the_other_way(question, best) or not _in_its_unit(claim, best):
        return verdict_on(question, found, finder, best, Verdict.CONTRADICTED)
    if _time_fits(question, best):
        return verdict_on(question, found, finder, best, Verdict.CONFIRMED)
    right = counterpart(best, found.ranked.figures)
    return verdict_on(question, found, finder, right, Verdict.CONTRADICTED) if right else None


def _of_bound(
    question: Question, asked: Question, found: Found, finder: Finder, claim: Stated
) -> Answer | None:
    """Hold a bound against the figure that the question for the amount would be answered by.

    :param asked: that question.
    """
    within, limits = finder.find(asked), Limits()
    if declined(asked, within, finder, limits) is not None:
        return None
    figures = [one.candidate for one in choices_for(asked, within, finder, limits)]
    # What a share is of ("four fifths of the members") is not what it counts.
    counts = claim.counted and not claim.percent
    of_claim = [c for c in figures if _fits(claim, c) and (not counts or same_thing(claim, c, asked))]
    best = next((c for c in of_claim if c.coverage >= BOUND_TOLD), None)
    if best is None or _goes_the_other_way(question, best):
        return None
    agreed = agrees(claim, best.figure.value, best.figure.qualifier)
    if NEGATED.search(question.text):
        agreed = not agreed
    return verdict_on(question, found, finder, best, Verdict.CONFIRMED if agreed else Verdict.CONTRADICTED)


def _in_its_unit(claim: Stated, candidate: Candidate) -> bool:
    """Whether a number is stated in per cent where the figure is, and in percentage points where it is."""
    return not claim.percent or claim.points is (candidate.figure.unit == POINTS)


POINTS = "percentage points"
NOT_YET = re.compile(r"\b(?:not yet|yet to|still not)\b", re.I)


def _held_against(
    question: Question, found: Found, finder: Finder, claim: Stated
) -> list[tuple[float, Candidate]]:
    """The figures that a number stated may be held against, the likeliest first."""
    fitting = [c for c in found.ranked.figures if _fits(claim, c)]
    # "9 new secretariats" is held against the secretariats, not against whatever there are 9 of.
    candidates = [c for c in fitting if same_thing(claim, c, question) and speaks_of_limits(question, c)]
    # "Sixty guilds" are held against guilds, not against guild rules, where any are counted.
    heads = {way[-1] for way in whole_ways(claim, question)} | set(claim.counted[-1:])
    candidates = [c for c in candidates if c.profile.head in heads] or candidates
    # What another place has is no answer for the one that the statement names.
    candidates = [c for c in candidates if speaks_of_names(question, c, finder)] or candidates
    labels = Labels(found.ranked.figures, finder)
    concepts = [c for c in _things(question) if c.stems[0].isalpha()]
    ranked = []
    for candidate in candidates:
        strange = unasked(question, candidate, labels)
        said = fit(concepts, candidate, labels)
        if not claim.counted and max(said, candidate.coverage) < NAMED:
            # "Do they number 116?": only the rest of the statement says of what.
            continue
        score = candidate.score + FITTING * said - UNASKED * strange
        if candidate.figure.qualifier:
            score -= ROUNDED
        if question.basis is not None and basis_of(candidate) is None:
            score -= UNDATED
        if question.basis is None and not question.years and basis_of(candidate) is Basis.AS_OF:
            score += STANDING
        if strange > HALF and is_part(candidate, found.ranked.figures):
            score -= PART_OF_OTHER
        if any(said_of_another(concept, candidate, labels) for concept in concepts):
            score -= OF_ANOTHER
        ranked.append((score, candidate))
    return sorted(ranked, key=lambda one: -one[0])


# What it counts that a figure's label says the statement's words, and that another's does instead.
FITTING, OF_ANOTHER, NAMED = 0.8, 0.5, 0.35
# … and that it does not tell its time where the statement does.
UNDATED = 0.15


def _goes_the_other_way(question: Question, candidate: Candidate) -> bool:
    """Whether a statement tells of a fall where the figure is a rise, or the reverse."""
    way = direction(candidate)
    if way is None:
        return False
    down, up = DECREASE.search(question.text), INCREASE.search(question.text)
    return bool((down and not up and way == "increase") or (up and not down and way == "decrease"))


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
    labels = Labels(found.ranked.figures, finder)
    quantity = frozenset(content_stems(rule[0].search(question.text)[0]))  # type: ignore[index]
    concepts = [c for c in _things(question) if c.stems[0] not in quantity]
    shares = [
        (c.score + fit(concepts, c, labels) - UNASKED * unasked(question, c, labels), c)
        for c in found.ranked.figures
        if c.figure.kind in SHARES and not c.figure.change and fit(concepts, c, labels) >= TOLD
    ]
    if not shares or not concepts:
        return None
    best = max(shares, key=lambda one: one[0])[1]
    _, least, most = rule
    # "Half" is a share as "50%" is.
    value = best.figure.value * (100 if best.figure.kind is FigureKind.RATIO else 1)
    inside = value == least if least == most else least < value <= most
    return verdict_on(question, found, finder, best, Verdict.CONFIRMED if inside else Verdict.CONTRADICTED)


def _things(question: Question) -> list[Concept]:
    """The single words of a statement that name things."""
    return [c for c in question.concepts if len(c.stems) == 1 and c.stems[0] not in NO_THINGS]


# What a statement of a share says beside its things.
NO_THINGS = frozenset(
    content_stems("make up makes account for half majority minority part whole share number")
)


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
    if wrong_direction(question, sentence) or not_the_first(question, sentence):
        return _said(question, found, finder, best, Verdict.CONTRADICTED)
    if best.coverage < limits.confirming_coverage:
        return None
    if tells_of_others(question, sentence):
        return _said(question, found, finder, best, Verdict.CONTRADICTED)
    if not says_so(question, sentence):
        return None
    names = set(question.names) - best.profile.levels[2] - best.profile.levels[3]
    if names and not any(one.sort in OF_NAMES for one in namer_of(finder.index).mentions(sentence)):
        # "With 47 countries" does not tell which, nor that Norland is none of them.
        return None
    negated = bool(DENIED.search(question.text)) != bool(DENIED.search(sentence))
    verdict = Verdict.CONTRADICTED if names or negated else Verdict.CONFIRMED
    return _said(question, found, finder, best, verdict)


OF_NAMES = (Sort.PERSON, Sort.BODY, Sort.PLACE)


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
    text = f"{lead}: {_of_its_place(question, candidate)}"
    return reply.answer(text, confidence(found.ranked.figures), verdict=verdict, first=[candidate])


def _of_its_place(question: Question, candidate: Candidate) -> str:
    """A figure as a sentence, led by the place that it is of where the question names another or none."""
    said, scope = figure_sentence(candidate.figure), candidate.figure.scope
    if not scope or scope in said or set(content_stems(scope)) & set(content_stems(question.text)):
        return said
    return f"{scope}: {said}"


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

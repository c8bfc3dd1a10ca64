"""When the documents do not say, and why: each refusal has a reason and offers the nearest there is."""

from __future__ import annotations

import re
from functools import lru_cache

from stdqa.answering.phrasing import REASONS
from stdqa.answering.reply import Limits, Reply
from stdqa.answering.vague import MOST_OFFERED, meant, named, things
from stdqa.questions import Form, Operation, Question
from stdqa.questions.asking import without_examples
from stdqa.questions.cues import Wants, harmless, of_money, restricting, same_limits
from stdqa.questions.forms import operation
from stdqa.questions.names import root
from stdqa.questions.parts import coordinated
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.text import content_stems, content_words, function_words, search_form, stem, words
from stdqa.types import Answer, Basis, Figure, FigureKind, Reason


def declined(question: Question, found: Found, finder: Finder, limits: Limits) -> Reason | None:
    """Why a question should not be answered from what was found; None if it can be."""
    if not question.concepts:
        return Reason.TOO_VAGUE
    ranked = found.ranked
    best = ranked.figures if question.wants is Wants.FIGURE else ranked.sentences
    if not best:
        return Reason.NOT_IN_SOURCES if ranked.sentences else Reason.OFF_TOPIC
    if _off_topic(found, best, limits):
        return Reason.OFF_TOPIC
    times = question.years and not names_own_times(question)
    if times and not speaks_of_years(question, found, best[0], finder):
        return Reason.OTHER_PERIOD
    if question.strangers and question.form in (Form.COMPARISON, Form.COMPUTATION):
        return Reason.OTHER_SCOPE
    if question.wants is not Wants.FIGURE:
        return Reason.NOT_IN_SOURCES if _doubted(question, found, limits) else None
    if meant(question, found):
        return Reason.TOO_VAGUE
    reason = _not_this_figure(question, best, finder)
    return reason or (Reason.NOT_IN_SOURCES if _doubted(question, found, limits) else None)


def _doubted(question: Question, found: Found, limits: Limits) -> bool:
    """Whether a reader finds that nothing of what a plain question asks for answers it."""
    doubt = found.doubt
    if doubt is None or question.form not in (Form.FIGURE, Form.WORDS):
        return False
    told = doubt.figures <= limits.doubt and question.wants is Wants.FIGURE
    return doubt.sentences > limits.doubt and not told


# "More cases than in 2021": the other year is what is compared with.
TREND = re.compile(
    r"\b(?:more|fewer|less|higher|lower|larger|smaller|greater)\b.*\bthan (?:in|the|"
    r"during|at|it was|they were)\b.*"
    r"(?:\b(?:19|20)\d\d\b|\byear\b)|"
    r"\b(?:compared (?:with|to)|against|versus|from) (?:the (?:year before|previous year)|(?:19|20)\d\d)\b",
    re.I,
)


def names_own_times(question: Question) -> bool:
    """Whether a question names other times than its figures do: "in 2021, before the rise"."""
    other_time = (Operation.PREVIOUS, Operation.DIFFERENCE)
    if question.form is Form.COMPUTATION and operation(question.text) in other_time:
        return True
    if question.form is Form.VERDICT and TREND.search(question.text):
        return True
    return (
        question.request is not None
        and len({term.years for term in question.request.terms if term.years}) > 1
    )


def _off_topic(found: Found, best: tuple[Candidate, ...], limits: Limits) -> bool:
    """Whether what was found is about something else than the question."""
    similarity = max((hit.similarity or 0.0 for hit in found.hits), default=0.0)
    # Figures of the kind asked for may lead without saying much; what is said is told by the sentences too.
    coverage = max(candidate.coverage for candidate in (*best[:3], *found.ranked.sentences[:3]))
    near = found.nearness
    if near is not None:
        said = max(coverage, found.ranked.sentences[0].coverage if found.ranked.sentences else 0.0)
        return similarity + near < limits.nearness and said < limits.near_coverage
    return coverage < limits.least_coverage or (similarity < limits.similarity and coverage < limits.coverage)


def said_elsewhere(found: Found, limits: Limits) -> bool:
    """Whether another sentence is so much nearer to the question than that of the best figure that the
    figure must be of something else.
    """
    ranked = found.ranked
    if found.nearness is None or not ranked.figures or not ranked.sentences:
        return False
    figure = ranked.figures[0].figure
    own = next((c for c in ranked.sentences if _holds(c, figure)), None)
    return own is not None and ranked.sentences[0].score - own.score > limits.lead


def _holds(sentence: Candidate, figure: Figure) -> bool:
    inside = sentence.profile.start <= figure.start < sentence.profile.end
    return inside and sentence.hit.passage.document == figure.document


def _not_this_figure(question: Question, best: tuple[Candidate, ...], finder: Finder) -> Reason | None:
    """Why none of the figures close to the best is the one asked for: another place, a narrower count,
    another basis, another kind of number."""
    if set(question.strangers) - _abbreviated(set(question.strangers), best[0]):
        return Reason.OTHER_SCOPE
    if _counts_nothing_told(question, best[0]):
        return Reason.NOT_IN_SOURCES
    several = question.request is not None and len(question.request.terms) > 1
    if several or question.form in SEVERAL_THINGS:
        return None
    about = [candidate for candidate in _close(best) if speaks_of_names(question, candidate, finder)]
    if not about:
        return None if _lists(question, finder) else Reason.OTHER_SCOPE
    about = [candidate for candidate in about if speaks_of_limits(question, candidate)]
    if not about or _other_basis(question, about[0], best):
        return Reason.NOT_IN_SOURCES
    particular = question.kinds and not question.kinds & ANY_NUMBER
    return Reason.NOT_IN_SOURCES if particular and about[0].figure.kind not in question.kinds else None


# These name several things; no one statement need be about all of them.
SEVERAL_THINGS = (Form.COMPARISON, Form.COMPUTATION, Form.SEVERAL, Form.VERDICT)
# A question for a number may be answered by any of these; one for money or a date only by such a figure.
ANY_NUMBER = frozenset({FigureKind.COUNT, FigureKind.PERCENTAGE, FigureKind.RATIO, FigureKind.QUANTITY})


# A candidate this much behind the best may still be the answer when only it is about the place asked for.
CLOSE = 0.35


def _close(best: tuple[Candidate, ...]) -> list[Candidate]:
    return [c for c in best if c.score >= best[0].score - CLOSE and c.coverage >= best[0].coverage]


def speaks_of_years(question: Question, found: Found, best: Candidate, finder: Finder) -> bool:
    """Whether a statement may be about the years asked for: it names one; or none at all, where its document
    reports on one of them or, if that is not known, others name one."""
    figures = found.ranked.figures
    if best.profile.figure is None:
        inside = [c.figure for c in figures if c.hit.passage.id == best.hit.passage.id]
        years = {year for figure in inside if figure.period for year in figure.period.years}
        known = {year for figure in map(_figure, figures) if figure.period for year in figure.period.years}
        return bool(question.years & (years or known)) or not (years or known)
    period = best.figure.period
    if period and period.years:
        return bool(question.years & period.years)
    reported = finder.report_year(best.hit.passage.document)
    if reported is not None:
        return reported in question.years
    known = {y for c in figures if c.figure.period for y in c.figure.period.years}
    return bool(question.years & known)


# "The number cited by the Deputy Director" names the one who says it.
SAID_BY = re.compile(
    r"\b(?:cited|quoted|mentioned|given|stated|said|reported|announced|named) by\b|\baccording to\b|"
    r"\b(?:did|does)\b.*\b(?:cite|quote|mention|give|state|say|report|announce)\b",
    re.I,
)


def speaks_of_names(question: Question, candidate: Candidate, finder: Finder) -> bool:
    """Whether a statement is about the places, bodies and people that the question names.

    What the whole document is about (its title's names) need not be said again.
    """
    wanted = set(question.names)
    if not wanted:
        return True
    everywhere = finder.said_everywhere(candidate.hit.passage.document) | COMMON
    _, _, sentence, frame, led, whole = candidate.profile.levels
    near = set(sentence) | set(frame) | everywhere | finder.shared
    if _names_nobody(candidate, everywhere | wanted) or _points_back(candidate):
        # "The region …; in it, 36 were formulated": who is meant stands in the sentences before.
        near |= set(led) | set(whole)
    near -= candidate.profile.elsewhere
    speaker = candidate.hit.passage.context.speaker
    if speaker and SAID_BY.search(question.text):
        near |= set(content_stems(f"{speaker.name} {speaker.role or ''}"))
    roots = set(map(root, near))
    missing = {name for name in wanted if name not in near and root(name) not in roots}
    if not missing:
        return True
    missing -= _abbreviated(missing, candidate)
    ways = [c for c in question.concepts if missing & set(c.stems)]
    said = {s for c in ways if any(set(way) <= near for way in c.others) for s in c.stems}
    return not missing - said


def _names_nobody(candidate: Candidate, everywhere: frozenset[str]) -> bool:
    """Whether the statement names no place or body of its own but these."""
    figure = candidate.profile.figure
    scope = set(content_stems(figure.scope or "")) if figure else set()
    return scope <= everywhere


# "They beat …", "In 1951 she moved …": whom a sentence speaks of stands in those before it.
POINTS_BACK = re.compile(r"(?:[^,.;]{1,40},\s)?(?:he|she|it|they|his|her|its|their|theirs|both)\b", re.I)


def _points_back(candidate: Candidate) -> bool:
    """Whether the sentence of a statement opens with a pronoun."""
    return POINTS_BACK.match(_sentence_of(candidate)) is not None


def _sentence_of(candidate: Candidate) -> str:
    passage, profile = candidate.hit.passage, candidate.profile
    figure = profile.figure
    start, end = (
        (figure.sentence_start, figure.sentence_end) if figure is not None else (profile.start, profile.end)
    )
    return passage.text[start - passage.start : end - passage.start]


# Two letters begin two words anywhere.
LEAST_LETTERS, MOST_LETTERS = 3, 6


def _abbreviated(names: set[str], candidate: Candidate) -> set[str]:
    """Those of some names that are written out in the sentence of a statement: UMC, by the initials of "the
    United Methodist Church"."""
    short = {name for name in names if LEAST_LETTERS <= len(name) <= MOST_LETTERS}
    if not short:
        return short
    skip = function_words()
    said = [
        w.text for w in words(_sentence_of(candidate)) if w.text[0].isalpha() and stem(w.text) not in skip
    ]
    initials = "".join(search_form(word[0]) for word in said)
    return {
        name
        for name in short
        for place in range(len(initials) - len(name) + 1)
        if initials.startswith(name, place) and said[place][0].isupper()
    }


# Adjectives of the country as a whole limit nothing in a national report; the corpus' own country is in
# its titles, and its adjective with it.
COMMON = frozenset(content_stems("Chinese China national government"))


def _figure(candidate: Candidate) -> Figure:
    return candidate.figure


def _counts_nothing_told(question: Question, best: Candidate) -> bool:
    """Whether a question of one word wants things counted that the figure's clause does not speak of."""
    if len(question.concepts) != 1 or not question.counted:
        return False
    near = best.profile.levels[0] | best.profile.levels[1]
    return not says(question.concepts[0], near)


def _lists(question: Question, finder: Finder) -> bool:
    """Whether a question lists several things by name: no one statement need be about all of them."""
    return len(question.names) > 1 and len(coordinated(question.text, finder.glossary).options) > 1


@lru_cache(maxsize=64)
def _may_narrow(text: str) -> frozenset[str]:
    """The stems of a question's words that may narrow a count: not those of an example ("such as domestic
    appliances"). Kept, as it is asked for each candidate."""
    return frozenset(stem(w) for w in content_words(without_examples(text)) if w.lower() not in harmless())


def speaks_of_limits(question: Question, candidate: Candidate) -> bool:
    """Whether a statement says the words of the question that narrow a count (withdrawn, women); an amount
    of money says itself that money is spoken of."""
    said = _may_narrow(question.text if question.earlier is None else " ".join(question.words))
    limits = [c for c in question.concepts if len(c.stems) == 1 and c.stems[0] in restricting() & said]
    figure = candidate.profile.figure
    if figure is not None and figure.kind is FigureKind.MONEY:
        limits = [concept for concept in limits if concept.stems[0] not in of_money()]
    _, _, sentence, frame, led, _ = candidate.profile.levels
    near = sentence | frame | led
    return all(
        says(concept, near) or same_limits().get(concept.stems[0], frozenset()) & near for concept in limits
    )


def _other_basis(question: Question, best: Candidate, candidates: tuple[Candidate, ...]) -> bool:
    """Whether a stock is asked for where only a flow is told, or a dated flow where only a stock is."""
    period = best.figure.period
    if question.basis is None or period is None or period.basis is None or period.inherited:
        return False
    if period.basis is question.basis or best.figure.kind is not FigureKind.COUNT:
        return False
    if len(period.years) > 1 or OVER_YEARS.search(_sentence_of(best)):
        # "Since 2021 it has supported …": what was reached over years stands at their end.
        return False
    told = any(_same_unit(best, c) and _basis(c) is question.basis for c in candidates)
    # A basis taken over from an earlier question is a guess, not a demand.
    cue = question.basis is Basis.AS_OF and not question.years and question.earlier is None
    sure = question.basis_stated or cue
    return sure and not told


OVER_YEARS = re.compile(r"\b(?:since|so far|to date)\b", re.I)


def _same_unit(one: Candidate, two: Candidate) -> bool:
    return bool(one.profile.unit) and one.profile.head == two.profile.head


def _basis(candidate: Candidate) -> Basis | None:
    return candidate.figure.period.basis if candidate.figure.period else None


def abstain(question: Question, found: Found, finder: Finder, reason: Reason) -> Answer:
    """Say that the documents do not say, and offer the nearest that they do say, labelled as such."""
    reply = Reply(question, found, finder)
    if reason is Reason.TOO_VAGUE:
        return _asked_back(question, found, reply)
    if reason is not Reason.OFF_TOPIC and question.wants is Wants.FIGURE:
        reply.also(found.ranked.figures[:1])
    asked = ", ".join(str(year) for year in sorted(question.years)) or "this period"
    return reply.abstention(REASONS[reason].format(asked=asked), reason)


def _asked_back(question: Question, found: Found, reply: Reply) -> Answer:
    """Ask back which of the things counted is meant, with a figure of each."""
    offered = meant(question, found) or things(found.ranked.figures)
    for thing in offered[:MOST_OFFERED]:
        reply.also([thing.best], most=MOST_OFFERED)
    lead = "The question fits several figures." if question.concepts else REASONS[Reason.TOO_VAGUE]
    more = f" The documents count {named(offered)}." if offered else ""
    return reply.abstention(f"{lead}{more} Say which of them you mean." if more else lead, Reason.TOO_VAGUE)

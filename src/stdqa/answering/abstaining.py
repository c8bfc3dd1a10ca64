"""When the documents do not say, and why: each refusal has a reason and offers the nearest there is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.answering.about import (
    abbreviated,
    point_of,
    points_back,
    speaks_of_limits,
    speaks_of_names,
    speaks_of_years,
)
from stdqa.answering.order import of_a_later_one, of_another_in_order
from stdqa.answering.phrasing import REASONS
from stdqa.answering.reply import Limits, Reply
from stdqa.answering.vague import MOST_OFFERED, meant, named, things
from stdqa.figures import numerals
from stdqa.figures.quantities import NEW
from stdqa.figures.rounding import is_rounding
from stdqa.questions import Form, Operation, Question
from stdqa.questions.cues import Wants, of_money
from stdqa.questions.operations import operation
from stdqa.questions.parts import coordinated
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.retrieval.opposites import Opposites
from stdqa.types import Answer, Basis, FigureKind, Reason


def declined(question: Question, found: Found, finder: Finder, limits: Limits) -> Reason | None:
    """Why a question should not be answered from what was found; None if it can be."""
    if {stem for concept in question.concepts for stem in concept.stems} <= NEW:
        return Reason.TOO_VAGUE
    if question.earlier is None and not question.names and POINTS_AT_NOTHING.search(question.text):
        return Reason.TOO_VAGUE
    ranked = found.ranked
    best = ranked.figures if question.wants is Wants.FIGURE else ranked.sentences
    if not best:
        return Reason.NOT_IN_SOURCES if ranked.sentences else Reason.OFF_TOPIC
    # A follow-up says little itself.
    if (question.alien and question.earlier is None) or _off_topic(found, best, limits):
        return Reason.OFF_TOPIC
    if question.form in (Form.FIGURE, Form.WORDS) and (
        of_another_in_order(question, best[0].sentence) or of_a_later_one(question, best[0].hit.passage.text)
    ):
        return Reason.OTHER_SCOPE
    times = question.years and not names_own_times(question)
    if times and not speaks_of_years(question, found, best[0], finder):
        return Reason.OTHER_PERIOD
    if question.strangers and question.form in (Form.COMPARISON, Form.COMPUTATION):
        return Reason.OTHER_SCOPE
    if question.wants is not Wants.FIGURE:
        if question.form is Form.WORDS and _of_strangers(question, best[0]):
            return Reason.OTHER_SCOPE
        if question.form is Form.WORDS and _of_money_untold(question, best[:SENTENCES]):
            return Reason.NOT_IN_SOURCES
        return Reason.NOT_IN_SOURCES if _doubted(question, found, limits) else None
    if meant(question, found):
        return Reason.TOO_VAGUE
    reason = _not_this_figure(question, best, finder)
    return reason or (Reason.NOT_IN_SOURCES if _doubted(question, found, limits) else None)


# "Is that better than before?", "And what about the other thing?", where nothing was spoken of.
POINTS_AT_NOTHING = re.compile(
    r"^(?:and |so |but )?(?:what|how) (?:about|is|was) (?:the|that|this|your)(?: other)? "
    r"(?:one|thing|stuff|matter|topic|point|question)s?\W*$|"
    r"^(?:and |so |but )?(?:is|was|are|were|does|did|do|has|have|had|will|would)\s+"
    r"(?:that|this|it|they|these|those) (?:\w+ly )?(?:any )?"
    r"(?:better|worse|(?:more|less|fewer)(?! than \d)|higher|lower|up|down|enough|good|bad|much|many|"
    r"normal|usual|"
    r"an? (?:lot|increase|decrease|rise|drop|fall|improvement|record))\b(?! (?:that|who|which)\b)",
    re.I,
)


# "How do I register a boat?": a report tells what was done, and nobody what to do.
HOW_TO = re.compile(
    r"\bhow (?:do|can|could|should|would|must) (?:i|we|one)\b"
    r"(?! (?:\w+ly )?(?:know|tell|recogni[sz]e|see|read|understand|interpret|explain|describe|define|say|"
    r"call|get to|reach|contact))",
    re.I,
)


def _of_money_untold(question: Question, best: Sequence[Candidate]) -> bool:
    """Whether a question in words is about money ("What subsidy does a farm get?"), and the best sentences
    speak of none."""
    asked = {stem for concept in question.concepts for stem in concept.stems} & of_money()
    return bool(asked) and not any(speaks_of_limits(question, c) for c in best)


def _doubted(question: Question, found: Found, limits: Limits) -> bool:
    """Whether a reader finds that nothing of what a plain question asks for answers it; nor does anything
    answer what to do."""
    if HOW_TO.search(question.text):
        return True
    if question.form not in (Form.FIGURE, Form.WORDS):
        return False
    return doubted(found, limits, figures=question.wants is Wants.FIGURE)


def doubted(found: Found, limits: Limits, figures: bool = True) -> bool:
    """Whether a reader finds that no sentence answers, nor, where figures may, any of those."""
    doubt = found.doubt
    if doubt is None:
        return False
    told = figures and doubt.figures <= limits.doubt
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


def said_elsewhere(found: Found, limits: Limits, question: Question | None = None) -> bool:
    """Whether another sentence is so much nearer to the question than that of the best figure that the
    figure must be of something else.
    """
    ranked = found.ranked
    if found.nearness is None or not ranked.figures or not ranked.sentences:
        return False
    if question is not None and _counts_just_that(question, ranked.figures[0]):
        return False
    if _goes_on(ranked.figures[0], ranked.sentences[0]) or _says_all(ranked.figures[0], ranked.sentences[0]):
        return False
    figure = ranked.figures[0].figure
    own = next((c for c in ranked.sentences if c.holds(figure)), None)
    return own is not None and ranked.sentences[0].score - own.score > limits.lead


def _says_all(best: Candidate, leading: Candidate) -> bool:
    """Whether the figure says all of a question itself, so that no sentence can say more of it."""
    return best.coverage >= max(ALL_SAID, leading.coverage)


ALL_SAID = 0.95


def _goes_on(best: Candidate, leading: Candidate) -> bool:
    """Whether the sentence of a figure goes on with what the leading one speaks of: "They released 161"."""
    gap = best.figure.sentence_start - leading.profile.end
    same = best.hit.passage.document == leading.hit.passage.document
    return same and 0 <= gap <= GAP_CHARS and points_back(best)


GAP_CHARS = 3


def _counts_just_that(question: Question, best: Candidate) -> bool:
    """Whether a figure counts nothing more and nothing less than what is asked for, on the basis asked."""
    period = best.figure.period
    same = question.basis_stated and period is not None and period.basis is question.basis
    return same and bool(question.counted) and set(question.counted) == set(best.profile.unit)


def _of_strangers(question: Question, best: Candidate) -> bool:
    """Whether a question names somebody or somewhere that no document knows."""
    strangers = set(question.strangers)
    return bool(strangers - abbreviated(strangers, best))


def _not_this_figure(question: Question, best: tuple[Candidate, ...], finder: Finder) -> Reason | None:
    """Why none of the figures close to the best is the one asked for: another place, a narrower count,
    another basis, another kind of number."""
    if _of_strangers(question, best[0]):
        return Reason.OTHER_SCOPE
    if _counts_nothing_told(question, best[0]):
        return Reason.NOT_IN_SOURCES
    several = question.request is not None and len(question.request.terms) > 1
    if (
        question.form is Form.FIGURE
        and several
        and not any(speaks_of_limits(question, c) for c in _close(best))
    ):
        return Reason.NOT_IN_SOURCES
    # "Per month" narrows nothing: it is what is to be worked out.
    narrowed = question.form is Form.SEVERAL or (
        question.form is Form.COMPUTATION and operation(question.text) is not Operation.RATE
    )
    if narrowed and not any(speaks_of_limits(question, c) for c in best[:OPERANDS]):
        return Reason.NOT_IN_SOURCES
    if several or question.form in SEVERAL_THINGS:
        return None
    if best[0].rival or _of_opposite(question, best[0]):
        return Reason.OTHER_SCOPE
    if _of_another_number(question, best, finder):
        return Reason.NOT_IN_SOURCES
    about = [candidate for candidate in _close(best) if speaks_of_names(question, candidate, finder)]
    if not about:
        return None if _lists(question, finder) else Reason.OTHER_SCOPE
    about = [candidate for candidate in about if speaks_of_limits(question, candidate)]
    if not about or _other_basis(question, about[0], best):
        return Reason.NOT_IN_SOURCES
    particular = question.kinds and not question.kinds & ANY_NUMBER
    return Reason.NOT_IN_SOURCES if particular and about[0].figure.kind not in question.kinds else None


def _of_opposite(question: Question, best: Candidate) -> bool:
    """Whether the clause of a figure itself names the opposite of what the question asks about: "national"
    committees, where it asks of provincial ones."""
    # A rise asked for as a fall is a false premise, and told as one.
    return Opposites.of(question, ways=False).tell(best.clause, best.clause)


# So many sentences may answer a question in words.
SENTENCES = 3
# So many figures may be worth working with.
OPERANDS = 10
# These name several things; no one statement need be about all of them.
SEVERAL_THINGS = (Form.COMPARISON, Form.COMPUTATION, Form.SEVERAL, Form.VERDICT)
# A question for a number may be answered by any of these; one for money or a date only by such a figure.
ANY_NUMBER = frozenset({FigureKind.COUNT, FigureKind.PERCENTAGE, FigureKind.RATIO, FigureKind.QUANTITY})


# A candidate this much behind the best may still be the answer when only it is about the place asked for.
CLOSE = 0.35


def _close(best: tuple[Candidate, ...]) -> list[Candidate]:
    return [c for c in best if c.score >= best[0].score - CLOSE and c.coverage >= best[0].coverage]


# "How many of the 1,311 experts …?"
OF_SO_MANY = re.compile(r"\b(?:of|among|amongst|out of) (?:all )?(?:the|these|those|its|their) (?=\d)", re.I)


def _of_another_number(question: Question, best: Sequence[Candidate], finder: Finder) -> bool:
    """Whether a question asks for a part of so many, and the point that the best figure belongs to does not
    tell so many of anything, not even rounded, while that of another figure does."""
    asked = OF_SO_MANY.search(question.text)
    whole = next(iter(numerals(question.text, asked.end())), None) if asked else None
    if whole is None:
        return False
    told = next((c.figure for c in best if c.figure.value == whole.value), None)
    if told is None:
        return False
    passage = best[0].hit.passage
    point = [
        one.id for one in finder.index.passages_of(passage.document) if point_of(one) == point_of(passage)
    ]
    near = finder.index.figures_in(point)
    return not any(one.value == whole.value or is_rounding(one, told) for one in near)


def _counts_nothing_told(question: Question, best: Candidate) -> bool:
    """Whether a question of one word wants things counted that the figure's clause does not speak of."""
    if len(question.concepts) != 1 or not question.counted:
        return False
    near = best.profile.levels[0] | best.profile.levels[1]
    return not says(question.concepts[0], near)


def _lists(question: Question, finder: Finder) -> bool:
    """Whether a question lists several things by name: no one statement need be about all of them."""
    return len(question.names) > 1 and len(coordinated(question.text, finder.glossary).options) > 1


def _other_basis(question: Question, best: Candidate, candidates: tuple[Candidate, ...]) -> bool:
    """Whether a stock is asked for where only a flow is told, or a dated flow where only a stock is."""
    period = best.figure.period
    if question.basis is None or period is None or period.basis is None or period.inherited:
        return False
    if period.basis is question.basis or best.figure.kind is not FigureKind.COUNT:
        return False
    if len(period.years) > 1 or OVER_YEARS.search(best.sentence):
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

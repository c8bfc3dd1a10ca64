"""From what was found to an answer: the form that the question wants, or why there is none."""

from __future__ import annotations

import re
from dataclasses import replace

from stdqa.answering.about import of_names_asked
from stdqa.answering.abstaining import ANY_NUMBER, abstain, declined, doubted, names_own_times, said_elsewhere
from stdqa.answering.bylines import answer_byline
from stdqa.answering.compared_in_words import compared_in_words
from stdqa.answering.comparison import answer_comparison, place_asked
from stdqa.answering.computation import answer_computation
from stdqa.answering.contact import answer_contact
from stdqa.answering.doubts import longer_than_asked
from stdqa.answering.figure import answer_figure, asks_for_place
from stdqa.answering.joint import options, own_concepts
from stdqa.answering.kinds import DATE, led_by_sentence, led_by_year, of_kind_asked
from stdqa.answering.labels import Labels, fit
from stdqa.answering.leading import NEXT_TO, answer_leading, answer_order, answer_placed, puts_first
from stdqa.answering.meaning import answer_abbreviation
from stdqa.answering.naming import no_town_named
from stdqa.answering.premise import contradicting
from stdqa.answering.ranks import place_asked_for, placing_of, rankings
from stdqa.answering.reply import Limits
from stdqa.answering.several import answer_several, said_of_one
from stdqa.answering.shares import is_stated
from stdqa.answering.singly import answer_singly
from stdqa.answering.sought import as_words, what_is_sought
from stdqa.answering.sources import only_rounded, without
from stdqa.answering.spans import answer_span
from stdqa.answering.statement import answer_of, of_speakers, says_nothing, stated
from stdqa.answering.transcript import answer_speaker
from stdqa.answering.verdict import answer_verdict, false_premise, verdict_on
from stdqa.answering.weighing import weighed
from stdqa.answering.words import answer_words
from stdqa.questions import Form, Operation, Question
from stdqa.questions.claims import stated as stated_numbers
from stdqa.questions.cues import Wants
from stdqa.questions.forms import DOWNWARD, OVERTAKES
from stdqa.questions.operations import operation
from stdqa.retrieval import Finder, Found
from stdqa.types import Answer, Reason, Verdict


def compose(question: Question, found: Found, finder: Finder, limits: Limits | None = None) -> Answer:
    """Answer a question from what was found, or say why the documents do not."""
    limits = limits or Limits()
    outright = (
        answer_speaker(question, found, finder)
        or answer_byline(question, found, finder)
        or answer_contact(question, found, finder)
        or answer_abbreviation(question, found, finder)
        or answer_span(question, found, finder)
    )
    if outright is not None:
        return outright
    question = as_words(question, what_is_sought(question))
    found = led_by_year(question, of_names_asked(question, of_kind_asked(question, found), finder))
    reason = declined(question, found, finder, limits)
    if reason is not None:
        # No one statement need be about all that a question for several figures says.
        answer = _singly(question, found, finder, limits)
    else:
        answer = _formed(question, found, finder, limits) or _denied(question, finder, limits)
    if answer is not None and _of_other_time(question, answer):
        return abstain(question, found, finder, Reason.OTHER_PERIOD)
    if answer is not None:
        return weighed(answer, question, found, finder)
    return abstain(question, found, finder, reason or Reason.NOT_IN_SOURCES)


def _of_other_time(question: Question, answer: Answer) -> bool:
    """Whether an answer shows nothing but figures that are told of other years than those asked for, or of
    longer periods."""
    if not question.years or answer.verdict:
        return False
    figures = [quoted.figure for quoted in answer.figures]
    told = [figure.period for figure in figures]
    if figures and all(one and one.years and max(one.years) < min(question.years) for one in told):
        # Of years to come nothing can be worked out.
        return True
    if answer.computation or names_own_times(question):
        return False
    other = all(one and one.years and not one.years & question.years for one in told)
    return bool(figures) and (other or all(longer_than_asked(question, figure) for figure in figures))


def _formed(question: Question, found: Found, finder: Finder, limits: Limits) -> Answer | None:
    """The answer in the form asked for; a form that does not come about falls back on the plain ones."""
    wrong_premise = false_premise(question, found, finder)
    if wrong_premise is not None:
        return wrong_premise
    order = answer_order(question, found, finder) if question.form is Form.WORDS else None
    if order is not None and order.verdict is Verdict.CONTRADICTED:
        # "How did Zhejiang overtake Guangdong?", where it did not.
        return order
    plain = found
    if question.form is not Form.WORDS and not question.wants_rounded:
        finder.aside = only_rounded(found, finder)
        found = without(found, finder.aside)
    if question.form is Form.VERDICT:
        return _verdict(question, found, finder, limits)
    if question.form is Form.SEVERAL and (wrong := contradicting(question, found)) is not None:
        return verdict_on(question, found, finder, wrong, Verdict.CONTRADICTED)
    if place_asked_for(question.text) and rankings(question, found, finder):
        return answer_words(question, found, finder)
    answer = _composite(question, found, finder, limits)
    if answer is not None:
        return answer
    if question.form is Form.COMPUTATION and operation(question.text) is Operation.PREVIOUS:
        return _of_year_before(question, found, finder)
    places = question.form is Form.COMPARISON and place_asked(question.text) > 1
    if places or needs_all(question, found) or _tells_no_first(question, found):
        return None
    if question.form is Form.COMPUTATION and doubted(found, limits):
        return None
    return _plain(
        question, towards(question, plain, finder), towards(question, found, finder), finder, limits
    )


def _denied(question: Question, finder: Finder, limits: Limits) -> Answer | None:
    """The answer that what a question takes for granted is not so, in words or numbers."""
    if question.premise is None or question.form is not Form.WORDS:
        return None
    answer = _verdict(question.premise, finder.find(question.premise), finder, limits)
    return answer if answer is not None and answer.verdict is Verdict.CONTRADICTED else None


def _of_year_before(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The figure of the year before, where the sentence of the best one states it beside that of the year."""
    best = next(iter(found.ranked.figures), None)
    year = best and finder.report_year(best.figure.document)
    if year:
        asked = replace(question, form=Form.FIGURE, years=frozenset({year - 1}), request=None)
        led = led_by_year(asked, found)
        if led is not found:
            return answer_figure(asked, led, finder)
    # What is told is of the year itself, not of the one before it.
    return abstain(question, found, finder, Reason.OTHER_PERIOD)


def _verdict(question: Question, found: Found, finder: Finder, limits: Limits) -> Answer | None:
    """What the documents say of a statement, one with numbers by them, one without by its words."""
    if place := puts_first(question, finder):
        return answer_leading(question, place, found, finder)
    if placing := placing_of(question, finder):
        placed = answer_placed(question, placing, found, finder)
        best = found.ranked.sentences[:1]
        if placed or not any(placing.may_be_told_by(c.sentence) for c in best):
            return placed
    if NEXT_TO.search(question.text) and (order := answer_order(question, found, finder)):
        return order
    counts = any(not claim.ordinal for claim in stated_numbers(question.text))
    told = of_speakers(question, found, finder) if counts else stated(question, found, finder)
    if told is not None:
        return answer_of(told, question, found, finder)
    if not counts and says_nothing(question, found, finder):
        return None
    return answer_verdict(question, found, finder, limits) or answer_order(question, found, finder)


def _composite(question: Question, found: Found, finder: Finder, limits: Limits) -> Answer | None:
    """The answer that takes several figures, if it comes about."""
    answer: Answer | None = None
    if question.form is Form.COMPARISON and no_town_named(question, found, finder):
        return abstain(question, found, finder, Reason.NOT_IN_SOURCES)
    worded = question.form is Form.COMPARISON and question.kinds != DATE and said_elsewhere(found, limits)
    if worded and _in_words(question, found):
        return answer_words(question, found, finder)
    if question.form in (Form.COMPARISON, Form.WORDS) and (told := compared_in_words(question, found)):
        return answer_words(question, told, finder)
    if question.form is Form.COMPARISON:
        answer = answer_comparison(question, found, finder)
    elif question.singly and operation(question.text) is Operation.SHARE:
        # "The share for industry, group and firm standards" is three shares, each stated.
        answer = _singly(question, found, finder, limits)
    if answer is None and (question.form is Form.COMPUTATION or adds_up(question)):
        answer = answer_computation(question, found, finder)
    listed = question.wants is Wants.FIGURE or question.form is Form.SEVERAL
    if answer is None:
        answer = _singly(question, found, finder, limits)
    if answer is None and listed and not adds_up(question):
        answer = answer_several(question, found, finder)
    return answer


TELLS_MORE = re.compile(
    rf"\b(?:than|{OVERTAKES}|most|least|fewest|top|(?:high|larg|bigg|great|small|low)est|leads?|leading|ahead|behind|"
    r"ranks?|ranked|ranking)\b",
    re.I,
)


# "Which ministry runs the most?" seeks a name; "the most common reason" is a thing.
SEEKS_FIRST = re.compile(
    r"\b(?:which|who|whose)\b.*\b(?:most|fewest|least|(?:high|larg|bigg|great|small|low)est)\b",
    re.I,
)


def _tells_no_first(question: Question, found: Found) -> bool:
    """Whether it is asked which has the most, and none of the best sentences puts one thing before others."""
    if question.form is not Form.COMPARISON or question.wants is Wants.FIGURE or question.request:
        return False
    best = found.ranked.sentences[:FEW_SENTENCES]
    seeks = SEEKS_FIRST.search(question.text)
    # Those on top tell nothing of who has the fewest.
    tells = TELLS_LESS if seeks and DOWNWARD.search(seeks.group()) else TELLS_MORE
    return bool(seeks) and not any(tells.search(c.sentence) for c in best)


TELLS_LESS = re.compile(r"\b(?:than|least|fewest|(?:low|small)est|bottom|last|behind)\b", re.I)
FEW_SENTENCES = 3


def _in_words(question: Question, found: Found) -> bool:
    """Whether a comparison may be answered by a sentence without figures: one that tells which is more, or
    any where the question names nothing to compare."""
    return question.request is None or TELLS_MORE.search(found.ranked.sentences[0].sentence) is not None


def _singly(question: Question, found: Found, finder: Finder, limits: Limits) -> Answer | None:
    """A figure for each of the things that a question asks one after the other; what is to be added up or
    taken away is not answered by its parts."""
    if not question.singly or operation(question.text) in WORKED_OUT:
        return None
    return answer_singly(question, found, finder, limits)


WORKED_OUT = (Operation.SUM, Operation.DIFFERENCE, Operation.RATE)


def _plain(question: Question, plain: Found, found: Found, finder: Finder, limits: Limits) -> Answer | None:
    """One figure or a sentence.

    :param plain: what was found, roundings among it.
    """
    wrong = contradicting(question, found)
    if wrong is not None and question.form is Form.WORDS:
        return verdict_on(question, found, finder, wrong, Verdict.CONTRADICTED)
    if question.wants is not Wants.FIGURE and not asks_for_place(question, found):
        return answer_words(question, found, finder)
    best = next(iter(plain.ranked.figures), None)
    if best and question.kinds and not question.kinds & ANY_NUMBER and best.figure.kind not in question.kinds:
        # "The average time" is told by no count, however it was to be worked out.
        return None
    if not said_elsewhere(found, limits, question):
        return answer_figure(question, plain, finder)
    if not question.kinds:
        # Nothing in the question asks for a number, and what is nearest to it has none.
        return answer_words(question, found, finder)
    led = led_by_sentence(question, found)
    return answer_figure(question, led, finder) if led else None


def towards(question: Question, found: Found, finder: Finder) -> Found:
    """What was found, led by the figure that says what a follow-up itself said ("And helicopters?"), where
    the best one does not."""
    request = question.request
    if request is None or len(request.terms) != 1 or not found.ranked.figures:
        return found
    term, labels = request.terms[0], Labels(found.ranked.figures, finder)
    own = own_concepts(finder, term, request.terms)
    chosen = options(question, found, finder, term, request.terms, request.shared)
    best = found.ranked.figures[0]
    if not chosen or fit(own, best, labels) >= chosen[0].fit - SLIGHTLY:
        return found
    first = chosen[0].candidate
    rest = tuple(c for c in found.ranked.figures if c.figure.id != first.figure.id)
    return replace(found, ranked=replace(found.ranked, figures=(first, *rest)))


SLIGHTLY = 0.2


def adds_up(question: Question) -> bool:
    """Whether a question for one figure joins two things by "or": then it means those of both."""
    request = question.request
    return question.form is Form.FIGURE and request is not None and request.operation is Operation.SUM


def needs_all(question: Question, found: Found) -> bool:
    """Whether a question is answered by figures of all the things that it names or not at all: the figure
    of one is no answer to how many more of it there are."""
    if question.request is None or question.form not in (Form.COMPARISON, Form.COMPUTATION):
        return False
    if question.request.operation is Operation.SHARE:
        return not is_stated(question, found)
    # "Agriculture and rural areas" may be one thing.
    return not said_of_one(question, found, question.request)

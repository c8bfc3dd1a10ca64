"""Why the figure that fits best is yet not the one asked for: the last look before it is shown."""

from __future__ import annotations

import re

from stdqa.answering.about import of_place_unasked
from stdqa.answering.alone import of_more_than_one
from stdqa.answering.joint import HOW_OFTEN
from stdqa.answering.kinds import counts_other_sort, sort_counted
from stdqa.answering.lists import siblings
from stdqa.answering.standing import narrowed, sums_up, tells_other
from stdqa.figures import numerals
from stdqa.figures.quantities import NEW
from stdqa.questions import Operation, Question
from stdqa.questions.claims import stated
from stdqa.questions.cues import idle, light
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.retrieval.signals import SOFT
from stdqa.text import content_stems, stem, stems_and_pairs
from stdqa.types import Basis, Figure, FigureKind, Reason


def doubt(question: Question, best: Candidate, found: Found, finder: Finder) -> Reason | None:
    """Why a figure does not answer a question although it fits best; None if it does."""
    if longer_than_asked(question, best.figure) or _one_of_years(question, best):
        return Reason.OTHER_PERIOD
    if question.part and (not _whole_said(question, best) or narrowed(question, best)):
        return Reason.OTHER_SCOPE
    if question.part and (_is_whole(question, best) or not _part_said(question, best, finder)):
        # "Of the 31 ferries, how many are electric?" is answered neither by the 31 nor by another part.
        return Reason.OTHER_SCOPE
    if of_more_than_one(question, best) or _follow_up_unsaid(question, best, finder):
        return Reason.OTHER_SCOPE
    if NATIONWIDE.search(question.text) and of_place_unasked(question, best, finder):
        return Reason.OTHER_SCOPE
    if _other_of_list(question, best, found, finder):
        return Reason.NOT_IN_SOURCES
    if tells_other(question, best) or counts_other_sort(question, best):
        return Reason.NOT_IN_SOURCES
    if _newcomers_for_all(question, best, found):
        return Reason.NOT_IN_SOURCES
    known = bool(question.counted) and sort_counted(question.counted[-1]) is not None
    if _counts_nothing_of_it(question, best, finder) and (known or not _read_as_told(found)):
        return Reason.NOT_IN_SOURCES
    if _counts_no_times(question, best) or _date_of_nothing(question, best, found):
        return Reason.NOT_IN_SOURCES
    if best.figure.kind is FigureKind.DATE and _of_another_amount(question, best):
        return Reason.NOT_IN_SOURCES
    return None


def _other_of_list(question: Question, best: Candidate, found: Found, finder: Finder) -> bool:
    """Whether a share is one of several told side by side ("12% by rope makers, 10% by net makers"), and the
    part that the question names is none of them: something of it is said nowhere there, and nothing that
    tells this one from the others."""
    request = question.request
    if best.figure.kind is not FigureKind.PERCENTAGE or request is None or question.part:
        return False
    beside = siblings(best, found.ranked.figures)
    if request.operation is not Operation.SHARE or not beside:
        return False
    _, _, sentence, frame, led, _ = best.profile.levels
    own = best.profile.levels[0].difference(*(c.profile.levels[0] for c in beside))
    figure, part = best.figure, set(content_stems(request.terms[0].name))
    soft = finder.said(question, best.hit.passage, figure.clause_start, figure.clause_end)
    named = [
        (concept, other / SOFT)
        for concept, other in zip(question.concepts, soft, strict=True)
        if len(concept.stems) == 1 and concept.stems[0] in part and concept.weight >= 1.0
    ]
    unsaid = [near for concept, near in named if not says(concept, sentence | frame | led)]
    return bool(unsaid) and max(unsaid) < SAID and not any(says(concept, own) for concept, _ in named)


NATIONWIDE = re.compile(
    r"\b(?:nation-?wide|country-?wide|across (?:the |all (?:of )?the )?(?:country|nation)|"
    r"in the (?:whole|entire) country)\b",
    re.I,
)


def _is_whole(question: Question, best: Candidate) -> bool:
    """Whether a figure is a number that the question itself states, in digits or words."""
    return any(one.value == best.figure.value for one in numerals(question.text))


def longer_than_asked(question: Question, figure: Figure) -> bool:
    """Whether a month or quarter is asked for and the figure is that of a longer period."""
    within, told = question.within, figure.period
    if within is None or told is None or None in (within.start, within.end, told.start, told.end):
        return False
    if told.basis is not Basis.DURING or figure.kind is FigureKind.DATE:
        return False
    return (told.end - told.start) > (within.end - within.start)  # type: ignore[operator]


SINCE = re.compile(r"\bsince (?:the year )?(?:19|20|21)\d\d\b", re.I)


def _one_of_years(question: Question, best: Candidate) -> bool:
    """Whether all years since one are asked for and the figure is of one of them alone."""
    told = best.figure.period
    if len(question.years) < SEVERAL or told is None or not SINCE.search(question.text):
        return False
    if sums_up(best):
        # "Since its beginning in 2026, 118,400 have been reached."
        return False
    return told.basis is Basis.DURING and len(told.years) == 1 and told.start != told.end


SEVERAL = 2


def _part_said(question: Question, best: Candidate, finder: Finder) -> bool:
    """Whether anything of the part asked for is said in the figure's sentence or its frame."""
    figure, passage = best.figure, best.hit.passage
    _, _, sentence, frame, *_ = best.profile.levels
    start, end = figure.sentence_start, figure.sentence_end
    # "36 standards in fields such as food and health": of the 36, how many are about food is not told.
    if EXAMPLES.search(passage.text, start - passage.start, figure.clause_start - passage.start):
        start = figure.clause_start
    if example := EXAMPLES.search(passage.text, figure.end - passage.start, end - passage.start):
        end = passage.start + example.start()
    elif listed := LISTED.search(passage.text, figure.end - passage.start, end - passage.start):
        items = [frozenset(content_stems(item)) for item in re.split(r",| and ", listed["items"])]
        asked = {stem for concept in question.concepts if not concept.whole for stem in concept.stems}
        if len(items) >= FEW and sum(not asked.isdisjoint(item) for item in items) == 1:
            # "161 in food, health, and transport": how many of them are about food is not told.
            end = passage.start + listed.start()
    if (start, end) != (figure.sentence_start, figure.sentence_end):
        sentence = stems_and_pairs(passage.text, start - passage.start, end - passage.start)
    soft = finder.said(question, passage, start, end)
    part = [
        max(says(concept, sentence | frame), other / SOFT)
        for concept, other in zip(question.concepts, soft, strict=True)
        if not concept.whole and len(concept.stems) == 1
    ]
    return not part or max(part) >= PART_SAID


def _whole_said(question: Question, best: Candidate) -> bool:
    """Whether a figure is told of the whole that the question names, where that is one of several of its
    kind: "of the local standards" is answered by no part of the national ones."""
    *_, frame, led, _ = best.profile.levels
    near = frame.union(led, content_stems(best.sentence))
    terms = [c for c in question.concepts if c.whole and c.rivals]
    return all(any(near.issuperset(way) for way in term.ways) for term in terms)


def _follow_up_unsaid(question: Question, best: Candidate, finder: Finder) -> bool:
    """Whether a follow-up ("What about tourism?") speaks of something that the figure is not told of."""
    own = set(question.topic) - (NEW | light() | idle() | set(question.names))
    if not own:
        return False
    figure = best.figure
    soft = finder.said(question, best.hit.passage, figure.sentence_start, figure.sentence_end)
    near = frozenset().union(*best.profile.levels[:5])
    return any(
        concept.stems[0] in own and not says(concept, near) and other / SOFT < ALIKE
        for concept, other in zip(question.concepts, soft, strict=True)
        if len(concept.stems) == 1
    )


# A word of a follow-up is taken for said in other words only from here on.
ALIKE = 0.5

EXAMPLES = re.compile(
    r"\b(?:such as|including|like|for example|e\.g\.|(?:in|covering|involving|across) (?:\w+ )?"
    r"(?:fields|areas|sectors|topics|domains)\b)",
    re.I,
)
# What several things are told of together, each without a number of its own.
LISTED = re.compile(
    r"\b(?:in|on|for|about|across|covering|involving|concerning)\s(?P<items>[^.;:()\d,]+(?:,[^.;:()\d,]+)*"
    r"(?:,? and [^.;:()\d,]+|,? etc\b))",
    re.I,
)
FEW = 3
# From here on a word is taken for said in other words. Measured on the dev half of the question set.
SAID = 0.25
# A part is told by words much nearer: "rice" is near to "agriculture", and no part of it that is told.
PART_SAID = 0.7


def _newcomers_for_all(question: Question, best: Candidate, found: Found) -> bool:
    """Whether all there are were asked for, and the figure, like every other of the thing, is of new ones."""
    if question.basis is not Basis.AS_OF or not _of_new(best) or best.figure.kind is not FigureKind.COUNT:
        return False
    if NEW & {stem for concept in question.concepts for stem in concept.stems}:
        return False
    return all(_of_new(c) for c in found.ranked.figures if c.profile.head == best.profile.head)


def _of_new(candidate: Candidate) -> bool:
    return bool(NEW & set(candidate.profile.levels[0]))


def _counts_no_times(question: Question, best: Candidate) -> bool:
    """Whether it is asked how often something happened and the figure counts things."""
    if not HOW_OFTEN.search(question.text) or best.figure.kind is not FigureKind.COUNT:
        return False
    # The words of a term say what it happened to, not what happened.
    terms = {one for c in question.concepts if len(c.stems) > 1 for one in c.stems}
    done = [c for c in question.concepts if len(c.stems) == 1 and not c.whole and terms.isdisjoint(c.stems)]
    said = sum(says(c, best.profile.levels[1]) > 0 for c in done)
    return best.profile.levels[1].isdisjoint(OCCASIONS) and said * 2 < len(done)


def _date_of_nothing(question: Question, best: Candidate, found: Found) -> bool:
    """Whether a date stands where next to nothing of the question is said, and not in the best sentence."""
    leading = next(iter(found.ranked.sentences), None)
    inside = leading is not None and leading.holds(best.figure)
    return best.figure.kind is FigureKind.DATE and best.coverage < DATED and not inside


def _of_another_amount(question: Question, best: Candidate) -> bool:
    """Whether it is asked when something reached an amount that the sentence of the date does not tell."""
    asked = [one for one in stated(question.text) if not one.ordinal]
    told = {one.value for one in numerals(best.sentence)}
    return bool(asked) and not any(one.value in told for one in asked)


DATED = 0.15
OCCASIONS = frozenset(map(stem, ("times", "frequency", "occasions")))


def _counts_nothing_of_it(question: Question, best: Candidate, finder: Finder) -> bool:
    """Whether the thing to be counted is in no document, and little else of the question is said either."""
    if not question.unheard or not question.counted or best.coverage >= LITTLE:
        return False
    figure = best.figure
    head = next((c for c in question.concepts if c.stems == (question.counted[-1],)), None)
    if head is None or question.counted[-1] in EMPTY or says(head, best.profile.levels[-1]):
        return False
    soft = finder.said(question, best.hit.passage, figure.sentence_start, figure.sentence_end)
    return soft[question.concepts.index(head)] / SOFT < SAID


LITTLE = 0.5
# "In how many cases": where no document speaks of cases, they are anything.
EMPTY = frozenset(map(stem, ("case", "instance", "thing", "item", "entity")))


def _read_as_told(found: Found) -> bool:
    """Whether a reader is rather sure that a sentence answers or that a figure does."""
    return found.doubt is not None and min(found.doubt.figures, found.doubt.sentences) < SURE


# Of the questions whose thing no document names, those that a reader doubts less had an answer: all four of
# the fresh sets, and none without one. Of a thing whose sort is known another sort is no answer, whatever the
# reader says.
SURE = 0.07

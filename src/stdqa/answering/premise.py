"""What a question takes for granted, held against what the documents say.

A premise is contradicted only by a statement about the same thing: another number of it, the other
direction, another place in a series.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.answering.about import says_limits
from stdqa.answering.figure import basis_of, counterpart
from stdqa.figures import numerals, time_phrases
from stdqa.figures.measures import DECREASE, INCREASE
from stdqa.figures.numbers import Form as NumberForm
from stdqa.figures.quantities import NEW
from stdqa.questions import Form, Question
from stdqa.questions.claims import Stated, agrees, stated
from stdqa.retrieval import Candidate, Found, says
from stdqa.text import content_stems, quotations
from stdqa.types import FigureKind


def contradicting(question: Question, found: Found) -> Candidate | None:
    """A figure that says otherwise than a number in the question does, of the same thing."""
    for claim in stated(question.text):
        same = [c for c in found.ranked.figures if same_thing(claim, c, question)]
        if claim.ordinal or not claim.counted or not same:
            continue
        if (new := _new_ones(claim, same, question)) is not None:
            return new
        if _is_told(claim, question, found):
            continue
        best = same[0]
        if best.score < found.ranked.figures[0].score - SAME_SCORE:
            continue
        if question.form is Form.WORDS and best.coverage < LEAST_SAID:
            continue
        near = [c for c in same[:3] if c.score >= best.score - NEAR_BEST]
        agreeing = next((c for c in near if agrees(claim, c.figure.value, c.figure.qualifier)), None)
        if agreeing is None:
            return best
        other = counterpart(agreeing, found.ranked.figures)
        if other is not None and question.basis is not None and question.basis is basis_of(other):
            # "The total of 2,902": that many there were of the other basis.
            return other
    return None


# Where words are sought ("name the six places that …"), a figure that says less of the question counts other
# places.
LEAST_SAID = 0.3


def _new_ones(claim: Stated, same: Sequence[Candidate], question: Question) -> Candidate | None:
    """The number of those that are new, where a question calls all that there are new: "the thirty-four bases
    newly approved", of which eight are."""
    every = next((c for c in same if agrees(claim, c.figure.value, c.figure.qualifier)), None)
    if every is None or _is_new(every) or not CALLED_NEW.search(question.text):
        return None
    return next(
        (
            c
            for c in same
            if c.profile.head == every.profile.head
            and c.figure.value < claim.value
            and _is_new(c)
            and c.score >= every.score - NEAR_BEST
        ),
        None,
    )


CALLED_NEW = re.compile(r"\b(?:new|newly|fresh|freshly|newcomers?)\b", re.I)


def _is_new(candidate: Candidate) -> bool:
    return bool(NEW & (candidate.profile.levels[0] | candidate.profile.levels[1]))


# So far behind the first may the figure that a number is held against be, and so far behind that one another
# that agrees: the 36 of another region say nothing of this one's 86.
SAME_SCORE, NEAR_BEST = 0.6, 1.0


def _is_told(claim: Stated, question: Question, found: Found) -> bool:
    """Whether the sentence nearest to the question has the number and, after it, what is counted in whatever
    words: "by what six yardsticks" of "six indicators"."""
    if not claim.counted or not found.ranked.sentences:
        return False
    ways = _ways(claim, question)
    sentence = found.ranked.sentences[0].sentence
    return any(
        one.value == claim.value and ways & set(content_stems(sentence[one.end : one.end + NEXT_CHARS]))
        for one in numerals(sentence)
    )


NEXT_CHARS = 40


def _ways(claim: Stated, question: Question) -> set[str]:
    """The stems by which the head of what stands after a number may be said."""
    return {s for way in whole_ways(claim, question) for s in way} | {claim.counted[-1]}


def whole_ways(claim: Stated, question: Question) -> list[tuple[str, ...]]:
    """The ways of saying what stands after a number, by its head, each as stems."""
    if not claim.counted:
        return []
    return [way for c in question.concepts if claim.counted[-1] in c.stems for way in c.ways]


def same_thing(claim: Stated, candidate: Candidate, question: Question) -> bool:
    """Whether a figure counts what a stated number does, by the head of what stands after the number."""
    if not claim.counted:
        if claim.percent:
            return candidate.figure.kind is FigureKind.PERCENTAGE
        return claim.value == candidate.figure.value or candidate.figure.kind is FigureKind.COUNT
    if candidate.figure.kind in (FigureKind.RANK, FigureKind.DATE):
        return False
    if not claim.percent and candidate.figure.kind is FigureKind.RATIO:
        # "Half of the provinces" says nothing of how many there are.
        return False
    if claim.percent != (candidate.figure.kind is FigureKind.PERCENTAGE):
        return False
    unit = set(candidate.profile.unit)
    ways = _ways(claim, question)
    if claim.percent:
        # What stands after it is what it is a share of.
        return bool(ways & candidate.profile.levels[2])
    # Each way as a whole: a "social group" is no "group standard".
    if claim.counted[-1] in unit or any(set(way) <= unit for way in whole_ways(claim, question)):
        return True
    # "Among the trials, 212 concerned cancer": what is counted is said once, for all figures of the sentence.
    _, _, sentence, _, _, _ = candidate.profile.levels
    return bool(ways & sentence) and not _counts_thing(candidate)


def _counts_thing(candidate: Candidate) -> bool:
    """Whether what stands after a number is a noun of its own, and not what was done."""
    unit = candidate.figure.unit or ""
    return not unit or re.match(r"\w+ed\b", unit) is None


def wrong_direction(question: Question, sentence: str) -> bool:
    """Whether a question speaks of a fall where the sentence speaks of a rise, or the reverse."""
    asked, told = way_asked(question), way_told(question, sentence)
    return asked is not None and told is not None and asked != told


def way_asked(question: Question) -> str | None:
    """Which way a question says that something went; None where it says neither, or both."""
    return _way(question.text)


def way_told(question: Question, sentence: str) -> str | None:
    """Which way a sentence tells that what a question speaks of went: in words, else by two numbers."""
    clause = _telling_clause(question, sentence)
    if DECREASE.search(clause) or INCREASE.search(clause):
        return _way(clause)
    return _by_numbers(sentence)


# "Lost the ball", "winding up": no amount went anywhere.
_GO = ("go", "goes", "went", "gone", "going", "is", "are", "was", "were", "be", "been", "came", "come")
_WENT = "".join(rf"(?<!\b{verb} )" for verb in _GO)
LOOSE = re.compile(rf"\blost\b(?!\s+\d)|{_WENT}\b(?:up|down)\b(?!\s+(?:by|from|on|\d))", re.I)


def _way(text: str) -> str | None:
    text = LOOSE.sub(" ", text)
    fell, rose = DECREASE.search(text), INCREASE.search(text)
    return None if bool(fell) is bool(rose) else "decrease" if fell else "increase"


COMPARED = re.compile(r",?\s(?:compared (?:with|to)|as against|against|after)\s(?=\D{0,3}\d)", re.I)


# What follows a number that needs no unit, because the one before has told it; else its unit.
LIKE = re.compile(r"\s*(?:%|per cent)?(?:\s+(?:in|during|for|at|the|a)\b|\s*[,.;:)]|\s*$)", re.I)
WORD = re.compile(r"\s+(\w+)")


def _by_numbers(sentence: str) -> str | None:
    """Which way a sentence tells that something went by two numbers alone: "2,310 in 2021, after 2,480"."""
    match = COMPARED.search(sentence)
    if match is None:
        return None
    dated = [range(phrase.start, phrase.end) for phrase in time_phrases(sentence)]
    told = [one for one in numerals(sentence) if not any(one.start in times for times in dated)]
    before = [one for one in told if one.end <= match.start()][-1:]
    after = [one for one in told if one.start >= match.end()][:1]
    if not before or not after or before[0].percent is not after[0].percent:
        return None
    if not LIKE.match(sentence, after[0].end):
        # "14 meetings, after 12 months of delay" compares nothing.
        unit = WORD.match(sentence, after[0].end)
        if unit is None or not re.search(
            rf"\b{re.escape(unit[1])}\b", sentence[before[0].end : match.start()]
        ):
            return None
    now, then = before[0].value, after[0].value
    return None if now == then else "increase" if now > then else "decrease"


def _telling_clause(question: Question, sentence: str) -> str:
    """The clause of a sentence that says most of what the question speaks of."""
    clauses = re.split(r"[,;]\s(?!\d{3})|\s(?:while|whereas|but)\s", sentence)
    return max(clauses, key=lambda clause: len(_said(question, frozenset(content_stems(clause)))))


def _said(question: Question, bag: frozenset[str]) -> list[str]:
    return [c.stems[0] for c in question.concepts if len(c.stems) == 1 and says(c, bag)]


# "In all" and "all told" say how many, not of what share.
ALL = re.compile(
    r"\b(?:all(?! told)(?!\W*$)|every|each|entirely|fully|completely|100 ?%|without exception)\b", re.I
)


# What words alone do not confirm, for it may be told of others too. "Only 10 of them" tells how many, not
# that there are no others.
ONLY = re.compile(r"\b(?:the only|solely|exclusively|alone|single-handed(?:ly)?|on its own)\b", re.I)
JOINTLY = re.compile(r"\b(?:jointly|together with|in cooperation with|along with)\b", re.I)


def tells_of_others(question: Question, sentence: str) -> bool:
    """Whether a question says that somebody did something alone where the sentence says with whom."""
    return ONLY.search(question.text) is not None and JOINTLY.search(sentence) is not None


MORE = re.compile(
    r"\b(?:larger|largest|bigger|biggest|greater|greatest|most|majority|bulk|mainly|chiefly|primarily|"
    r"predominantly|leading|leads?|top|first|ahead)\b",
    re.I,
)


def says_so(question: Question, sentence: str) -> bool:
    """Whether a sentence that has the words of a statement also has its numbers, its "all", "the only" or
    "most", and its rise or fall; words alone confirm none of these."""
    if any(words.search(question.text) and not words.search(sentence) for words in (ALL, ONLY, MORE)):
        return False
    if not _says_quoted(question, sentence):
        return False
    if not says_limits(question, sentence, frozenset(content_stems(sentence))):
        return False
    changes = INCREASE.search(sentence) or DECREASE.search(sentence)
    if way_asked(question) and not changes and not way_told(question, sentence):
        return False
    values = [one.value * (100 if one.form is NumberForm.FRACTION else 1) for one in numerals(sentence)]
    # "More than half" may be so without any share in the sentence.
    claims = (one for one in stated(question.text) if not one.ordinal and not (one.bound and one.percent))
    return all(any(agrees(claim, value) for value in values) for claim in claims)


def _says_quoted(question: Question, sentence: str) -> bool:
    """Whether a sentence has the words that a statement puts in quotation marks, and what is stated of them:
    a sentence with "weak make" does not tell that it counts as fit."""
    quoted = {stem for one in quotations(question.text) for stem in content_stems(one.text)}
    told = frozenset(content_stems(sentence))
    if not quoted or not quoted <= told:
        return not quoted
    stated_of = [c for c in question.concepts if len(c.stems) == 1 and c.stems[0] not in quoted]
    return sum(says(c, told) > 0 for c in stated_of) >= OF_QUOTED * len(stated_of)


# So much of what a statement says of the words in quotation marks must a sentence say.
OF_QUOTED = 0.5


EARLIER_ONES = re.compile(
    r"\b(?:second|third|fourth|2nd|3rd|again|another|previous(?:ly)?|earlier|"
    r"before(?! 2\d{3})|last time|former|as in the past|first ever\?)\b",
    re.I,
)
FIRST = re.compile(r"\bfirst(?:\s+(?:time|batch|national|ever|of its kind)|\b)", re.I)


def not_the_first(question: Question, sentence: str) -> bool:
    """Whether a question takes earlier ones for granted where the sentence says that it is the first."""
    if not EARLIER_ONES.search(question.text):
        return False
    enumerator = re.match(r"\s*first(?:ly)?,", sentence, re.I)
    return bool(FIRST.search(sentence[enumerator.end() :] if enumerator else sentence))

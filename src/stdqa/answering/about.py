"""Whether a statement is about what a question names and limits: its places, bodies and people, its years,
and the words that narrow what is counted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from stdqa.questions import Form, Question
from stdqa.questions.asking import blanked, contrasts, without_examples
from stdqa.questions.cues import harmless, of_money, restricting, restricting_turns, same_limits
from stdqa.questions.names import root
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.retrieval.profiles import Bag
from stdqa.text import content_stems, content_words, function_words, search_form, stem, words
from stdqa.types import Context, Figure, FigureKind, Passage


def speaks_of_years(question: Question, found: Found, best: Candidate, finder: Finder) -> bool:
    """Whether a statement may be about the years asked for: it names one; or none at all, where its document
    reports on one of them or, if that is not known, others name one."""
    figures = found.ranked.figures
    if best.profile.figure is None:
        inside = [c.figure for c in figures if c.hit.passage.id == best.hit.passage.id]
        years = {year for figure in inside if figure.period for year in figure.period.years}
        known = {year for figure in map(_figure, figures) if figure.period for year in figure.period.years}
        if any(str(year) in best.sentence for year in question.years):
            # "The plan (2023-2025)": no figure is of 2025.
            return True
        return bool(question.years & (years or known)) or not (years or known)
    period = best.figure.period
    if period and period.years:
        return bool(question.years & period.years)
    if _named_as_words(question, best.sentence):
        return True
    reported = finder.report_year(best.hit.passage.document)
    if reported is not None:
        return reported in question.years
    known = {y for c in figures if c.figure.period for y in c.figure.period.years}
    return bool(question.years & known)


def _named_as_words(question: Question, sentence: str) -> bool:
    """Whether a sentence names a year asked for as that of a season or the like, which dates the number all
    the same: "she finished the 2007 season with 30 goals"; not as that of an act or a plan.
    """
    return any(re.search(rf"\b{year}(?:[-–/]\d+)?{SEASON}", sentence, re.I) for year in question.years)


SEASON = r"\s(?:[\w-]+\s)?(?:seasons?|edition|campaign|championships?|census|cup|tournament|games|finals?)\b"


def _figure(candidate: Candidate) -> Figure:
    return candidate.figure


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
    if _names_nobody(candidate, everywhere | wanted) or points_back(candidate):
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
    missing -= abbreviated(missing, candidate)
    ways = [c for c in question.concepts if missing & set(c.stems)]
    said = {s for c in ways if any(set(way) <= near for way in c.others) for s in c.stems}
    return not missing - said


# A word written with a capital: documents write plain words so too, in titles.
CAPITAL = re.compile(r"\b[^\W\d_a-z][\w’'-]*")
# So far behind the best sentence may the one be that speaks of the names asked for.
NEAR = 0.8


def of_names_asked(question: Question, found: Found, finder: Finder) -> Found:
    """What was found for a question for words, without the sentences that do not speak of the names that it
    writes, where near ones do."""
    sentences = found.ranked.sentences
    if question.form is not Form.WORDS or not question.names or not sentences:
        return found
    if set(map(stem, CAPITAL.findall(question.text))).isdisjoint(question.names):
        return found
    about = tuple(c for c in sentences if speaks_of_names(question, c, finder))
    if not about or about[0].score < sentences[0].score - NEAR:
        return found
    return replace(found, ranked=replace(found.ranked, sentences=about))


def _names_nobody(candidate: Candidate, everywhere: frozenset[str]) -> bool:
    """Whether the statement names no place or body of its own but these."""
    figure = candidate.profile.figure
    scope = set(content_stems(figure.scope or "")) if figure else set()
    return scope <= everywhere


# "They beat …", "In 1951 she moved …": whom a sentence speaks of stands in those before it.
POINTS_BACK = re.compile(r"(?:[^,.;]{1,40},\s)?(?:he|she|it|they|his|her|its|their|theirs|both)\b", re.I)


def points_back(candidate: Candidate) -> bool:
    """Whether the sentence of a statement opens with a pronoun."""
    return POINTS_BACK.match(candidate.sentence) is not None


# Two letters begin two words anywhere.
LEAST_LETTERS, MOST_LETTERS = 3, 6


def abbreviated(names: set[str], candidate: Candidate) -> set[str]:
    """Those of some names that are written out in the sentence of a statement: UMC, by the initials of "the
    United Methodist Church"."""
    short = {name for name in names if LEAST_LETTERS <= len(name) <= MOST_LETTERS}
    if not short:
        return short
    skip = function_words()
    said = [w.text for w in words(candidate.sentence) if w.text[0].isalpha() and stem(w.text) not in skip]
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


@lru_cache(maxsize=64)
def _may_narrow(text: str) -> frozenset[str]:
    """The stems of a question's words that may narrow a count: not those of an example ("such as domestic
    appliances"). Kept, as it is asked for each candidate."""
    return frozenset(stem(w) for w in content_words(without_examples(text)) if w.lower() not in harmless())


@lru_cache(maxsize=64)
def _meant(text: str) -> str:
    """A question without what it names only to say that it is not meant."""
    return blanked(text, contrasts(text))


@lru_cache(maxsize=64)
def _turns(text: str) -> tuple[re.Pattern[str], ...]:
    """Of the turns by which a question narrows a count those of which each must be said."""
    return tuple(said for asked, said in restricting_turns() if asked.search(text))


def of_place_asked(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is of one of the places and bodies asked for, or of none in particular."""
    scope = set(content_stems(candidate.figure.scope or ""))
    return not scope or not question.names or not scope.isdisjoint(question.names)


def point_of(passage: Passage) -> tuple[str, Context]:
    """The point that a passage is part of: its document, speaker, section, heading and item."""
    return passage.document, replace(passage.context, paragraph=0)


def of_place_unasked(question: Question, candidate: Candidate, finder: Finder) -> bool:
    """Whether a figure is of a place that the question does not name, beside what its document and those
    found are all about."""
    scope = set(content_stems(candidate.figure.scope or ""))
    everywhere = finder.said_everywhere(candidate.figure.document) | finder.shared
    return not scope <= everywhere and not scope & set(content_stems(question.text))


def speaks_of_limits(question: Question, candidate: Candidate) -> bool:
    """Whether a statement says the words of the question that narrow a count (withdrawn, women); an amount
    of money says itself that money is spoken of."""
    figure = candidate.profile.figure
    _, _, sentence, frame, led, _ = candidate.profile.levels
    money = figure is not None and figure.kind is FigureKind.MONEY
    return says_limits(question, candidate.sentence, sentence | frame | led, money)


def says_limits(question: Question, sentence: str, near: Bag, money: bool = False) -> bool:
    """Whether the words of the question that narrow a count are said.

    :param near: the stems of the sentence and of what it stands under.
    :param money: whether an amount of money is told.
    """
    text = _meant(question.text)
    if not all(turn.search(sentence) for turn in _turns(text)):
        return False
    said = _may_narrow(text if question.earlier is None else " ".join(question.words))
    narrowing = (restricting() & said).difference(question.names)
    # What a reader says before he asks ("We are a small shop …") weighs less and narrows nothing.
    limits = [
        c
        for c in question.concepts
        if len(c.stems) == 1 and c.stems[0] in narrowing and (c.whole or c.weight >= 1.0)
    ]
    if money:
        limits = [concept for concept in limits if concept.stems[0] not in of_money()]
    return all(
        says(concept, near) or same_limits().get(concept.stems[0], frozenset()) & near for concept in limits
    )

"""Questions for a name, a title or a list: the name or the items, with the sentence that tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stdqa.answering.about import point_of, speaks_of_names
from stdqa.answering.abstaining import abstain
from stdqa.answering.phrasing import joined
from stdqa.answering.picking import (
    LANGUAGE,
    Pick,
    fits,
    is_about,
    namer_of,
    names_it,
    names_language,
    picks,
    says_quoted,
)
from stdqa.answering.premise import not_the_first, wrong_direction
from stdqa.answering.ranks import Ranking, place_asked_for, rankings
from stdqa.answering.reply import Reply, confidence, shortened
from stdqa.answering.sought import Sort, Sought, sorts
from stdqa.answering.statement import OF_NAMES, told_share
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.text import content_stems, stem
from stdqa.types import Answer, Reason, Verdict

# A sentence as long as this may stand beside the name that it tells.
BESIDE_CHARS = 260
# Of two names so close to each other neither is surely the one.
TIE = 0.06
# Sentences of the same point, so little behind the best, tell further names of a list.
SAME_LIST = 0.5
# A list this far behind the best sentence is one of something else; one of the same point may be further.
LIST_BEHIND, SAME_POINT = 0.15, 0.5
# Lists of one sentence so close to each other are both meant.
BOTH = 0.15
# Where no name is told, the nearest sentence must say so much of the question to be given at all.
TOLD = 0.45


def answer_sought(question: Question, sought: Sought, found: Found, finder: Finder) -> Answer | None:
    """The name, title or list sought; an abstention where none is told; None where a sentence must do."""
    place = place_asked_for(question.text)
    if place and sought.sort in (Sort.PLACE, Sort.BODY, Sort.PERSON):
        return _at_place(question, sought, found, finder, place)
    made = picks(question, sought, found, finder)
    if not made and sought.number:
        # "What six measures were taken?": no titles of measures, but a list of just six things.
        things = picks(question, replace(sought, sort=Sort.THING), found, finder)
        made = [pick for pick in things if len(pick.texts) == sought.number]
    if not made:
        return _untold(question, sought, found, finder)
    best = made[0]
    text = finder.index.document(best.candidate.hit.passage.document).text
    if not names_it(sought, text, best.end) and not _says_more_than_names(
        question, sought, best.candidate, finder
    ):
        return abstain(question, found, finder, Reason.NOT_IN_SOURCES)
    if _office_untold(question, best.candidate):
        return abstain(question, found, finder, Reason.NOT_IN_SOURCES)
    if sought.sort is Sort.THING and not _belongs(best.candidate, found.ranked.sentences[0]):
        return None
    rival = next((p for p in made[1:] if p.candidate is best.candidate and p.texts != best.texts), None)
    if not sought.many and rival is not None and best.worth - rival.worth < TIE:
        return _told(question, found, finder, [best], None)
    chosen = [best, *_further(best, made[1:], finder)] if sought.many else [best]
    chosen.sort(key=lambda pick: (pick.candidate.hit.passage.document, pick.start))
    texts = list(dict.fromkeys(text for pick in chosen for text in pick.texts))
    return _told(
        question, found, finder, chosen, _listed(best, sought, finder) if len(chosen) == 1 else joined(texts)
    )


def _says_more_than_names(question: Question, sought: Sought, candidate: Candidate, finder: Finder) -> bool:
    """Whether a sentence says something of what is asked about the names of a question: not every sentence
    with Bellport in it tells who its mayor is."""
    return not question.names or told_share(question, candidate, finder, but=sought.head) >= OF_NAMES


def _belongs(candidate: Candidate, best: Candidate) -> bool:
    """Whether a sentence is close enough to the best one to tell the things that it speaks of."""
    same = point_of(candidate.hit.passage) == point_of(best.hit.passage)
    return candidate.score >= best.score - (SAME_POINT if same else LIST_BEHIND)


def _listed(pick: Pick, sought: Sought, finder: Finder) -> str:
    """The words of a pick: a list of things as it is printed, names without the figures between them."""
    document = finder.index.document(pick.candidate.hit.passage.document)
    printed = " ".join(document.text[pick.start : pick.end].split())
    plain = pick.listed and (sought.sort is Sort.THING or not re.search(r"\d", printed))
    return printed if plain else joined(pick.texts)


# A sentence that goes on with what the one before it speaks of.
GOES_ON = re.compile(r"\b(?:it|they|also|further|moreover|likewise|as well|in addition)\b", re.I)


def _further(best: Pick, others: Sequence[Pick], finder: Finder) -> list[Pick]:
    """What other sentences of the same point add to a list: titles told one by one; to names told together
    only what the next sentence adds in going on."""
    added: dict[int, Pick] = {}
    for pick in others:
        passage, profile = pick.candidate.hit.passage, pick.candidate.profile
        if point_of(passage) != point_of(best.candidate.hit.passage):
            continue
        if profile.start == best.candidate.profile.start and best.listed:
            if pick.listed and pick.worth > best.worth - BOTH:
                added.setdefault(pick.start, pick)
            continue
        if pick.listed:
            continue
        if pick.candidate.score < best.candidate.score - SAME_LIST:
            continue
        said = passage.text[profile.start - passage.start : profile.end - passage.start]
        if best.listed and not (0 < profile.start - best.candidate.profile.end < 3 and GOES_ON.search(said)):
            continue
        added.setdefault(pick.start, pick)
    return list(added.values())


def _told(
    question: Question, found: Found, finder: Finder, chosen: Sequence[Pick], lead: str | None
) -> Answer:
    """The answer: the name with its sentence where that is short, each sentence cited."""
    reply = Reply(question, found, finder)
    best = chosen[0].candidate
    for pick in chosen:
        reply.sentence(pick.candidate)
    reply.also([c for c in found.ranked.figures if _inside(c, chosen)])
    sentence = finder.index.document(best.hit.passage.document).text[best.profile.start : best.profile.end]
    said = " ".join(sentence.split())
    verdict = None
    if wrong_direction(question, sentence) or not_the_first(question, sentence):
        verdict = Verdict.CONTRADICTED
    if lead is None or verdict:
        text = f"The premise does not hold; the documents say: {said}" if verdict else said
    elif (chosen[0].listed or len(chosen) > 1) and may_be_partial(said, lead):
        text = f"{lead}. {shortened(said)}"
    elif chosen[0].listed or len(chosen) > 1 or len(said) > BESIDE_CHARS:
        text = f"{lead}."
    else:
        text = f"{lead}. {said}"
    return reply.answer(
        text, confidence(found.ranked.sentences), verdict=verdict, first=[pick.candidate for pick in chosen]
    )


SEPARATOR = re.compile(r"[,;]|\band\b")
# A list with so many separators less than its sentence may not be all that is listed there.
FEWER = 3


def may_be_partial(said: str, lead: str) -> bool:
    """Whether a sentence lists more than was picked out of it, so that it should be seen."""
    return len(SEPARATOR.findall(said)) - len(SEPARATOR.findall(lead)) >= FEWER


def _inside(figure: Candidate, chosen: Sequence[Pick]) -> bool:
    return any(
        figure.figure.document == pick.candidate.hit.passage.document
        and pick.candidate.profile.start <= figure.figure.start < pick.candidate.profile.end
        for pick in chosen
    )


def _untold(question: Question, sought: Sought, found: Found, finder: Finder) -> Answer | None:
    """An abstention where a name must be told and is not; else the sentence may do without one."""
    if sought.sort is Sort.THING and not sought.has_name:
        return None
    best = found.ranked.sentences[0] if found.ranked.sentences else None
    if best is not None and sought.head == LANGUAGE and names_language(best.sentence):
        return None
    needed = sought.has_name or sought.number is not None
    if best is not None and not is_about(best):
        return abstain(question, found, finder, Reason.OFF_TOPIC)
    if best is not None and not _says_more_than_names(question, sought, best, finder):
        return abstain(question, found, finder, Reason.NOT_IN_SOURCES)
    if best is None or needed or best.coverage < TOLD or not says_quoted(question, best):
        return abstain(question, found, finder, Reason.NOT_IN_SOURCES)
    named = ITS_NAME.search(question.text) is not None
    if named and sought.sort in (Sort.BODY, Sort.PLACE):
        return abstain(question, found, finder, Reason.NOT_IN_SOURCES)
    if sought.sort is Sort.PERSON and sought.head and (named or not _tells_who(question, best, finder)):
        return abstain(question, found, finder, Reason.NOT_IN_SOURCES)
    return None


# "Who is the minister?" is told by no sentence without a minister; "head" and "leader" are said in many ways.
OFFICE = re.compile(
    r"\b(?:who(?:['’]s| is| was| are| were)?|names? of|who (?:serves|served|acts|acted) as) "
    r"(?:the |its |their )?(?:\w+ ){0,2}?"
    r"(?P<office>minister|mayor|president|chair(?:man|woman)|governor|king|queen|premier|commissioner|ambassador|rector|"
    r"dean|treasurer)\b",
    re.I,
)


def _office_untold(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked who holds an office that neither a sentence nor what it stands under speaks of."""
    asked = OFFICE.search(question.text)
    if asked is None:
        return False
    _, _, sentence, frame, led, _ = candidate.profile.levels
    return stem(asked["office"].lower()) not in sentence | frame | led


# "The name of the winner" is told by nothing else.
ITS_NAME = re.compile(
    r"\bnames? of\b|\bby (?:\w+ )?name\b|\bcalled\W*$|"
    r"\bname (?:some|a few|any|two|three|four|five) ",
    re.I,
)


def _tells_who(question: Question, best: Candidate, finder: Finder) -> bool:
    """Whether a sentence that names nobody may yet tell who the experts or the reporter were: it is about the
    names of the question, and has a body or place, or people, that the question does not name itself."""
    if not speaks_of_names(question, best, finder):
        return False
    asked = frozenset(content_stems(question.text))
    mentions = namer_of(finder.index).mentions(best.sentence)
    return any(not set(content_stems(one.text)) <= asked for one in mentions)


def _ranks(ranking: Ranking, sought: Sought) -> bool:
    """Whether a ranking is of what is sought: it says so itself ("the top three ports"), or its names do."""
    text = ranking.candidate.sentence
    told = sought.head in content_stems(text) if sought.head else sought.sort is not Sort.TITLE
    return told or all(fits(one, sought, text) is not None for one in ranking.names)


def _at_place(question: Question, sought: Sought, found: Found, finder: Finder, place: int) -> Answer | None:
    """What stands at a place of a ranking, where a sentence lists names in their order."""
    for ranking in rankings(question, found, finder):
        if _ranks(ranking, sought) and says_quoted(question, ranking.candidate):
            break
    else:
        return abstain(question, found, finder, Reason.NOT_IN_SOURCES)
    if place > len(ranking.names):
        return abstain(question, found, finder, Reason.NOT_IN_SOURCES)
    mention = ranking.names[place - 1]
    base = ranking.candidate.profile.start
    pick = Pick(
        ranking.candidate,
        base + mention.start,
        base + mention.end,
        (mention.text,),
        ranking.candidate.score,
        False,
    )
    return _told(question, found, finder, [pick], mention.text)


LOOKED_AT = 3
WHICH = re.compile(r"\b(?:which|what)\s+(?:(?:single|one|individual|particular)\s+)?(?P<noun>\w+)", re.I)


def no_town_named(question: Question, found: Found, finder: Finder) -> bool:
    """Whether a question for the town or the company with the most is met by none: the nearest sentences name
    no place, or nothing but places and titles, beside those of the question."""
    which = WHICH.search(question.text)
    noun = stem(which["noun"]) if which and question.request is None else None
    # "Which companies …?" may ask what kind of them.
    company = noun in sorts()["company"] and which is not None and not which["noun"].endswith("s")
    if not company and noun not in sorts()["town"]:
        return False
    asked, namer = set(question.names), namer_of(finder.index)
    return not any(
        (one.sort not in (Sort.PLACE, Sort.TITLE) if company else one.sort in (Sort.PLACE, Sort.BODY))
        and not asked & set(content_stems(one.text))
        for candidate in found.ranked.sentences[:LOOKED_AT]
        for one in namer.mentions(candidate.sentence)
    )

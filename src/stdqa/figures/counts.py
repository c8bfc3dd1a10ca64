"""What a bare number counts: a part of a whole, the noun after it, that of its list, or its subject."""

from __future__ import annotations

import re
from itertools import pairwise

from stdqa.figures import nouns, scopes, subjects, wholes
from stdqa.figures.listed import labelled
from stdqa.figures.scene import Counted, Measure, Scene, Told
from stdqa.figures.sentence import Sentence, parse
from stdqa.text import words as words_of
from stdqa.types import FigureKind

PARTICIPLE = re.compile(r"(?:related|involved|based|aged|\w+(?:ed|ing))", re.I)
COUNTED = re.compile(
    r"\b(?:number|count|total|amount|volume)s?(?:\s+number)?\s+of\s+(?:the\s+)?(?=[\w\"“])", re.I
)
OF_THEM = re.compile(
    r"\s+of\s+(?:which|whom|them|it|(?:these|those)\b(?=\s*(?:[,.;:)]|$)|\s(?:that|which|who)\b))", re.I
)
OF_THINGS = re.compile(
    r"\s+of\s+(?:all\s+)?(?:(?:the|these|those|this|its|their|our|such|all)\s+)*(?:[A-Z][\w-]*['’]s?\s+)?",
    re.I,
)
TOGETHER = re.compile(
    r",\s+(?:and\s+)?|\s+(?:and|to|or)\s+(?:(?:some|about|nearly|over|almost|up)\s+)?|\s?[-–]\s?"
)
THE_BEFORE = re.compile(r"\b(?:the|these|those)\s+$", re.I)
PER = re.compile(
    r"\s+(?:per|for\s+every|in\s+every)\s+(?:[\d,]+\s+|million\s+|thousand\s+|hundred\s+)?(?:live\s+)?[\w-]+",
    re.I,
)
NARROWS = re.compile(
    r"\s(?:for|from|on|in|with|under|between|among|about|aged|concerning|regarding|relat(?:ed|ing)\s+to)\s",
    re.I,
)
INCLUDING = re.compile(r"\b(?:including|of\s+which|among\s+(?:them|which))\s[^,;]{0,24}$", re.I)
# Where a noun is said before a list of numbers: "the number of pupils: …", "In terms of schools, …".
NOUN_BEFORE_LIST = (
    re.compile(r"\b(?:number|amount|total|volume)s?\s+of\s+(?:the\s+)?"),
    re.compile(r"\b(?:in\s+terms\s+of|for|regarding|by)\s+(?:the\s+)?", re.I),
)
# The longest list of bare numbers that share the noun of the first.
MOST_LISTED = 12


def counted(scene: Scene) -> Told:
    """What a bare number counts: a part of a whole, the noun after it, that of its list, or its subject."""
    found = _part(scene) or _named(scene) or labelled(scene) or _repeated(scene) or _taken_up(scene)
    if found is None:
        return _subject(scene)
    unit, words, whole, end = found
    of = whole if scene.reading.kind is FigureKind.RATIO else None
    scope = scopes.of(scene.sentence, scene.start, end, scene.places)
    measure = Measure(unit or None, words, of, scope)
    said = subjects.predicate(scene.sentence, end) if end > scene.end else ""
    # "2.1 million people held a card, 38.5% of …": the share is of those who held one.
    statement = f"{nouns.after(scene.sentence, scene.end)} {said}" if said and not whole else words
    return Told(scene.reading, measure, noun=unit or words, statement=statement, whole=whole)


def _part(scene: Scene) -> Counted | None:
    """A part of a whole: "12,000 of these plans concern …", "71 of them", "Of the plans, 400 represent …"."""
    text, sentence, end = scene.sentence.text, scene.sentence, scene.end
    if them := OF_THEM.match(text, end, sentence.end):
        noun, place = wholes.antecedent(scene), them.end()
    elif things := OF_THINGS.match(text, end, sentence.end):
        place = things.end()
        place = next((n.end for n in sentence.amounts(place, sentence.end) if n.start == place), place)
        noun = nouns.after(sentence, place)
        place = nouns.end_after(sentence, place)
    elif (lead := wholes.lead(scene)) and not nouns.after(sentence, end):
        noun, place = lead, end
    else:
        return None
    if not noun:
        return None
    words = f"{noun} {subjects.predicate(sentence, place)}".strip()
    return nouns.short(noun), words, noun, place


def _named(scene: Scene) -> Counted | None:
    """The noun after a number, or after the last number of its list: "240 and 175 volunteers"."""
    sentence, text = scene.sentence, scene.sentence.text
    noun = nouns.after(sentence, scene.end)
    if not noun or PARTICIPLE.fullmatch(noun):
        noun = "" if _has_subject(scene) else _following_noun(scene)
        return (nouns.short(noun), noun, None, scene.end) if noun else None
    place = nouns.end_after(sentence, scene.end)
    if same := wholes.ones(scene, noun):
        return *same, None, place
    unit = nouns.short(noun)
    if per := PER.match(text, place, sentence.end):
        return f"{unit}{per.group()}", f"{noun}{per.group()}", None, per.end()
    if whole := _wider(scene, unit):
        return nouns.short(whole), f"{whole}{noun[len(unit) :]}{_tail(sentence, place)}", whole, place
    return unit, f"{noun}{_tail(sentence, place)}", None, place


def _wider(scene: Scene, unit: str) -> str:
    """The full name of things that are named in short beside it: "41 sea plans, including 9 plans"."""
    told = next((told for told in reversed(scene.beside) if told.counts), None)
    if told is None or told.reading.value < scene.reading.value or not told.noun.endswith(f" {unit}"):
        return ""
    between = scene.sentence.text[told.reading.end : scene.start]
    return told.noun if INCLUDING.search(between) else ""


def _tail(sentence: Sentence, place: int) -> str:
    """What narrows the things whose name ends at a place: " for public schools", " in good condition".

    Nothing where a verb follows: "new standards on ferries were released" tells of standards on ferries.
    """
    if not NARROWS.match(sentence.text, place, sentence.clause(place)[1]):
        return ""
    verb = subjects.finite(sentence, place, sentence.clause(place)[1])
    said = subjects.predicate(sentence, place, verb)
    # "Plans for release" are not about it.
    return f" {said}" if said.count(" ") > 1 or said.endswith("s") else ""


def _following_noun(scene: Scene) -> str:
    """In "240 and 175 volunteers" and "from 40 to 52 boats" the noun stands after the last number."""
    sentence = scene.sentence
    near = sentence.amounts(scene.start, sentence.end)[:MOST_LISTED]
    for one, after in pairwise(n for n in near if not (n.percent or n.currency)):
        if not TOGETHER.fullmatch(sentence.text, one.end, after.start):
            break
        if noun := nouns.after(sentence, after.end):
            return noun
    return ""


def _repeated(scene: Scene) -> Counted | None:
    """A number that was told before with its noun: "the 1,338 comprised …"."""
    if not THE_BEFORE.search(scene.sentence.text[scene.sentence.start : scene.start]):
        return None
    for told in (*scene.beside, *reversed(scene.earlier)):
        if told.counts and told.reading.value == scene.reading.value:
            return nouns.short(told.noun), told.noun, None, scene.end
    return None


def _taken_up(scene: Scene) -> Counted | None:
    """The noun of the list that a number stands in: "Lowmark with 163, Highmark with 309"."""
    if scene.reading.kind is FigureKind.RATIO or _has_subject(scene):
        return None
    rank = scene.reading.kind is FigureKind.RANK
    beside = (told.noun for told in reversed(scene.beside) if told.counts or (rank and told.noun))
    noun = next(beside, "") or _noun_before_list(scene)
    if not noun:
        return None
    sentence, text = scene.sentence, scene.sentence.text
    since = max([sentence.start, *(told.reading.end for told in scene.beside)])
    narrowed = PARTICIPLE.match(text, scene.end + 1) or NARROWS.match(text, scene.end, sentence.end)
    # What stands after the number of a place ("Lowmark with 163 in …") parts the list by its places already.
    if narrowed and not re.search(r"[A-Z]", text[since : scene.start]):
        said = subjects.predicate(sentence, scene.end)
        return nouns.short(noun), f"{noun} {said}".strip(), None, scene.end
    return nouns.short(noun), noun, None, scene.end


def _has_subject(scene: Scene) -> bool:
    """Whether a number is the value of a subject of its own: "…, and the tapes numbered 40"."""
    sentence = scene.sentence
    clause_start, _ = sentence.clause(scene.start)
    if COUNTED.search(sentence.text, clause_start, scene.start):
        return True
    if _narrows_the_one_before(scene, clause_start):
        return False
    said = subjects.before(sentence, scene.start)
    return any(word.text.islower() and nouns.is_plural(said, word) for word in words_of(said))


def _narrows_the_one_before(scene: Scene, clause_start: int) -> bool:
    """Whether what stands before a number only narrows the things before: "12 plans on boats and 15 on …"."""
    sentence, text = scene.sentence, scene.sentence.text
    earlier = sentence.amounts(clause_start, scene.start)
    if not earlier or not NARROWS.match(text, scene.end, sentence.end):
        return False
    place = nouns.end_after(sentence, earlier[-1].end)
    narrowed = place > earlier[-1].end and NARROWS.match(text, place, scene.start)
    return bool(narrowed) and subjects.finite(sentence, place, scene.start) is None


def _noun_before_list(scene: Scene) -> str:
    """In "In terms of branches, Lowmark has 163" the noun stands before all numbers."""
    sentence = scene.sentence
    clause_start, _ = sentence.clause(scene.start)
    for pattern in NOUN_BEFORE_LIST:
        if match := pattern.search(sentence.text, sentence.start, clause_start):
            return nouns.after(sentence, match.end())
    return ""


def _subject(scene: Scene) -> Told:
    """A number that its subject has: "The number of national standards filed was 4,141"."""
    sentence = scene.sentence
    subject = subjects.before(sentence, scene.start)
    match = COUNTED.search(subject)
    begin = match.end() if match else 0
    alone = parse(subject, begin, len(subject))
    owner = nouns.OWNER.match(subject, begin)
    noun = nouns.after(alone, owner.end() if owner else begin)
    per = PER.match(sentence.text, scene.end, sentence.end)
    unit = f"{nouns.short(noun)}{per.group()}".strip() if per else nouns.short(noun)
    scope = scopes.of(sentence, scene.start, scene.end, scene.places)
    return Told(scene.reading, Measure(unit or None, subject, None, scope), noun=noun)

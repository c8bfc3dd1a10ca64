"""What a number measures: its unit, what is counted, of what it is a share, and for whom.

Read without a parser, from the words around the number and from what was counted before it; the wording is
always the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stdqa.figures import marks, nouns, scopes, subjects, units
from stdqa.figures.kinds import Reading
from stdqa.figures.marks import DECREASE as DECREASE
from stdqa.figures.marks import INCREASE as INCREASE
from stdqa.figures.sentence import Sentence, parse
from stdqa.text import words as words_of
from stdqa.types import FigureKind


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts: ``unit`` in short, ``words`` in full, ``of`` for shares, ``scope`` for whom."""

    unit: str | None
    words: str
    of: str | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that was described, for those after it to take up.

    ``noun`` is what it counts and ``statement`` what is said of that; ``whole`` is what it is a part of, as
    in "12,000 of these group plans".
    """

    reading: Reading
    measure: Measure
    noun: str = ""
    statement: str = ""
    whole: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts things, so that "of these" may mean them."""
        return self.reading.kind is FigureKind.COUNT and bool(self.noun)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a number stands: its sentence, what was told in it before, and in the sentences before."""

    sentence: Sentence
    reading: Reading
    beside: Sequence[Told]
    earlier: Sequence[Told]

    @property
    def start(self) -> int:
        """Where the number begins."""
        return self.reading.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.reading.end


COUNTED_KINDS = (FigureKind.COUNT, FigureKind.RANK, FigureKind.RATIO)
PARTICIPLE = re.compile(r"(?:related|involved|based|aged|\w+(?:ed|ing))", re.I)
COUNTED = re.compile(
    r"\b(?:number|count|total|amount|volume)s?(?:\s+number)?\s+of\s+(?:the\s+)?(?=[\w\"“])", re.I
)
OF_THEM = re.compile(r"\s+of\s+(?:which|whom|them|it|(?:these|those)\b(?=\s*(?:[,.;:)]|$)))", re.I)
OF_THINGS = re.compile(
    r"\s+of\s+(?:all\s+)?(?:(?:the|these|those|this|its|their|our|such|all)\s+)*(?:[A-Z][\w-]*['’]s?\s+)?",
    re.I,
)
# "Of these plans, 1,902 concern …", "Among them, …": the whole that the sentence takes a part of.
LEAD_PART = re.compile(r"\s*(?:of|among|out\s+of)\s+(?P<whole>[^,;:()]{2,160}?(?:,\d{3}[^,;:()]*)?),\s", re.I)
# What may stand between such an opening and its number: "only", "in 2023 some".
NEAR = re.compile(
    r"(?:(?:only|just|some|nearly|about|around|almost|over|more|less|fewer|than|at|least|most|up|to|the|a|an|in|total|of"
    r"|as|many|another|(?:19|20|21)\d{2},?)\s)*",
    re.I,
)
PRONOUN = re.compile(r"(?:all\s+)?(?:of\s+)?(?:these|those|them|which|whom|it|the\s+above)$", re.I)
DETERMINER = re.compile(r"(?:(?:the|all|these|those|this|its|their|our|a|an)\s+)+(?=\S)", re.I)
TOTAL = re.compile(
    r"(?:overall\s+|grand\s+)?(?:total|whole|entire|sum)(?:\s+(?:number|amount)(?:\s+of(?:\s+the)?)?)?\b\s*",
    re.I,
)
ALONE = re.compile(r"\w+ed", re.I)
SHARE_OF = re.compile(r"\s+of\s+(?=\S)")
THE_BEFORE = re.compile(r"\b(?:the|these|those)\s+$", re.I)
PER = re.compile(
    r"\s+(?:per|for\s+every|in\s+every)\s+(?:[\d,]+\s+|million\s+|thousand\s+|hundred\s+)?(?:live\s+)?[\w-]+",
    re.I,
)
INVERSE = re.compile(r"\s+(?:is|was|are|were)\s+the\s+(?=\w)", re.I)
CHANGE_IN = re.compile(
    r"[\s-](?:\w+\s)?(?:increase|decrease|rise|fall|drop|decline|growth|reduction)\s+in\s+(?:the\s+)?", re.I
)
SHARE_VERB = re.compile(
    r"\b(?:account\w*|mak(?:es?|ing)\s+up|made\s+up|represent\w*|constitut\w*|compris\w*)\b", re.I
)
INCLUDED = re.compile(
    r"\b(?:including|includes?|included|of\s+which|among\s+(?:them|which)|with|comprising|contain\w*)\b", re.I
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
AGE = re.compile(
    r"\b(?:aged?|ages)\s+(?:of\s+|between\s+|from\s+|over\s+|under\s+)?(?:\d+\s+(?:to|and|or)\s+)?$", re.I
)
# The longest list of bare numbers that share the noun of the first.
MOST_LISTED = 12


def describe(
    sentence: Sentence, readings: Sequence[Reading], earlier: Sequence[Told] = ()
) -> tuple[Told, ...]:
    """Say what each figure of a sentence measures; ``earlier`` are those of the sentences before it."""
    told: list[Told] = []
    for reading in readings:
        told.append(_told(Scene(sentence, reading, tuple(told), earlier)))
    return tuple(told)


def _told(scene: Scene) -> Told:
    kind = scene.reading.kind
    if kind in COUNTED_KINDS:
        return _counted(scene)
    if kind is FigureKind.PERCENTAGE:
        return _share(scene)
    said = subjects.before(scene.sentence, scene.start)
    after = nouns.after(scene.sentence, scene.end)
    if kind is FigureKind.DATE:
        words = said or subjects.predicate(scene.sentence, scene.end)
        return Told(scene.reading, Measure(None, words, None, None))
    scope = scopes.of(scene.sentence, scene.start, scene.end)
    words = said or after or subjects.predicate(scene.sentence, scene.end) or _of_last(scene)
    numeral = scene.reading.numeral
    if kind is FigureKind.MONEY:
        return Told(scene.reading, Measure(numeral.currency if numeral else None, words, None, scope))
    unit = units.name(scene.sentence.text, scene.end, scene.sentence.end) or after.split(" of ")[0]
    if not unit and AGE.search(scene.sentence.text[scene.sentence.start : scene.start]):
        unit = "years"
    return Told(scene.reading, Measure(unit or None, words, None, scope), noun=unit)


def _of_last(scene: Scene) -> str:
    """The words of the figure before in the sentence, which a bare number tells more of."""
    return scene.beside[-1].measure.words if scene.beside else ""


def _counted(scene: Scene) -> Told:
    """What a bare number counts: a part of a whole, the noun after it, that of its list, or its subject."""
    found = _part(scene) or _named(scene) or _repeated(scene) or _taken_up(scene)
    if found is None:
        return _subject(scene)
    unit, words, whole, end = found
    of = whole if scene.reading.kind is FigureKind.RATIO else None
    scope = scopes.of(scene.sentence, scene.start, end)
    measure = Measure(unit or None, words, of, scope)
    said = subjects.predicate(scene.sentence, end) if end > scene.end else ""
    # "2.1 million people held a card, 38.5% of …": the share is of those who held one.
    statement = f"{nouns.after(scene.sentence, scene.end)} {said}" if said and not whole else words
    return Told(scene.reading, measure, noun=unit or words, statement=statement, whole=whole)


Counted = tuple[str, str, str | None, int]
"""A unit, what is counted in full, the whole it is a part of, and where its name ends."""


def _part(scene: Scene) -> Counted | None:
    """A part of a whole: "12,000 of these plans concern …", "71 of them", "Of the plans, 400 represent …"."""
    text, sentence, end = scene.sentence.text, scene.sentence, scene.end
    if them := OF_THEM.match(text, end, sentence.end):
        noun, place = _antecedent(scene), them.end()
    elif things := OF_THINGS.match(text, end, sentence.end):
        place = things.end()
        place = next((n.end for n in sentence.amounts(place, sentence.end) if n.start == place), place)
        noun = nouns.after(sentence, place)
        place = nouns.end_after(sentence, place)
    elif (lead := _lead(scene)) and not nouns.after(sentence, end):
        noun, place = lead, end
    else:
        return None
    if not noun:
        return None
    words = f"{noun} {subjects.predicate(sentence, place)}".strip()
    return nouns.short(noun), words, noun, place


def _lead(scene: Scene) -> str:
    """The whole that opens the sentence of a number, where the number follows it: "Of these plans, …"."""
    lead = LEAD_PART.match(scene.sentence.text, scene.sentence.start, scene.sentence.end)
    if lead is None or not NEAR.fullmatch(scene.sentence.text, lead.end(), scene.start):
        return ""
    if PRONOUN.fullmatch(lead["whole"]):
        return _antecedent(scene)
    begin = lead.start("whole")
    determiner = DETERMINER.match(scene.sentence.text, begin)
    return nouns.after(scene.sentence, determiner.end() if determiner else begin, lead.end("whole"))


def _antecedent(scene: Scene) -> str:
    """What "these" and "which" mean: the things counted before that are no fewer than the part of them."""
    value = scene.reading.value if scene.reading.kind is FigureKind.COUNT else 0
    for told in (*reversed(scene.beside), *reversed(scene.earlier)):
        if told.counts and told.reading.value >= value:
            return told.noun
    return ""


def _named(scene: Scene) -> Counted | None:
    """The noun after a number, or after the last number of its list: "240 and 175 volunteers"."""
    sentence, text = scene.sentence, scene.sentence.text
    noun = nouns.after(sentence, scene.end)
    if not noun or PARTICIPLE.fullmatch(noun):
        noun = _following_noun(scene)
        return (nouns.short(noun), noun, None, scene.end) if noun else None
    place = nouns.end_after(sentence, scene.end)
    unit, words = nouns.short(noun), noun
    if per := PER.match(text, place, sentence.end):
        return f"{unit}{per.group()}", f"{noun}{per.group()}", None, per.end()
    if whole := _wider(scene, unit):
        return nouns.short(whole), f"{whole}{noun[len(unit) :]}{_tail(sentence, place)}", whole, place
    return unit, f"{noun}{_tail(sentence, place)}", None, place


def _wider(scene: Scene, unit: str) -> str:
    """The full name of things that a part of them is called by in short: "4,141 sea plans, including 92 plans"."""
    told = next((told for told in reversed(scene.beside) if told.counts), None)
    if told is None or told.reading.value < scene.reading.value or not told.noun.endswith(f" {unit}"):
        return ""
    between = scene.sentence.text[told.reading.end : scene.start]
    return told.noun if INCLUDING.search(between) else ""


def _tail(sentence: Sentence, place: int) -> str:
    """What narrows the things whose name ends at a place: " for high-end manufacturing", " in good condition".

    Nothing where a verb follows: "new standards on ferries were released" tells of standards on ferries.
    """
    if not NARROWS.match(sentence.text, place, sentence.clause(place)[1]):
        return ""
    verb = subjects.finite(sentence, place, sentence.clause(place)[1])
    said = subjects.predicate(sentence, place, verb)
    # "Plans for release" are not about it.
    return f" {said}" if said.count(" ") > 1 or said.endswith("s") else ""


def _following_noun(scene: Scene) -> str:
    """In "240 and 175 volunteers" the noun stands after the last number."""
    sentence = scene.sentence
    near = sentence.amounts(scene.start, sentence.end)[:MOST_LISTED]
    for one, after in pairwise(n for n in near if not (n.percent or n.currency)):
        if not subjects.VALUE_LINK.fullmatch(sentence.text, one.end, after.start):
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
    said = subjects.before(sentence, scene.start)
    return any(word.text.islower() and nouns.is_plural(said, word) for word in words_of(said))


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
    scope = scopes.of(sentence, scene.start, scene.end)
    return Told(scene.reading, Measure(unit or None, subject, None, scope), noun=noun)


def _share(scene: Scene) -> Told:
    """What has a share, and of which whole it is one."""
    sentence, numeral = scene.sentence, scene.reading.numeral
    unit = "percentage points" if numeral and numeral.points else "%"
    change = marks.change(sentence, scene.start, scene.end)
    of, words = (None, "") if change else _stated_whole(scene)
    elaborated = None
    if not words and (changed := CHANGE_IN.match(sentence.text, scene.end, sentence.end)):
        words = nouns.after(sentence, changed.end())
    if not words and _lead(scene):
        words = subjects.predicate(sentence, scene.end, bare=True)
    if not words:
        words = subjects.before(sentence, scene.start)
    if not words and scene.beside and scene.beside[-1].reading.kind is not FigureKind.RANK:
        elaborated = scene.beside[-1]
        words = elaborated.statement or elaborated.measure.words
    if not words:
        inverse = INVERSE.match(sentence.text, scene.end, sentence.end)
        words = subjects.predicate(sentence, inverse.end() if inverse else scene.end, bare=True)
    if not of and not change and unit == "%":
        of = _unstated_whole(scene, elaborated)
    scope = scopes.of(sentence, scene.start, scene.end)
    return Told(scene.reading, Measure(unit, words, of, scope))


def _stated_whole(scene: Scene) -> tuple[str | None, str]:
    """The whole that a share is said to be of, and what is said of its part, if something is.

    "38.5% of the population held a card": of the population, and that the population held a card.
    """
    sentence, text = scene.sentence, scene.sentence.text
    of = SHARE_OF.match(text, scene.end, sentence.end)
    if of is None:
        return None, ""
    start, stop = of.end(), sentence.clause(of.end())[1]
    verb = subjects.finite(sentence, start, stop)
    whole = nouns.stretch(text, start, _before_time(sentence, start, verb or stop))
    if PRONOUN.fullmatch(whole):
        whole = _antecedent(scene)
    whole = nouns.OWNER.sub("", DETERMINER.sub("", whole, count=1))
    if total := TOTAL.match(whole):
        whole = whole[total.end() :] or _whole_before(scene) or whole
    if ALONE.fullmatch(whole):  # "of all examined"
        whole = f"{_antecedent(scene)} {whole}".strip()
    said = subjects.predicate(sentence, verb, bare=True) if verb is not None else ""
    return whole or None, f"{whole} {said}".strip() if said else ""


def _before_time(sentence: Sentence, start: int, stop: int) -> int:
    """Where the first time phrase between two places begins, else the second place."""
    return min((phrase.start for phrase in sentence.phrases if start < phrase.start < stop), default=stop)


def _whole_before(scene: Scene) -> str:
    """The whole that the count before a share is a part of: "5,784 of the plans …, 13.1% of the total"."""
    counts = [told for told in scene.beside if told.reading.kind is FigureKind.COUNT]
    return (counts[-1].whole or "") if counts else ""


def _unstated_whole(scene: Scene, elaborated: Told | None) -> str | None:
    """The whole of a share that does not name it: that of its count, of its list, or of its sentence."""
    if elaborated is not None and elaborated.reading.kind is FigureKind.COUNT:
        return elaborated.whole or _including(scene, elaborated) or _of_list(scene)
    if lead := _lead_words(scene):
        return lead
    if listed := next((t.measure.of for t in reversed(scene.beside) if t.measure.of), None):
        return listed
    clause_start, _ = scene.sentence.clause(scene.start)
    if SHARE_VERB.search(scene.sentence.text, clause_start, scene.start):
        return next((told.noun for told in reversed(scene.beside) if told.counts), None)
    return None


def _including(scene: Scene, part: Told) -> str | None:
    """The count that another is said to be a part of: "4,141 new plans, including 1,902 for ferries"."""
    before = [told for told in scene.beside if told.counts and told.reading.start < part.reading.start]
    whole = before[-1] if before else None
    if whole is None or whole.reading.value < part.reading.value:
        return None
    link = INCLUDED.search(scene.sentence.text, whole.reading.end, part.reading.start)
    return whole.noun if link else None


def _of_list(scene: Scene) -> str | None:
    """The whole of the last share: a list of counts with their shares names it once."""
    shares = [t for t in (*scene.earlier, *scene.beside) if t.reading.kind is FigureKind.PERCENTAGE]
    return shares[-1].measure.of if shares else None


def _lead_words(scene: Scene) -> str | None:
    """The whole that opens a sentence, in full: "Of the plans for ferries, 14% …"."""
    sentence = scene.sentence
    lead = LEAD_PART.match(sentence.text, sentence.start, sentence.end)
    if lead is None or lead.end() > scene.start:
        return None
    if PRONOUN.fullmatch(lead["whole"]):
        return _antecedent(scene) or None
    start, end = lead.span("whole")
    whole = nouns.stretch(sentence.text, start, _before_time(sentence, start, end))
    whole = nouns.OWNER.sub("", DETERMINER.sub("", whole, count=1))
    total = TOTAL.match(whole)
    return (whole[total.end() :] if total else whole) or None

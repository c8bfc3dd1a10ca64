"""The whole that a number is a part or a share of: said beside it, at the head of its sentence, or before."""

from __future__ import annotations

import re

from stdqa.figures import nouns, subjects
from stdqa.figures.scene import Scene, Told
from stdqa.figures.sentence import Sentence
from stdqa.types import FigureKind

# "Of these plans, 1,902 concern …", "Among them, …": the whole that the sentence takes a part of.
LEAD_PART = re.compile(r"\s*(?:of|among|out\s+of)\s+(?P<whole>[^,;:()]{2,160}?(?:,\d{3}[^,;:()]*)?),\s", re.I)
# What may stand between such an opening and its number: "only", "in 2023 some".
NEAR = re.compile(
    r"(?:(?:only|just|some|nearly|about|around|almost|over|more|less|fewer|than|at|least|most|up|to|the|a|an|in|total|of"
    r"|as|many|another|(?:19|20|21)\d{2},?)\s)*",
    re.I,
)
PRONOUN = re.compile(r"(?:all\s+)?(?:of\s+)?(?:these|those|them|which|whom|it|the\s+above)$", re.I)
DETERMINER = re.compile(r"^(?:(?:the|all|these|those|this|its|their|our|a|an)\s+)+(?=\S)", re.I)
TOTAL = re.compile(
    r"(?:overall\s+|grand\s+)?(?:total|whole|entire|sum)(?:\s+(?:number|amount)(?:\s+of(?:\s+the)?)?)?\b\s*",
    re.I,
)
# "New ones", "the basic ones for repairs".
ONES = re.compile(r"(?P<which>(?:[\w-]+\s)*)ones(?P<more>\s.*)?", re.I)
ALONE = re.compile(r"\w+ed", re.I)
SHARE_OF = re.compile(r"\s+of\s+(?=\S)")
SHARE_VERB = re.compile(
    r"\b(?:account\w*|mak(?:es?|ing)\s+up|made\s+up|represent\w*|constitut\w*|compris\w*)\b", re.I
)
INCLUDED = re.compile(
    r"\b(?:including|includes?|included|of\s+which|among\s+(?:them|which)|with|comprising|contain\w*)\b", re.I
)


def lead(scene: Scene) -> str:
    """The whole that opens the sentence of a number, where the number follows it: "Of these plans, …"."""
    opening = LEAD_PART.match(scene.sentence.text, scene.sentence.start, scene.sentence.end)
    if opening is None or not NEAR.fullmatch(scene.sentence.text, opening.end(), scene.start):
        return ""
    if PRONOUN.fullmatch(opening["whole"]):
        return antecedent(scene)
    begin = opening.start("whole")
    determiner = DETERMINER.match(opening["whole"])
    begin += determiner.end() if determiner else 0
    return nouns.after(scene.sentence, begin, opening.end("whole"))


def antecedent(scene: Scene) -> str:
    """What "these" and "which" mean: the things counted before that are no fewer than the part of them."""
    value = scene.reading.value if scene.reading.kind is FigureKind.COUNT else 0
    for told in (*reversed(scene.beside), *reversed(scene.earlier)):
        if told.counts and told.reading.value >= value:
            return told.noun
    return ""


def ones(scene: Scene, noun: str) -> tuple[str, str] | None:
    """What "ones" are, in short and in full: of "40 old ferries and 12 new ones", ferries and new ferries."""
    parts = ONES.fullmatch(noun)
    told = (*reversed(scene.beside), *reversed(scene.earlier))
    thing = next((nouns.short(one.noun) for one in told if one.counts), "") if parts else ""
    if not parts or not thing:
        return None
    kind = thing.split()[-1] if parts["which"] else thing
    return kind, f"{parts['which'] or ''}{kind}{parts['more'] or ''}"


def stated(scene: Scene) -> tuple[str | None, str]:
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
        whole = antecedent(scene)
    whole = nouns.OWNER.sub("", DETERMINER.sub("", whole, count=1))
    if total := TOTAL.match(whole):
        whole = whole[total.end() :] or _whole_before(scene) or whole
    if ALONE.fullmatch(whole):  # "of all examined"
        whole = f"{antecedent(scene)} {whole}".strip()
    said = subjects.predicate(sentence, verb, bare=True) if verb is not None else ""
    return whole or None, f"{whole} {said}".strip() if said else ""


def _before_time(sentence: Sentence, start: int, stop: int) -> int:
    """Where the first time phrase between two places begins, else the second place."""
    return min((phrase.start for phrase in sentence.phrases if start < phrase.start < stop), default=stop)


def _whole_before(scene: Scene) -> str:
    """The whole that the count before a share is a part of: "5,784 of the plans …, 13.1% of the total"."""
    counts = [told for told in scene.beside if told.reading.kind is FigureKind.COUNT]
    return (counts[-1].whole or "") if counts else ""


def unstated(scene: Scene, elaborated: Told | None) -> str | None:
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
    opening = LEAD_PART.match(sentence.text, sentence.start, sentence.end)
    if opening is None or opening.end() > scene.start:
        return None
    if PRONOUN.fullmatch(opening["whole"]):
        return antecedent(scene) or None
    start, end = opening.span("whole")
    whole = nouns.stretch(sentence.text, start, _before_time(sentence, start, end))
    whole = nouns.OWNER.sub("", DETERMINER.sub("", whole, count=1))
    total = TOTAL.match(whole)
    return (whole[total.end() :] if total else whole) or None

"""What a question wants counted: "how many new committees were …" counts committees."""

from __future__ import annotations

import re

from stdqa.questions.cues import CUE_WORDS
from stdqa.text import content_stems, words

# What asks for a number; what is counted stands after it, or before it ("Hospitals: how many …?").
ASKER = (
    r"(?:how many(?: of (?:the|their|its|our|these|those)\b(?: own\b)?)?|"
    r"what number of|how (?:large|big|high) (?:is|was|were|are) (?:the )?(?:\w+ )?"
    r"(?:stock|number|tally|pool|body|set|total)s? of|"
    r"(?:total |overall |exact |rounded |grand |combined |whole |entire )?(?:number|count|total|sum|quantity|"
    r"amount|tally|headcount|stock|output|intake|inflow|crop|collection|portfolio|pile)s? of|"
    r"(?:whole|entire|total) body of)"
)
# "Bits of research" are counted as research.
COUNTED_AFTER = re.compile(rf"\b{ASKER}\s+(?:(?:bits|pieces|items|sorts) of\s+)?", re.I)

# "What did exports come to?", "What do the hospitals add up to?"
SUMMED = re.compile(
    r"\bwhat (?:do|does|did|had|have|has) (?P<thing>.+?)\s+(?:all )?(?:come|came|amount(?:ed)?|add(?:ed)? up|"
    r"total|run|ran)\b",
    re.I,
)

# A wide gap is where words that ask ("can you find") or tell a time stood.
COUNTED_END = re.compile(
    r"[?,;:.(]|\s[-–—]|\s{5,}|\b(?:are|is|was|were|do|does|did|have|has|had|can|could|would|will|in|into|at|by|"
    r"from|with|to|on|onto|for|that|which|who|as|of|altogether|"
    r"there|when|since|during|under|among|behind|within|across|between|against|exist|took|"
    r"take|got|won|went|came)\b",
    re.I,
)

# Before the one who asks: what is spoken of, named at the head of the question.
FRONTED = re.compile(
    r"^(?P<front>[^?.!…]+?)\s*(?:[,:;]|\.{3}|…|\s[-–—])[^?.!,:;]*?"
    r"\b(?:how many|(?:what|the|their|its|which)\s+(?:\w+\s+)?(?:number|count|total|tally|headcount|figure|"
    r"sum)s?|how (?:large|big)|what (?:do|does|did|had|have|has) (?:they|it|this|these|that|those) "
    r"(?:come|add|added|amount|total))\b",
    re.I,
)

# Behind it: "How many are there by now, public hospitals?"
TRAILED = re.compile(r"\bhow many\b[^?.!]*,\s*(?P<end>[^,?.!]+?)\s*[?.!]*\s*$", re.I)

OPENING = re.compile(
    r"^\W*(?:(?:and|so|but|now|out|of|among|amongst|as for|about|only|just|all|every|each|the|these|those|"
    r"regarding|concerning|counting|taking|take|considering|add(?:ing)?|sum|list|name|up)\b\s*)+",
    re.I,
)

# "In 2020, …", "When the fleet was sold, …": the front tells the place or time of what is counted.
SETTING = re.compile(
    r"^\W*(?:after|before|since|when|while|as|if|given|because|although|for|in|on|at|by|to|from|with|under|over|"
    r"during|within|across|what|which|who|how|i|we|my|our|he|she|they|it|is|are|was|were)\b",
    re.I,
)

ASKS = re.compile(
    r"\b(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|"
    r"could|please)\b(?! many\s*$)",
    re.I,
)

# "Permits that were granted" asks nothing yet.
RELATIVE = re.compile(r"\b(?:that|which|who)\s+(?:were|was|are|is|have|has|had|do|does|did)\b", re.I)

# Plurals that do not end in "s".
PLURALS = frozenset(
    {"people", "staff", "personnel", "children", "women", "men", "cattle", "media", "criteria"}
)


def counted(told: str) -> tuple[str, ...]:
    """The stems of what is to be counted, the head last."""
    for match in COUNTED_AFTER.finditer(told):
        if found := noun_phrase(told[match.end() :]):
            return found
    summed = SUMMED.search(told)
    if summed and (found := noun_phrase(OPENING.sub("", summed["thing"]))):
        return found
    fronted = FRONTED.search(told)
    if fronted:
        front = OPENING.sub("", fronted["front"])
        return () if SETTING.match(front) else noun_phrase(front)
    trailed = TRAILED.search(told)
    if trailed and not SETTING.match(trailed["end"]):
        end = OPENING.sub("", trailed["end"])
        return noun_phrase(end) if any(_is_plural(word.text) for word in words(end)) else ()
    if ASKS.search(RELATIVE.sub(" ", told)):
        return ()
    # Keywords ("space science standards number") begin with what is to be counted.
    return noun_phrase(told, keywords=True)


def noun_phrase(text: str, keywords: bool = False) -> tuple[str, ...]:
    """The stems of the thing that a text begins with, up to the end of its plural or a verb."""
    text = text.strip()
    end = COUNTED_END.search(text)
    phrase = text[: end.start()] if end else text
    phrase = CUE_WORDS.sub(" ", phrase) if keywords else phrase
    # "Countries and regions" are counted as countries; "chair and vice-chair positions" as positions.
    phrase = re.split(r"(?<=s) and ", phrase)[0]
    found = [word.text for word in words(phrase)]
    plural = any(map(_is_plural, found))
    kept: list[str] = []
    for word in found:
        after_plural = bool(kept) and _is_plural(kept[-1]) and not _is_plural(word)
        # "Coordinated standards" are a thing, "equipment installed" is one and what was done with it.
        done = not plural and bool(kept) and word.lower().endswith("ed") and len(word) > 4
        if after_plural or done:
            break
        kept.append(word)
    if len(kept) > 1 and kept[-1].lower() in GENERIC:
        # "Provincial-level units" are counted as what they are, not as units.
        kept = [word for part in kept[:-1] for word in re.split(r"-level$", part) if word] or kept
    return content_stems(" ".join(kept))


GENERIC = frozenset({"units", "entities", "items", "pieces", "kinds", "sorts"})


def _is_plural(word: str) -> bool:
    """Whether a word looks like a plural: the noun phrase that it ends is over."""
    if word.lower() in PLURALS:
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


PREDICATE = re.compile(r"^\W*(?:are|is|was|were)\s+(?:just |only |also |full |really )?", re.I)


def counted_part(part: str) -> tuple[str, ...]:
    """The stems of the part of a whole that a question names as a thing: "… how many are nurses?"."""
    match = PREDICATE.match(part)
    if not match:
        return ()
    named = COUNTED_END.split(part[match.end() :], maxsplit=1)[0]
    return noun_phrase(named) if any(_is_plural(word.text) for word in words(named)) else ()

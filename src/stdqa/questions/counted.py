"""What a question wants counted: "how many new committees were …" counts committees."""

from __future__ import annotations

import re

from stdqa.questions.cues import CUE_WORDS
from stdqa.text import content_stems, words

COUNTED_AFTER = re.compile(
    r"\b(?:how many|(?:total |overall |exact |rounded )?(?:number|count|total|sum|quantity|"
    r"amount)s? of|what number of)\s+",
    re.I,
)

COUNTED_END = re.compile(
    r"[?,;:.]|\b(?:are|is|was|were|do|does|did|have|has|had|can|could|would|will|in|at|by|"
    r"from|with|to|on|for|that|which|who|"
    r"there|when|since|during|under|among|behind|within|across|between|against|exist|took|"
    r"take|got|won|went|came)\b",
    re.I,
)

ASKS = re.compile(
    r"\b(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|"
    r"could|please)\b(?! many\s*$)",
    re.I,
)


def counted(told: str) -> tuple[str, ...]:
    """The stems of what is to be counted: "how many new committees were …" counts committees."""
    match = COUNTED_AFTER.search(told)
    if not match and ASKS.search(told):
        return ()
    start = match.end() if match else 0
    end = COUNTED_END.search(told, start)
    # Keywords ("space science standards number") begin with what is to be counted.
    phrase = told[start : end.start() if end else len(told)]
    phrase = phrase if match else CUE_WORDS.sub(" ", phrase)
    # "Countries and regions" are counted as countries; "chair and vice-chair positions" as positions.
    phrase = re.split(r"(?<=s) and ", phrase)[0]
    kept: list[str] = []
    for word in words(phrase):
        after_plural = bool(kept) and _is_plural(kept[-1]) and not _is_plural(word.text)
        if after_plural or (kept and word.text.lower().endswith("ed") and len(word.text) > 4):
            break
        kept.append(word.text)
    return content_stems(" ".join(kept))


def _is_plural(word: str) -> bool:
    """Whether a word looks like a plural: the noun phrase that it ends is over."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))

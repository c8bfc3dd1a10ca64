"""The marks beside a number: what makes it approximate or a bound, and whether it is a change or a level."""

from __future__ import annotations

import re

from stdqa.figures.sentence import Sentence

# "Spread over 238 cities" is no more than so many.
_SPREAD = "".join(f"(?<!{verb} )" for verb in ("spread", "scattered", "dispersed", "stretching"))
QUALIFIER_BEFORE = re.compile(
    r"\b(more than|no more than|not more than|less than|no less than|not less than|fewer than|no fewer than"
    r"|greater than|higher than|lower than|(?:well|just|slightly|far) (?:over|above|below)"
    rf"|{_SPREAD}over|above|below|beyond|in excess of|upwards? of"
    r"|under|at least|at most|up to"
    r"|nearly|almost|close to|just under|approximately|about|around|roughly|some|circa|an estimated"
    r"|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|(?:has |have )?passed|topp(?:ed|ing))"
    r"(?:\s+(?:the|a|an|to))?\s*$",
    re.I,
)
# "830,000-plus jobs" are at least so many; "500 plus the fee" is a sum.
QUALIFIER_AFTER = re.compile(
    r"\s*(?:[-–](?=plus))?(or more|or so|or less|and more|-odd\b|plus\b(?!\s+(?:an?\b|the\b|\d))|\+)", re.I
)
# The longest qualifier, and the space and article after it.
QUALIFIER_CHARS = 40

# "Made up 46%" and "drawn up 40 plans" tell no rise.
_NOT_UP = "made make makes making set sets setting took taken built drew drawn draw put puts signed"
_UP = "".join(f"(?<!{verb} )" for verb in _NOT_UP.split()) + "up"
_RISE = (
    rf"increas\w*|rose|ris(?:e|es|en|ing)|gr(?:ew|ow\w*)|{_UP}|gain\w*|climb\w*|expand\w*|surg\w*|"
    r"soar\w*|jump\w*"
)
_FALL = (
    r"decreas\w*|fell|fall\w*|drop\w*|declin\w*|down|reduc\w*|shr[aiu]nk\w*|slump\w*|plung\w*|"
    r"plummet\w*|dwindl\w*|tumbl\w*|lost"
)
INCREASE = re.compile(rf"\b(?:{_RISE})\b", re.I)
DECREASE = re.compile(rf"\b(?:{_FALL})\b", re.I)
# What may stand between a word of change and how much it is: "increased year-on-year by nearly 5%".
_STEPS = (
    r"\s+(?:in\s+(?:number|size|value|volume|total)\s+)?(?:year[\s-]on[\s-]year\s+)?(?:by\s+|of\s+)?"
    r"(?:more than\s+|nearly\s+|almost\s+|about\s+|some\s+|over\s+)?"
)
CHANGES = tuple(
    (
        name,
        re.compile(rf"\b(?:{words}){_STEPS}$", re.I),
        # "a 3% fall", not "5% up to now" nor "7% down to the village".
        re.compile(rf"\s+(?:year[\s-]on[\s-]year\s+)?(?:{words})\b(?!\s+to\b)", re.I),
    )
    for name, words in (("increase", _RISE), ("decrease", _FALL))
)
CHANGE_CHARS = 60


def qualifier(sentence: Sentence, start: int, end: int) -> str | None:
    """The words that make a number approximate or a bound ("more than", "nearly"), lower case."""
    before = QUALIFIER_BEFORE.search(sentence.text[max(sentence.start, start - QUALIFIER_CHARS) : start])
    if before:
        return " ".join(before[1].lower().split())
    after = QUALIFIER_AFTER.match(sentence.text, end, sentence.end)
    return " ".join(after[1].lower().split()) if after else None


def before_qualifier(text: str) -> str:
    """A text that ends at a number, without the qualifier before the number: "to nearly " becomes "to "."""
    before = QUALIFIER_BEFORE.search(text)
    return text[: before.start()] if before else text


def end_with_qualifier(sentence: Sentence, end: int) -> int:
    """Where a number ends with the qualifier after it: what it counts stands behind that."""
    after = QUALIFIER_AFTER.match(sentence.text, end, sentence.end)
    return after.end() if after else end


def change(sentence: Sentence, start: int, end: int) -> str | None:
    """Whether a number is an increase or a decrease, not a level: "rose by 19.2%", "a 3% fall"."""
    before = sentence.text[max(sentence.start, start - CHANGE_CHARS) : start]
    for name, leading, following in CHANGES:
        if leading.search(before) or following.match(sentence.text, end, sentence.end):
            return name
    return None

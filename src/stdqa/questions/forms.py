"""The form of answer that a question wants."""

from __future__ import annotations

import re
from enum import StrEnum


class Form(StrEnum):
    """What an answer to a question is made of."""

    FIGURE = "figure"
    SEVERAL = "several"
    COMPARISON = "comparison"
    COMPUTATION = "computation"
    VERDICT = "verdict"
    WORDS = "words"


class Operation(StrEnum):
    """What is to be worked out of stated figures."""

    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    RATIO = "ratio"
    GROWTH = "growth"


AUXILIARY = re.compile(
    r"^(?:and |so |but |well,? )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|"
    r"would|should|isn't|aren't|"
    r"wasn't|weren't|don't|doesn't|didn't|hasn't|haven't)\b(?! (?:you|we|i|one)\b (?:please |"
    r"kindly )?(?:tell|give|let|say|show|confirm the|list|name|state))",
    re.I,
)

STATED = re.compile(
    r"\b(?:true or false|is it (?:true|correct|right|the case)|(?:correct|true|right) that|"
    r"yes or no|fact check|confirm that|"
    r"would it be (?:right|correct|true|fair))\b|\b(?:(?:is (?:that|this|it) )?(?:right|"
    r"correct|true)(?:,? please)?|isn't it|aren't there|didn't it|didn't they|"
    r"is that so)\?\s*$|\b(?:can|could|may) (?:we|one|i|you|it be) (?:say|said|claim|state|"
    r"assume|conclude|argue) that\b",
    re.I,
)

BIGGER = r"more|larger|bigger|higher|greater|longer|ahead|larger|stronger|further|exceeds?|outnumbers?|tops?"

SMALLER = r"fewer|less|smaller|lower|shorter|behind"

MOST = r"most|highest|largest|biggest|greatest|strongest|top|leads?|leading|number one|maximum"

LEAST = r"least|lowest|smallest|fewest|minimum|weakest"

CHOICE = re.compile(rf"\b(?:{BIGGER}|{SMALLER}|{MOST}|{LEAST}|compare[ds]?|comparison|versus|vs)\b", re.I)

DOWNWARD = re.compile(rf"\b(?:{SMALLER}|{LEAST})\b", re.I)

SUPERLATIVE = re.compile(
    rf"\b(?:which|who|what)\b.*\b(?:{MOST}|{LEAST}|first)\b|\b(?:{MOST}|{LEAST})\b.*\b(?:which|who)\b", re.I
)

BOUND = re.compile(
    r"\b(?:more|less|fewer|higher|lower|greater) than (?:\d|half|a |one|two|three|how|what|[a-z]+ty\b)", re.I
)

# "Working together" and "brought together" add nothing up.
_NO_SUM = "".join(
    rf"(?<!\b{verb} )"
    for verb in (
        "work",
        "works",
        "working",
        "worked",
        "bring",
        "brings",
        "bringing",
        "brought",
        "cooperate",
        "cooperating",
        "come",
        "came",
        "get",
        "got",
        "live",
    )
)

OPERATIONS: tuple[tuple[Operation, re.Pattern[str]], ...] = (
    (
        Operation.GROWTH,
        re.compile(
            r"\b(?:growth rate|grow(?:n)? by (?:what|how)|by (?:what|how (?:many|much)) per ?cent)\b|"
            r"\bhow fast did\b|"
            r"\b(?:what|how much) per ?cent(?:age)? .*\b(?:growth|increase|rise)\b",
            re.I,
        ),
    ),
    (
        Operation.DIFFERENCE,
        re.compile(
            r"\bhow (?:many|much) (?:more|fewer|less|larger|higher|bigger)\b|\bdifference\b|"
            r"\bgap between\b|\bby how (?:many|much)\b.*\b(?:exceed|outnumber|more|fewer|larger|"
            r"ahead)|"
            r"\bhow (?:many|much)\b.*\b(?:not|outside|nothing to do|unrelated|excluding|except|"
            r"other than|apart from|besides|remain(?:s|ed|ing)?|left over|leaving out|without|minus|"
            r"before (?:the year )?2\d{3}|"
            r"prior to (?:the year )?2\d{3}|before the year)\b|"
            r"\b(?:before (?:the year )?2\d{3}|prior to (?:the year )?2\d{3})\b.*\bhow many\b|"
            r"\b(?:minus|subtract(?:ed)?|net of|leaving out|strip(?:s|ped)? out|"
            r"tak(?:e|ing) away|the rest(?! of))\b|"
            r"\bby what number\b.*\b(?:exceed|outnumber|more|fewer|larger|ahead)",
            re.I,
        ),
    ),
    (
        Operation.SUM,
        re.compile(
            r"\b(?:sum of|combined|add(?:ed|ing)? up(?! to\b)|adding|plus|put together|taken together|"
            r"added together|sum up)\b|"
            rf"{_NO_SUM}\btogether\b|"
            r"\badd\b.*\bup\b(?! to\b)|\btotal of .* and\b|"
            r"\b(?:altogether|in all|in total)\b.*\band\b|\band\b.*\b(?:altogether|in all|in total)\b",
            re.I,
        ),
    ),
    (
        Operation.RATIO,
        re.compile(
            r"\b(?:on average|average|per (?!cent)\w+|for (?:each|every)|how many times|"
            r"times (?:as many|more|larger|bigger)|ratio|apiece|multiple of)\b|"
            r"\beach \w+(?: \w+)? (?:hold|have|has|account|cover|own)s?\b",
            re.I,
        ),
    ),
    (
        Operation.SHARE,
        re.compile(
            r"\b(?:share|portion|proportion|per ?cent(?:age)?|what part|which part|fraction|slice)\b|"
            r"%|\bhow much of\b",
            re.I,
        ),
    ),
)


def is_statement(text: str) -> bool:
    """Whether a question states something to be confirmed: "Is it true that …", "Did …?"."""
    if STATED.search(text):
        return True
    # "Were any withdrawn, and if so how many?" wants a number, "Is A or B larger?" a choice.
    return bool(AUXILIARY.search(text)) and not re.search(r"\bhow (?:many|much)\b", text, re.I)


# "Which province or region …": the alternatives are two words for what is asked for.
WITHIN = re.compile(
    r"\b(?:which|what|who)\s+\w+(?:\s\w+)?\s+or\s+\w+\s+(?=\w+(?:ed|s|d)?\b)(?!.*\bor\b)", re.I
)


def operation(text: str) -> Operation | None:
    """What a question wants worked out, if anything; a share may also be stated and is then quoted."""
    return next((name for name, pattern in OPERATIONS if pattern.search(text)), None)


def compares(text: str) -> bool:
    """Whether a question asks which of several is more, or less."""
    if BOUND.search(text) and " or " not in text:
        return False
    if WITHIN.search(text):
        text = WITHIN.sub("which ", text)
    return bool(
        CHOICE.search(text) and re.search(r"\bor\b|\bversus\b|\bvs\b|\bthan\b|\bcompare", text, re.I)
    ) or bool(SUPERLATIVE.search(text))


BREAKDOWN = re.compile(
    r"\bbreak(?:s|ing)? .*down\b|\bbroken down\b|\bbreakdown\b|\bsplit (?:of|up|by|into)\b|"
    r"\bby (?:type|kind|class|category|group)\b|"
    r"\bcompos(?:ed|ition)\b|\bmade up of\b|\bmake-up\b|\bconsists? of\b|\bcomprise[sd]?\b|"
    r"\bdivided\b|\bfor each\b|\beach of\b|"
    r"\bper (?:type|kind|class|province|category)\b|\bof each\b|\bone by one\b|\bindividually\b",
    re.I,
)


def wants_breakdown(text: str) -> bool:
    """Whether a question wants the parts of a whole, each with its figure."""
    return bool(BREAKDOWN.search(text))

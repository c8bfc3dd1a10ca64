"""What a question wants worked out of stated figures, and whether it asks for a second one."""

from __future__ import annotations

import re
from enum import StrEnum


class Operation(StrEnum):
    """What is to be worked out of stated figures."""

    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    RATIO = "ratio"
    GROWTH = "growth"
    REST = "rest"
    PREVIOUS = "previous"
    RATE = "rate"


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
        "brought out",
        "put out",
        "drew up",
        "drawn up",
        "worked out",
        "written",
        "drafted",
        "set up",
        "issued",
        "released",
        "published",
        "signed",
        "agreed",
        "formulated",
        "developed",
        "cooperate",
        "cooperating",
        "come",
        "came",
        "get",
        "got",
        "live",
    )
)

# "Without the newcomers", "before the 2031 additions": what stood before them.
NEWCOMERS = (
    r"\b(?:before|without|minus|less|excluding|not counting|leaving (?:out|aside)|tak(?:e|ing) (?:away|off)|"
    r"subtract(?:ing)?|deduct(?:ing)?|apart from|other than)\s+(?:all )?(?:the |those )?"
    r"(?:(?:19|20)\d\d(?:['’]s)? |(?:that|last|this) year['’]s |year['’]s )?"
    r"(?:new ?comers?|new (?:ones|arrivals|entrants|additions|joiners)|additions|newly \w+ed ones)\b"
)

OPERATIONS: tuple[tuple[Operation, re.Pattern[str]], ...] = (
    (
        Operation.GROWTH,
        re.compile(
            r"\b(?:growth rate|grow(?:n)? by (?:what|how)|by (?:what|how (?:many|much)) per ?cent)\b|"
            r"\bby (?:what|which) percentage\b.*\b(?:grow|grew|grown|increase|rise|rose)|"
            r"\bhow fast did\b|"
            r"\b(?:what|how much) per ?cent(?:age)? .*\b(?:growth|increase|rise)\b",
            re.I,
        ),
    ),
    (
        Operation.PREVIOUS,
        re.compile(
            r"(?<!the )(?<!a )"
            r"(?<!than )(?<!over )(?<!on )(?<!from )(?<!with )(?<!to )(?<!against )(?<!than in )(?<!of )"
            r"\b(?:the |a )?(?:(?:year|twelve months) (?:before|earlier)(?! \d)|(?:previous|prior|"
            r"preceding) year)\b|"
            r"\bbefore (?:the|its|their|that|this|an?|it|they|he)\b.*\b(?:rise|rose|increas\w*|"
            r"growth|grew|gr[eo]wn?|"
            r"fall|fell|drop\w*|declin\w*|decreas\w*)\b|"
            r"\bgiven (?:the|a|an|that|its|their)\b.*(?:%|per ?cent).*\b(?:rise|increase|growth|"
            r"fall|drop|decline|decrease)\b",
            re.I,
        ),
    ),
    (
        Operation.RATE,
        re.compile(
            r"\b(?:per|an?|each|every) (?:month|day|week|quarter|hour)\b(?! of\b)|\bmonthly\b|"
            r"\b(?:daily|weekly) average\b|"
            r"\baverage (?:daily|weekly|quarterly)\b|\bper calendar month\b",
            re.I,
        ),
    ),
    (
        Operation.DIFFERENCE,
        re.compile(
            r"\bhow (?:many|much) (?:more|fewer|less|larger|higher|bigger)\b|"
            # Between "a mandatory and a recommended standard" the difference is no number.
            r"\bdifference\b(?! between an? )|\bnet "
            r"(?:change|increase|gain|loss)\b|"
            r"\bhow far (?:ahead|behind)\b|\bhow far (?:is|are|was|were)\b[^?]*\b(?:ahead of|behind)\b|"
            rf"{NEWCOMERS}|"
            r"\b(?:is|are|was|were) (?:by )?how (?:many|much)\b[^?,]*\b(?:ahead of|behind)\b|"
            r"\bhow many\b[^?,]*\b(?:is|are|was|were)\b[^?,]*\bahead of\b|"
            r"\b[A-Z]\w+(?:['’]s)? (?:lead|margin|advantage|"
            r"surplus) over [A-Z]|\bby what (?:number|amount|margin)\b.*\b(?:exceed|outnumber|"
            r"lead|surpass|beat|top|more|fewer|larger|ahead)|\b(?:lead|margin|advantage) (?:of|"
            r"that) .* over\b|"
            r"\b(?:gap|margin) .*\bbetween\b|\bby how (?:many|much)\b.*\b(?:exceed|outnumber|more|"
            r"fewer|larger|ahead|leads?|led|surpass|beats?|top|outstrip)|"
            r"\bhow (?:many|much)\b.*\b(?:not(?! just| only| merely| yet)|outside|nothing to do|unrelated|"
            r"excluding|except|other than|apart from|besides|not counting|"
            r"at the (?:start|beginning|opening) of|remain(?:s|ed|ing)?|left over|leaving out|without|minus|"
            r"before (?:the year )?2\d{3}|prior to (?:the year )?2\d{3}|before the year)\b|"
            r"\b(?:before (?:the year )?2\d{3}|prior to (?:the year )?2\d{3})\b.*\bhow many\b|"
            r"\bhow many\b.*\bbefore (?:that|this|the same) year\b|"
            r"^(?!.*\b(?:who|whom|whose|which|what|where|when|why|how)\b).*"
            r"\s(?:before|prior to) (?:the year )?2\d{3}\W*$|"
            r"\b(?:minus|subtract(?:ed)?|net of|leaving out|strip(?:s|ped)? out|"
            r"tak(?:e|ing) away|the rest(?! of))\b|"
            r"^(?:apart from|excluding|except(?: for)?|other than|not counting|besides)\b.*\bhow many\b|"
            r"\bhow many\b.*n['’]t\b",
            re.I,
        ),
    ),
    (
        Operation.SUM,
        re.compile(
            r"\b(?:tot(?:ting)? up|sum of|sum up|sum total|combined|add(?:ed|ing)? up(?! to\b)|"
            r"add(?:ing)?\b.* to\b|what "
            r"is the sum|adding|plus|put together|taken together|"
            r"added together|between them|all told|in sum)\b|"
            rf"{_NO_SUM}(?<!years )(?<!old and new )\btogether\b|"
            r"\badd\b.*\bup\b(?! to\b)|\btotal of .* and\b|"
            r"\b(?:altogether|in all|in total)\b.*\band\b|\band\b.*\b(?:altogether|in all|in total)\b|"
            r"\b(?:the|all) (?:two|three|four|five|six|seven|eight|nine|ten|\d+) "
            r".*\b(?:altogether|in all|in total)\b",
            re.I,
        ),
    ),
    (
        Operation.RATIO,
        re.compile(
            r"\b(?:on average|average|per (?!cent)(?-i:[a-z])\w*|for (?:each|every)|how many times|"
            r"times (?:as many|more|larger|bigger)|ratio|apiece|multiple of)\b|"
            r"\b(?:do|does|did|has|have|was|were) each (?!of\b)\w+|"
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


JOINT = re.compile(r"\b(?:shared|joint(?:ly)?|common|coordinated)\b", re.I)
ADDS = re.compile(r"\b(?:add(?:ed|ing)?|sum|plus|total|combined|altogether|tot|in all|between them)\b", re.I)
TOGETHER = re.compile(r"\band\b.*\b(?:together|altogether|in all|in total|combined|taken together)\b", re.I)
LEFT_OUT = re.compile(
    r",?\s(?:without|not counting|excluding|leaving out|leaving aside) (?:the )?[^,?]+(?=\?|$)", re.I
)


def operation(text: str) -> Operation | None:
    """What a question wants worked out, if anything; a share may also be stated and is then quoted."""
    text = re.sub(r"\s\([^)]*\)", "", text).replace(" + ", " plus ")
    if TOGETHER.search(text):
        # "A and B together, without C": C is none of what is added up.
        text = LEFT_OUT.sub("", text)
    found = next((name for name, pattern in OPERATIONS if pattern.search(text)), None)
    # "How many were licensed in 2022, and how many in total?" asks twice; it adds nothing up.
    if found is Operation.SUM and JOINT.search(text) and not ADDS.search(text):
        # "Have together written how many common rules?": what two have in common is one thing.
        return None
    return None if found is Operation.SUM and asks_again(text) else found


AGAIN = re.compile(
    r"\s*,?\s+(?:and|but)\s+(?:also\s+)?(?:of these\s+)?(?:how (?:many|much|often)\b|what "
    r"(?:was|were|is|are) (?:the )?(?:number|share|total)\b|"
    r"the (?:number|share|total)\b(?: of)?(?= (?:in|of|by|at|that)\b))\s*",
    re.I,
)

# "Number of ferries, number of tugs", put as "how many ferries, how many tugs".
TWICE = re.compile(r"\bhow (many|much|often)\b[^?]*[,;]\s*how \1\b", re.I)


def asks_again(text: str) -> bool:
    """Whether a question asks for a second figure: "…, and how many were closed?"."""
    return AGAIN.search(text) is not None or TWICE.search(text) is not None

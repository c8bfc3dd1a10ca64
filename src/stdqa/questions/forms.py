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


AUXILIARY = re.compile(
    r"^(?:and |so |but |well,? )?(?:(?:by|in|at|as of|during|since|at the end of|up to|of|among|for|from)"
    r"\b[^,?]{2,40},\s*)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|"
    r"would|should|isn't|aren't|"
    # Words of politeness are blanked before: "could you        list …".
    r"wasn't|weren't|don't|doesn't|didn't|hasn't|haven't)\b(?! +(?:you|we|i|one)\b +(?:please +|"
    r"kindly +)?(?:tell|give|let|say|show|confirm the|list|name|state|dig|look|pull|"
    r"fetch|find|provide|supply|quote|send|remind|help|explain|describe|define|outline|summari[sz]e))",
    re.I,
)

STATED = re.compile(
    r"\b(?:true or false|is it (?:true|correct|right|the case)|(?:correct|true|right) that|"
    r"yes or no|right or wrong|fact check|confirm that|"
    r"(?:can|could|may) (?:we|one|you|i) (?:say|claim|state|assume) that|does it hold that|"
    r"would it be (?:right|correct|true|fair))\b|"
    r"^(?:please |pls |kindly )?confirm\b(?!.*\b(?:how|what|which)\b)"
    # "Confirm the number of bridges" states none.
    r"(?! the (?:\w+ ){0,2}(?:numbers?|figures?|counts?|totals?|tally|amounts?|shares?|percentages?) of\b)|"
    r"\b(?:(?:is (?:that|this|it) )?(?:right|"
    r"correct|true)(?:,? please)?|"
    r"(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would)n['’]t (?:it|they|there|he|she|we)|"
    r"is (?:that|it|this) so|(?:does|would) (?:that|this|it) (?:hold|stand|check out)(?: up| true| water)?|"
    r"am i right|can (?:i|we) (?:confirm|print|publish|quote)(?: (?:that|this|it))?)\?\s*$|"
    r"\b(?:can|could|may) (?:we|one|i|you|it be) (?:say|said|claim|state|"
    r"assume|conclude|argue|stated|claimed|assumed|concluded|argued) that\b",
    re.I,
)

# A number or a part, as one that a statement names.
_AMOUNT = (
    r"(?:\d|half\b|an? (?:hundred|thousand|million|dozen|third|quarter|fifth|tenth)\b|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|millions|[a-z]+teen|[a-z]+ty)\b)"
)
# "New secretariats taken on - was it ten or more?": the statement follows what it is about.
TAG = re.compile(
    r"[-–—,;:.]\s*(?:is|was|are|were|did|do|does|has|have|had)\s+(?:it|they|that|this|there|these|those)\s+"
    rf"(?:(?!\bor\b)[\w’'-]+\s+){{0,4}}?{_AMOUNT}(?!.*\bor\b(?! (?:more|fewer|less|over|above|below)\b))",
    re.I,
)
# "Claim to check: …", "…. Correct?", "… - true or not", "…: please confirm"
CHECKED = re.compile(
    r"^(?:claim|fact|statement|assertion)s?(?:[- ](?:to (?:check|verify|confirm)|check))?:|"
    r"^(?:please |pls |kindly )?(?:check|verify)(?: (?:this|that|please|whether|if))*[:,]?\s"
    r"(?!.*\b(?:how|what|which)\b)|"
    r"[-–—,;:.!]\s*(?:is (?:that|this) )?(?:correct|true|right|accurate|ok|okay|agreed|yes)\?\s*$|"
    r"\b(?:true|right|correct) or (?:not|false|wrong)\b|\b(?:y/n|yes/no|t/f)\b|"
    r"\bor (?:did|do|does|is|are|was|were|has|have) (?:they|it|he|she|there|we) not\b|"
    r"[-–—,;:.!]\s*(?:please |pls )?(?:confirm|verify)(?: (?:please|this|that))?\W*$",
    re.I,
)
# A sentence that asks nothing and has a verb: "The treaty was signed with Norland."
ASSERTED = re.compile(
    r"^(?!(?:i|we|my|our|this|that|it|he|she|they|and|but|please|sorry|no)\b)(?-i:[A-Z])(?:[^?.!]|\.(?=\S)){12,}?\s"
    r"(?:is|are|was|were|has|have|had)\s(?:[^?.!]|\.(?=\S)){6,}\.\s*$",
    re.I,
)
# "By ferries built, Tarn is placed before Easby?"
DOUBTED = re.compile(
    r"^(?!(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|and|so)\b)(?=(?:\S+\s+){5,})"
    r"[^?]*(?<!\bthat)(?<!\bwho)(?<!\bwhich)\s(?:is|are|was|were)\s(?!there\b)[^?]+\?\s*$",
    re.I,
)
# "So they built 36 ferries?": a statement with a number, which only the mark turns into a question.
DECLARED = re.compile(
    r"^so,? (?!(?:who|what|which|where|when|why|how|do|does|did|is|are|was|were|can|could|in|for|by)\b)"
    rf"(?!.*\b(?:who|what|which|where|when|why|how|or)\b)[^?]*?\b(?!(?:19|20)\d\d\b){_AMOUNT}[^?]*\?\s*$",
    re.I,
)
# "Are they used? Give me the rate." wants the rate.
ASKS_AFTER = re.compile(
    r"\?\s+(?:(?:and|so|please)[, ]+)*(?:give|state|name|tell|show|list|what|how|which|who|where|when|the)\b",
    re.I,
)
# "Tarn - is it among the first ten?"
ABOUT_IT = re.compile(
    r"^(?!.*\b(?:who|whom|whose|what|which|where|when|why|how)\b)[^?]{2,60}\s[-–—]\s*(?:is|was|are|were|do|does|did|has|have|"
    r"had)\s+(?:it|they|he|she|that|this|these|those)\b(?!.*\bor\b)",
    re.I,
)
# "Ferries in Norland above 1,000?": no verb, and a bound that the thing meets or does not.
BOUNDED = re.compile(
    r"^[^?]*\b(?:above|over|more than|beyond|past|under|below|(?:fewer|less|higher|lower|greater) than|"
    rf"at (?:least|most))\s+{_AMOUNT}[^?]*\?\s*$",
    re.I,
)
ASKS = re.compile(
    r"\b(?:who|whom|whose|what|whats|which|where|when|why|how|or|number|count|total|share|percentage|proportion|"
    r"give|list|name|show|tell|state|find|explain|any)\b",
    re.I,
)

BIGGER = r"more|better|larger|bigger|higher|greater|longer|ahead|stronger|further|exceeds?|outnumbers?|tops?"

SMALLER = r"fewer|less|smaller|lower|shorter|behind"

MOST = (
    r"most|highest|largest|biggest|greatest|strongest|"
    r"top(?! (?:class|tier|group|category|band|bracket|grade|flight|league|division)\b)|leads?|"
    r"leading|number one|maximum"
)

LEAST = r"least|lowest|smallest|fewest|minimum|weakest|last(?! (?:year|month|quarter|week|decade))|bottom"

# That one has come before another, or comes behind it.
OVERTAKES = (
    r"overtak\w+|overtook|surpass\w*|outstrip\w*|outrank\w*|outnumber\w*|exceed\w*|outdo(?:es|ne|ing)?|outdid|"
    r"outperform\w*|outpac\w*|outshin\w*|outshone|outclass\w*|eclips\w*"
)
# A trail, and a time lag, are things.
TRAILS = r"(?<!\bthe )(?<!\ba )(?<!\bof )(?<!\btime )(?:trail(?:s|ed|ing)?|lag(?:s|ged|ging)?)"

CHOICE = re.compile(
    rf"\b(?:{BIGGER}|{SMALLER}|{MOST}|{LEAST}|compare[ds]?|comparison|versus|vs|winning)\b", re.I
)

DOWNWARD = re.compile(rf"\b(?:{SMALLER}|{LEAST})\b", re.I)

ORDER = (
    r"rank(?:ed|ing|s)?(?! of\b)|in order of|at the (?:top|bottom|head)|on top|"
    r"comes? (?:first|second|third|fourth|fifth|last|top)|is (?:first|last|ahead)"
)
SUPERLATIVE = re.compile(
    rf"\b(?:which|who|what)\b.*\b(?:{MOST}|{LEAST}|first|{ORDER})\b|"
    rf"\b(?:{MOST}|{LEAST})\b.*\b(?:which|who)\b|^(?:please )?(?:rank|order|sort)\b|"
    r"^(?:and |so )?(?:who|which \w+)(?:['’]?s| is| was| came| comes| ranks| ranked)(?: in)? (?:the )?"
    r"(?:second|third|fourth|fifth)\b(?= (?:among|in|for|by|on|of|place)\b|\W*$)",
    re.I,
)

BOUND = re.compile(
    r"\b(?:more|less|fewer|higher|lower|greater) than (?:\d|half|an? |one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|how|what|[a-z]+teen\b|[a-z]+ty\b|dozens|hundreds|thousands)",
    re.I,
)


def is_statement(text: str) -> bool:
    """Whether a question states something to be confirmed: "Is it true that …", "Did …?"."""
    if any(way.search(text) for way in (STATED, TAG, ABOUT_IT, DECLARED, CHECKED)):
        return True
    if (ASSERTED.search(text) or DOUBTED.search(text)) and not ASKS.search(text):
        return True
    if BOUNDED.search(text) and not ASKS.search(text):
        return True
    if ASKS_AFTER.search(text):
        return False
    # "Were any withdrawn, and if so how many?" wants a number, "Is A or B larger?" a choice.
    return bool(AUXILIARY.search(text)) and not re.search(r"\bhow (?:many|much)\b", text, re.I)


# "Which province or region …": the alternatives are two words for what is asked for.
WITHIN = re.compile(
    r"\b(?:which|what|who)\s+\w+(?:\s\w+)?\s+or\s+\w+\s+(?=\w+(?:ed|s|d)?\b)(?!.*\bor\b)", re.I
)


# "Which of Tarn and Easby has more piers?"
OF_TWO = re.compile(
    r"\bwhich (?:one )?of (?!(?:the |these |those )?(?:three|four|five|six|seven|eight|nine|ten|"
    r"\d+)\b)(?:the two, )?(?P<a>[^,?]+?) and (?P<rest>.+)$",
    re.I,
)

# "What is the sum of the top five …?" ranks nothing.
SUM_OF = re.compile(r"\bsum of\b", re.I)
SHARE_ASKED = re.compile(
    r"\b(?:what|which) (?:share|percentage|per ?cent|proportion|portion|fraction|slice|part)\b", re.I
)
NO_ORDER = re.compile(
    r"\btop (?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+)\b|\bmost (?=\w+ly\b)", re.I
)


def compares(text: str) -> bool:
    """Whether a question asks which of several is more, or less."""
    if (BOUND.search(text) and " or " not in text) or SUM_OF.search(text):
        return False
    if WITHIN.search(text):
        text = WITHIN.sub("which ", text)
    if re.search(r"\bhow (?:do|does|did)\b.*\bcompare\b", text, re.I):
        return True
    if OF_TWO.search(text) and CHOICE.search(text):
        return True
    if SHARE_ASKED.search(text):
        # "What share of the top ten …?" asks for no order, nor does what share is "most strongly lit".
        text = NO_ORDER.sub(" ", text)
    return bool(
        CHOICE.search(text)
        and re.search(r"\bor\b|\bversus\b|\bvs\b|\w\sv\.?\s\w|\bthan\b|\bcompare", text, re.I)
    ) or bool(SUPERLATIVE.search(text))


BREAKDOWN = re.compile(
    r"\bbreak(?:s|ing)? .*down\b|\bbroken down\b|\bbreakdown\b|\bsplit (?:of|up|by|into)\b|"
    r"\bby (?:type|kind|class|category|group)\b|"
    r"\bcompos(?:ed|ition)\b|\bmade up of\b|\bmake-up of\b|\bconsists? of\b|\bcomprise[sd]?\b|"
    r"\bdivided\b|\bsplit\b|\bmade up$|\bdistributed\b|\bshared out\b|\bby (?!then|now|"
    r"end|year|law|far|all|its|the)[a-z]{4,}$|\bfor each\b|\beach of\b|"
    r"\bper (?:type|kind|class|province|category)\b|\bof each\b|\bone by one\b|\bindividually\b",
    re.I,
)


def wants_breakdown(text: str) -> bool:
    """Whether a question wants the parts of a whole, each with its figure."""
    return bool(BREAKDOWN.search(text.rstrip("?!. ")))

"""The form of answer that a question wants, and the parts that it sets beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from stdqa.figures import time_phrases
from stdqa.glossary import Glossary
from stdqa.text import content_stems


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


@dataclass(frozen=True, slots=True)
class Parts:
    """The things a question names side by side ("logistics or waste handling"), and what they share."""

    options: tuple[str, ...]
    shared: str


AUXILIARY = re.compile(
    r"^(?:and |so |but |well,? )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|isn't|aren't|"
    r"wasn't|weren't|don't|doesn't|didn't|hasn't|haven't)\b(?! (?:you|we|i|one)\b (?:please |kindly )?(?:tell|give|let|say|show|confirm the|list|name|state))",
    re.I,
)
STATED = re.compile(
    r"\b(?:true or false|is it (?:true|correct|right|the case)|(?:correct|true|right) that|yes or no|fact check|confirm that|"
    r"would it be (?:right|correct|true|fair))\b|\b(?:(?:is (?:that|this|it) )?(?:right|correct|true)(?:,? please)?|isn't it|aren't there|didn't it|didn't they|is that so)\?\s*$",
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
    r"\b(?:more|less|fewer|higher|lower|greater) than (?:\d|half|a |one|two|three|[a-z]+ty\b)", re.I
)

OPERATIONS: tuple[tuple[Operation, re.Pattern[str]], ...] = (
    (
        Operation.GROWTH,
        re.compile(
            r"\b(?:growth rate|grow(?:n)? by (?:what|how)|by (?:what|how (?:many|much)) per ?cent)\b|\bhow fast did\b|"
            r"\b(?:what|how much) per ?cent(?:age)? .*\b(?:growth|increase|rise)\b",
            re.I,
        ),
    ),
    (
        Operation.DIFFERENCE,
        re.compile(
            r"\bhow (?:many|much) (?:more|fewer|less|larger|higher|bigger)\b|\bdifference\b|\bgap between\b|\bby how (?:many|much)\b.*\b(?:exceed|outnumber|more|fewer|larger|ahead)|"
            r"\bhow (?:many|much)\b.*\b(?:not|outside|excluding|except|other than|apart from|besides|remain(?:s|ed|ing)?|left over|leaving out|without|minus|before 2\d{3}|before the year)\b|"
            r"\b(?:minus|subtract(?:ed)?|net of|leaving out|the rest)\b",
            re.I,
        ),
    ),
    (
        Operation.SUM,
        re.compile(
            r"\b(?:sum of|combined|add(?:ed|ing)? up|adding|plus|put together|taken together|added together|together)\b|\btotal of .* and\b|"
            r"\b(?:altogether|in all|in total)\b.*\band\b|\band\b.*\b(?:altogether|in all|in total)\b",
            re.I,
        ),
    ),
    (
        Operation.RATIO,
        re.compile(
            r"\b(?:on average|average|per (?!cent)\w+|for (?:each|every)|how many times|times (?:as many|more|larger|bigger)|ratio|apiece|multiple of)\b|\beach \w+(?: \w+)? (?:hold|have|has|account|cover|own)s?\b",
            re.I,
        ),
    ),
    (
        Operation.SHARE,
        re.compile(
            r"\b(?:share|portion|proportion|per ?cent(?:age)?|what part|which part|fraction|slice)\b|%|\bhow much of\b",
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


def options(text: str) -> Parts:
    """The alternatives of a question ("…: logistics or waste handling?"); none if it names none."""
    bare = WITHIN.sub("which ", text.rstrip("?!. "))
    than = re.search(rf"\b(?:{BIGGER}|{SMALLER})\s+(.+?)\s+than\s+(.+)$", bare, re.I)
    if than:
        return Parts(_clean(than.group(1), than.group(2)), bare[: than.start()])
    joint = re.search(r"\s(?:or|versus|vs\.?)\s", bare, re.I)
    if not joint:
        pair = re.search(r"\b(?:compare|between)\s+(.+?)\s+(?:and|with|to)\s+(.+)$", bare, re.I)
        return Parts(_clean(pair.group(1), pair.group(2)), bare[: pair.start()]) if pair else Parts((), bare)
    right = bare[joint.end() :]
    left, before = _left_of(bare[: joint.start()], right)
    tail = re.split(r"[,;:]\s|\s[-–—]\s", right)
    shared = before + " " + " ".join(tail[1:])
    listed = [part for part in re.split(r",\s*", left) if part.strip()]
    return Parts(_clean(*listed, tail[0]), shared)


def _left_of(text: str, right: str) -> tuple[str, str]:
    """The alternatives before "or", and the rest: after the colon or dash, else after the comma, else
    from the word that the other alternative also begins with, else after the comparing word."""
    for mark in (r":\s", r"\s[-–—]\s"):
        cuts = list(re.finditer(mark, text))
        if cuts:
            return text[cuts[-1].end() :], text[: cuts[-1].start()]
    comma = list(re.finditer(r",\s", text))
    if comma:
        # "…, A, B or C": all short parts at the end belong to the list.
        cut = comma[-1]
        for one in reversed(comma[:-1]):
            if len(text[one.end() : cut.start()].split()) > 3:
                break
            cut = one
        return text[cut.end() :], text[: cut.start()]
    first = right.split()[0] if right.split() else ""
    same = list(re.finditer(rf"\b{re.escape(first)}\b", text, re.I)) if first else []
    if same:
        return text[same[-1].start() :], text[: same[-1].start()]
    choice = list(CHOICE.finditer(text))
    if choice:
        return text[choice[-1].end() :], text[: choice[-1].start()]
    words = text.split()
    return " ".join(words[-2:]), " ".join(words[:-2])


def _clean(*found: str) -> tuple[str, ...]:
    bare = (LEADING.sub("", _timeless(part).strip(' "“”')) for part in found)
    trimmed = (_up_to_verb(part)[0].strip(' "“”') for part in bare)
    return _with_head(tuple(part for part in trimmed if content_stems(part)))


def _with_head(found: tuple[str, ...]) -> tuple[str, ...]:
    """ "Industry, group and enterprise standards" are industry standards, group standards, …: single
    words in small letters before a last part of two words share its last word."""
    if len(found) < 2 or not all(
        re.fullmatch(r"[a-z-]+", part) and not part.endswith("s") for part in found[:-1]
    ):
        return found
    last = found[-1].split()
    if len(last) != 2 or not last[1].endswith("s"):
        return found
    return (*(f"{part} {last[1]}" for part in found[:-1]), found[-1])


# "Greater" with a capital begins a name: the Greater Bay Area.
LEADING = re.compile(
    rf"^(?:(?i:and|or|the|for|in|of|by|to|with|at|either|those|are there|is there|there are|how many)\s+|(?:{BIGGER}|{SMALLER})\s+)+"
)


BREAKDOWN = re.compile(
    r"\bbreak(?:s|ing)? .*down\b|\bbroken down\b|\bbreakdown\b|\bsplit (?:of|up|by|into)\b|\bby (?:type|kind|class|category|group)\b|"
    r"\bcompos(?:ed|ition)\b|\bmade up of\b|\bmake-up\b|\bconsists? of\b|\bcomprise[sd]?\b|\bdivided\b|\bfor each\b|\beach of\b|"
    r"\bper (?:type|kind|class|province|category)\b|\bof each\b|\bone by one\b|\bindividually\b",
    re.I,
)


def wants_breakdown(text: str) -> bool:
    """Whether a question wants the parts of a whole, each with its figure."""
    return bool(BREAKDOWN.search(text))


def coordinated(text: str, glossary: Glossary | None = None) -> Parts:
    """The things that a question asks several figures for ("new chairs, new secretariats and experts").

    The list is the run of short parts around the last "and", or what follows a colon or dash; what is
    before and after it is shared.

    :param glossary: terms with an "and" of their own ("Belt and Road") that are no lists.
    """
    bare = text.rstrip("?!. ")
    for mark in (r":\s", r"\s[-–—]\s"):
        head = re.split(mark, bare, maxsplit=1)
        if len(head) == 2 and re.search(r",|\band\b|\bplus\b", head[1]):
            return Parts(_clean(*LIST_CUT.split(head[1])), head[0])
    joints = [
        m
        for m in re.finditer(r",?\s+(?:and|plus|as well as)\s+", bare, re.I)
        if not _in_term(bare, m, glossary)
    ]
    if not joints:
        return Parts((), bare)
    joint = joints[-1]
    last, tail = _up_to_verb(bare[joint.end() :])
    items = LIST_CUT.split(bare[: joint.start()])
    listed = [last]
    while items and len(listed) <= MOST_LISTED:
        item = items.pop()
        own = _after_lead(item)
        listed.insert(0, own)
        if own != item or len(item.split()) > 4:
            items.append(item[: len(item) - len(own)])
            break
    return Parts(_clean(*listed), f"{' '.join(items)} {tail}".strip())


def _in_term(text: str, joint: re.Match[str], glossary: Glossary | None) -> bool:
    """Whether an "and" stands inside a term of several words."""
    before = re.search(r"([\w-]+)$", text[: joint.start()])
    after = re.match(r"([\w-]+)", text[joint.end() :])
    if glossary is None or not before or not after:
        return False
    return content_stems(f"{before.group()} {after.group()}") in glossary.equivalents


LIST_CUT = re.compile(
    r",\s*(?:and\s+)?(?:how many\s+)?|\s+(?:and|or)\s+(?:how many\s+)?|\s+as well as\s+|\s+plus\s+|;\s*", re.I
)
MOST_LISTED = 8
LEAD = re.compile(
    r"^.*\b(?:how many|numbers? of|counts? of|totals? of|sum of|for|of|in|at|from|by|both|between|are|is|were|was|did|does|do|i\.e\.|the|"
    r"number|total|share|many|combined)\s+(?=\S)",
    re.I,
)
VERB = re.compile(
    r"\s(?:are|is|were|was|did|does|do|have|has|had|can|could|will|in|by|at|on|during|as|when|that|which|together|combined|altogether|filed|published|released|approved|issued)\b",
    re.I,
)


def _after_lead(item: str) -> str:
    """The list's own words of its first part: "secretariats" of "How many new secretariats"."""
    match = LEAD.match(item)
    return item[match.end() :] if match else item


def _timeless(text: str) -> str:
    """The words up to the first phrase that dates them."""
    phrase = next(iter(time_phrases(text)), None)
    return text[: phrase.start] if phrase and phrase.start else text


def _up_to_verb(text: str) -> tuple[str, str]:
    match = VERB.search(text)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")

"""What a question says in one place and means in another, put where it is meant.

A list in a sentence of its own goes into the question before it; of two numbers of one thing the thing is
said of both; numbers asked for without "how many" are asked for with it. Unlike
:mod:`stdqa.questions.asking`, this changes the text.
"""

from __future__ import annotations

import re

from stdqa.questions.cues import turned
from stdqa.text import content_stems

# "I need four counts. Basics, machines, and gases." The list is of what is asked for; so is one that says
# itself that each has a number: "Posts and experts, one number each."
WANTED = re.compile(
    r"\b(?:counts|numbers|figures|totals|values|shares|percentages)(?: please)?(?P<stop>[.?!])\s+", re.I
)
ONE_EACH = re.compile(r",?\s+(?:one|a|the)\s+(?:number|figure|count|total|share)\s+(?:for\s+)?each\W*$", re.I)
VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must|give|tell|show|know|want|"
    r"need)\b",
    re.I,
)


def with_its_list(text: str) -> str:
    """A question with the list that follows it in a sentence without a verb made part of it."""
    wanted = WANTED.search(text)
    if wanted and "," in (rest := text[wanted.end() :]) and not VERB.search(rest):
        return f"{text[: wanted.start('stop')]}: {rest}"
    each = ONE_EACH.search(text)
    stop = text.rfind("? ", 0, each.start()) if each else -1
    if each is None or stop < 0 or VERB.search(text, stop):
        return text
    return f"How many of each, {text[:stop].strip()}: {text[stop + 2 : each.start()]}?"


# Keywords, with no verb and nothing to be worked out: "number of ferries and number of barges".
NUMBER_OF = re.compile(r"\b(?:(?:the|what is the) )?(?:total )?number of\b", re.I)
NO_KEYWORDS = re.compile(
    r"\b(?:how|difference|ratio|sum|between|than|exceed\w*|outnumber\w*|larger|higher|bigger|greater|more|is|are|was|"
    r"were|does|did)\b",
    re.I,
)
# "Give me the lamps of Tarn, Easby and Norwick."
_NAME = r"(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+)*"
GIVE = re.compile(
    r"^(?:please )?(?:give|show|tell|send) (?:me|us) (?:the )?(?P<what>[^,?:]+?s) (?P<of>of|for|in) "
    rf"(?P<names>{_NAME}(?:, {_NAME})*,? and {_NAME})\W*$",
    re.I,
)
NO_COUNT = re.compile(
    r"\b(?:names?|titles?|reasons?|words|examples?|details|dates?|shares?|percentages?|rates?)\b", re.I
)


def as_count(text: str) -> str:
    """A question that asks for numbers without "how many" put so."""
    given = GIVE.match(text)
    if given and not NO_COUNT.search(given["what"]):
        return f"How many {given['what']} {given['of']} {given['names']}?"
    if len(NUMBER_OF.findall(text)) > 1 and not NO_KEYWORDS.search(NUMBER_OF.sub(" ", text)):
        return NUMBER_OF.sub("how many", text)
    return text


def plainly(text: str) -> str:
    """A question for what is to be worked out, asked in a roundabout way, put plainly."""
    for asked, plain in turned():
        if match := asked.search(text):
            text = f"{text[: match.start()]}{match.expand(plain)}{text[match.end() :]}"
    return text


# "Does the number of books ordered exceed the number returned, or is it the reverse?"
OTHER_NUMBER = re.compile(
    r"\b(?:the )?number of (?P<thing>[\w’'-]+(?: [\w’'-]+){0,4}?) "
    r"(?P<one>\w+ed)\b(?P<between>[^?]*?)\b(?:the number|"
    r"those|the ones) "
    r"(?:actually |really |that (?:are|were) )?(?P<other>\w+ed)\b",
    re.I,
)
EITHER_WAY = re.compile(
    r"\b(?:(?:is|are|was|were) )?(?:greater|larger|bigger|higher|more|smaller|less|lower|fewer) or "
    r"(?:greater|larger|bigger|higher|more|smaller|less|lower|fewer) than\b",
    re.I,
)
SETS_BESIDE = re.compile(
    r"\b(?:exceed\w*|outnumber\w*|surpass\w*|than|above|below|against|versus|vs|or|and|compared (?:with|"
    r"to))\b",
    re.I,
)
REVERSE = re.compile(
    r",?\s+or (?:is it |are they )?(?:the reverse|the other way (?:round|around)|vice versa|not)(?=\W*$)",
    re.I,
)


def set_beside(text: str) -> str:
    """A comparison of two numbers of one thing with the thing said of both."""
    text = REVERSE.sub("", text)
    match = OTHER_NUMBER.search(text)
    if match is None or not SETS_BESIDE.search(match["between"]):
        return text
    if content_stems(match["one"]) == content_stems(match["other"]):
        return text
    one, other = (f"{match['thing']} {match[which]}" for which in ("one", "other"))
    if EITHER_WAY.search(match["between"]):
        return f"Which are more: {one} or {other}?"
    return f"{text[: match.start()]}{one}{match['between']}{other}{text[match.end() :]}"

"""The things that a composite question names: those to be added, compared or set against each other.

"How many more branches does Aldmoor have than Dunmere?" names Aldmoor and Dunmere, in that order, and
shares the branches between them.
"""

from __future__ import annotations

import re

from stdqa.glossary import Glossary
from stdqa.questions.forms import BOUND, Form
from stdqa.questions.operations import operation
from stdqa.questions.request import Request
from stdqa.questions.sides import contrast
from stdqa.questions.things import alternatives, several_listed
from stdqa.questions.working import PARSERS
from stdqa.text import content_stems


def request_of(text: str, form: Form, glossary: Glossary) -> Request | None:
    """The things that a question sets beside each other; None where it names fewer than it needs."""
    bare = IN_UNIT.sub(
        "", OPENER.sub("", untagged(ASIDE.sub("", text.replace(" + ", " and ")).strip().rstrip("?!. ")))
    )
    if form is Form.VERDICT:
        # "Fewer than ten provinces" compares with a number, not with a thing.
        return None if BOUND.search(bare) else contrast(bare, None)
    if form is Form.COMPARISON:
        return contrast(bare, None) or alternatives(bare)
    if form is Form.COMPUTATION:
        wanted = operation(text)
        return PARSERS[wanted](bare, glossary) if wanted in PARSERS else None
    if form in (Form.FIGURE, Form.SEVERAL, Form.WORDS):
        return several_listed(SETTING.sub("", bare), glossary)
    return None


# "Since the harbour was opened, how many …", "By the end of 2021, how many …": no part of a list.
SETTING = re.compile(
    r"^(?:(?:since|after|before|when|while|once|until|although|as) [^,]+|"
    r"(?:up to|by|at|in|during|as of|until|over|through)\b(?:(?!\band\b)[^,])*\b(?:(?:19|20|21)\d\d|year)\b"
    r"(?:(?!\band\b)[^,])*),\s+(?=\S*\s?(?:how|what)\b)",
    re.I,
)


OPENER = re.compile(
    r"^(?:(?:please|kindly|and|so|but|also|ok|hi|hello|well)[, ]+)*"
    r"(?:(?:is it (?:true|correct|right|the case)|can (?:we|one|you) say|would you say)"
    r"(?: to say)? that\s+)?(?:(?:can|could|would) you (?:please )?"
    r"(?:tell|give|show) (?:me|us)[, ]+|(?:please )?(?:tell|give|show) (?:me|us)[, ]+|i(?:'d| would) like to "
    r"know[, ]+|do you know[, ]+|what i want to know is[, ]+)?(?:please[, ]+)?",
    re.I,
)

ASIDE = re.compile(r"\s\([^)]*\)")
# What stands after the last mark and only asks for the result: "…: what is the sum?"
TAG = re.compile(r"(?:[:,;]|\s[-–—])\s*(?P<tag>(?:what|which|who|how)\b[^,:;]*)$", re.I)
EMPTY = frozenset(
    content_stems(
        "sum total result difference number numbers result results come comes get make share front gap figure"
    )
)


def untagged(text: str) -> str:
    """A question without a tag that only asks for the result of what it named before."""
    match = TAG.search(text)
    return text[: match.start()] if match and set(content_stems(match["tag"])) <= EMPTY else text


IN_UNIT = re.compile(
    r",?\s+(?:in|expressed in) (?:thousands?|millions?|billions?|trillions?)(?: (?:of )?\w+)?$", re.I
)

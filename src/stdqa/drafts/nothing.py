"""Things that a draft says there are none of: "no complaints were received", "without any surcharge".

That is a figure too, and a source that tells how many there were says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from stdqa.drafts.mention import Mention
from stdqa.text import function_words, stem, words
from stdqa.types import FigureKind

NONE_OF = re.compile(
    r"\b(?P<no>no|without (?:any|an?)|not any|not a single|none of (?:the|its|their|our))\s(?=[a-z])"
    # "Did not receive any complaints", "doesn't grant a rebate".
    r"|(?P<verb>\b(?:not|never)\s[a-z]+\s(?:any|an?)|n['’]t\s[a-z]+\s(?:any|an?))\s(?=[a-z])",
    re.I,
)
# "No more than 40", "no longer", "no matter", "no later": nothing is counted.
NO_THING = re.compile(
    r"(?:more|less|fewer|later|earlier|longer|matter|doubt|one|way|need|other|different|further)\b", re.I
)
# What may stand between "no" and what there is none of: "no additional discount", "no cases of theft".
MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Nothing(Mention):
    """That there is none of a thing: the span is that of "no", the thing the words after it, as stems."""

    thing: frozenset[str]


def nothings(text: str) -> Iterator[Nothing]:
    """What a text says there are none of, in order."""
    for match in NONE_OF.finditer(text):
        if NO_THING.match(text, match.end()):
            continue
        thing: list[str] = []
        place = match.end()
        for word in words(text, match.end()):
            # The words of one thing stand together.
            if text[place : word.start].strip(" -") or word.text[0].isdigit() or len(thing) == MOST_WORDS:
                break
            if (stemmed := stem(word.text)) in function_words():
                break
            thing.append(stemmed)
            place = word.end
        if thing:
            span = match.span("no" if match["no"] else "verb")
            yield Nothing(*span, "nothing", FigureKind.COUNT, Decimal(0), frozenset(thing))

"""Whether a question asks for what was reached over a period, or for what there is as of a date."""

from __future__ import annotations

import re

from stdqa.figures.periods import TimePhrase
from stdqa.questions.asking import blanked, contrasts
from stdqa.questions.cues import matches
from stdqa.text import search_form
from stdqa.types import Basis

# A period said with so much weight leaves no room for what is there in total: "in 2023 alone".
EMPHATIC = re.compile(
    r"\b(?:alone|only|itself|single|one|during|throughout|within|course|span|over|reporting|report)\b", re.I
)

# "The standards of 2023", but not "the close of 2023".
OF_PERIOD = re.compile(
    r"(?<!\bend)(?<!\bclose)(?<!\bclosing)(?<!\bday)(?<!\bturn)(?<!\bdec)(?<!\bdecember)(?<!\bstart)(?<!\bbeginning)"
    r"\sof (?:the year )?(?:19|20|21)\d\d$",
    re.I,
)

DENIAL = re.compile(
    r"^(?:and |but )?(?:do(?:n't| not) \w+|rather than|\S+)\s+(?:just|only|merely|simply)?", re.I
)


def basis_of(text: str, phrases: tuple[TimePhrase, ...]) -> tuple[Basis | None, bool]:
    """The basis asked for, and whether the question says so by a date or period of its own.

    What is named only to say that it is not meant speaks for the other basis: "not the annual figure".
    """
    denied = contrasts(text)
    meant = [p for p in phrases if not any(a <= p.start < b for a, b in denied)]
    named = {phrase.period.basis for phrase in meant if phrase.period.basis}
    flows = [phrase for phrase in meant if phrase.period.basis is Basis.DURING]
    said = search_form(blanked(text, denied))
    not_meant = " ; ".join(DENIAL.sub("", search_form(text[a:b])) for a, b in denied)
    stock = matches(said, "basis", "as_of") + matches(not_meant, "basis", "during")
    flow = matches(said, "basis", "during") + matches(not_meant, "basis", "as_of")
    if Basis.AS_OF in named:
        return Basis.AS_OF, True
    if flows and (not stock or any(_emphatic(text, phrase) for phrase in flows)):
        return Basis.DURING, True
    if stock > flow:
        return Basis.AS_OF, False
    if flow > stock:
        return Basis.DURING, bool(flows)
    return None, False


def _emphatic(text: str, phrase: TimePhrase) -> bool:
    """Whether a period is said with weight: "during 2023", "in 2023 alone", "in the one year 2023", "the
    standards of 2023"."""
    if OF_PERIOD.search(text[: phrase.end]):
        return True
    following = re.match(r"\s*\w+", text[phrase.end :])
    return bool(EMPHATIC.search(text[phrase.start : phrase.end] + (following.group() if following else "")))

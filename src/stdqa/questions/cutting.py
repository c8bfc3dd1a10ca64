"""Things and times cut out of a question: "ferries" and what is said of them in "ferries sold in 2020"."""

from __future__ import annotations

import re

from stdqa.figures import Clock, time_phrases
from stdqa.figures.periods import TimePhrase
from stdqa.questions.parts import LEADING
from stdqa.questions.request import Term
from stdqa.text import content_stems
from stdqa.types import Basis

PREPOSITION = re.compile(r"(?:in|for|to|from|on|at|by|of|with|among|under|within)\b", re.I)
AUX = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b", re.I)
NAME = re.compile(r"\b[A-Z][\w’'&-]*(?:\s(?:(?:of|the|and)\s)?[A-Z][\w’'&-]*|\s\d{2,4}(?=\s[A-Z]))*")
PARTICIPLE = re.compile(
    r"\b(?:\w{2,}ed|left|lost|sold|built|bought|born|won|sent|lent|taken|given|hired|new)\b", re.I
)


def dated(text: str, clock: Clock | None = None) -> tuple[TimePhrase, ...]:
    """The times that some words name; the number of an "IEC 1906 Award" is none."""
    return tuple(
        p
        for p in time_phrases(text, clock=clock)
        if p.period.basis
        or not (OF_NAME.search(text[: p.start].split(",")[-1]) or NAME_AFTER.match(text, p.end))
    )


# Makers of standards are known in small letters too.
OF_NAME = re.compile(r"\b(?:[A-Z][A-Z]+|(?i:iso|iec|itu|din|ansi|ieee|gb|bs|jis|astm))[ -]$")
# "How many 1906 Awards?" tells no time either.
NAME_AFTER = re.compile(r" [A-Z][a-z]+s\b")

# Where a thing named ends: at a verb, or at what tells where and when.
ENDS = re.compile(
    r"\s+(?:are|is|were|was|did|does|do|have|has|had|can|could|will|in|by|at|on|during|as of|when|"
    r"that|which|who|whose|there|together|combined|altogether|respectively|each|between them|since|until|as|"
    r"went|came|goes?|comes?|work(?:ed|s)?|employed|filed|published|released|approved|issued|registered|received?)\b|[,;:]\s",
    re.I,
)
# A preposition may lead into the thing itself: "in good condition", "for space science".
LEADS_IN = re.compile(r"^(?:(?:in|for|of|by|at|to|from|with|on|the|those|that|an?|about|it)\s+)+", re.I)


def thing_and_rest(text: str) -> tuple[str, str]:
    """A thing named, and what follows it: the verb, the place, the time."""
    lead = LEADS_IN.match(text)
    begin = lead.end() if lead else 0
    match = ENDS.search(text, begin)
    phrase = next(iter(dated(text)), None)
    stop = min(match.start() if match else len(text), phrase.start if phrase and phrase.start else len(text))
    plural = _after_plural(text[:stop])
    return text[:plural].strip(), text[plural:].strip()


def up_to_plural(text: str) -> str:
    """A thing named, without the verb after it."""
    return text[: _after_plural(text)]


def _after_plural(text: str) -> int:
    """Where the first plural ends a thing named: "doctors" of "doctors work"."""
    found = list(re.finditer(r"[\w’'-]+", text))
    for one, after in zip(found, found[1:], strict=False):
        word, following = one.group().lower(), after.group().lower()
        joined = following in JOINERS or following.endswith("s") or after.group()[0].isupper()
        if (
            len(word) > 3
            and word.endswith("s")
            and not word.endswith(("ss", "us", "is", "ous"))
            and not joined
        ):
            return one.end()
    return len(text)


JOINERS = frozenset(["and", "or", "of", "for", "to", "with", "from", "under"])


def term_of(text: str) -> Term:
    """A thing named, with the time that its own words give it."""
    text = RESPECTIVELY.sub("", text)
    phrases = dated(text)
    basis = next((p.period.basis for p in phrases if p.period.basis), None)
    years = frozenset(year for p in phrases for year in p.period.years)
    told = list(text)
    for phrase in phrases:
        told[phrase.start : phrase.end] = " " * (phrase.end - phrase.start)
    bare = "".join(told)
    if AT_END.search(bare):
        basis, bare = Basis.AS_OF, AT_END.sub(" ", bare)
    elif IN_YEAR.search(bare):
        basis, bare = Basis.DURING, IN_YEAR.sub(" ", bare)
    if years and basis is None:
        basis = Basis.DURING
    name = LEADING.sub("", " ".join(bare.split()).strip(' "“”,.'))
    name = LEADS_IN.sub("", f"{name} ").strip()
    return Term(name, basis, years)


RESPECTIVELY = re.compile(r"\b(?:respectively|each|alone)\b", re.I)

AT_END = re.compile(
    r"\b(?:cumulative|total|overall)(?: (?:ones?|figures?|numbers?|counts?))?$|\b(?:by|at|"
    r"as of) (?:its|their|that year's|the) (?:end|close)\b|\b(?:by|at) (?:the )?end(?: of "
    r"(?:it|that|the year|that year))?\b|"
    r"\bby then\b|\b(?:in|the) (?:total|all)\b|\baltogether\b|\boverall\b|\bso far\b|\bto date\b",
    re.I,
)
IN_YEAR = re.compile(
    r"\b(?:annual|yearly|in-year)(?: (?:ones?|figures?|numbers?|counts?))?$|\b(?:in|"
    r"during|within|over) (?:the|that) year\b|\bnewly\b",
    re.I,
)


def is_told(term: Term) -> bool:
    """Whether a term says what it is, or of what time."""
    return bool(content_stems(term.name) or term.basis or term.years)

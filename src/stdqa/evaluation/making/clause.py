"""A figure's clause taken apart for asking about it: what stands before its number, after it, and its time.

Only clauses that say by themselves what they are about are taken: no pronouns, no second figure, no list
that goes on elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdqa.answering.phrasing import amount
from stdqa.evaluation.making.verbs import PRESENT
from stdqa.figures import Clock, time_phrases
from stdqa.types import Basis, Document, Figure, Period, Side

# Stands where the time stood, so that another can be put there.
TIME = "\u2063"
MOST_CHARS, LEAD_CHARS = 500, 110

_PREPOSITIONS = """
    in on at for from with into to by against among under through during within across over of as between
    per about around towards until since before after beside besides alongside
"""
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
# What these mean stands in another sentence.
LEANING = re.compile(
    r"\b(?:it|its|they|them|their|these|those|this|that\s+(?:year|month|time|number|total|basis|day|way|end)|he|she|his|her|we|our|us|i|my|"
    r"such|same|others?|another|both|rest|remain\w+|respectively|former|latter|each|there|here|which|whom|"
    r"the\s+(?:month|year|quarter|period|total|latter|former|above|following|first|second|third|three|two|four|five|six|seven|eight|nine|ten)|"
    r"one\s+of|ones?|that\s+(?:autumn|spring|summer|winter|week|day)|so|thus|further|again|instead|who\s+did)\b",
    re.I,
)
THERE = re.compile(r"there\s+(?:were|are|was|is)\s*$", re.I)
CONNECTING = re.compile(
    r"\s*(?:(?:and|but|while|whereas|also|however|then|altogether|in\s+addition|moreover|overall|in\s+total|in\s+all)"
    r"\b[,\s]*)+",
    re.I,
)
EXAMPLES = re.compile(
    r"[,\s]*(?:\b(?:in|for|on|of|with|from)\s+(?:\w+\s+){0,2}(?:fields|areas|sectors|industries|subjects|topics|"
    r"things|goods|products|items|forms|ways|cases|places|regions|countries|measures|matters|aspects|branches)\s+)?\b(?:such\s+as|for\s+example|including|for\s+instance)\b.*$",
    re.I | re.S,
)
# What may follow a clause behind a comma and leave it whole.
GOES_ON = re.compile(
    r",\s+(?:of\s+(?:which|whom|these|them)|which|who|whose|with|up|down|a\s|an\s|the\s|compared|against|while|but|"
    r"whereas|as\s|including|among|or\s+[\d.]|after|mostly|mainly|more\s|fewer|less|most\s|nearly|about|not\s|an?d\s+[^,.;]{3,}|"
    r"\w+ing\s|both|thanks|so\s|compared|\d|from\s|to\s|in\s|for\s|because|although|though|when|where|\w+ed\s)",
    re.I,
)
_PRESENT = "|".join(("is", "are", "belong", "concern", "relate", "now", "currently", *PRESENT))
IN_PRESENT = re.compile(rf"\b(?:{_PRESENT})\b|\bnumber$", re.I)
PARTED = re.compile(r"[^;]*(?:;|,\s+(?:and|but|while|whereas)\b)")
NUMBER_AHEAD = re.compile(r"\d|%")


@dataclass(frozen=True, slots=True)
class Said:
    """A clause without its number. ``lead`` limits it from before ("in the service sector"); ``before`` and
    ``after`` hold :data:`TIME` where the time stands; ``time`` is that of the question, "" where the sentence
    tells none. ``whole`` tells that the clause is all of its sentence but for a time.
    """

    figure: Figure
    lead: str
    before: str
    after: str
    time: str
    whole: bool

    @property
    def amount(self) -> str:
        """The number with the words that make it approximate, and with its unit where it is part of it."""
        said = amount(self.figure).rstrip(".")
        return said if any(sign.isdecimal() for sign in said) else said.lower()


def said(figure: Figure, beside: int, document: Document, clock: Clock) -> Said | None:
    """The clause of a figure; None where it does not stand by itself.

    :param beside: how many other figures the clause holds.
    """
    text = document.text
    start, end = figure.sentence_start, figure.sentence_end
    sentence = text[start:end]
    if figure.side is Side.JOURNALIST or beside or len(sentence) > MOST_CHARS or _no_prose(sentence):
        return None
    lead = _lead(text, figure, clock)
    if lead is None or not _is_whole(text, figure):
        return None
    before, after = _around(text, figure)
    dated = _without_times(before, after, figure, clock)
    if dated is None:
        return None
    before, after = dated
    before, after = _plain(before), _plain(EXAMPLES.sub("", after))
    before = before.removeprefix(TIME).lstrip()
    time = _time(figure, clock, f"{before} {after}")
    if time is None:
        return None
    leaning = LEANING.search(f"{lead} {'' if THERE.match(before) else before} | {after}")
    if leaning or NUMBER_AHEAD.search(before + after + lead) or "," in before:
        return None
    alone = not lead and ";" not in sentence and figure.clause_end >= end - 1
    return Said(figure, lead, before, after, time, alone)


def _time(figure: Figure, clock: Clock, words: str) -> str | None:
    """The time to ask for: what the sentence tells, else the year of a report that is all about one year."""
    period = figure.period
    if period is None or not period.inherited:
        return time_words(period)
    year = clock.report_year
    of_report = period.basis is Basis.DURING and year is not None and period.years == {year}
    return f"in {year}" if of_report and not IN_PRESENT.search(words) else ""


def _no_prose(sentence: str) -> bool:
    return (
        "|" in sentence or sentence.lstrip()[:1] in "#*->•" or sentence.rstrip()[-1:] not in (".", '"', "”")
    )


def _lead(text: str, figure: Figure, clock: Clock) -> str | None:
    """What limits a clause from before it: "" where nothing does, None where that cannot be told."""
    lead = text[figure.sentence_start : figure.clause_start]
    spans = time_phrases(lead, clock=clock)
    if spans and re.match(r"(?:of|among|out)\b", lead.lstrip(), re.I):
        return None
    # "Since the campaign began in 2024," does not date what follows.
    within = len(spans) > 1 or any(lead[: phrase.start].strip() for phrase in spans)
    if within and not PARTED.match(text, figure.sentence_start, figure.start):
        return None
    for phrase in reversed(spans):
        lead = lead[: phrase.start] + lead[phrase.end :]
    lead = lead.strip(" ,\n")
    if not lead or CONNECTING.fullmatch(lead):
        return ""
    first = lead.split(",")[0].strip()
    limits = bool(first) and first.split()[0].lower() in PREPOSITIONS
    clause = text[figure.clause_start : figure.clause_end].lstrip()
    if lead.endswith(";") or re.match(r"(?:and|but|while|whereas)\b", clause, re.I):
        return None if limits or lead.endswith(":") else ""
    alone = limits and lead == first and len(lead) <= LEAD_CHARS and not re.search(r"[;:()]", lead)
    return " ".join(lead.split()) if alone else None


def _is_whole(text: str, figure: Figure) -> bool:
    """Whether a clause ends where its words do, and no list goes on behind it."""
    cut = text[figure.clause_end - 1 : figure.clause_end]
    if cut in "(" or text[figure.clause_start - 1 : figure.clause_start] in ("(", "—", ":"):
        return False
    tail = text[figure.clause_end - (cut == ",") : figure.sentence_end]
    if re.match(r",\s", tail):
        return GOES_ON.match(tail) is not None
    return True


def _around(text: str, figure: Figure) -> tuple[str, str]:
    before = text[figure.clause_start : figure.start]
    after = text[figure.end : figure.clause_end].rstrip().rstrip(",;:.–—)")
    if (qualifier := figure.qualifier) is not None:
        trimmed = before.rstrip()
        if trimmed.lower().endswith(qualifier.lower()):
            before = trimmed[: -len(qualifier)]
        elif after.lstrip().lower().startswith(qualifier.lower()):
            after = after.lstrip()[len(qualifier) :]
    return before, after


def _without_times(before: str, after: str, figure: Figure, clock: Clock) -> tuple[str, str] | None:
    """The words with a mark for their one time; None where they tell another time than the figure's."""
    period, marked, found = figure.period, [], 0
    for words in (before, after):
        for phrase in reversed(time_phrases(words, clock=clock)):
            found += 1
            mine = period is not None and (phrase.period.start, phrase.period.end) == (
                period.start,
                period.end,
            )
            if not mine or found > 1:
                return None
            words = f"{words[: phrase.start]}{TIME}{words[phrase.end :]}"
        marked.append(words)
    return marked[0], marked[1]


def _plain(words: str) -> str:
    """Words on one line, without what only connects them to others and without the commas of a time."""
    words = " ".join(words.split())
    words = re.sub(rf",?\s*{TIME}\s*,", TIME, words) if TIME in words else words
    words = re.sub(rf"^{TIME}\s*|(?<=\s){TIME}$|\s*{TIME}", f" {TIME}", words).strip()
    connected = CONNECTING.match(words)
    return (words[connected.end() :] if connected else words).strip(" ,")


def time_words(period: Period | None) -> str | None:
    """A time as a question says it; None where it cannot be said without the words around it."""
    if period is None:
        return ""
    text = " ".join((period.text or "").split())
    if re.search(r"(?:19|20|21)\d{2}", text):
        lowered = text[:1].lower() + text[1:] if not re.match(r"[A-Z][a-z]+ \d|[A-Z]\d", text) else text
        if re.match(r"(?:in|by|at|as of|since|between|from|during|on|until|over|throughout|for)\b", lowered):
            return lowered
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    if period.basis is Basis.AS_OF:
        last = (end.month, end.day) == (12, 31)
        return f"at the end of {end.year}" if last else f"on {end.day} {end:%B %Y}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"in {start.year}" if start.year == end.year else f"from {start.year} to {end.year}"
    return f"in {start:%B %Y}" if (start.year, start.month) == (end.year, end.month) else None

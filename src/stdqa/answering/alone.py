"""One of several that a figure is told of together: "ISO alone" is not "ISO and IEC"."""

from __future__ import annotations

import re

from stdqa.questions import Question
from stdqa.retrieval import Candidate, says
from stdqa.text import content_stems, stems_and_pairs
from stdqa.types import FigureKind

_NAME = r"(?-i:[A-Z])[\w’'&]*(?:[ -](?-i:[A-Z])[\w’'&]*)*"
ALONE = re.compile(
    rf"\b(?P<before>{_NAME}),? (?:alone|only|exclusively|itself|by itself|on its own)\b|"
    rf"\b(?:only|just|solely|exclusively|without|not counting|leaving out|excluding)"
    rf" (?:the )?(?P<after>{_NAME})",
    re.I,
)
# Each of them has a number of its own.
EACH = re.compile(r"\b(?:respectively|each)\b", re.I)


# "Nearly 900 firms from the three places": whichever they are.
TOGETHER = re.compile(r"\b(?:two|three|four|both) (?:places|regions|sides|parties|bodies)\b", re.I)


def of_more_than_one(question: Question, candidate: Candidate) -> bool:
    """Whether a question is about one place or body alone, or without another, and the figure is told of
    both in one breath."""
    if EACH.search(candidate.sentence):
        return False
    for match in BY_ITSELF.finditer(question.text):
        said_again = match["last"] or match["just"]
        if _told_of_others(match["thing"] or said_again, question, candidate, bool(said_again)):
            return True
    names = [match["before"] or match["after"] for match in ALONE.finditer(question.text)]
    if question.part:
        names += [match["name"] for match in PART_OF.finditer(question.text)]
    if _within_others(question, candidate):
        return True
    if not names:
        return False
    if TOGETHER.search(candidate.sentence):
        return True
    scope = set(content_stems(candidate.figure.scope or ""))
    return any(
        _beside_others(name, candidate.sentence) for name in names if scope != set(content_stems(name))
    )


NAMES = re.compile(_NAME)
# What is of several places at once.
AREA = re.compile(
    r"\b(?:areas?|regions?|deltas?|bays?|zones?|clusters?|neighbou?rs?|together|joint(?:ly)?|with|and|between)\b",
    re.I,
)


def _within_others(question: Question, candidate: Candidate) -> bool:
    """Whether a question names one place alone, and the figure's sentence names it only as one of several
    in one breath: "Tarn firms" are not those of "Tarn-Easby-Orn"."""
    if AREA.search(question.text) or candidate.figure.kind is not FigureKind.COUNT:
        return False
    known = set(question.names)
    named = [m.group() for m in NAMES.finditer(question.text) if set(content_stems(m.group())) & known]
    return any(
        re.search(rf"[A-Z]\w*-{re.escape(name)}\b|\b{re.escape(name)}-[A-Z]", candidate.sentence)
        and not re.search(rf"(?<!-)\b{re.escape(name)}\b(?!-)", candidate.sentence)
        for name in named
    )


# "Of the firms, how many are based in Macao?"
PART_OF = re.compile(
    rf"\bhow many\b[^?]*? (?:in|from|to|by|at|with) (?:the )?(?P<name>{_NAME})"
    r"(?: (?:rather|instead|and not)\b.*)?\W*$",
    re.I,
)
# "For rare earths only", "for soap by itself".
BY_ITSELF = re.compile(
    r"\b(?:for|on|about|with|of|in) (?:the )?(?P<thing>(?-i:[a-z])[\w-]+(?: (?-i:[a-z])[\w-]+){0,2}?),? "
    r"(?:alone|only|exclusively|by (?:itself|themselves)|on (?:its|their) own)\b|"
    # "Soap rules, soap only?", "soap rules, just soap"
    r"[,–—]\s(?P<last>(?-i:[a-z])[\w-]+(?: (?-i:[a-z])[\w-]+)?) only\b|"
    r"[,–—]\s(?:just|only) (?:the )?(?P<just>(?-i:[a-z])[\w-]+(?: (?-i:[a-z])[\w-]+)?)(?=\s*[,?]|\W*$)",
    re.I,
)


def _told_of_others(thing: str, question: Question, candidate: Candidate, said_again: bool) -> bool:
    """Whether a figure is told of other things beside one, or of no such thing: "in fields such as salt and
    soap" tells nothing of soap by itself.

    :param said_again: whether the question says the thing a second time, to narrow what it counts.
    """
    stems = set(content_stems(thing))
    asked = [c for c in question.concepts if len(c.stems) == 1 and c.stems[0] in stems]
    if not asked or (stems & set(question.counted) and not said_again):
        return False
    figure, passage = candidate.figure, candidate.hit.passage
    start, end = figure.sentence_start - passage.start, figure.sentence_end - passage.start
    after = passage.text[figure.end - passage.start : end]
    cut = TOLD_TOGETHER.search(after)
    plain = passage.text[start:end] if cut is None else passage.text[start : end - len(after) + cut.start()]
    said = stems_and_pairs(plain) | candidate.profile.levels[3]
    return not all(says(one, said) for one in asked)


# Where a sentence lists things without a number of each.
TOLD_TOGETHER = re.compile(
    r"\b(?:such as|including|like|for example|e\.g\.)|\b(?:in|on|for|about|across|covering|involving)\s"
    r"(?=[^.;:()\d]*(?:,[^.;:()\d]*)?\band\b)",
    re.I,
)


def _beside_others(name: str, sentence: str) -> bool:
    """Whether a sentence joins a name to another one: "ISO and IEC", "Tarn-Easby", "Tarn, Easby and Orn"."""
    joint = r"(?:\s*\([^)]*\))?(?:,? and |, | or |\s?[-/&–]\s?)(?:the )?"
    return (
        re.search(rf"\b{re.escape(name)}\b{joint}[A-Z]|\b[A-Z]\w+{joint}{re.escape(name)}\b", sentence)
        is not None
    )

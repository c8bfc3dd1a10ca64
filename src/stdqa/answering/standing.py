"""What came about, and how things stand: a figure that tells the one does not answer for the other.

"How many dogs joined in 2021?" is not answered by "The 316 dogs found …", nor "How many guidelines are in
force?" by "Twelve guidelines were issued". Where a figure is dated by itself, its basis tells; where it only
stands under the year of its report, the words beside it do.
"""

from __future__ import annotations

import re

from stdqa.figures.quantities import NEW
from stdqa.questions import Question
from stdqa.questions.cues import begun, standing
from stdqa.retrieval import Candidate
from stdqa.text import content_stems
from stdqa.types import Basis, Figure, FigureKind, Passage

COUNTED = frozenset({FigureKind.COUNT, FigureKind.QUANTITY})
_QUALIFIED = r"(?:\s(?:more than|over|nearly|almost|about|some|around|only|just|a total of|at least))?"
# Words beside a number that tell how things stand.
STANDS = re.compile(
    r"\b(?:there (?:were|are|was|is)|number(?:s|ed)?(?! of)|compris\w+|consist\w* of|employ(?:s|ed)?|"
    r"operates?|exist(?:s|ed)?|enjoy(?:s|ed)?|listed|lists|keeps|kept|obliges|valid|in force|on file|"
    r"on the register|available|in operation|at present|currently|to date|(?:have|has) been|covers?|"
    r"(?:passed|reached|exceeded|(?:rose|grown|grew|climbed) to)(?= [\d.,]*\d))\b|"
    rf"\b(?:has|have|had|holds?|stands?){_QUALIFIED}\s(?=\d|[a-z]+(?:-[a-z]+)?\s)",
    re.I,
)
# "The 316 dogs", "its 40 ships", "the Inspectorate's 268 inspectors" are there already.
KNOWN = re.compile(r"(?:\b(?:the|its|their|these|those)|['’]s?)\s$", re.I)
_VERB = r"(?!number|total|employ|list|count|own|remain|exceed|pass|contain|cover|includ|reach)"
_IRREGULAR = "taken|given|held|brought|built|bought|sold|put|set|won|paid|made|sent|drawn"
_DONE = rf"(?:{_VERB}[a-z]{{2,}}ed|{_IRREGULAR})"
# "Were issued", "published 64", "trained in the year": it came about then.
HAPPENED = re.compile(
    rf"\b(?:was|were)\s(?:\w+ly\s)?{_DONE}\b|\b(?<!have )(?<!has )(?<!had ){_DONE}{_QUALIFIED}\s$|"
    r"\bin the year\b|\bnewly\b|"
    # "Notified the assembly of 84": they were notified of then.
    rf"\b(?<!have )(?<!has )(?<!had ){_DONE}\s(?:the\s)?(?:[\w-]+\s){{1,4}}(?:of|about)\s$",
    re.I,
)
DONE_NUMBERED = re.compile(rf"\b(?<!have )(?<!has )(?<!had ){_DONE}\snumber(?:s|ed)?\s$", re.I)
# What makes a number that of all there are, whatever was done.
IN_ALL = re.compile(
    r"\b(?:so far|to date|since|cumulativ\w*|in all|totals?|totall?ed|altogether|now|by the end|at the end|"
    r"ha(?:s|ve) been)\b",
    re.I,
)
# "All 212 homes", "every one of the 40": as many as there are.
EVERY = re.compile(r"\b(?:all(?: the)?|every one of the|each of the)\s$", re.I)
PART = re.compile(
    r"\b(?:of which|of these|of them|among (?:them|these)|including|of whom)\b|^(?:of|among) the\b", re.I
)
# Where another thing is told: "604 berths and was used 118,000 times".
ELSE = re.compile(r"[,;]|\sand\s(?=(?:was|were|is|are|has|have)\b)")


def tells_other(question: Question, candidate: Candidate) -> bool:
    """Whether a figure tells how things stand where the question asks for what came about, or the reverse."""
    if candidate.figure.kind not in COUNTED or question.earlier:
        return False
    if question.basis is Basis.DURING and question.basis_stated and question.years:
        return bool(begun() & _said(question)) and _only_stands(question, candidate)
    # "How many new ones are there?" asks for what came about, however it is put.
    new = NEW & {stem for concept in question.concepts for stem in concept.stems}
    standing_asked = question.basis is not Basis.DURING and not new
    asks_standing = standing_asked and standing().search(question.text) is not None
    if question.basis is Basis.AS_OF and question.basis_stated and _numbered_as_done(candidate):
        return True
    return asks_standing and (_only_happened(candidate) or narrowed(question, candidate))


def sums_up(candidate: Candidate) -> bool:
    """Whether the sentence of a figure makes it that of all there are."""
    figure, passage = candidate.figure, candidate.hit.passage
    told = passage.text[figure.sentence_start - passage.start : figure.clause_end - passage.start]
    return IN_ALL.search(told) is not None


def _only_stands(question: Question, candidate: Candidate) -> bool:
    period = candidate.figure.period
    if period is not None and period.basis is Basis.DURING and not period.inherited:
        return False
    before, after = _around(candidate.figure, candidate.hit.passage)
    clause = frozenset(content_stems(f"{before} {after}"))
    if clause & NEW:
        return False
    if period is not None and period.basis is Basis.AS_OF and not period.inherited:
        return True
    if clause & begun() & _said(question) or HAPPENED.search(f"{before} {after}"):
        return False
    return bool(STANDS.search(f"{before}{candidate.figure.text}{after}") or KNOWN.search(before))


def _only_happened(candidate: Candidate) -> bool:
    figure = candidate.figure
    period = figure.period
    if period is not None and period.basis is Basis.AS_OF and not period.inherited:
        return False
    before, after = _around(figure, candidate.hit.passage)
    if sums_up(candidate) or EVERY.search(before) or STANDS.search(f"{before}{figure.text}{after}"):
        return False
    return bool(HAPPENED.search(before) or HAPPENED.search(after))


# "Notified the board of 84", "84 rules notified to the board", "the rules notified to it numbered 84": so
# many were notified, not so many there are.
_GIVEN = (
    r"(?:notified|informed|reported|submitted|sent|given|granted|presented|awarded|handed|delivered|sold|lent|"
    r"paid)"
)
_WHOM = r"(?:the\s)?(?P<whom>[\w-]+(?:\s[\w-]+){0,3}?)"
NARROWED_BEFORE = (
    re.compile(rf"\b(?<!have )(?<!has )(?<!had )(?P<act>{_GIVEN})\s{_WHOM}\s(?:of|about)\s$", re.I),
    re.compile(rf"\b(?P<act>{_GIVEN})\sto\s{_WHOM}\snumber(?:s|ed)?\s$", re.I),
)
NARROWED_AFTER = re.compile(rf"^\s(?:[\w-]+\s){{1,4}}(?P<act>{_GIVEN})\sto\s{_WHOM}(?=\W|$)", re.I)


def narrowed(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is only of what somebody was told or given, of which the question says nothing."""
    before, after = _around(candidate.figure, candidate.hit.passage)
    found = [NARROWED_AFTER.search(after), *(pattern.search(before) for pattern in NARROWED_BEFORE)]
    said = _said(question)
    return any(said.isdisjoint(content_stems(f"{m['act']} {m['whom']}")) for m in found if m)


def _numbered_as_done(candidate: Candidate) -> bool:
    """Whether a figure under no date of its own is told by what was done: "the maps printed numbered 398"."""
    period = candidate.figure.period
    dated = period is not None and not period.inherited
    return not dated and DONE_NUMBERED.search(_around(candidate.figure, candidate.hit.passage)[0]) is not None


def _around(figure: Figure, passage: Passage) -> tuple[str, str]:
    """The words before and after a number in its clause; of a part told with its whole, in its sentence."""
    text, base = passage.text, passage.start
    start = figure.clause_start
    if PART.search(text[figure.sentence_start - base : figure.start - base]):
        start = figure.sentence_start
    after = text[figure.end - base : figure.clause_end - base]
    end = ELSE.search(after)
    return text[start - base : figure.start - base], after[: end.start()] if end else after


def _said(question: Question) -> frozenset[str]:
    return frozenset(content_stems(question.text))

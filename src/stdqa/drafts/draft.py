"""A draft as it is read: its figures, as those of a source are, without the numbers that state nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stdqa.drafts.hours import hours
from stdqa.errors import BadDraft
from stdqa.figures import Clock, read
from stdqa.passages import split
from stdqa.retrieval import Profiler
from stdqa.retrieval.profiles import Profile
from stdqa.types import Basis, Block, BlockKind, Document, Figure, FigureKind, Metadata, Passage, Period

# A number right after one of these numbers a part of a text, a thing of many, or a way to reach somebody.
_PARTS = (
    r"\b(?:no|nos|nr|art|para|sec|fig|tab|ch|vol|ext|tel|fax|mob|pp?|room|row|line|item|page|point|"
    r"question|answer|article|paragraph|section|chapter|annex|appendix|table|figure|slide|footnote|note|"
    r"volume|issue|version|edition|draft|group|committee|class|category|form|file|case|order|decree|"
    r"regulation|directive|resolution|decision|notice|circular|desk|hall|booth|gate|floor|line|route|"
    r"track|platform|box|phone|telephone|hotline|enquiries|inquiries|contact|call|dial|postcode|zip|"
    r"ref|reference|id|code|step|phase|tier|level|type|model|unit)\b[.:]?"
)
NUMBERS_PARTS = re.compile(rf"{_PARTS}\s?$", re.I)
# A number right after one of these names something: "Order No. 12", "Working Group 3", "desk 14".
NAMING = re.compile(
    # "ISO 9001" is a name; "Posts at the ISO: 7" counts.
    rf"(?:{_PARTS}|\b(?:iso|iec|gb|gb/t|en)\b\.?|[#§№])\s?(?:to\s|and\s|–|-)?$",
    re.I,
)
# Digits in groups as telephone numbers have them ("in 2023 2902 plans" has a year), a time of day, an address
# of a page.
TELEPHONE = re.compile(
    r"(?:\+\s?\d|\(0\d+\)|\b0\d{2,})[\d\s()/-]{3,}\d|\b(?!(?:19|20)\d\d )\d{3,4}[ -]\d{4}\b(?!,)"
)
CLOCK_TIME = re.compile(r"\b\d{1,2}:\d{2}\b|\b\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b|o['’]clock|hrs\b)", re.I)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[#@]\w+", re.I)
# A call in a program, or a mark right after a word: "alert(1)", "setTimeout(1000)"; "samples(225)" only
# lacks a space.
CALL = re.compile(r"\b(?:[A-Za-z_]\w*\(\d{1,2}\)|(?:\w+[._]\w+|[a-z]+[A-Z]\w*)\(\d+\))")
# What numbers a line: "1. ", "(2) ", "a) ", "Q3:".
NUMBERING = re.compile(r"^[ \t>*-]*(?:\(?\d{1,3}[.):]|\(\d{1,3}\)|[QA]\d{1,3}[.:)])(?=\s)", re.M)
# A stretch of time that only points at one told before: "twelve months earlier", "over the twelve months".
EARLIER = re.compile(
    r"\s*(?:(?:day|week|month|year|decade)s?\s)?(?:earlier|ago|before|later|previously)\b", re.I
)
WITHIN = re.compile(r"\b(?:over|in|during|within|for) (?:the|these|those) $", re.I)

# A list in one sentence, "New plans: ferries, 40; tugs, 12; docks, 7", has items of their own.
ITEM = re.compile(r";\s+")
OPENING = re.compile(r"[^;:]*:\s+")
FEWEST_CUTS = 2


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a draft with the words around it, as the retrieval sees those of a source."""

    figure: Figure
    profile: Profile
    passage: Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft's text with everything in it that a source may state."""

    document: Document
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    stated: tuple[Stated, ...]

    def figures_in(self, passages: Sequence[str]) -> tuple[Figure, ...]:
        """The figures of some passages, by their ids, as an index gives those of its own."""
        return tuple(figure for figure in self.figures if figure.passage in passages)

    def sentence(self, figure: Figure) -> str:
        """The sentence that a figure stands in."""
        return self.document.text[figure.sentence_start : figure.sentence_end]

    def statement(self, figure: Figure) -> str:
        """What is said of a figure: its sentence, or of a list its item, with what the list opens with."""
        text = self.document.text
        cuts = [cut.end() for cut in ITEM.finditer(text, figure.sentence_start, figure.sentence_end)]
        if len(cuts) < FEWEST_CUTS:
            return self.sentence(figure)
        start = max((cut for cut in cuts if cut <= figure.start), default=figure.sentence_start)
        stop = min((cut for cut in cuts if cut > figure.start), default=figure.sentence_end)
        opening = OPENING.match(text, figure.sentence_start, cuts[0])
        head = opening.group() if opening and opening.end() < start else ""
        return head + text[start:stop]


def clean_draft(text: str, most_chars: int) -> str:
    """A draft as it will be read and shown: line ends as one kind, nothing else changed.

    :raises BadDraft: if it is empty, or longer than ``most_chars``.
    """
    if len(text) > most_chars:
        raise BadDraft(
            f"The draft has {len(text):,} characters; at most {most_chars:,} are read. Check it in parts."
        )
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n")
    # Lone surrogates come from broken programs; they cannot be written to any file.
    cleaned = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in cleaned)
    if not cleaned.strip():
        raise BadDraft("The draft is empty. Paste its text, or name a file that holds some.")
    return cleaned


def read_draft(text: str, clock: Clock, passage_chars: int) -> Draft:
    """Read a draft.

    :param clock: what "last year" and "this year" count from: the clock of the documents.
    """
    document = as_document(text, clock)
    passages = split(document, passage_chars)
    figures = tuple(_undated_total(text, figure) for figure in read(document, passages))
    aside = _aside(text)
    told = [one for one in figures if not _names_something(text, one, aside)]
    profiler = Profiler()
    stated: list[Stated] = []
    for passage in passages:
        own = tuple(figure for figure in figures if figure.passage == passage.id)
        for profile in profiler.of(passage, own).figures:
            if profile.figure in told and profile.figure is not None:
                stated.append(Stated(profile.figure, profile, passage))
    return Draft(document, passages, figures, tuple(stated))


def as_document(text: str, clock: Clock) -> Document:
    """A draft's text as a document, a paragraph for each line of it."""
    blocks = tuple(
        Block(match.start(), match.end(), BlockKind.PARAGRAPH)
        for match in re.finditer(r"[^\s][^\r\n]*[^\s]|[^\s]", text)
    )
    year = str(clock.report_year) if clock.report_year else None
    return Document(
        id="draft",
        path="draft",
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        metadata=Metadata(title="", date=clock.today, period=year),
        blocks=blocks,
    )


# A sentence that tells a total, or how things stand now, does not go on about the year told before it.
TOTAL = re.compile(
    r"\b(?:all told|in total|total(?:s|ling|led)? (?:of|to)|the total|in all|altogether|overall|"
    r"cumulative(?:ly)?|so far|to date|by now|currently|at present|today|(?:from|since) (?:the|its|their) "
    r"(?:start|beginning|outset|launch))\b",
    re.I,
)


# What was reached since something began stands at its end, whatever year is told beside it.
REACHED = re.compile(
    r"\bsince [^,;.]{0,40}\b(?:began|begun|started|start|beginning|launch(?:ed)?|outset|opened|introduced)\b|"
    r"\b(?:all-time|to date|so far|in existence)\b|"
    r"\b(?:exist|stand|held)s?\b(?= (?:now|today)\b|[^,;.]*\bin all\b)|"
    r"\bnow (?:exist|stand|number|total)s?\b",
    re.I,
)
# Where a sentence goes on with another matter.
PARTS = re.compile(
    r";\s|,?\s(?:while|whereas|so that)\s|,\s(?=(?:taking|bringing|lifting|raising|pushing)\b)"
)


def _undated_total(text: str, figure: Figure) -> Figure:
    """A figure without the period that is told of something else: that stands before its sentence, or in
    another part of it, where the figure is a total."""
    period = figure.period
    start, end = _part(text, figure)
    if REACHED.search(text, start, end) and not YEAR.search(text, start, end):
        return replace(figure, period=Period(Basis.AS_OF, None, None, ""))
    if period is None or period.basis is not Basis.DURING:
        return figure
    if not period.inherited and (start == figure.sentence_start or YEAR.search(text, start, end)):
        return figure
    if period.inherited:
        start, end = figure.sentence_start, figure.sentence_end
    return replace(figure, period=None) if TOTAL.search(text, start, end) else figure


YEAR = re.compile(r"\b(?:19|20|21)\d\d\b|\b(?:last|this|that|the) year\b", re.I)


def _part(text: str, figure: Figure) -> tuple[int, int]:
    """The part of its sentence, between semicolons and the like, that a figure stands in."""
    cuts = list(PARTS.finditer(text, figure.sentence_start, figure.sentence_end))
    start = max((cut.end() for cut in cuts if cut.end() <= figure.start), default=figure.sentence_start)
    stop = min((cut.start() for cut in cuts if cut.start() >= figure.end), default=figure.sentence_end)
    return start, stop


def _aside(text: str) -> list[tuple[int, int]]:
    """The spans of a text whose digits state nothing."""
    patterns = (TELEPHONE, CLOCK_TIME, ADDRESS, NUMBERING, CALL)
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    return spans + [(hour.start, hour.end) for hour in hours(text)]


def _names_something(text: str, figure: Figure, aside: Sequence[tuple[int, int]]) -> bool:
    """Whether a number names, numbers or orders something, or says how to reach somebody."""
    if any(start <= figure.start < end for start, end in aside):
        return True
    if figure.kind is FigureKind.RANK and figure.value == 1:
        return not _ranks(text, figure)
    if figure.text.isalpha() and figure.value <= MOST_NAMED and _counts_names(text, figure):
        return True
    before, after = text[: figure.start][-24:], text[figure.end :][:24]
    if figure.kind is FigureKind.DURATION:
        return EARLIER.match(after) is not None or WITHIN.search(before) is not None
    if figure.text.isalpha() and figure.value <= FEW:
        # "Between two people", "the top two", a "one": these point at things told beside them.
        return POINTING.search(before) is not None
    named = NAMING.search(before)
    # "News desk: 241 standards were drafted": what follows a colon and has a noun of its own counts.
    counts = named is not None and ":" in named.group() and re.match(r"\s[a-z]+\s[a-z]", after) is not None
    # "On the platform 546,160 standards …": what has separators counts.
    return figure.kind is FigureKind.COUNT and figure.text.isdigit() and named is not None and not counts


FEW = 3
# "Two friends, Ann and Bo," counts the names that follow it: the draft tells that itself.
MOST_NAMED = 12
NAME = r"(?:the\s)?[A-Z][\w'’+.-]*(?:\s(?:of\s|for\s)?[A-Z][\w'’+.-]*)*"
NEXT = r"(?:,\s(?:and\s|or\s)?|\s(?:and|or|&)\s)"


def _counts_names(text: str, figure: Figure) -> bool:
    """Whether just so many names are listed after what a number counts."""
    others = int(figure.value) - 1
    names = rf"{NAME}(?:{NEXT}{NAME}){{{others}}}(?!{NEXT}{NAME})"
    listed = rf"\s(?:[\w-]+\s){{0,3}}[\w-]+\s?[,:(–—-]\s?{names}"
    return others > 0 and figure.value == others + 1 and re.match(listed, text[figure.end :]) is not None


POINTING = re.compile(r"\b(?:between|the (?:top|other|first|last)|these|those|both) (?:the )?$|[\"“‘]$", re.I)
RANKS = re.compile(r"\b(?:rank\w*|place\w*|position|comes?|came|in)\s+(?:the\s+)?$|\bat\s+(?:the\s+)?$", re.I)


def _ranks(text: str, figure: Figure) -> bool:
    """Whether "first" is a place in an order: "ranks first", not "the first of its kind"."""
    return RANKS.search(text[: figure.start][-16:]) is not None

"""Words, stems and sentences of a text. Everything that returns places keeps the text's own offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

import sentencex
import Stemmer

# A number with its separators and per cent sign, or a word with its apostrophe.
WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)?")
# Text wrapped by hand has lines about this long or longer; a shorter line was ended on purpose.
WRAPPED_LINE = 50
LABEL_CHARS = 80
LINE_ENDS = (".", "!", "?", ":", "。", "！", "？", "：", '"', "”", "|")
BREAK = re.compile(r"(?<!\s)\s*\n\s*")
# A mark between thousands; taken out where numbers are searched for.
SEPARATOR = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))")
# The marks that Latin letters bear; those of other scripts make another letter.
ACCENTS = re.compile(r"(?<=[A-Za-z])[\u0300-\u036f]+")

# British and American spellings share a stem. Words that merely look alike ("exercise") are changed too,
# on both sides, and still meet.
SPELLINGS = (
    (re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=\w{2})our(?=(?:s|ed|ing|able)?$)"), "or"),
    (re.compile(r"(?<=\w{3})ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (re.compile(r"(?<=\w{3})amme(?=s?$)"), "am"),
    (re.compile(r"(?<=\w{2})tre(?=s?$)"), "ter"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number of a text and where it stands."""

    start: int
    end: int
    text: str


def search_form(text: str) -> str:
    """The form in which text is searched: lower case without accents, narrow digits, "2,902" as "2902".

    Not for citing: offsets of the text are lost.
    """
    # Before, as the narrow form turns no-break spaces to plain ones; after, as it makes commas narrow.
    narrow = unicodedata.normalize("NFKC", SEPARATOR.sub("", text)).replace("’", "'")
    if not narrow.isascii():
        # "Warũhiũ" is asked for as "Waruhiu", and "Müller" as "Muller".
        narrow = unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFD", narrow)))
    return SEPARATOR.sub("", narrow).lower()


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words and numbers between two places of a text, in order."""
    stop = len(text) if end is None else end
    for match in WORD.finditer(text, start, stop):
        yield Word(match.start(), match.end(), match.group())


# Single marks enclose words only where they are no apostrophes.
QUOTATION = re.compile(r"[“\"](?P<a>[^“”\"]+)[”\"]|(?<!\w)[‘'](?P<b>[^‘’']+)[’'](?!\w)")


def quotations(text: str) -> Iterator[Word]:
    """What a text puts in quotation marks, in order; the places are those of the marks."""
    for match in QUOTATION.finditer(text):
        yield Word(match.start(), match.end(), match["a"] or match["b"])


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


# "TCs" are several TC; the stemmer knows no acronyms.
ACRONYMS = re.compile(r"^([A-Z]{2,})s$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word (Snowball English), lower case; numbers without separators."""
    form = search_form(ACRONYMS.sub(r"\1", word)).removesuffix("'s")
    if form[:1].isdigit():
        return form
    for pattern, american in SPELLINGS:
        form = pattern.sub(american, form)
    stemmed: str = _stemmer().stemWord(form)
    return stemmed


@cache
def grammar() -> tuple[str, ...]:
    """English words that carry grammar rather than meaning, as they are written."""
    lines = (files("stdqa") / "data" / "function_words.txt").read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def function_words() -> frozenset[str]:
    """The stems of the words of grammar."""
    return frozenset(map(stem, grammar()))


def content_stems(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order, repeats kept."""
    kept = start == 0 and end is None and len(text) <= KEPT_CHARS
    return _kept_stems(text) if kept else _content_stems(text, start, end)


# The names, measures and clauses that one question is held against are read many times over.
KEPT_CHARS = 1000


@lru_cache(maxsize=4096)
def _kept_stems(text: str) -> tuple[str, ...]:
    return _content_stems(text, 0, None)


def _content_stems(text: str, start: int, end: int | None) -> tuple[str, ...]:
    skip = function_words()
    found = WORD.findall(text, start, len(text) if end is None else end)
    return tuple(s for word in found if (s := stem(word)) not in skip)


def content_words(text: str) -> tuple[str, ...]:
    """The words that carry meaning, as they are written, each once."""
    skip = function_words()
    return tuple(dict.fromkeys(word.text for word in words(text) if stem(word.text) not in skip))


def stems_and_pairs(text: str, start: int = 0, end: int | None = None) -> frozenset[str]:
    """Stems of the words that carry meaning, and each two of them that follow each other, as "a b"."""
    stems = content_stems(text, start, end)
    return frozenset((*stems, *map(" ".join, pairwise(stems))))


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences between two places of a text, without the space around them.

    A line break ends a sentence where the line before it is complete or short (a title, a list item);
    a label with its value is complete; lines wrapped by hand are read on. A label ("Release date:") goes with
    the short line after it.
    """
    stop = len(text) if end is None else end
    spans = []
    for a, b in _lines(text, start, stop):
        for boundary in sentencex.get_sentence_boundaries("en", text[a:b]):
            c, d = trim(text, a + boundary["start_index"], a + boundary["end_index"])
            if c < d:
                spans.append((c, d))
    return tuple(_rejoined(text, spans))


def _lines(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The runs of lines that no sentence crosses."""
    begin = line_start = start
    for match in BREAK.finditer(text, start, stop):
        here, following = match.span()
        line_length, next_length = here - line_start, _line_end(text, following, stop) - following
        label = text.endswith((":", "："), line_start, here) and max(line_length, next_length) <= LABEL_CHARS
        complete = text.endswith(LINE_ENDS, line_start, here) or line_length < WRAPPED_LINE
        complete = complete or _closes_with_value(text, line_start, here, following)
        if (complete and not label) or match.group().count("\n") > 1:
            yield begin, here
            begin = following
        line_start = following
    yield begin, stop


# An item of a list, however long, is complete with its value: "Boats that came into the harbour: 84".
VALUE_END = re.compile(r":\s\W?\d[\d.,]*\s?%?$")


def _closes_with_value(text: str, start: int, end: int, following: int) -> bool:
    """Whether a line is a label with its value, and the next one does not go on with it."""
    return VALUE_END.search(text[start:end]) is not None and not text[following : following + 1].islower()


def _line_end(text: str, start: int, stop: int) -> int:
    end = text.find("\n", start, stop)
    return stop if end < 0 else end


# A title before a name ends no sentence; the library knows most, but not this one.
TITLE_END = re.compile(r"\bMs\.$")


def _rejoined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Mend cuts that fall inside a quotation or before a lower-case word: a title is not two sentences."""
    held: tuple[int, int] | None = None
    for a, b in spans:
        if held is None:
            held = (a, b)
            continue
        before = text[held[0] : held[1]]
        open_quote = before.count("“") > before.count("”")
        runs_on = text[a].islower() and "\n" not in text[held[1] : a] and before[-1:] not in "!?"
        if open_quote or runs_on or TITLE_END.search(before):
            held = (held[0], b)
        else:
            yield held
            held = (a, b)
    if held is not None:
        yield held


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends; empty spans collapse to (start, start)."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end

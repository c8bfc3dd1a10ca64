"""What a number says: its unit, what is counted, of what it is a share, its qualifier and direction.

Read without a parser, from the words around the number; the wording is always the document's own.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from stdqa.figures.numbers import Form, Numeral, numerals
from stdqa.figures.sentence import Sentence, parse
from stdqa.text import Word, function_words, stem, words
from stdqa.types import FigureKind


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts: ``unit`` in short, ``words`` in full, ``of`` for shares, ``scope`` for whom."""

    unit: str | None
    words: str
    of: str | None
    scope: str | None


QUALIFIER_BEFORE = re.compile(
    r"\b(more than|no more than|not more than|less than|no less than|not less than|fewer than|no fewer than|greater than|"
    r"higher than|lower than|well over|just over|slightly over|over|above|below|under|at least|at most|up to|"
    r"nearly|almost|close to|just under|approximately|about|around|roughly|some|circa|an estimated|"
    r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|(?:has|have)?\s?passed|topp(?:ed|ing)|reaching nearly)"
    r"(?:\s+(?:the|a|an|to))?\s*$",
    re.I,
)
QUALIFIER_AFTER = re.compile(r"\s*(or more|or so|or less|and more|-odd|plus\b|\+)", re.I)
INCREASE = re.compile(
    r"\b(?:increas\w*|rose|ris(?:e|es|en|ing)|gr(?:ew|ow\w*)|up|gain\w*|climb\w*|expand\w*)\b", re.I
)
DECREASE = re.compile(
    r"\b(?:decreas\w*|fell|fall\w*|drop\w*|declin\w*|down|reduc\w*|shr[aiu]nk\w*|lost)\b", re.I
)
DIRECTLY = re.compile(
    r"\s+(?:year-on-year\s+)?(?:by\s+|of\s+)?(?:more than\s+|nearly\s+|about\s+|some\s+|over\s+)?$", re.I
)
# Words at which the noun phrase after a number ends.
STOPS = frozenset(
    "in on at by for from to into onto over under between during through with within without across via per as than that "
    "which who whose where when while and or but is are was were be been has have had will would can could may might "
    "respectively nationwide year-on-year compared up down out off also not it they this these those among against such".split()
)
PARTICIPLE = re.compile(r"(?:related|involved|based|\w+(?:ed|ing))", re.I)
PLURALS = frozenset("people persons men women children staff data members percent media criteria".split())


def describe(sentence: Sentence, start: int, end: int, kind: FigureKind, numeral: Numeral | None) -> Measure:
    """Say what the number at a place of a sentence measures."""
    after = _noun_phrase(sentence, end)
    scope = _scope(sentence, start)
    if kind is FigureKind.PERCENTAGE:
        of = _share_of(sentence, end)
        unit = "percentage points" if numeral and numeral.points else "%"
        return Measure(unit, _before(sentence, start) or after, of, scope)
    if kind is FigureKind.MONEY:
        return Measure(numeral.currency if numeral else None, _before(sentence, start) or after, None, scope)
    if kind is FigureKind.DATE:
        return Measure(None, _before(sentence, start) or _words_of(sentence, end), None, scope)
    if kind in (FigureKind.DURATION, FigureKind.QUANTITY):
        return Measure(after.split(" of ")[0] or None, _before(sentence, start) or after, None, scope)
    words_after = after if after and not PARTICIPLE.fullmatch(after) else _inherited_noun(sentence, start)
    if words_after:
        return Measure(_without_tail(words_after) or None, words_after, None, scope)
    subject = _before(sentence, start)
    return Measure(_counted(subject), subject, None, scope)


COUNTED = re.compile(r"\b(?:number|count|total|amount|volume)s?(?:\s+number)?\s+of\s+(?:the\s+)?", re.I)


def _counted(subject: str) -> str | None:
    """What a subject counts: "national standards" of "the total number of national standards filed"."""
    match = COUNTED.search(subject)
    plain = parse(subject, match.end() if match else 0, len(subject), ())
    return _without_tail(_noun_phrase(plain, plain.start)) or None


def qualifier(sentence: Sentence, start: int, end: int) -> str | None:
    """The words that make a number approximate or a bound ("more than", "nearly"), lower case."""
    before = QUALIFIER_BEFORE.search(sentence.text[max(sentence.start, start - 40) : start])
    if before:
        return " ".join(before.group(1).lower().split())
    after = QUALIFIER_AFTER.match(sentence.text, end, sentence.end)
    return " ".join(after.group(1).lower().split()) if after else None


def change(sentence: Sentence, start: int, end: int) -> str | None:
    """Whether a number is an increase or a decrease, not a level: "rose by 19.2%", "a 3% fall"."""
    text = sentence.text
    before = text[max(sentence.start, start - 60) : start]
    directly = DIRECTLY.search(before)
    head = before[: directly.start()] if directly else ""
    tail = text[end : end + 24]
    for name, pattern in (("increase", INCREASE), ("decrease", DECREASE)):
        last = None
        for last in pattern.finditer(head):
            pass
        if last is not None and last.end() == len(head):
            return name
        if (first := pattern.match(tail.lstrip())) and not tail.lstrip().lower().startswith(
            ("up to", "down to")
        ):
            return name if first else None
    return None


def kind_after(sentence: Sentence, numeral: Numeral) -> FigureKind:
    """The kind of a bare number by the unit that follows it; a count where none does."""
    tail = sentence.text[numeral.end : numeral.end + 30].lower().lstrip(" -\u00a0")
    for kind, names in _units().items():
        for name in names:
            if re.match(rf"{re.escape(name)}(?:e?s)?(?![\w²])", tail):
                return kind
    if re.match(r"\s?:\s?\d+(?![\d:])", sentence.text[numeral.end : numeral.end + 6]):
        return FigureKind.RATIO
    if re.search(r"\btop[\s-]$", sentence.text[max(sentence.start, numeral.start - 5) : numeral.start], re.I):
        return FigureKind.RANK
    return FigureKind.COUNT


def counts_one(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether the word "one" counts something, as in "three provinces and one city"."""
    text = sentence.text
    if text[numeral.start : numeral.end].lower() != "one":
        return True
    before = re.search(r"(\w+)[\s-]$", text[sentence.start : numeral.start])
    after = re.match(r"\s(\w+)", text[numeral.end : sentence.end])
    if not after or after.group(1).lower() in STOPS | {
        "of",
        "another",
        "such",
        "day",
        "can",
        "should",
        "must",
    }:
        return False
    return before is None or before.group(1).lower() in (
        "and",
        "with",
        "only",
        "or",
        "just",
        "exactly",
        "is",
        "was",
        "has",
    )


@cache
def _units() -> dict[FigureKind, tuple[str, ...]]:
    raw = tomllib.loads((files("stdqa") / "data" / "units.toml").read_text(encoding="utf-8"))
    # Longer names first: "square kilometre" before "second".
    return {FigureKind(kind): tuple(sorted(names, key=len, reverse=True)) for kind, names in raw.items()}


def _noun_phrase(sentence: Sentence, end: int) -> str:
    """What stands right after a number: "national standard samples", "new chair and vice-chair positions"."""
    clause_end = sentence.clause(end)[1]
    text = sentence.text
    first = last = None
    plural = False
    for word in words(text, end, clause_end):
        gap = text[(last.end if last else end) : word.start]
        coded = (
            last is not None and last.text.isupper() and re.match(r"\s[A-Z]", text[word.end : word.end + 2])
        )
        if re.search(r"[;:.,()\[\]|/]", gap) or (word.text[0].isdigit() and not coded):
            break
        low = word.text.lower()
        ended = plural and (low.endswith(("ing", "ed", "ly")) or low in ("worth", "new"))
        if ended or (low in STOPS and not _goes_on(text, low, word.end, clause_end, plural)):
            break
        first, last = first or word, word
        plural = low in PLURALS or (low.endswith("s") and not low.endswith("ss"))
    if first is None or last is None:
        return ""
    phrase = re.sub(r"^of\s+(?:the\s+|which\b)?", "", text[first.start : last.end])
    if phrase == "of" or phrase.endswith(" of"):
        phrase = phrase.removesuffix("of").rstrip()
    return _quoted(text, first.start, phrase) + _abbreviation(text, last.end)


def _quoted(text: str, start: int, phrase: str) -> str:
    """The phrase with the quotation mark that opens before it, or without the one that never closes."""
    marks = sum(phrase.count(mark) for mark in '"“”')
    if marks % 2 and text[start - 1 : start] in ('"', "“"):
        return text[start - 1] + phrase
    return phrase.replace('"', "").replace("“", "").replace("”", "") if marks % 2 else phrase


def noun_follows(sentence: Sentence, end: int) -> bool:
    """Whether a noun stands right after a number: "the 18th Olympiad", not "on the 27th that …"."""
    return bool(_noun_phrase(sentence, end))


def _goes_on(text: str, low: str, end: int, clause_end: int, plural: bool) -> bool:
    """Whether "and" joins two parts of one noun phrase: "chair and vice-chair positions"."""
    if low not in ("and", "or") or plural:
        return False
    following = next(iter(words(text, end, clause_end)), None)
    return (
        following is not None
        and not following.text[0].isdigit()
        and not numerals(text, following.start, following.end)
    )


def _abbreviation(text: str, end: int) -> str:
    match = re.match(r"\s\(([A-Z]{2,6})s?\)", text[end : end + 12])
    return f" ({match.group(1)})" if match else ""


def _without_tail(phrase: str) -> str:
    return re.split(r"\s(?:of|related|involving|covering)\s", phrase)[0]


def _share_of(sentence: Sentence, end: int) -> str | None:
    match = re.match(r"\s+of\s+(?:the\s+|all\s+)?([^,;:.()]{3,80})", sentence.text[end : sentence.end])
    return match.group(1).strip() if match else None


def _before(sentence: Sentence, start: int) -> str:
    """The words before a number in its clause that say what has this value: "the participation rate in …"."""
    clause_start, _ = sentence.clause(start)
    earlier = [n.end for n in _values(sentence, clause_start, start)]
    said = _trimmed(sentence, max([clause_start, *earlier]), start)
    if not said and earlier:
        first = _values(sentence, clause_start, start)[0].start
        subject = _trimmed(sentence, clause_start, first)
        whole = sentence.text[subject[0].start : subject[-1].end] if subject else ""
        return _respectively(sentence, clause_start, start) or whole
    if len(said) < 2 and not earlier and clause_start > sentence.start:
        clause_start = sentence.clause(clause_start - 2)[0]
        said = _trimmed(sentence, clause_start, start)
    parts = _respectively(sentence, clause_start, start)
    return parts or (sentence.text[said[0].start : said[-1].end].strip(' "“”') if said else "")


def _values(sentence: Sentence, start: int, end: int) -> list[Numeral]:
    """The numbers between two places that are not part of a time phrase."""
    return [
        n
        for n in numerals(sentence.text, start, end)
        if not any(p.start <= n.start < p.end for p in sentence.phrases)
    ]


def _respectively(sentence: Sentence, clause_start: int, start: int) -> str:
    """In "A and B accounting for 12% and 10% respectively", which of A and B a number belongs to."""
    tail = sentence.text[start : sentence.end]
    closing = re.search(r"\brespectively\b", tail)
    if not closing or re.search(r"[;:]", tail[: closing.start()]):
        return ""
    values = _values(sentence, clause_start, start + closing.start())
    said = _trimmed(sentence, clause_start, values[0].start) if values else []
    if not said:
        return ""
    parts = re.split(r",\s+and\s+|,\s+|\s+and\s+", sentence.text[said[0].start : said[-1].end])
    place = next((i for i, value in enumerate(values) if value.start == start), len(values))
    return parts[place] if len(parts) == len(values) and place < len(parts) else ""


LINKS = frozenset(
    "reach reached reaching account accounted accounting for exceed exceeded exceeding have has had been is are was were to of by about "
    "nearly more than over with increase increased rose grew stood stand at a an the total amounted amount come came respectively and in "
    "up down numbered number numbers totalled totaled totals fell dropped some year-on-year around approximately reduced declined than degree including".split()
)


def _trimmed(sentence: Sentence, start: int, end: int) -> list[Word]:
    inside = [
        word
        for word in words(sentence.text, start, end)
        if not any(p.start <= word.start < p.end for p in sentence.phrases)
    ]
    while inside and inside[-1].text.lower() in LINKS:
        inside.pop()
    while inside and inside[0].text.lower() in ("with", "and", "of", "the", "a", "an", "in", "for", "which"):
        inside.pop(0)
    return inside


def _inherited_noun(sentence: Sentence, start: int) -> str:
    """In "Hebei with 24,163, Henan with 23,309" the noun stands before the list; so does "of which 12"."""
    clause_start, _ = sentence.clause(start)
    lead = sentence.text[sentence.start : clause_start]
    numbers = _values(sentence, sentence.start, clause_start)
    listed = re.search(r"\bwith\s$", sentence.text[sentence.start : start]) is not None
    for numeral in [] if listed else reversed(numbers):
        if numeral.form in (Form.DIGITS, Form.WORDS) and (noun := _noun_phrase(sentence, numeral.end)):
            return noun
    match = re.search(r"\b(?:number|amount|total|volume)s?\s+of\s+([^,;:]{3,80})", lead) or re.search(
        r"\b(?:in\s+terms\s+of|for|regarding)\s+([^,;:]{3,80})", lead
    )
    return match.group(1).strip() if match else ""


def _words_of(sentence: Sentence, start: int) -> str:
    _, clause_end = sentence.clause(start)
    return sentence.text[start:clause_end].strip(" ,.;:")


NAME = re.compile(r"(?<!\()\b[A-Z][\w'’&-]*(?:(?:\s(?:of|the|and|for|on))+(?=\s[A-Z])|\s[A-Z][\w'’&-]*)*")


def _scope(sentence: Sentence, start: int) -> str | None:
    """The name (place, body) that stands nearest before a number in its clause, else in its sentence."""
    clause_start, clause_end = sentence.clause(start)
    for a, b in ((clause_start, start), (start, clause_end), (sentence.start, clause_start)):
        names = [m for m in NAME.finditer(sentence.text, a, b) if _is_name(sentence, m)]
        if names:
            return names[-1].group() if b <= start else names[0].group()
    return None


def _is_name(sentence: Sentence, match: re.Match[str]) -> bool:
    if any(p.start <= match.start() < p.end for p in sentence.phrases) or sentence.in_title(match.start()):
        return False
    first = match.start() == sentence.start or not re.search(
        r"\w", sentence.text[sentence.start : match.start()]
    )
    skip = stem(match.group().split()[0]) in function_words() or bool(numerals(match.group()))
    return not skip and (
        not first
        or " " in match.group()
        or bool(re.match(r"\s(?:with|has|had)\b", sentence.text[match.end() :]))
    )

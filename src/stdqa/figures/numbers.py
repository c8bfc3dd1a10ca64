"""Numbers in English text: digits and words, with scale, fraction, sign, per cent and currency.

Only the reading of the numeral lives here; whether it counts, measures or ranks something is decided in
:mod:`stdqa.figures.read`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from stdqa.figures import digits, pairs, spelled, units
from stdqa.figures.numeral import Form as Form
from stdqa.figures.numeral import Numeral as Numeral
from stdqa.figures.numeral import plain

SCALES = spelled.MAGNITUDES | {
    "k": 10**3,
    **dict.fromkeys(("m", "mm", "mn", "mil", "mln"), 10**6),
    **dict.fromkeys(("b", "bn", "bln"), 10**9),
    **dict.fromkeys(("tn", "tln", "trn"), 10**12),
    **dict.fromkeys(("doz", "dz"), 12),
}

# Where a number may begin: at a digit, a vulgar fraction or a number word. Addresses hold none.
OPENER = re.compile(
    rf"(?P<digits>{digits.RUN.pattern})|(?P<vulgar>{digits.VULGAR.pattern})|(?P<words>{spelled.RUN.pattern})"
    rf"|\b(?P<article>an?\s+)?(?P<denominator>{spelled.DENOMINATOR_WORD})(?P<plural>s?)\b"
    r"|https?://\S+|\bwww\.\S+",
    re.I,
)
SCALE = re.compile(
    r"[\s\u00a0-]?(?P<word>(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen)s?|mn|mln|mil|bn|bln|tn|tln|trn"
    r"|dozs?|dzs?)(?!\w)|\s?(?P<letter>[kK]|MM?|m|[bB])(?!\w)"
)
# "3.1m barrels" are millions; "3.1m long" is a length.
MILLIONS = re.compile(r"\s(?!(?:long|high|wide|deep|tall|above|below|away|from|of)\b)[a-z]+s\b")
SUFFIX = re.compile(r"(?:st|nd|rd|th)\b", re.I)
AND_PART = re.compile(rf"\s+and\s+(?P<top>an?|{spelled.RUN.pattern}){spelled.DENOMINATOR.pattern}", re.I)
OF_MAGNITUDE = re.compile(rf"(?:\s+of)?(?:\s+an?)?\s+(?P<word>{spelled.MAGNITUDE})\b", re.I)
AND_MORE = re.compile(r"\s+(?:and\s+)?(?=\w)")
CENTS = re.compile(
    rf"\s(?:and\s)?(?:(?P<digits>\d{{1,2}})|(?P<words>{spelled.RUN.pattern}))[\s-](?:cents?|centimes?|pence|fen)\b",
    re.I,
)
# "One" that stands for a thing, and "hundreds" and "per million" that count nothing.
ARTICLE_BEFORE = re.compile(r"(?<!\w)an?\s$", re.I)
PRONOUN_BEFORE = re.compile(r"\b(?:this|that|which|the|any|every|each|no|some|another)[\s-]$", re.I)
UNCOUNTED_BEFORE = re.compile(r"\b(?:few|several|many|couple of|per|each|every|by the|s of|the)\s$|\($", re.I)


def numerals(text: str, start: int = 0, end: int | None = None) -> tuple[Numeral, ...]:
    """The numbers written between two places of a text, in order, none inside another."""
    return tuple(pairs.with_shared_units(list(_found(text, start, len(text) if end is None else end)), text))


def _found(text: str, start: int, stop: int) -> Iterator[Numeral]:
    place = start
    while opener := OPENER.search(text, place, stop):
        begin, earliest, place = opener.start(), place, opener.end()
        prefix = units.prefix(text, earliest, begin)
        numeral: Numeral | None = None
        if opener["digits"]:
            written, place = digits.run_at(text, begin, stop)
            yield from (Numeral(one.start, one.end, one.value, Form.DIGITS) for one in written[:-1])
            if written:
                numeral = _in_digits(text, written[-1], stop, prefix is not None and bool(prefix["currency"]))
        elif opener["vulgar"]:
            numeral = Numeral(begin, place, digits.vulgar(opener["vulgar"]), Form.FRACTION)
        elif opener["words"]:
            numeral = _in_words(text, begin, place, stop)
        elif opener["denominator"]:
            numeral = _in_denominators(opener, stop)
        if numeral is not None:
            numeral = _finished(text, prefix, numeral, stop)
            yield numeral
            place = max(place, numeral.end) if opener["digits"] else numeral.end


def _in_digits(text: str, written: digits.Written, stop: int, currency: bool) -> Numeral:
    """A number that begins with digits: with its fraction or exponent, its scale, and what is added."""
    end, value = written.end, written.value
    whole = value == value.to_integral_value()
    if whole and (suffix := SUFFIX.match(text, end, stop)):
        return Numeral(written.start, suffix.end(), value, Form.ORDINAL)
    if whole and (over := digits.OVER.match(text, end, stop)) and (bottom := int(over[1])):
        return Numeral(written.start, over.end(), plain(value / bottom), Form.FRACTION)
    if whole and (part := digits.part_at(text, end, stop)):
        value, end = value + part[0], part[1]
    elif (match := digits.EXPONENT.match(text, end, stop)) and (power := digits.raised(value, match)):
        value, end = power, match.end()
    factor, end = _scale(text, end, stop, currency, "." in text[written.start : written.end])
    value *= factor
    if whole and factor > 1:
        value, end = _and_more(text, end, stop, value, factor)
    value, end = _and_part(text, end, stop, value, factor)
    return Numeral(written.start, end, plain(value), Form.DIGITS, factor=factor)


def _scale(text: str, place: int, stop: int, currency: bool, decimals: bool) -> tuple[int, int]:
    """The factor of the scale that stands at a place, as of "million", and where it ends.

    A single letter is often something else: "5 m" is a length and "2b" a part of a table.
    """
    factor = 1
    while match := SCALE.match(text, place, stop):
        letter = match["letter"]
        bare = letter in ("b", "B") or (letter == "m" and MILLIONS.match(text, match.end(), stop))
        if letter and not (letter in "kKMM" or currency or (decimals and bare)):
            break
        word = (match["word"] or letter).lower()
        factor *= SCALES[word] if word in SCALES else SCALES[word.removesuffix("s")]
        place = match.end()
    return factor, place


def _and_more(text: str, place: int, stop: int, value: Decimal, factor: int) -> tuple[Decimal, int]:
    """What is added to a scaled number: "3 hundred and 21", "6 crore and two hundred"."""
    link = AND_MORE.match(text, place, stop)
    if link is None:
        return value, place
    written, _ = digits.run_at(text, link.end(), stop)
    run = spelled.RUN.match(text, link.end(), stop)
    if len(written) == 1:
        step, end = _scale(text, written[0].end, stop, False, False)
        added = written[0].value * step
        fits = step > 1 or factor in (100, 1000)
    elif run and (read := spelled.longest(text, run.start(), run.end())):
        (added, end), step = read, 1
        fits = factor in (100, 1000) or added >= 100
    else:
        return value, place
    if not fits or not 0 < added < factor or added != added.to_integral_value():
        return value, place
    return _and_more(text, end, stop, value + added, step) if step > 1 else (value + added, end)


def _in_words(text: str, start: int, end: int, stop: int) -> Numeral | None:
    """A number that begins with a number word; the run of such words may hold more than one."""
    denominator = spelled.DENOMINATOR.match(text, end, stop)
    if denominator:
        fraction = _fraction(text, start, denominator, stop)
        if fraction is not None:
            return fraction
    read = spelled.longest(text, start, end)
    if read is None or not _counts(text, start, end):
        return None
    value, read_end = read
    factor = spelled.MAGNITUDES.get(spelled.tokens(text[start:read_end])[-1], 1)
    if read_end == end:
        step, read_end = _scale(text, end, stop, False, False)
        value, factor = value * step, factor * step
        point = spelled.DECIMALS.match(text, end, stop)
        if point and (decimals := spelled.decimals(point["words"])) is not None:
            factor, read_end = _scale(text, point.end(), stop, False, False)
            value = (value + decimals) * factor
        else:
            value, read_end = _and_part(text, read_end, stop, value, factor)
    return Numeral(start, read_end, plain(value), Form.WORDS, factor=factor)


def _counts(text: str, start: int, end: int) -> bool:
    """Whether number words are a number: not the "one" of "this one", the "million" of "per million"."""
    words = text[start:end].lower()
    before = text[max(0, start - 12) : start]
    if words == "one":
        return not PRONOUN_BEFORE.search(before) and not text.startswith(" another", end)
    if spelled.singular(words) not in spelled.MAGNITUDES:
        return True
    return words in spelled.MAGNITUDES and not UNCOUNTED_BEFORE.search(before)


def _fraction(text: str, start: int, denominator: re.Match[str], stop: int) -> Numeral | None:
    """Number words with a denominator or ordinal after them: "two thirds", "twenty-first"."""
    # "A twenty-first": the article does the work of "one".
    article = ARTICLE_BEFORE.search(text[max(0, start - 4) : start])
    written = spelled.tokens(text[start : denominator.start()])
    words = written if written[:1] == ["one"] else ["one"] * bool(article) + written
    read = spelled.fraction(words, denominator["word"].lower(), bool(denominator["plural"]))
    end = denominator.end()
    if read is None and "-" in denominator["gap"] and words[-1] not in spelled.TENS:
        # "Two-third" without its s is written often enough.
        read = spelled.fraction(words, denominator["word"].lower(), plural=True)
    if read is None:
        ordinal = spelled.ordinal(words, denominator["word"].lower()) if not denominator["plural"] else None
        return Numeral(start, end, ordinal, Form.ORDINAL) if ordinal else None
    whole, part = read
    if magnitude := OF_MAGNITUDE.match(text, end, stop):
        size = _size(magnitude)
        return Numeral(start, magnitude.end(), plain(whole + part * size), Form.WORDS, factor=size)
    factor = spelled.large_magnitude(words[: len(words) - 1 - words[::-1].index("and")]) if whole else 1
    return Numeral(start, end, plain(whole + part * factor), Form.WORDS if whole else Form.FRACTION)


def _in_denominators(opener: re.Match[str], stop: int) -> Numeral | None:
    """A denominator without number words before it: "a third", "half a million"; else an ordinal."""
    text, start, end, word = opener.string, opener.start(), opener.end(), opener["denominator"].lower()
    if opener["plural"]:
        return None
    if word in ("half", "quarter"):
        magnitude = OF_MAGNITUDE.match(text, end, stop)
        part = Decimal(1) / spelled.DENOMINATORS[word]
        if magnitude:
            size = _size(magnitude)
            return Numeral(start, magnitude.end(), plain(part * size), Form.WORDS, factor=size)
        return Numeral(start, end, part, Form.FRACTION) if word == "half" or opener["article"] else None
    value = Decimal(spelled.DENOMINATORS[word])
    if opener["article"] and value > 2:
        return Numeral(start, end, plain(1 / value), Form.FRACTION)
    return (
        Numeral(opener.start("denominator"), end, value, Form.ORDINAL) if word in spelled.ORDINALS else None
    )


def _size(magnitude: re.Match[str]) -> int:
    return spelled.MAGNITUDES[spelled.singular(magnitude["word"].lower())]


def _and_part(text: str, place: int, stop: int, whole: Decimal, factor: int) -> tuple[Decimal, int]:
    """The fraction that is added to a number: "five and a half million", "3 million and a quarter"."""
    match = AND_PART.match(text, place, stop)
    if match is None:
        return whole, place
    read = spelled.fraction(spelled.tokens(match["top"]), match["word"].lower(), bool(match["plural"]))
    if read is None or read[0] or read[1] >= 1:
        return whole, place
    magnitude = OF_MAGNITUDE.match(text, match.end(), stop)
    if magnitude and " of" not in magnitude.group():
        size = _size(magnitude)
        value = whole + read[1] * size if whole >= size else (whole + read[1]) * size
        return value, magnitude.end()
    if text.startswith(" of", match.end()):  # "20 and a third of the cities"
        return whole, place
    return whole + read[1] * (factor if factor >= 1000 else 1), match.end()


def _finished(text: str, prefix: re.Match[str] | None, numeral: Numeral, stop: int) -> Numeral:
    """The numeral with the sign and currency before it, and the share, per cent or currency after it."""
    currency = units.currency(prefix["currency"]) if prefix and prefix["currency"] else None
    if currency is None and numeral.form in pairs.CARDINALS:
        numeral = pairs.share(text, numeral, stop)
    if numeral.form is Form.ORDINAL:
        return numeral
    # "-five" is a hyphen in front of a word.
    if prefix and not (prefix["minus"] and numeral.form is Form.WORDS):
        negative = any(prefix[group] for group in ("outer", "inner", "minus", "word"))
        value = -numeral.value if negative else numeral.value
        numeral = replace(numeral, value=value, start=prefix.start(), currency=currency)
    if currency:
        return numeral
    if percentage := units.percentage(text, numeral.end, stop):
        return replace(numeral, end=percentage[0], percent=True, points=percentage[1])
    if after := units.CURRENCY.match(text, numeral.end, stop):
        value, end = _and_cents(text, after.end(), stop, numeral.value)
        return replace(numeral, value=value, end=end, currency=units.currency(after["name"]))
    return numeral


def _and_cents(text: str, place: int, stop: int, value: Decimal) -> tuple[Decimal, int]:
    """What hundredths of a currency add to it: "3 dollars 50 cents", "thirteen euros and five cents"."""
    match = CENTS.match(text, place, stop)
    if match is None:
        return value, place
    cents = Decimal(match["digits"]) if match["digits"] else spelled.cardinal(match["words"])
    return (value + cents / 100, match.end()) if cents is not None and cents < 100 else (value, place)

"""What a number measures: its unit, what is counted, of what it is a share, and for whom.

Read without a parser, from the words around the number; the wording is always the document's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile

from stdqa.dates import MONTHS
from stdqa.figures import marks
from stdqa.figures.marks import DECREASE as DECREASE
from stdqa.figures.marks import INCREASE as INCREASE
from stdqa.figures.numeral import Form, Numeral
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


# Words at which the noun phrase after a number ends.
_STOPS = """
in on at by for from to into onto over under between during through with within without across via per as
than that which who whose where when while and or but is are was were be been has have had will would can
could may might respectively nationwide altogether together alone apiece
annually year-on-year compared up down out off also not it they this these those among against such
"""
STOPS = frozenset(_STOPS.split())
# Words that say that a number has a value, and say nothing of what has it.
_LINKS = """
reach reached reaching account accounted accounting for exceed exceeded exceeding have has had been is
are was were to of by about nearly more than over with increase increased rose grew stood stand at a an
the total amounted amount come came respectively and in up down numbered number numbers totalled totaled
totals fell dropped some made year-on-year around approximately reduced declined degree including
"""
LINKS = frozenset(_LINKS.split())
_LEADING_LINKS = "with and of the a an in for which"
LEADING_LINKS = frozenset(_LEADING_LINKS.split())
_PLURALS = "people persons men women children staff data members percent media criteria"
PLURALS = frozenset(_PLURALS.split())
# A plural noun is complete: what follows in these forms tells what becomes of the things.
ENDS_PLURAL = ("ing", "ed", "ly")
_PAST_VERBS = """held took made gave went came rose fell grew got won sold left met ran saw became began
kept led lost paid"""
_VERBS = "use serve take make hold work live attend receive remain need want offer join visit know worth new"
PAST_VERBS = frozenset(_PAST_VERBS.split())
AFTER_PLURAL = PAST_VERBS | frozenset(_VERBS.split())
PARTICIPLE = re.compile(r"(?:related|involved|based|\w+(?:ed|ing))", re.I)
NOUN_BREAK = re.compile(r"[;:.,()\[\]|/]")
CAPITAL_NEXT = re.compile(r"\s[A-Z]")
ABBREVIATION = re.compile(r"\s\(([A-Z]{2,6})s?\)")
TAIL = re.compile(r"\s(?:of|related|involving|covering)\s")
COUNTED = re.compile(r"\b(?:number|count|total|amount|volume)s?(?:\s+number)?\s+of\s+(?:the\s+)?", re.I)
SHARE_OF = re.compile(r"\s+of\s+(?:the\s+|all\s+)?([^,;:.()]{3,80})")
# Where a noun is said before a list of numbers: "the number of pupils: …", "In terms of schools, …".
NOUN_BEFORE_LIST = (
    re.compile(r"\b(?:number|amount|total|volume)s?\s+of\s+([^,;:\d]{3,80})"),
    re.compile(r"\b(?:in\s+terms\s+of|for|regarding)\s+([^,;:\d]{3,80})"),
)
# The longest list of bare numbers that share the noun of the first.
MOST_LISTED = 12
VALUE_LINK = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
# A clause before the subject: "In the field of fruit, apples and pears …".
INTRODUCES = re.compile(r"\s*(?:in|for|among|of|at|on|by|during|regarding)\b", re.I)
LIST_PARTS = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
# Capitalised words, with the small ones inside a name: "Ministry of Science and Technology".
NAME = re.compile(r"(?<!\()\b[A-Z][\w'’&-]*(?:(?:\s(?:of|the|and|for|on))+(?=\s[A-Z])|\s[A-Z][\w'’&-]*)*")
HOLDER = re.compile(r"\s(?:with|has|had)\b")


def describe(sentence: Sentence, start: int, end: int, kind: FigureKind, numeral: Numeral | None) -> Measure:
    """Say what the number at a place of a sentence measures."""
    after = _noun_phrase(sentence, end)
    scope = _scope(sentence, start)
    if kind is FigureKind.COUNT or kind is FigureKind.RANK or kind is FigureKind.RATIO:
        return _counted(sentence, start, after, scope)
    said = _before(sentence, start)
    if kind is FigureKind.PERCENTAGE:
        unit = "percentage points" if numeral and numeral.points else "%"
        return Measure(unit, said or after, _share_of(sentence, start, end), scope)
    if kind is FigureKind.MONEY:
        return Measure(numeral.currency if numeral else None, said or after, None, scope)
    if kind is FigureKind.DATE:
        clause_end = sentence.clause(end)[1]
        return Measure(None, said or sentence.text[end:clause_end].strip(" ,.;:"), None, scope)
    return Measure(after.split(" of ")[0] or None, said or after, None, scope)


def noun_follows(sentence: Sentence, end: int) -> bool:
    """Whether a noun stands right after a number: "the 18th Olympiad", not "on the 27th that …"."""
    return bool(_noun_phrase(sentence, end))


def _counted(sentence: Sentence, start: int, after: str, scope: str | None) -> Measure:
    """What a bare number counts: the noun after it, the one of the list it stands in, or its subject."""
    noun = after if after and not PARTICIPLE.fullmatch(after) else _following_noun(sentence, start)
    if not noun and not COUNTED.search(sentence.text, sentence.clause(start)[0], start):
        noun = _inherited_noun(sentence, start)
    if noun:
        return Measure(TAIL.split(noun)[0] or None, noun, None, scope)
    subject = _before(sentence, start)
    # "national standards" of "the total number of national standards filed"
    match = COUNTED.search(subject)
    noun = _noun_phrase(
        parse(subject, match.end() if match else 0, len(subject)), match.end() if match else 0
    )
    return Measure(TAIL.split(noun)[0] or None, subject, None, scope)


def _noun_phrase(sentence: Sentence, end: int) -> str:
    """What stands right after a number: "national standard samples", "new chair and vice-chair positions"."""
    text = sentence.text
    found = _noun_words(sentence, end, sentence.clause(end)[1])
    if not found:
        return ""
    start, stop = found[0].start, found[-1].end
    phrase = re.sub(r"^(?:of\s+(?:the\s+|which\b)?|such\s+)", "", text[start:stop])
    phrase = "" if phrase == "of" else phrase.removesuffix(" of").rstrip()
    abbreviation = ABBREVIATION.match(text, stop, sentence.end)
    return _quoted(text, start, phrase) + (f" ({abbreviation[1]})" if abbreviation else "")


def _noun_words(sentence: Sentence, end: int, clause_end: int) -> list[Word]:
    found: list[Word] = []
    plural = False
    for word in words(sentence.text, end, clause_end):
        gap = sentence.text[found[-1].end if found else end : word.start]
        low = word.text.lower()
        # "21 IEC 1906 Awards": a number between capitals is part of the name.
        coded = bool(found) and found[-1].text.isupper() and CAPITAL_NEXT.match(sentence.text, word.end)
        if NOUN_BREAK.search(gap) or (word.text[0].isdigit() and not coded):
            break
        if low in PAST_VERBS or (plural and (low.endswith(ENDS_PLURAL) or low in AFTER_PLURAL)):
            break
        such = low == "such" and not found
        goes_on = bool(found) and not plural and _goes_on(sentence, low, word.end, clause_end)
        if low in STOPS and not such and not goes_on:
            break
        found.append(word)
        plural = low in PLURALS or (low.endswith("s") and not low.endswith("ss"))
    return found if [word.text.lower() for word in found] != ["such"] else []


def _goes_on(sentence: Sentence, low: str, end: int, clause_end: int) -> bool:
    """Whether "and" joins two parts of one noun phrase: "chair and vice-chair positions"."""
    if low not in ("and", "or"):
        return False
    following = next(words(sentence.text, end, clause_end), None)
    return following is not None and not any(n.start <= following.start < n.end for n in sentence.numerals)


def _quoted(text: str, start: int, phrase: str) -> str:
    """The phrase with the quotation mark that opens before it, or without the one that never closes."""
    if sum(phrase.count(mark) for mark in '"“”') % 2 == 0:
        return phrase
    if text[start - 1 : start] in ('"', "“"):
        return text[start - 1] + phrase
    return phrase.translate({ord(mark): None for mark in '"“”'})


def _share_of(sentence: Sentence, start: int, end: int) -> str | None:
    """What a percentage is a share of; a list says it once: "46% of the catch, cod 21%"."""
    match = SHARE_OF.match(sentence.text, end, sentence.end)
    if match is None and marks.change(sentence, start, end) is None:
        near = sentence.amounts(sentence.start, start)[-MOST_LISTED:]
        shares = [
            SHARE_OF.match(sentence.text, n.end, sentence.end) for n in near if n.percent and not n.points
        ]
        match = next((share for share in reversed(shares) if share), None)
    return match[1].strip() if match else None


def _before(sentence: Sentence, start: int) -> str:
    """The words before a number in its clause that say what has this value: "the participation rate in …"."""
    clause_start, _ = sentence.clause(start)
    earlier = sentence.amounts(clause_start, start)
    said = _trimmed(sentence, max([clause_start, *(n.end for n in earlier)]), start)
    if not said and earlier:
        said = _trimmed(sentence, clause_start, earlier[0].start)
        return _respectively(sentence, start) or _between(sentence, said)
    if len(said) < 2 and not earlier and clause_start > sentence.start:
        before = sentence.clause(clause_start - 2)[0]
        # What stands beside a number of its own belongs to that: "herring 46%, cod 21%".
        if not said or not sentence.amounts(before, clause_start):
            said = _trimmed(sentence, before, start)
    return _respectively(sentence, start) or _between(sentence, said).strip(' "“”')


def _between(sentence: Sentence, said: list[Word]) -> str:
    return sentence.text[said[0].start : said[-1].end] if said else ""


def _trimmed(sentence: Sentence, start: int, end: int) -> list[Word]:
    """The words between two places without those of time, and without the links at their ends."""
    inside = [word for word in words(sentence.text, start, end) if not sentence.in_time(word.start)]
    while inside and inside[-1].text.lower() in LINKS:
        inside.pop()
    return inside[sum(1 for _ in takewhile(lambda word: word.text.lower() in LEADING_LINKS, inside)) :]


def _respectively(sentence: Sentence, start: int) -> str:
    """In "A, B and C making up 12%, 10% and 3% respectively", which of A, B and C a number belongs to."""
    closing = sentence.text.find("respectively", start, sentence.end)
    if closing < 0:
        return ""
    earlier = sentence.amounts(sentence.start, closing)
    run = [earlier.pop()] if earlier else []
    while earlier and VALUE_LINK.fullmatch(sentence.text, earlier[-1].end, run[0].start):
        run.insert(0, earlier.pop())
    place = next((i for i, value in enumerate(run) if value.start == start), None)
    if place is None:
        return ""
    begin = max([sentence.start, *(value.end for value in earlier)])
    begin = max(begin, *(sentence.text.rfind(mark, begin, run[0].start) + 1 for mark in ";:"))
    for clause_start, clause_end in sentence.clauses:
        if (
            begin <= clause_start
            and clause_end < run[0].start
            and INTRODUCES.match(sentence.text, clause_start)
        ):
            begin = clause_end
    parts = LIST_PARTS.split(_between(sentence, _trimmed(sentence, begin, run[0].start)))
    return parts[place] if len(parts) == len(run) else ""


def _following_noun(sentence: Sentence, start: int) -> str:
    """In "240 and 175 volunteers" the noun stands after the last number."""
    near = [n for n in sentence.amounts(start, sentence.end)[:MOST_LISTED] if not (n.percent or n.currency)]
    for one, after in pairwise(near):
        if not VALUE_LINK.fullmatch(sentence.text, one.end, after.start):
            break
        if noun := _noun_phrase(sentence, after.end):
            return noun
    return ""


def _inherited_noun(sentence: Sentence, start: int) -> str:
    """In "Lowmark with 163, Highmark with 309" the noun stands before the list; so does "of which 12"."""
    clause_start, _ = sentence.clause(start)
    for numeral in reversed(sentence.amounts(sentence.start, start)[-MOST_LISTED:]):
        counts = numeral.form in (Form.DIGITS, Form.WORDS) and not (numeral.percent or numeral.currency)
        if counts and (noun := _noun_phrase(sentence, numeral.end)):
            return noun
    found = (pattern.search(sentence.text, sentence.start, clause_start) for pattern in NOUN_BEFORE_LIST)
    return next((match[1].strip() for match in found if match), "")


def _scope(sentence: Sentence, start: int) -> str | None:
    """The name (place, body) that stands nearest before a number in its clause, else in its sentence."""
    if part := NAME.match(_respectively(sentence, start)):
        return part.group()
    clause_start, clause_end = sentence.clause(start)
    for a, b in ((clause_start, start), (start, clause_end), (sentence.start, clause_start)):
        names = [match.group() for match in NAME.finditer(sentence.text, a, b) if _is_name(sentence, match)]
        if names:
            return names[-1] if b <= start else names[0]
    return None


def _is_name(sentence: Sentence, match: re.Match[str]) -> bool:
    place = match.start()
    if sentence.in_time(place) or sentence.in_title(place):
        return False
    if any(place <= numeral.start < match.end() for numeral in sentence.numerals):
        return False
    first = match.group().split()[0]
    if first.lower() in MONTHS or stem(first) in function_words():
        return False
    # A single capitalised word that opens the sentence is a name only where it has something.
    opens = not re.search(r"\w", sentence.text[sentence.start : place])
    return not opens or " " in match.group() or HOLDER.match(sentence.text, match.end()) is not None

"""Noun phrases beside a number, found without a parser: where the name of what is counted begins and ends.

Every phrase is a stretch of the document's own text, with the quotation marks and brackets that belong to it.
"""

from __future__ import annotations

import re

from stdqa.figures.sentence import Sentence
from stdqa.text import Word, words

# Words at which the noun phrase after a number ends.
_STOPS = """
in on at by for from to into onto over under between during through with within without across via per as
than that which who whose where when while and or but is are was were be been has have had will would can
could may might respectively nationwide altogether together alone apiece annually year-on-year compared
after before until since above below up down out off also not it they this these those among against such
each
"""
STOPS = frozenset(_STOPS.split())
_AUXILIARIES = """is are was were be been being has have had will would can could may might shall should must
do does did"""
AUXILIARIES = frozenset(_AUXILIARIES.split())
_PLURALS = "people persons men women children staff data members percent media criteria"
PLURALS = frozenset(_PLURALS.split())
# A plural noun is complete: what follows in these forms tells what becomes of the things.
ENDS_PLURAL = ("ing", "ed", "ly")
_PAST_VERBS = """held took made gave went came rose fell grew got won sold left met ran saw became began
kept led lost paid said undertook brought bought drew spent built taught wrote sent stood"""
PAST_VERBS = frozenset(_PAST_VERBS.split())
_AFTER_PLURAL = """use serve take make hold work live attend receive remain need want offer join visit know
worth new cover deal fall concern carry correspond"""
# Verbs of reports that are no nouns; what stands before them is the whole name of what they speak of.
_VERBS = """include comprise contain relate represent involve belong come become lie exist consist constitute
cooperate participate suggest apply enter enjoy employ provide speak concern correspond includes
contains comprises consists belongs exists suggests cooperates participates corresponds relates
involves represents becomes enters enjoys employs provides speaks applies"""
VERBS = frozenset(_VERBS.split())
AFTER_PLURAL = PAST_VERBS | VERBS | frozenset(_AFTER_PLURAL.split())
# A predicate that opens with one of these has no noun before it: "400 represent firms", "71 came".
OPENS_PREDICATE = VERBS | PAST_VERBS | AUXILIARIES
NOUN_BREAK = re.compile(r"[;:.,()\[\]|/]")
CAPITAL_NEXT = re.compile(r"\s[A-Z]")
POSSESSIVE = re.compile(r"(?<=s)['’]|(?<=['’]s)(?=\s)")
ABBREVIATION = re.compile(r"\s\(([A-Z]{2,6})s?\)")
PARTITIVE = re.compile(r"(?:of\s+(?:the\s+|which\b)?|such\s+)")
TAIL = re.compile(r"\s(?:of|related|involving|covering)\s")
# "China's national standards" and "enterprises' new plans" count standards and plans.
OWNER = re.compile(r"^(?:[\w-]+\s){0,5}?[\w-]+(?:['’]s|s['’])\s+(?=\w)")
JOINED = re.compile(r"(?<=[a-z]s)\sand\s")
# The longest run of words after "and" that may still be a second name: "colleges and trade schools".
MOST_JOINED = 5
MARKS = '"“”'
CLOSING = {'"': '"', "”": "“"}
DEBRIS = " \t\n,;:.–—-'’"


# "It grew by a fifth year on year": a fifth of nothing that stands there.
YEAR_ON_YEAR = re.compile(
    r"(?:year|month|quarter|week)[\s-](?:on|over)[\s-](?:year|month|quarter|week)\b", re.I
)


def after(sentence: Sentence, place: int, stop: int | None = None) -> str:
    """What stands right after a number: "national standard samples", "chair and vice-chair posts"."""
    text = sentence.text
    found = _name(sentence, place, sentence.clause(place)[1] if stop is None else stop)
    if not found or YEAR_ON_YEAR.match(text, found[0].start):
        return ""
    start, end = found[0].start, found[-1].end
    partitive = PARTITIVE.match(text, start, end)
    start = partitive.end() if partitive else start
    phrase = stretch(text, start, end)
    if phrase == "of":
        return ""
    if text[start:end].endswith(" of"):
        phrase = stretch(text, start, end - len(" of"))
    abbreviation = ABBREVIATION.match(text, end, sentence.end)
    return f"{phrase} ({abbreviation[1]})" if abbreviation and phrase else phrase


def end_after(sentence: Sentence, place: int) -> int:
    """Where the noun phrase ends that begins at a place; the place itself where none does."""
    found = _name(sentence, place, sentence.clause(place)[1])
    return found[-1].end if found else place


def short(noun: str) -> str:
    """The name of the thing alone, as a unit: "lists" of "lists of boats", "plans" of "China's plans"."""
    named = OWNER.sub("", TAIL.split(noun)[0])
    return JOINED.split(named)[0].strip(DEBRIS) if named.count('"') % 2 == 0 else named.strip(DEBRIS)


def stretch(text: str, start: int, end: int) -> str:
    """The text between two places in one line, with the quotation marks that are parted from it."""
    if start >= end:
        return ""
    opened = _unmatched(text[start:end])
    if opened == "closing" and text[start - 1 : start] in ('"', "“"):
        start -= 1
    elif opened == "opening" and text[end : end + 1] in ('"', "”"):
        end += 1
    elif opened is None and text[start - 1 : start] in ('"', "“") and text[end : end + 1] in ('"', "”"):
        start, end = start - 1, end + 1
    phrase = text[start:end]
    if _unmatched(phrase):
        phrase = phrase.translate({ord(mark): None for mark in MARKS})
    if phrase.count("(") != phrase.count(")"):
        phrase = phrase.split("(")[0] if "(" in phrase else phrase.rsplit(")", 1)[-1]
    return " ".join(phrase.split()).strip(DEBRIS)


def _unmatched(phrase: str) -> str | None:
    """Which sort of quotation mark a phrase holds alone; a straight one is told by the space beside it."""
    held: list[str] = []
    for place, mark in enumerate(phrase):
        if mark not in MARKS:
            continue
        if mark == "”" or (mark == '"' and held):
            if not held:
                return "closing"
            held.pop()
        elif mark == '"' and place and not phrase[place - 1].isspace() and phrase[place - 1] not in "([":
            return "closing"
        else:
            held.append(mark)
    return "opening" if held else None


def _name(sentence: Sentence, start: int, stop: int) -> list[Word]:
    """The words of the noun phrase that begins at a place; empty where none does."""
    found: list[Word] = []
    plural = joined = False
    for word in words(sentence.text, start, stop):
        gap = sentence.text[found[-1].end if found else start : word.start]
        low = word.text.lower()
        # "21 IEC 1906 Awards": a number between capitals is part of the name.
        coded = bool(found) and found[-1].text.isupper() and CAPITAL_NEXT.match(sentence.text, word.end)
        if NOUN_BREAK.search(gap) or (word.text[0].isdigit() and not coded):
            break
        if (found and not coded and sentence.in_time(word.start)) or _ends(low, plural):
            break
        such = low == "such" and not found
        if low in STOPS and not such:
            joins = found and not (joined and plural) and _goes_on(sentence, low, plural, word.end, stop)
            if not joins:
                break
            joined = joined or plural
        found.append(word)
        plural = is_plural(sentence.text, word)
    return found if [word.text.lower() for word in found] != ["such"] else []


def _ends(low: str, plural: bool) -> bool:
    """Whether a word says what becomes of the things instead of naming them."""
    if low in PAST_VERBS or low in VERBS:
        return True
    return plural and (low.endswith(ENDS_PLURAL) or low in AFTER_PLURAL)


def is_plural(text: str, word: Word) -> bool:
    """Whether a word names several things; "China's" and "enterprises'" name an owner."""
    low = word.text.lower()
    if POSSESSIVE.match(text, word.end) or low.endswith(("'s", "’s")):
        return False
    return low in PLURALS or (low.endswith("s") and not low.endswith("ss"))


def _goes_on(sentence: Sentence, low: str, plural: bool, end: int, stop: int) -> bool:
    """Whether "and" joins two parts of one name: "chair and vice-chair posts", "countries and regions"."""
    if low not in ("and", "or"):
        return False
    following = next(words(sentence.text, end, stop), None)
    if following is None or any(n.start <= following.start < n.end for n in sentence.numerals):
        return False
    return not plural or _second(sentence, end, stop)


def _second(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a second plural name stands at a place, and no verb: "and trade schools", not "and opened"."""
    last = start
    for place, word in enumerate(words(sentence.text, start, stop)):
        low = word.text.lower()
        gap = sentence.text[last : word.start]
        if place == MOST_JOINED or NOUN_BREAK.search(gap) or low in STOPS or low in AFTER_PLURAL:
            return False
        if low in ("the", "a", "an", "its", "their") or low.endswith(("ed", "ly")):
            return False
        if is_plural(sentence.text, word):
            return place > 0 or not _is_verb_form(sentence, word, stop)
        last = word.end
    return False


def _is_verb_form(sentence: Sentence, word: Word, stop: int) -> bool:
    """Whether a first word in -s goes on to an object, as verbs do: "and gives courses"."""
    following = next(words(sentence.text, word.end, stop), None)
    if following is None or NOUN_BREAK.search(sentence.text[word.end : following.start]):
        return False
    low = following.text.lower()
    if low in OPENS_PREDICATE or low.endswith(("ed", "ly")):
        return False
    return low in ("the", "a", "an", "its", "their", "on", "to") or low not in STOPS

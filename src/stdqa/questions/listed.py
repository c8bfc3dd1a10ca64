"""The things that a question lists, each put where the list stands in the question.

Also what a question comes to that is divided, and the words by which its parts are known to leave some out;
:mod:`stdqa.questions.singly` divides by these too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from stdqa.glossary import Glossary
from stdqa.questions.cutting import AUX, PARTICIPLE, dated, thing_and_rest
from stdqa.questions.parts import LIST_CUT, does_two, in_term, of_noun
from stdqa.text import content_stems


@dataclass(frozen=True, slots=True)
class Divided:
    """The single questions, in the order asked.

    ``surely`` tells that nothing but a list can be meant, while "agriculture and rural areas" may be one
    thing; ``named`` that the things are named one after the other, and are told apart only by their names.
    """

    parts: tuple[str, ...]
    surely: bool
    named: bool = False


MOST_PARTS, THREE = 8, 3


PREPOSITION = r"(?:in|for|of|by|at|with|from|under|on|over|across|to|against|among|within|into|per)"
ASKED = re.compile(
    rf"\b(?:{PREPOSITION} )?(?:how (?:many|much|long|often|far|deep|high|large|big|old|tall|wide|heavy)|"
    r"when (?:is|are|was|were|did)|what (?:is|are|was|were)|what number of)\b",
    re.I,
)
# Verbs that are no participles in "-ed"; after "how many" they tell that the thing is not said again.
DONE = re.compile(
    rf"(?:{PARTICIPLE.pattern}|\b(?:came|kept|went|fell|rose|stood|got|gave|ran|began|ended|died|stayed|"
    r"made|put|set|met|paid|drawn|shut|cut|withdrawn|\w+own|sunk)\b)",
    re.I,
)
ELLIPTIC = re.compile(
    rf"(?:(?:{AUX.pattern}|{DONE.pattern}|\b{PREPOSITION}\b|\b(?:overall|altogether|together|then|of them|"
    r"new ones|ones|to be|the year before|newly)\b)|$)",
    re.I,
)
PREPOSED = re.compile(rf"^(?P<word>{PREPOSITION})\s+\S", re.I)

MARK = re.compile(r":\s|\s[-–—]\s")
# What tells that several figures are wanted.
SEVERAL = re.compile(
    r"\b(?:rates|shares|numbers|figures|values|counts|prices|amounts|totals|ages|sizes|percentages|"
    r"all (?:two|three|four|five))\b",
    re.I,
)
EACH = re.compile(r"\b(?:of )?each(?: of (?:them|these|those))?\b|\brespectively\b", re.I)
MOST_WORDS = 6


def listed(text: str, glossary: Glossary) -> Divided | None:
    """ "The pass rates for vegetables, fruit and meat", "Vegetables, fruit: what were the pass rates?" """
    several = EACH.search(text) is not None or SEVERAL.search(text) is not None
    text = " ".join(EACH.sub(" ", text).split())
    marks = list(MARK.finditer(text))
    if len(marks) == 1:
        left, right = text[: marks[0].start()].strip(), text[marks[0].end() :].strip()
        if TOGETHER.search(right):
            return None
        if any(IN_SUM.match(item) for side in (left, right) for item in LIST_CUT.split(side)):
            return None
        items = [item for item in _by_commas(right) or LIST_CUT.split(right) if content_stems(item)]
        if len(items) > 1 and (asked := ASKED.match(items[0])):
            # "What was decided: how many texts kept, to be revised, to be withdrawn?"
            thing, _ = thing_and_rest(items[0][asked.end() :].strip())
            if all(map(ELLIPTIC.match, items[1:])):
                items = [items[0], *(f"{asked.group()} {thing} {item}" for item in items[1:])]
                return Divided(tuple(f"{item}, {left}" for item in items), surely=True)
        led = any(map(PREPOSED.match, items[1:]))
        if (
            not led
            and len(items) > 1
            and all(len(item.split()) <= MOST_WORDS and not AUX.search(item) for item in items)
        ):
            shared = f"how many {left}" if re.match(r"[a-z-]*\s*numbers?\b", left, re.I) else left
            return Divided(tuple(f"{item}, {shared}" for item in of_noun(tuple(items), left)), surely=True)
        if found := _in_place(right, glossary):
            return Divided(tuple(f"{part}, {left}" for part in found.parts), found.surely)
        if ASKED.match(right) and len(items := _by_commas(left)) > 1:
            # "Aircraft and space, machines, basics: how many standards were issued?"
            return Divided(tuple(f"{right} {item}" for item in items), surely=True)
        if found := _in_place(left, glossary):
            # "Goods and services: how many standards came out?" may ask for those of both.
            return Divided(tuple(f"{right} {part}" for part in found.parts), several)
        items = [item for item in LIST_CUT.split(left) if content_stems(item)]
        if all(len(item.split()) <= MOST_WORDS for item in items):
            return Divided(tuple(f"{right} {item}" for item in items), surely=True)
        return None
    found = _in_place(text, glossary)
    if found is None or not (found.surely or several):
        return _shares_of(text) or found
    return replace(found, surely=True)


def _shares_of(text: str) -> Divided | None:
    """ "What share goes to food among new lines, old lines and ferries?" asks for that of each of them."""
    match = SHARE_OF.search(text)
    items = [item for item in LIST_CUT.split(match["items"]) if content_stems(item)] if match else []
    if match is None or len(items) < THREE or any(len(item.split()) > MOST_WORDS for item in items):
        return None
    return Divided(tuple(f"{match['head']}{item}" for item in items), surely=True)


SHARE_OF = re.compile(
    r"^(?P<head>.*\b(?:shares?|percent(?:age)?s?|per cent|proportions?)\b.*"
    r"\b(?:among|of|in|for|to|with|by)\s)"
    r"(?P<items>[^,:;]+(?:,\s[^,:;]+)+,?\s(?:and|or)\s[^,:;]+)$",
    re.I,
)


def _by_commas(text: str) -> list[str]:
    """The things of a list whose commas part them all: an "and" between two of these is inside one of them.
    Empty where an "and" without a comma may join the last."""
    items = re.split(r",\s+(?:and\s+|plus\s+)?", text)
    joined = re.search(r"\s(?:and|plus|or)\s", items[-1], re.I) and not OXFORD.search(text)
    within = any(re.search(r"\sand\s", item, re.I) for item in items)
    short = all(content_stems(item) and len(item.split()) <= MOST_WORDS for item in items)
    return items if len(items) > 1 and not joined and within and short else []


# "Water, medicine: how many altogether?" asks for no figure of each.
TOGETHER = re.compile(r"\b(?:altogether|together|in all|all told|in sum|combined)\b", re.I)
OXFORD = re.compile(r",\s+(?:and|plus)\s+[^,]*$", re.I)


JOINT = re.compile(r",?\s+(?:and|plus|as well as|versus|vs\.?)\s+", re.I)
# "Per square metre and month" is one measure; "canteens and other caterers" are all one thing.
PER = re.compile(r"\bper [\w’'-]+(?: [\w’'-]+)?$", re.I)
IN_SUM = re.compile(r"(?:the |all )?(?:others?|similar\w*|like|rest|so on|so forth|such)\b", re.I)
COMPARED = re.compile(r"^compare\b(?P<one>.+?)\s(?:with|to|and|against)\s(?P<other>.+)$", re.I)
# Where a thing listed ends.
ENDS = re.compile(
    rf"\s(?:{AUX.pattern}|\b(?:{PREPOSITION}|that|which|who|whose|as|when|during|together|combined|"
    r"there|filed|published|released|approved|issued|work|need|take|get|bring)\b)|,\s",
    re.I,
)
ENDS_OR_DONE = re.compile(rf"{ENDS.pattern}|\s(?:{DONE.pattern})", re.I)
# What stands before a list and is none of it.
LEAD = re.compile(
    rf"^.*\b(?:how (?:many|much|often|long)|(?:numbers?|counts?|totals?|sum|shares?|rates?) (?:of|for)|"
    rf"{PREPOSITION}|about|concerning|regarding|involving|both|between|{AUX.pattern}|the|number|total|share|"
    r"many|combined)\s+(?=\S)",
    re.I,
)
THOSE = re.compile(r"^(?:those|the ones?|that)\b\s*", re.I)


def _in_place(text: str, glossary: Glossary) -> Divided | None:
    """Each thing listed, put where the list stands in the question."""
    if compared := COMPARED.match(text):
        one, other = compared["one"].strip(), compared["other"].strip()
        text = f"{one} and {other}"
    joints = [
        joint
        for joint in JOINT.finditer(text)
        if not in_term(text, joint, glossary)
        and not does_two(text, joint)
        and not PER.search(text[: joint.start()])
    ]
    if not joints or IN_SUM.match(text[joints[-1].end() :]):
        return None
    joint = joints[-1]
    before, after = text[: joint.start()], text[joint.end() :]
    if those := THOSE.match(after):
        thing = THING.search(before.rpartition(", ")[2])
        told = f"{thing.group()} {after[those.end() :]}" if thing else after
        return Divided((before, told), surely=True)
    if beside := _beside(before, after):
        return beside
    for one in reversed(joints):
        # "Of standards, of firms and of product and service classes": the last "and" is within a thing.
        preposed = PREPOSED.match(text[one.end() :])
        led = preposed and _preposed(text[: one.start()], text[one.end() :], preposed["word"])
        if led and (one is joint or one.group().strip(" ,").lower() == "and"):
            return led
    return _plain(before, after)


NEWLY = r"newly|new|additional|added|registered|filed|published|released|approved"
# The noun of "the stations financed in 2030".
THING = re.compile(r"(?:[\w’'-]+\s)?[\w’'-]{3,}s\b")
# Noun phrases built alike: "the number of reports", "receipts from tolls".
OF_THING = re.compile(rf"(?:(?:the|its|their) [\w’'-]+(?: [\w’'-]+)?|[\w’'-]{{3,}}s) {PREPOSITION} \S")


def _beside(before: str, after: str) -> Divided | None:
    """ "The number of reports and the size of the base": two phrases with an "of" of their own."""
    if not OF_THING.match(after):
        return None
    alike = [m for m in OF_THING.finditer(before) if (m.group()[:4] == "the ") == (after[:4] == "the ")]
    if not alike:
        return None
    head = before[: alike[-1].start()]
    return Divided((before, f"{head}{after}"), surely=False)


def _preposed(before: str, after: str, word: str) -> Divided | None:
    """ "For men and for women": each is led in by the same word."""
    starts = [m.start() for m in re.finditer(rf"\b{word}\b", before, re.I)]
    if not starts:
        return None
    first = starts[-1]
    for start, following in zip(reversed(starts[:-1]), reversed(starts), strict=False):
        # Of several, all stand behind commas; a time is none of them.
        if (
            dated(before[start:following])
            or not before[start:following].rstrip().endswith(",")
            or len(before[start:following].split()) > MOST_WORDS
        ):
            break
        first = start
    items = [item.strip(" ,") for item in re.split(rf",\s*(?={word}\b)", before[first:], flags=re.I)]
    end = ENDS_OR_DONE.search(after, len(word) + 2)
    last, tail = (after[: end.start()], after[end.start() :]) if end else (after, "")
    head = before[:first]
    return Divided(tuple(f"{head}{item}{tail}" for item in (*items, last)), surely=True)


def _plain(before: str, after: str) -> Divided | None:
    """ "Vegetables, fruit and meat", each a thing of its own or only a word before what they share."""
    bare = re.sub(r"^(?:the|an?|its|their|his|her)\s+", "", after, flags=re.I)
    end = ENDS.search(bare)
    time = next(iter(dated(bare)), None)
    stop = min(end.start() if end else len(bare), time.start if time and time.start else len(bare))
    last, tail = bare[:stop].strip(" ,"), bare[stop:]
    pieces = re.split(r",\s+", before)
    items = [last]
    head = ""
    while pieces and len(items) < MOST_PARTS:
        piece = pieces.pop()
        own = _after_lead(piece)
        items.insert(0, own)
        if own != re.sub(r"^(?:the|an?)\s+", "", piece, flags=re.I) or len(piece.split()) > MOST_WORDS:
            head = ", ".join([*pieces, piece[: len(piece) - len(own)]])
            break
    if not all(map(content_stems, items)):
        return None
    words = last.split()
    parts = tuple(f"{head}{item}{tail}" for item in items)
    bare_words = all(re.fullmatch(r"[a-z-]+(?<!s)", item) for item in items[1:-1])
    first = rf"(?:(?:{NEWLY})\s+)*[a-z-]+(?<!s)"
    surely = False
    if len(words) > 1 and bare_words and re.fullmatch(first, items[0]):
        # Three words before one noun ("industry, group and firm standards") are no one thing.
        surely = len(items) >= THREE
        # "The lowest and the highest price", "domestic and foreign members", "newly added local and group
        # standards".
        opened = re.match(rf"(?:(?:{NEWLY})\s+)*", items[0])
        newly = opened.group() if opened else ""
        parts = (
            f"{head}{items[0]} {' '.join(words[1:])}{tail}",
            *(f"{head}{newly}{item} {' '.join(words[1:])}{tail}" for item in items[1:-1]),
            f"{head}{newly}{items[-1]}{tail}",
        )
    elif re.search(rf"\s{PREPOSITION}\s", items[-2], re.I) and not (time and time.start <= stop + 1):
        # "Interest on mortgages and the rate for October": what follows the last is its own.
        parts = (*(f"{head}{item}" for item in items[:-1]), parts[-1])
    return Divided(parts, surely=surely, named=True)


def _after_lead(piece: str) -> str:
    """The list's own words of its first part."""
    bare = re.sub(r"^(?:the|an?)\s+", "", piece, flags=re.I)
    match = LEAD.match(bare)
    return bare[match.end() :] if match else bare

"""A question for several figures, divided into questions for one figure each.

"How many patents were applied for and how many granted in 2033?" asks how many patents were applied for in
2033, and how many patents were granted in 2033. What the question says once for all is said in each part;
parts need be no good English, for they are only read by :func:`stdqa.questions.understand.understand`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from stdqa.figures.periods import TimePhrase
from stdqa.glossary import Glossary
from stdqa.questions.cutting import AT_END, AUX, IN_YEAR, dated, thing_and_rest
from stdqa.questions.listed import ASKED, ELLIPTIC, MOST_PARTS, PREPOSED, Divided, listed
from stdqa.text import content_stems
from stdqa.types import Basis

# What is said of the order or number of what is wanted, not of the things.
ORDER = re.compile(
    r"[,;:]?\s*(?:[-–—]\s*)?\b(?:please|respectively|in (?:that|this|the same|the given) order|in order|"
    r"in turn|one by one|(?:the )?[\w-]+(?: \w+)? first|(?:the )?(?:two|three|four|five|\d+|both) "
    r"(?:numbers|figures|values|years|counts|rates|shares))\W*$",
    re.I,
)


def divided(text: str, glossary: Glossary) -> Divided | None:
    """The single questions that one asks; None where it asks only one.

    :param text: what asks, without politeness.
    """
    bare, ordered = _without_order(text)
    found = _asked_again(bare) or _at_times(bare) or listed(bare, glossary)
    if found and ordered:
        found = replace(found, surely=True)
    # Whether two words joined are two things the documents could tell; that gained nothing when tried.
    if (
        found is None
        or not found.surely
        or not 1 < len(found.parts) <= MOST_PARTS
        or not all(map(content_stems, found.parts))
    ):
        return None
    return found


def _without_order(text: str) -> tuple[str, bool]:
    """A question without what it says of the order or the number of the things; whether it says any."""
    bare = " ".join(text.split()).rstrip("?!., ")
    said = False
    while match := ORDER.search(bare):
        said = said or match.group().strip(" ,;:-–—.").lower() != "please"
        bare = bare[: match.start()]
    return bare, said


# ------------------------------------------------------------------ asked again and again

SEPARATED = re.compile(r"(?:[,;:]|\band|\bbut|\bor|\bplus|\balso|[-–—])\s*$", re.I)
JOINING = re.compile(r"(?:[\s,;:]|\band\b|\bbut\b|\bor\b|\bplus\b|\balso\b|\s[-–—])+$", re.I)
OF_ALL = re.compile(r"^(?:of|among|out of) (?:(?:all|the|these|those) )*", re.I)
OF_THEM = re.compile(r"^of (?:them|these|those|which|whom)\b\s*", re.I)


def _asked_again(text: str) -> Divided | None:
    """ "How many patents were applied for, and how many granted?" """
    asked = [m for m in ASKED.finditer(text) if not m.start() or SEPARATED.search(text[: m.start()])]
    # "What was decided: how many rules …" asks only how many.
    asked = [m for m in asked if _word(m) == _word(asked[-1])]
    if len(asked) < 2:
        return None
    lead = JOINING.sub("", text[: asked[0].start()])
    ends = [*(one.start() for one in asked[1:]), len(text)]
    words = [JOINING.sub("", text[m.end() : end]).strip() for m, end in zip(asked, ends, strict=True)]
    thing, done = thing_and_rest(words[0])
    if not thing or ELLIPTIC.match(words[0]):
        # "Patents: how many were filed, how many granted?"
        thing, done, lead = OF_ALL.sub("", lead), words[0], ""
        words[0] = f"{thing} {done}".strip()
    _, last_done = thing_and_rest(words[-1])
    if not done and _word(asked[0]) == "how" and not ELLIPTIC.match(words[-1]):
        # "How many beds and how many chairs were bought?"
        words = [*(f"{one} {last_done}" for one in words[:-1]), words[-1]]
    whole = [words[0], *(_made_whole(one, thing, done) for one in words[1:])]
    asking = [m.group() for m in asked]
    parts = [
        # What leads up to all of them is a sentence of its own: it tells of what they are asked.
        f"{lead}. {one} {own}?" if lead else f"{one} {own}"
        for one, own in zip(asking, _at_one_time(whole), strict=True)
    ]
    return Divided(tuple(parts), surely=True)


def _word(asked: re.Match[str]) -> str:
    """The word that asks: how, when or what."""
    found = re.search(r"how|when|what", asked.group(), re.I)
    return found.group().lower() if found else ""


def _made_whole(said: str, thing: str, done: str) -> str:
    """What a later "how many" says, with what it leaves out."""
    if of_them := OF_THEM.match(said):
        return f"{thing} {said[of_them.end() :]}"
    if not ELLIPTIC.match(said):
        return said
    if AUX.match(said):
        return f"{thing} {said}"
    rest = _timeless(said)
    if not content_stems(AT_END.sub(" ", rest)) or said.lower() == "the year before":
        return f"{thing} {_timeless(done)} {said}"
    preposed = PREPOSED.match(said)
    if preposed is None:
        return f"{thing} {said}"
    first = f"{thing} {done}"
    like = list(re.finditer(rf"\b{preposed['word']}\b", first, re.I))
    return f"{first[: like[-1].start()] if like else _timeless(first)} {said}"


def _at_one_time(said: list[str]) -> list[str]:
    """What is dated once, at the end, is dated so throughout."""
    last = dated(said[-1])
    if not last or last[-1].period.basis is Basis.AS_OF:
        return said
    time = said[-1][last[-1].start : last[-1].end]
    return [
        one if dated(one) or AT_END.search(one) or IN_YEAR.search(one) else f"{one} {time}" for one in said
    ]


def _timeless(text: str) -> str:
    return _without(text, list(dated(text)))


def _without(text: str, phrases: list[TimePhrase]) -> str:
    for phrase in reversed(phrases):
        text = f"{text[: phrase.start]} {text[phrase.end :]}"
    return " ".join(text.split())


# ------------------------------------------------------------------ the same at several times

BETWEEN_TIMES = re.compile(
    r"\W*(?:(?:and|then|or|to|versus|vs|in|at|by|of|for|the|end|fall|autumn|spring|summer|winter|year)\b\W*){0,5}",
    re.I,
)
YEAR_BEFORE = re.compile(
    r"[\s,]*\band\s+(?:in |of |for |by )?(?:how many )?(?:the (?:year before|previous year)|a year earlier)$",
    re.I,
)


def _at_times(text: str) -> Divided | None:
    """ "Births in 2020 and in 2021?" """
    phrases = [phrase for phrase in dated(text) if phrase.period.years]
    years = {year for phrase in phrases for year in phrase.period.years}
    before = YEAR_BEFORE.search(text)
    if before and len(phrases) == 1 and len(years) == 1:
        now = text[: before.start()]
        phrase = phrases[0]
        earlier = re.sub(r"\b(?:19|20|21)\d\d\b", str(min(years) - 1), now[phrase.start : phrase.end])
        return Divided((now, f"{now[: phrase.start]}{earlier}{now[phrase.end :]}"), surely=True)
    if len({phrase.period.years for phrase in phrases}) < 2:
        return None
    pairs = zip(phrases, phrases[1:], strict=False)
    if not all(BETWEEN_TIMES.fullmatch(text[one.end : two.start]) for one, two in pairs):
        return None
    head, tail = text[: phrases[0].start], text[phrases[-1].end :]
    return Divided(tuple(f"{head}{text[phrase.start : phrase.end]}{tail}" for phrase in phrases), surely=True)

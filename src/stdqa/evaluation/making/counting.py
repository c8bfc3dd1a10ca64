"""How a clause that counts things is asked: by its subject, its object, or what is done to it."""

from __future__ import annotations

import re
from collections.abc import Callable

from stdqa.evaluation.making.clause import PREPOSITIONS, THERE, TIME, Said
from stdqa.evaluation.making.nouns import FINITE, RELATIVE, bare, counted, is_plural, is_subject, stands_alone
from stdqa.evaluation.making.verbs import PRESENT, base_of, is_participle
from stdqa.types import FigureKind

AUXILIARIES = r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been)"
COUNTS = (FigureKind.COUNT, FigureKind.QUANTITY, FigureKind.DURATION, FigureKind.PERCENTAGE)

WHOLE = re.compile(r"(?:of|among|out of)\s+(.+)", re.I)
Made = tuple[tuple[str, ...], str] | None


FILLING = re.compile(r"(?:a\s+total\s+of|only|some|in\s+total|the\s+number\s+was)$", re.I)


def by_subject(said: Said, _: Callable[[str], str]) -> Made:
    """ "2,902 standards were approved" """
    figure, after = said.figure, said.after
    before = FILLING.sub("", said.before.replace(TIME, "").strip())
    if figure.kind not in COUNTS or figure.change or figure.value == 1:
        return None
    if there := THERE.match(before):
        return _there(there.group().split()[1], said)
    lead_of = WHOLE.match(said.lead or before)
    verb = finite(after)
    if verb is None and said.whole:
        verb = past(after)
    if (before and not lead_of) or verb is None:
        return None
    if lead_of:
        return _part_of(said, lead_of.group(1), verb)
    noun = after[:verb].replace(TIME, "").strip()
    if figure.kind is FigureKind.PERCENTAGE:
        share = noun.lower().startswith("of ") and stands_alone(noun[3:])
        return ((f"what percentage {after}", f"what share {after}"), noun[3:]) if share else None
    if not counted(noun):
        return None
    return (f"how many {after}", f"how many {after}", f"what number of {after}"), noun


def _there(verb: str, said: Said) -> Made:
    noun, marked, behind = IN_TOTAL.sub("", said.after).partition(TIME)
    noun = noun.strip()
    if said.figure.kind is FigureKind.PERCENTAGE or behind.strip() or not counted(noun):
        return None
    return (f"how many {noun} {verb} there {marked}".rstrip(),), noun


def _part_of(said: Said, whole: str, finite: int) -> Made:
    """ "Of the members, 400 represent …" """
    whole = whole.strip(" ,")
    if finite > 0 or not stands_alone(whole, definite=True) or said.figure.kind not in COUNTS:
        return None
    asked = "what percentage of" if said.figure.kind is FigureKind.PERCENTAGE else "how many of"
    return (f"{asked} {whole} {said.after}",), bare(whole)


VALUED = re.compile(
    r"(?P<subject>.+?)\s+(?P<verb>numbered|number|(?:had\s+|has\s+|have\s+)?(?:come|came|comes)\s+to|"
    r"totall?ed|amounted\s+to|amounts?\s+to|stood\s+at|stands\s+at|was|were|is|are|averaged|"
    r"(?:(?:has|have|had)\s+)?reached)(?:\s+a\s+total\s+of)?$",
    re.I,
)
NUMBER_OF = re.compile(
    r"(?:the\s+)?(?:total\s+|cumulative\s+|overall\s+)*(?:number|count)\s+of\s+(?P<things>.+)", re.I
)
IN_TOTAL = re.compile(r"\s*\b(?:in\s+total|in\s+all|altogether|overall)\b", re.I)


def by_total(said: Said, lowered: Callable[[str], str]) -> Made:
    """ "Standards numbered 44,499", "the number of standards was 44,499" """
    found = VALUED.fullmatch(said.before.rstrip(f" {TIME}")) if said.figure.kind is FigureKind.COUNT else None
    rest = IN_TOTAL.sub("", said.after).replace(TIME, "").strip()
    if found is None or rest or said.figure.change:
        return None
    subject, verb = lowered(found["subject"].strip()), found["verb"].lower()
    late = TIME if TIME in said.after and TIME not in subject else ""
    number = NUMBER_OF.fullmatch(subject)
    if not is_subject(number["things"] if number else subject) or not counted(bare(subject)):
        return None
    if number:
        was = "is" if verb in ("is", "are") else "was"
        return (f"what {was} {subject}{late}",), bare(number["things"])
    if verb in ("was", "were", "is", "are", "averaged", "stood at", "stands at"):
        return None
    things = re.sub(r"^(?:the|all)\s+", "", subject)
    if not is_plural(things) and not is_plural(said.figure.unit or ""):
        return (f"what was {subject}{late}",), bare(subject)
    narrowed = RELATIVE.search(things) or any(is_participle(word) for word in things.split())
    are = "are" if verb in ("number", "comes to") else "were"
    if narrowed:
        return (f"what was the number of {things}{late}",), bare(things)
    return (f"how many {things} {are} there{late}", f"how many {things} {are} there in total{late}"), bare(
        things
    )


ACTED = re.compile(
    r"(?P<subject>.+?)\s+(?:(?P<help>has|have|had)\s+)?(?:(?P<how>\w+ly|newly|already)\s+)?(?P<verb>[A-Za-z]+)"
    r"(?:\s+(?P<particle>on|out|up|off))?(?:\s+a\s+total\s+of)?$"
)


def by_object(said: Said, lowered: Callable[[str], str]) -> Made:
    """ "China approved 2,902 standards" """
    figure = said.figure
    found = ACTED.fullmatch(said.before.rstrip(f" {TIME}")) if figure.kind in COUNTS else None
    if found is None or figure.change or figure.value == 1 or not said.after:
        return None
    subject, verb = lowered(found["subject"].strip()), found["verb"]
    order = _order(found["help"], verb)
    parted = _object_noun(said)
    if order is None or parted is None or not is_subject(subject):
        return None
    (helper, base), (noun, rest) = order, parted
    if helper == "does" and is_plural(bare(subject)):
        return None
    acted = " ".join(filter(None, (subject, found["how"], base, found["particle"])))
    asked = "what percentage" if figure.kind is FigureKind.PERCENTAGE else "how many"
    return (f"{asked} {noun} {helper} {acted}{rest}",), noun.removeprefix("of ")


def _order(helper: str | None, verb: str) -> tuple[str, str] | None:
    """The auxiliary of a question and the verb that stays behind its subject."""
    if helper:
        return (helper, verb) if is_participle(verb) else None
    if verb.lower() in PRESENT:
        base, does = PRESENT[verb.lower()]
        return does, base
    base_form = base_of(verb)
    return ("did", base_form) if base_form else None


def _object_noun(said: Said) -> tuple[str, str] | None:
    """What is counted, and the words behind it that stay at the end of the question."""
    words = said.after.split()
    if said.figure.kind is FigureKind.PERCENTAGE and words[0].lower() != "of":
        return None
    end = len(words)
    for place, word in enumerate(words):
        plain = word.strip(TIME).lower()
        if place and (
            word.startswith(TIME) or (plain in PREPOSITIONS - {"of"} and not is_participle(words[place - 1]))
        ):
            end = place
            break
    noun, rest = " ".join(words[:end]), " ".join(words[end:])
    fine = said.figure.kind is FigureKind.PERCENTAGE or counted(noun.replace(TIME, "").strip())
    if not fine or FINITE.search(rest) or re.search(r"\band\b", rest):
        return None
    return noun, f" {rest}" if rest else ""


WAS_DONE = re.compile(
    rf"(?P<subject>.+?)\s+(?P<help>{AUXILIARIES})\s+(?:(?P<how>\w+ly)\s+)?(?P<done>\w+)\s+(?P<prep>by|in|for|to|with|from|at)$",
    re.I,
)


def by_passive(said: Said, lowered: Callable[[str], str]) -> Made:
    """ "Projects were joined by 7,055 enterprises" """
    figure = said.figure
    found = WAS_DONE.fullmatch(said.before.rstrip(f" {TIME}")) if figure.kind is FigureKind.COUNT else None
    if found is None or figure.change or not is_participle(found["done"]) or not counted(said.after):
        return None
    subject = lowered(found["subject"].strip())
    if not is_subject(subject):
        return None
    first, *others = found["help"].split()
    acted = " ".join(filter(None, (*others, found["how"], found["done"])))
    return (f"{found['prep']} how many {said.after} {first} {subject} {acted}",), said.after.replace(
        TIME, ""
    ).strip()


def finite(words: str) -> int | None:
    """Where the verb of a sentence stands, if its subject is counted; one in a relative clause is none."""
    relative = RELATIVE.search(words)
    for found in FINITE.finditer(words):
        if relative is None or found.start() < relative.start():
            return found.start()
    return None if relative else plain_verb(words)


def past(words: str) -> int | None:
    """Where a known verb in the past stands behind a noun, in words that are all of a sentence."""
    listed = list(re.finditer(r"\S+", words))
    if RELATIVE.search(words):
        return None
    return next((found.start() for found in listed[1:] if base_of(found.group().strip(TIME))), None)


def plain_verb(words: str) -> int | None:
    """Where a verb in the present stands that can be nothing else."""
    for found in re.finditer(r"\b(?:represent|belong|contain|include|cover|concern|relate)\b", words):
        return found.start()
    return None

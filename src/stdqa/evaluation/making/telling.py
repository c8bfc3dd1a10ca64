"""How a clause that tells an amount is asked: a value, a sum of money, a change, a rank, a date."""

from __future__ import annotations

import re
from collections.abc import Callable

from stdqa.evaluation.making.clause import PREPOSITIONS, TIME, Said
from stdqa.evaluation.making.counting import ACTED, IN_TOTAL, VALUED, Made
from stdqa.evaluation.making.nouns import bare, is_plural, is_subject
from stdqa.evaluation.making.verbs import CHANGED, base_of, is_participle
from stdqa.types import FigureKind

AMOUNTS = (
    FigureKind.PERCENTAGE, FigureKind.MONEY, FigureKind.QUANTITY, FigureKind.DURATION, FigureKind.COUNT,
)  # fmt: skip


def by_value(said: Said, lowered: Callable[[str], str]) -> Made:
    """ "The share of wind was 31%", "sales came to 4.5 billion florins" """
    figure = said.figure
    found = VALUED.fullmatch(said.before.rstrip(f" {TIME}")) if figure.kind in AMOUNTS else None
    if found is None or figure.change:
        return None
    rest = _without_unit(said)
    subject, verb = lowered(found["subject"].strip()), found["verb"].lower()
    if rest is None or not is_subject(subject) or (figure.kind is FigureKind.COUNT and rest == said.after):
        return None
    many = verb in ("were", "are", "numbered") or is_plural(bare(subject))
    was = {"is": "is", "are": "are"}.get(verb, "were" if many else "was")
    # "Containers came to 9 million" tells a number, not how high something was.
    if many and figure.kind in (FigureKind.PERCENTAGE, FigureKind.COUNT):
        return None
    high = many or figure.kind is FigureKind.COUNT
    asked = f"how high {was} {subject}" if high else f"what {was} {subject}"
    return (f"{asked}{rest}",), bare(subject)


def _without_unit(said: Said) -> str | None:
    """What follows the number and its unit; None where it cannot follow the question."""
    after, unit = said.after, said.figure.unit or ""
    if unit and after.lower().startswith(unit.lower()):
        after = after[len(unit) :]
    after = IN_TOTAL.sub("", after).rstrip()
    first = after.replace(TIME, "").split()[:1]
    fits = not first or first[0].lower() in PREPOSITIONS - {"of", "per", "to", "from", "by", "as", "on"}
    return (f" {after.strip()}" if after.strip() else "") if fits else None


_SPENDING = "spend cost pay earn invest receive raise grant lend bring"
SPENDING = frozenset(_SPENDING.split())


def by_money(said: Said, lowered: Callable[[str], str]) -> Made:
    """ "Universities spent $9.3 billion on research" """
    found = ACTED.fullmatch(said.before.rstrip(f" {TIME}")) if said.figure.kind is FigureKind.MONEY else None
    base = base_of(found["verb"]) if found and not found["help"] else None
    rest = said.after.replace(TIME, "").split()[:1]
    if found is None or base not in SPENDING or (rest and rest[0] not in PREPOSITIONS - {"of", "per"}):
        return None
    subject = lowered(found["subject"].strip())
    if not is_subject(subject):
        return None
    return (f"how much did {subject} {base} {said.after}".rstrip(),), bare(subject)


CHANGE = re.compile(
    rf"(?P<subject>.+?)\s+(?P<verb>{'|'.join(CHANGED)})(?P<what>\s+in\s+number)?(?:\s+by)?$", re.I
)
BEHIND_CHANGE = re.compile(
    r"year[\s-]on[\s-]year|compared\b.*|(?:from|over|on)\s+(?:the\s+)?(?:year|previous)\b.*", re.I
)


def by_change(said: Said, lowered: Callable[[str], str]) -> Made:
    """ "Exports rose by 4.1%" """
    figure = said.figure
    found = CHANGE.fullmatch(said.before.rstrip(f" {TIME}"))
    if found is None or figure.kind is not FigureKind.PERCENTAGE:
        return None
    subject = lowered(found["subject"].strip())
    rest = BEHIND_CHANGE.sub("", said.after).strip()
    if not is_subject(subject) or (
        rest.replace(TIME, "").strip() and rest.split()[0] not in ("in", "for", "among", "at")
    ):
        return None
    by = "how many percentage points" if figure.unit == "percentage points" else "what percentage"
    base = CHANGED[found["verb"].lower()]
    what = found["what"] or ""
    return (f"by {by} did {subject} {base}{what}{' ' + rest if rest else ''}",), bare(subject)


RANKED = re.compile(r"(?P<subject>.+?)\s+(?P<verb>ranked|ranks|was|is|came)(?:\s+in)?$", re.I)


def by_rank(said: Said, lowered: Callable[[str], str]) -> Made:
    """ "Hebei is in first place by number of enterprises" """
    found = RANKED.fullmatch(said.before) if said.figure.kind is FigureKind.RANK else None
    if found is None:
        return None
    subject, verb = lowered(found["subject"].strip()), found["verb"].lower()
    ranked = verb in ("ranked", "ranks")
    rest = (
        said.after
        if ranked
        else re.sub(r"^place\b", "", said.after)
        if said.after.startswith("place")
        else None
    )
    if (
        rest is None
        or not is_subject(subject)
        or rest.split()[:1] not in (["in"], ["by"], ["among"], ["for"])
    ):
        return None
    helper = {"ranked": f"did {subject} rank", "ranks": f"does {subject} rank", "came": f"did {subject} come"}
    return (f"in which place {helper.get(verb, f'{verb} {subject}')} {rest.strip()}",), bare(subject)


DATED = re.compile(
    r"(?P<subject>.+?)\s+(?:(?P<help>was|were)\s+(?P<done>\w+(?:\s+into\s+force)?)|(?P<event>took\s+place|came\s+into\s+force|"
    r"entered\s+into\s+force|began|opened|closed))\s+on$",
    re.I,
)
EVENTS = {
    "took": "take",
    "came": "come",
    "entered": "enter",
    "began": "begin",
    "opened": "open",
    "closed": "close",
}


def by_date(said: Said, lowered: Callable[[str], str]) -> Made:
    """ "The bridge was opened on 4 May 2021" """
    found = DATED.fullmatch(said.before) if said.figure.kind is FigureKind.DATE else None
    rest = said.after.split()[:1]
    if found is None or (rest and rest[0] not in PREPOSITIONS):
        return None
    subject = lowered(found["subject"].strip())
    if not is_subject(subject) or (found["done"] and not is_participle(found["done"].split()[0])):
        return None
    if found["done"]:
        asked = f"{found['help'].lower()} {subject} {found['done']}"
    else:
        verb, *others = found["event"].lower().split()
        asked = " ".join(["did", subject, EVENTS[verb], *others])
    return tuple(f"{when} {asked} {said.after}".strip() for when in ("when", "on what date")), bare(subject)

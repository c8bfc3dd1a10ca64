"""The traps: from a figure, a question that leads astray, and whose answer is certain all the same.

Where the documents might state what a trap takes to be stated nowhere, none is made.
"""

from __future__ import annotations

import random
import re
from calendar import month_name
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from stdqa.dates import days
from stdqa.evaluation.making.asked import MOST_MISTAKES, Asked
from stdqa.evaluation.making.clause import TIME
from stdqa.evaluation.making.counting import IN_TOTAL
from stdqa.evaluation.making.drawn import Drawn, Trap, drawn
from stdqa.evaluation.making.forms import Way, with_time
from stdqa.evaluation.making.known import Known
from stdqa.evaluation.making.nouns import RELATIVE
from stdqa.evaluation.making.verbs import is_participle
from stdqa.figures import numerals
from stdqa.text import content_stems
from stdqa.types import Basis, Figure, FigureKind, Reason

# How far a year is shifted, the nearest first.
SHIFTS = (1, 2, 3, 4, 5)
YEAR = re.compile(r"(?:19|20|21)\d{2}")
SCALES = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"}
SCALE = re.compile(r"\b(thousand|million|billion|trillion)\b", re.I)
WORDED_DATES = ("{d} {m} {y}", "{m} {d}, {y}", "{y}-{n:02d}-{d:02d}", "{d} {m}", "{m} {d}")
CATEGORIES = {
    FigureKind.PERCENTAGE: "percentage", FigureKind.DATE: "entity", FigureKind.RANK: "entity",
}  # fmt: skip


def plain(one: Asked, known: Known, rng: random.Random) -> Iterator[Drawn]:
    """The figure asked for, with nothing to lead astray but what stands beside it."""
    category = CATEGORIES.get(one.figure.kind, "figure")
    fields = one.expected(known)
    if category == "entity":
        dated = one.figure.kind is FigureKind.DATE
        answers = _date_words(one.figure) if dated else [one.figure.text]
        fields |= {"answers": answers, "figures": [], "accept_also": []}
    yield drawn(
        Trap.PLAIN, one.figure, one.question(rng), category=category, **fields, wrong_figures=one.mistakes
    )


def true(one: Asked, known: Known, rng: random.Random) -> Iterator[Drawn]:
    """What the source says, to be confirmed."""
    if one.figure.kind is not FigureKind.DATE:
        fields = one.expected(known)
        yield drawn(Trap.TRUE, one.figure, one.statement(rng), category="yes-no", verdict="yes", **fields)


def digits(one: Asked, known: Known, rng: random.Random) -> Iterator[Drawn]:
    """What the source says with two digits exchanged."""
    said = _transposed(one.figure.text, rng)
    value = _value(said) if said else None
    if not one.exact or said is None or value is None or one.figure.kind is FigureKind.DATE:
        return
    if value != _value(one.figure.text) and not known.states_value(one.core, value):
        note = f"The digits of {one.figure.text} are exchanged."
        yield _false(Trap.DIGITS, one, known, one.statement(rng, said), note)


def unit(one: Asked, known: Known, rng: random.Random) -> Iterator[Drawn]:
    """What the source says with another scale, or with percent for percentage points."""
    text, figure = one.figure.text, one.figure
    if not one.exact:
        return
    found = SCALE.search(text)
    if found:
        said = f"{text[: found.start()]}{SCALES[found.group().lower()]}{text[found.end() :]}"
        value = _value(said)
        if value is not None and not known.states_value(one.core, value):
            yield _false(Trap.UNIT, one, known, one.statement(rng, said), f"The source says {found.group()}.")
    elif one.form.way is Way.CHANGE and figure.kind is FigureKind.PERCENTAGE:
        number = re.match(r"[\d.,]+", text)
        if number:
            points = figure.unit == "percentage points"
            said = f"{number.group()}%" if points else f"{number.group()} percentage points"
            note = f"The source says {'percentage points' if points else 'percent'}."
            yield _false(Trap.UNIT, one, known, one.statement(rng, said), note)


def other_noun(one: Asked, others: Sequence[Asked], known: Known, rng: random.Random) -> Iterator[Drawn]:
    """The figure said of another thing that the same document counts at the same time."""
    fitting = [other for other in others if _exchangeable(one, other, known)]
    if fitting:
        other = rng.choice(fitting)
        note = f"{one.figure.text} is the number of something else: {one.form.noun}."
        yield _false(Trap.UNIT, other, known, other.statement(rng, one.figure.text), note)


def year(one: Asked, known: Known, rng: random.Random) -> Iterator[Drawn]:
    """The figure asked for a year of which no document tells it."""
    period, asked = one.figure.period, YEAR.findall(one.time)
    if period is None or len(period.years) != 1 or len(asked) != 1 or one.figure.kind is FigureKind.DATE:
        return
    told = int(asked[0])
    signs = rng.sample((-1, 1), 2)
    for other in (told + sign * shift for shift in SHIFTS for sign in signs):
        if not known.states_year(one.core, other):
            question = one.form.ask(one.time.replace(asked[0], str(other)), rng.randrange(6))
            yield _unanswerable(Trap.YEAR, one, known, question, Reason.OTHER_PERIOD)
            return


def basis(one: Asked, known: Known, rng: random.Random) -> Iterator[Drawn]:
    """The total asked for where only the year's is told, and the reverse; where both are, each with the other
    as the mistake."""
    period = one.figure.period
    if period is None or period.inherited or period.basis is None or len(period.years) != 1 or not one.exact:
        return
    if one.figure.kind is not FigureKind.COUNT or one.form.lead:
        return
    other = Basis.AS_OF if period.basis is Basis.DURING else Basis.DURING
    beside = _on_basis(one, known, other)
    if beside:
        fields = one.expected(known)
        mistakes = list(dict.fromkeys(figure.text for figure in beside))[:MOST_MISTAKES]
        yield drawn(
            Trap.BASIS, one.figure, one.question(rng), category="figure-stock-vs-flow", **fields,
            wrong_figures=mistakes,
        )  # fmt: skip
    elif not known.states_basis(one.core, other, period.years):
        (told,) = period.years
        question = _turned(one, told, other)
        if question is not None:
            yield _unanswerable(Trap.BASIS, one, known, question, Reason.OTHER_PERIOD)


def scope(one: Asked, known: Known, rng: random.Random) -> Iterator[Drawn]:
    """The figure asked for a place or body of which no document tells it."""
    mine = one.figure.scope
    if (
        not mine
        or mine not in known.places
        or one.figure.kind is FigureKind.RANK
        or one.words.count(mine) != 1
    ):
        return
    question = one.question(rng)
    others = [
        name for name in known.places if name.isupper() == mine.isupper() and not _share_words(name, mine)
    ]
    rng.shuffle(others)
    # "the WTO" is no pattern for "the Guangdong".
    if question.count(mine) != 1 or re.search(rf"\b(?:the|an?)\s+{re.escape(mine)}", question, re.I):
        return
    for other in others:
        if not known.states_scope(one.core, other):
            asked = question.replace(mine, other)
            yield _unanswerable(Trap.SCOPE, one, known, asked, Reason.OTHER_SCOPE)
            return


Maker = Callable[[Asked, Known, random.Random], Iterator[Drawn]]
# Of two questions in the same words the first is kept: the one that names the likelier mistake.
MAKERS: tuple[Maker, ...] = (basis, plain, true, year, scope, digits, unit)


def _false(trap: Trap, one: Asked, known: Known, question: str, note: str) -> Drawn:
    fields = one.expected(known)
    return drawn(trap, one.figure, question, category="yes-no", verdict="no", **fields, note=note)


def _unanswerable(trap: Trap, one: Asked, known: Known, question: str, reason: Reason) -> Drawn:
    mistakes = [one.figure.text, *(figure.text for figure in one.rounded)]
    document = known.documents[one.figure.document]
    said = document.text[one.figure.sentence_start : one.figure.sentence_end]
    note = f"{document.id} says: “{' '.join(said.split())}”"
    return drawn(
        trap, one.figure, question, category="unanswerable", reason=reason.value,
        wrong_figures=list(dict.fromkeys(mistakes)), note=note,
    )  # fmt: skip


def _transposed(text: str, rng: random.Random) -> str | None:
    """A number with two neighbouring digits exchanged, its marks where they were."""
    places = [place for place, sign in enumerate(text) if sign.isdecimal()]
    pairs = [
        (a, b)
        for a, b in zip(places, places[1:], strict=False)
        if text[a] != text[b] and not (a == places[0] and text[b] == "0")
    ]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    signs = list(text)
    signs[a], signs[b] = signs[b], signs[a]
    return "".join(signs)


def _value(text: str) -> Decimal | None:
    found = numerals(text)
    return found[0].value if len(found) == 1 else None


def _exchangeable(one: Asked, other: Asked, known: Known) -> bool:
    """Whether the number of one thing is surely wrong of another."""
    a, b = one.figure, other.figure
    alike = a.document == b.document and a.kind is b.kind is FigureKind.COUNT and one.time == other.time != ""
    totals = one.form.way is other.form.way is Way.TOTAL and not one.form.lead and not other.form.lead
    if not (alike and totals and one.exact and other.exact) or a.value == b.value:
        return False
    apart = set(content_stems(one.form.noun)) != set(content_stems(other.form.noun))
    return apart and all(f.value != a.value for f in known.telling(content_stems(other.core)))


def _on_basis(one: Asked, known: Known, basis: Basis) -> list[Figure]:
    """What the documents tell of the very same thing on the other basis, for the same year."""
    mine = one.figure
    counted = set(content_stems(mine.unit or ""))
    return [
        figure
        for figure in known.telling(content_stems(one.core))
        if figure.document == mine.document and figure.kind is mine.kind and figure.value != mine.value
        and figure.period and figure.period.basis is basis
        and mine.period and figure.period.years == mine.period.years
        and set(content_stems(figure.unit or "")) == counted
    ]  # fmt: skip


def _turned(one: Asked, told: int, basis: Basis) -> str | None:
    """The question put for the other basis; None where its words do not allow it."""
    noun, part = one.form.noun, one.form.said
    if one.form.way is Way.TOTAL:
        done = any(is_participle(word) for word in noun.split())
        if done:
            return one.form.ask(f"in {told}" if basis is Basis.DURING else f"by the end of {told}")
        added = basis is Basis.DURING and not RELATIVE.search(noun)
        return f"How many {noun} were newly added in {told}?" if added else None
    passive = re.match(rf"(?P<noun>[^{TIME}]+?)\s+(?:was|were)\s+(?P<done>.+)", part.after)
    if one.form.way is Way.SUBJECT and passive and basis is Basis.AS_OF and not part.before.strip(TIME):
        words = IN_TOTAL.sub("", f"how many {passive['noun']} had been {passive['done']}")
        asked = with_time(words.replace("newly ", ""), f"in total by the end of {told}")
        return f"{asked[:1].upper()}{asked[1:]}?"
    return None


def _share_words(one: str, other: str) -> bool:
    return bool(set(content_stems(one)) & set(content_stems(other)))


def _date_words(figure: Figure) -> list[str]:
    """A date in the forms that an answer may give it in; without its year where the source leaves it out."""
    day = next(days(figure.text), None)
    if day is None:
        return [figure.text.rstrip(".")]
    parts = {"d": day.day, "m": month_name[day.month], "n": day.month, "y": day.year}
    forms = [form.format(**parts) for form in WORDED_DATES if day.year or "{y}" not in form]
    return list(dict.fromkeys([figure.text.rstrip("."), *forms]))

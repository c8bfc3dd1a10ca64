"""What a number measures: its unit, what is counted, of what it is a share, and for whom.

Read without a parser, from the words around the number and from what was counted before it; the wording is
always the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.figures import counts, marks, nouns, scopes, subjects, units, wholes
from stdqa.figures.kinds import Reading
from stdqa.figures.marks import DECREASE as DECREASE
from stdqa.figures.marks import INCREASE as INCREASE
from stdqa.figures.scene import Measure as Measure
from stdqa.figures.scene import Scene
from stdqa.figures.scene import Told as Told
from stdqa.figures.sentence import Sentence
from stdqa.types import FigureKind

COUNTED_KINDS = (FigureKind.COUNT, FigureKind.RANK, FigureKind.RATIO)
INVERSE = re.compile(r"\s+(?:is|was|are|were)\s+the\s+(?=\w)", re.I)
CHANGE_IN = re.compile(
    r"[\s-](?:\w+\s)?(?:increase|decrease|rise|fall|drop|decline|growth|reduction)\s+in\s+(?:the\s+)?", re.I
)


def describe(
    sentence: Sentence, readings: Sequence[Reading], earlier: Sequence[Told] = ()
) -> tuple[Told, ...]:
    """Say what each figure of a sentence measures; ``earlier`` are those of the sentences before it."""
    told: list[Told] = []
    places = scopes.named(sentence) if readings else ()
    for reading in readings:
        told.append(_told(Scene(sentence, reading, tuple(told), earlier, places)))
    return tuple(told)


def _told(scene: Scene) -> Told:
    kind = scene.reading.kind
    if kind in COUNTED_KINDS:
        return counts.counted(scene)
    if kind is FigureKind.PERCENTAGE:
        return _share(scene)
    said = subjects.before(scene.sentence, scene.start)
    after = nouns.after(scene.sentence, scene.end)
    if kind is FigureKind.DATE:
        words = said or subjects.predicate(scene.sentence, scene.end)
        return Told(scene.reading, Measure(None, words, None, None))
    scope = scopes.of(scene.sentence, scene.start, scene.end, scene.places)
    words = said or after or subjects.predicate(scene.sentence, scene.end) or _of_last(scene)
    numeral = scene.reading.numeral
    if kind is FigureKind.MONEY:
        return Told(scene.reading, Measure(numeral.currency if numeral else None, words, None, scope))
    unit = units.name(scene.sentence.text, scene.end, scene.sentence.end) or after.split(" of ")[0]
    if not units.name(scene.sentence.text, scene.end, scene.sentence.end) and kind is FigureKind.DURATION:
        unit = "years"  # "aged 25"
    return Told(scene.reading, Measure(unit or None, words, None, scope), noun=unit)


def _of_last(scene: Scene) -> str:
    """The words of the figure before in the sentence, which a bare number tells more of."""
    return scene.beside[-1].measure.words if scene.beside else ""


def _share(scene: Scene) -> Told:
    """What has a share, and of which whole it is one."""
    sentence, numeral = scene.sentence, scene.reading.numeral
    unit = "percentage points" if numeral and numeral.points else "%"
    change = marks.change(sentence, scene.start, scene.end)
    of, words = (None, "") if change else wholes.stated(scene)
    words = words or _own_words(scene)
    elaborated = None
    if not words and scene.beside and scene.beside[-1].reading.kind is not FigureKind.RANK:
        # "12,000 concern ferries, a share of 50.3%" is the share of those 12,000.
        elaborated = scene.beside[-1]
        words = elaborated.statement or elaborated.measure.words
    words = words or subjects.predicate(sentence, scene.end, bare=True)
    if not of and not change and unit == "%":
        of = wholes.unstated(scene, elaborated)
    scope = scopes.of(sentence, scene.start, scene.end, scene.places)
    return Told(scene.reading, Measure(unit, words, of, scope))


def _own_words(scene: Scene) -> str:
    """What a share is said to be of its own: "a 2% rise in sales", "93.7% is the rate of …", "cod 21%"."""
    sentence = scene.sentence
    changed = CHANGE_IN.match(sentence.text, scene.end, sentence.end)
    if changed and not sentence.in_time(changed.end()) and (noun := nouns.after(sentence, changed.end())):
        return noun
    if inverse := INVERSE.match(sentence.text, scene.end, sentence.end):
        return subjects.predicate(sentence, inverse.end())
    said = subjects.predicate(sentence, scene.end, bare=True) if wholes.lead(scene) else ""
    return said or subjects.before(sentence, scene.start)

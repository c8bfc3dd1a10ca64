"""Figures of a draft that stand in each other's place, where only one of them was told to be wrong."""

from collections import defaultdict
from types import SimpleNamespace

import pytest

from stdqa.drafts.choosing import Chosen, Weights
from stdqa.drafts.judging import Judged
from stdqa.drafts.swapped import swapped
from stdqa.drafts.values import Agreement
from stdqa.types import ClaimVerdict, FigureKind, Why

WEIGHTS = Weights({"words": 1.0}, none=0.0)
SHARES = {"north": 65, "south": 62}


def fits(said, words):
    """What a number said may be held against: the shares of two places, each with what its words are worth."""
    made = []
    for name, worth in words.items():
        figure = SimpleNamespace(
            id=name,
            value=SHARES[name],
            kind=FigureKind.PERCENTAGE,
            document=name,
            passage=name,
            sentence_start=0,
        )
        candidate = SimpleNamespace(profile=SimpleNamespace(head="yards"))
        agrees = Agreement.EXACT if said == SHARES[name] else Agreement.NOT
        signs = defaultdict(float, words=worth)
        made.append(
            (worth, SimpleNamespace(figure=figure, candidate=candidate, agreement=agrees, signs=signs))
        )
    return Chosen(tuple(made))


def told(first, verdict):
    """What is told of 62, of which the first words are, where 65 was told to be that of the south."""
    ones, twos = fits(62, first), fits(65, {"north": 1.0, "south": 3.0})
    south = {
        name: next(fit for _, fit in its.fits if fit.figure.id == "south")
        for name, its in (("one", ones), ("two", twos))
    }
    own = south["one"] if verdict is ClaimVerdict.SUPPORTED else None
    judged = [
        Judged(None, verdict, None, own),
        Judged(None, ClaimVerdict.CONTRADICTED, Why.WRONG_FIGURE, south["two"]),
    ]
    one, _ = swapped(judged, [ones, twos], WEIGHTS)
    return one.verdict, one.fit.figure.id if one.fit else None


@pytest.mark.parametrize("verdict", [ClaimVerdict.SUPPORTED, ClaimVerdict.NOT_FOUND])
def test_figure_whose_number_another_should_have_is_contradicted_by_that_ones(verdict):
    assert told({"north": 3.0, "south": 2.0}, verdict) == (ClaimVerdict.CONTRADICTED, "north")


def test_figure_whose_words_are_its_own_stays_supported():
    assert told({"north": 1.0, "south": 5.0}, ClaimVerdict.SUPPORTED) == (ClaimVerdict.SUPPORTED, "south")


def test_figure_that_fits_the_number_it_has_best_stays_not_found():
    assert told({"north": 1.0, "south": 2.0}, ClaimVerdict.NOT_FOUND) == (ClaimVerdict.NOT_FOUND, None)

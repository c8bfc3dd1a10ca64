"""What tells that a number which agrees is yet of something else."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from stdqa.drafts.judging import _of_other_places


@dataclass
class Counting:
    """A figure, as far as the units of two are compared."""

    unit: str | None


@pytest.mark.parametrize(
    ("said", "source", "other"),
    [
        ("cities", "provinces", True),
        ("nine towns of the coast", "districts", True),
        ("nations", "countries", False),
        ("towns", "cities", False),
        ("regions", "provinces", False),
        ("countries", "countries and regions", False),
        ("boats", "provinces", False),
        (None, "provinces", False),
    ],
)
def test_places_of_another_kind(said, source, other):
    fit = SimpleNamespace(figure=Counting(source))
    assert _of_other_places(Counting(said), fit) is other

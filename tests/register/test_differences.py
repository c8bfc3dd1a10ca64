"""Figures of the same thing that differ between places, and figures that only seem to."""

import pytest

from stdqa.register import DifferenceKind
from stdqa.types import Side, Speaker

REPORTER = Speaker("Ann Moss", "Reporter", Side.JOURNALIST)


def pair(register_of, one, two, **options):
    return register_of(
        annual=f"# Parks of Varnholm\n\n{one}\n", courier=f"# More parks in Varnholm\n\n{two}\n", **options
    ).differences


def test_contradiction_names_each_value_with_its_place(register_of, told):
    found = pair(register_of, "In 2022, 48 playgrounds were opened.", "In 2022, 52 playgrounds were opened.")
    assert [one.kind for one in found] == [DifferenceKind.CONTRADICTION]
    assert told(found[0].figures) == ["48", "52"]
    assert not found[0].journalist


def test_roundings_of_one_thing_come_together_with_the_exact_figures_first(register_of, told):
    register = register_of(
        annual="# Trees of Varnholm\n\nMore than 9,000 trees were planted in 2022.\n",
        courier="# Trees\n\nIn 2022, 9,120 trees were planted.\n",
        review="# Review of trees\n\nIn 2022, 9,120 trees were planted.\n",
        summary="# Summary of trees\n\nIn 2022, about 9,100 trees were planted.\n",
    )
    (found,) = register.differences
    assert found.kind is DifferenceKind.ROUNDING
    assert told(found.figures) == ["9,120", "9,120", "9,000", "9,100"]


def test_journalists_figure_is_compared_and_labelled(register_of, told):
    (found,) = pair(
        register_of,
        "In 2022, 48 playgrounds were opened.",
        "**Ann Moss, Reporter:**\n\nIn 2022, 52 playgrounds were opened.",
        speakers=(REPORTER,),
    )
    assert found.journalist
    assert told(found.figures) == ["48", "52"]
    assert found.figures[1].side is Side.JOURNALIST


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # What is compared with is of another time, and not said to be of what.
        (
            "In 2022, 48 playgrounds cost 61,400 florins, compared with 54,300 florins in 2021.",
            "In 2022, 31 benches cost 47,200 florins, compared with 58,800 florins in 2021.",
        ),
        (
            "In 2022, 96,800 persons were fined, of whom 20,900 were women.",
            "In 2022, 68,900 persons were warned, of whom 11,600 were women.",
        ),
        # What is aimed at is not what is reached.
        ("In 2022, 48 playgrounds were opened.", "The target for 2022 was to open 60 playgrounds."),
        ("In 2022, 48 playgrounds were opened.", "In 2021, 52 playgrounds were opened."),
        ("In 2022, 48 playgrounds were opened.", "By the end of 2022, there were 52 playgrounds."),
        ("In 2022, 48 playgrounds were opened.", "In 2022, 48 playgrounds were opened."),
    ],
)
def test_figures_of_different_things_are_not_held_against_each_other(register_of, one, two):
    assert pair(register_of, one, two) == ()


def test_rounding_that_fits_two_exact_figures_tells_of_neither(register_of):
    found = register_of(
        annual="# Trees of Varnholm\n\nMore than 9,000 trees were planted in 2022.\n",
        courier="# Trees\n\nIn 2022, 9,120 trees were planted.\n",
        review="# Review of trees\n\nIn 2022, 9,340 trees were planted.\n",
    ).differences
    assert DifferenceKind.ROUNDING not in [one.kind for one in found]


def test_rounding_in_the_same_sentence_is_none(register_of):
    assert (
        register_of(
            report="# Water\n\nIn 2022, 0.574 of the water reached the plants; the goal for 2022 is 0.600.\n"
        ).differences
        == ()
    )

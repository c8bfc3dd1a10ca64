"""Lists whose items have their label before the number."""

import pytest


def counted(figures, text):
    return [(figure.text, figure.unit, figure.measure) for figure in figures(text)]


def test_number_counts_what_its_label_names(figures):
    said = counted(
        figures, "State of play: ferries, 2,316; sea tugs on file, nearly 810; docks, already above 700."
    )
    assert said == [
        ("2,316", "ferries", "ferries"),
        ("810", "sea tugs", "sea tugs on file"),
        ("700", "docks", "docks"),
    ]


@pytest.mark.parametrize("label", ["iron", "services such as mail"])
def test_number_of_a_list_that_parts_things_counts_those_things(figures, label):
    said = counted(figures, f"New sea plans by field: {label}, 50; farming, 170.")
    assert said == [
        ("50", "New sea plans", f"New sea plans {label}"),
        ("170", "New sea plans", "New sea plans farming"),
    ]


def test_number_without_a_noun_in_its_label_takes_up_that_of_the_one_before(figures):
    said = counted(figures, "Result: strong, 57 ferries; medium, 35; weak, 27.")
    assert [unit for _, unit, _ in said] == ["ferries"] * 3


def test_clause_before_a_clause_is_no_label(figures):
    (figure,) = figures("After the storms, 40.")
    assert figure.unit != "storms"

import pytest

from stdqa.figures import marks
from stdqa.figures.sentence import parse


def beside(text, number, look):
    start = text.index(number)
    return look(parse(text, 0, len(text)), start, start + len(number))


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("more than 40 boats", "more than"),
        ("nearly 40 boats", "nearly"),
        ("over 40 boats", "over"),
        ("well above 40 boats", "well above"),
        ("beyond 40 boats", "beyond"),
        ("in excess of 40 boats", "in excess of"),
        ("upwards of 40 boats", "upwards of"),
        ("spread over 40 boats", None),
        ("at least 40 boats", "at least"),
        ("up to 40 boats", "up to"),
        ("No fewer than 40 boats", "no fewer than"),
        ("sales exceeding 40 boats", "exceeding"),
        ("has passed the 40 mark", "has passed"),
        ("40 or more boats", "or more"),
        ("40-odd boats", "-odd"),
        ("40-plus boats", "plus"),
        ("40 plus boats", "plus"),
        ("40+ boats", "+"),
        ("40 plus the fee", None),
        ("40 plus 12 boats", None),
        ("40 boats", None),
        ("the sea around. 40 boats", None),
    ],
)
def test_qualifier_is_the_word_that_bounds_the_number(text, qualifier):
    assert beside(text, "40", marks.qualifier) == qualifier


@pytest.mark.parametrize(
    ("text", "number", "change"),
    [
        ("rose by 40%", "40%", "increase"),
        ("increased year-on-year by nearly 40%", "40%", "increase"),
        ("an increase of 40 boats", "40", "increase"),
        ("up 40% on the year", "40%", "increase"),
        ("fell by 40", "40", "decrease"),
        ("Sales slumped by 5% in 2021.", "5%", "decrease"),
        ("Sales surged by 5% in 2021.", "5%", "increase"),
        ("a decline of about 40%", "40%", "decrease"),
        ("a 40% fall", "40%", "decrease"),
        ("a 40% year-on-year rise", "40%", "increase"),
        ("rose to 40%", "40%", None),
        ("40% up to now", "40%", None),
        ("made up 40% of the catch", "40%", None),
        ("set up 40 schools", "40", None),
        ("stood at 40%", "40%", None),
        ("rose sharply, and 40 boats", "40", None),
    ],
)
def test_change_is_told_from_level(text, number, change):
    assert beside(text, number, marks.change) == change

"""Whether a figure is told to have gone up or down."""

import pytest

from stdqa.drafts.ways import Way, denied, told_way


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Landings rose by 310.", Way.UP),
        ("Landings fell by 310.", Way.DOWN),
        ("The catch was 1.2 million crowns above the target.", Way.UP),
        ("The catch was 1.2 million crowns short of the target.", Way.DOWN),
        ("There were 118 more boats than in 2020.", Way.UP),
        ("There were 118 fewer boats than in 2020.", Way.DOWN),
        ("There were more than 118 boats.", None),
        ("Up to 118 boats may land.", None),
        ("There were 118 boats.", None),
        # The stretch looked at ends within "more than 400".
        ("There were 118 boats, made known by the docks of more than 400 towns.", None),
    ],
)
def test_way_is_told_by_the_words_beside_the_number(drafted, text, way):
    draft = drafted(text)
    figure = next(f for f in draft.figures if f.text not in ("2020",))
    assert told_way(draft.sentence(figure), figure, figure.sentence_start) is way


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The yard does not repair ", True),
        ("They aren't offering a tour and a ", True),
        ("The council never approved ", True),
        ("It came without its ", True),
        ("Plans start at a crown and don't hold ", True),
        # What bounds, goes on, bids the reader, or belongs to another clause denies nothing.
        ("It did not only repair ", False),
        ("It will not cost more than ", False),
        ("Don't forget, the yard repairs ", False),
        ("And do not hesitate to see the ", False),
        ("It is not too dear, with a price of ", False),
        ("The yard does not sell ferries but repairs ", False),
    ],
)
def test_what_denies_a_figure(drafted, before, expected):
    text = f"{before}34 tugs of the harbour."
    (figure,) = (f for f in drafted(text).figures if f.text == "34")
    assert denied(text, figure, 0) is expected

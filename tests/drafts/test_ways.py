"""Whether a figure is told to have gone up or down."""

import pytest

from stdqa.drafts.ways import Way, told_way


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

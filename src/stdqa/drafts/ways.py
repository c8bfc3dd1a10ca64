"""Whether a figure is told to have gone up or down, or to lie above or below something."""

from __future__ import annotations

import re
from enum import Enum

from stdqa.figures.measures import DECREASE, INCREASE
from stdqa.types import Figure


class Way(Enum):
    """Up or down."""

    UP = 1
    DOWN = -1


UP = re.compile(
    r"\b(?:more|higher|above|larger|greater|longer|better|up|gain\w*|surplus|exceed\w*|extra|additional|ahead)\b",
    re.I,
)
DOWN = re.compile(
    r"\b(?:less|fewer|lower|below|smaller|shorter|worse|short of|down|loss|lost|deficit|behind|under|minus|"
    r"cut)\b",
    re.I,
)
# "Up to 40", "more than 40", "no fewer than 12" bound a number; they tell no way.
BOUNDING = re.compile(
    r"\b(?:up to|(?:no |not |well |slightly |little )?(?:more|less|fewer|higher|lower) than(?=\s+[\d$€£¥])|"
    r"(?:just |well )?(?:above|below|under|over)(?=\s+[\d$€£¥])|made up|set up|(?:drew|drawn|draw) up|"
    r"at least|or more|or less)\b",
    re.I,
)
# What is reached is a level, whichever way it was reached.
LEVEL = re.compile(r"\b(?:to|at|reach\w*|stand\w*|stood|total\w*)(?:\s[a-z]+){0,2}\s$", re.I)
# How far from the number the words stand that tell its way.
BEFORE, AFTER = 40, 45


def told_way(sentence: str, figure: Figure, start: int) -> Way | None:
    """The way that the words beside a figure tell; None where they tell none, or both.

    :param start: where the sentence begins in the figure's text.
    """
    if figure.change:
        return Way.UP if figure.change == "increase" else Way.DOWN
    if LEVEL.search(sentence[: figure.start - start]):
        return None
    begin = max(figure.clause_start, figure.start - BEFORE) - start
    end = min(figure.clause_end, figure.end + AFTER) - start
    # What bounds a number is blanked before the stretch is cut, which may end within "more than 400".
    plain = BOUNDING.sub(lambda match: " " * len(match.group()), sentence)
    words = " 0 ".join((plain[max(0, begin) : figure.start - start], plain[figure.end - start : end]))
    up = UP.search(words) or INCREASE.search(words)
    down = DOWN.search(words) or DECREASE.search(words)
    if bool(up) is bool(down):
        return None
    return Way.UP if up else Way.DOWN

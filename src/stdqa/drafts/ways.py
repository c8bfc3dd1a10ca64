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


# "Did not reach 40", "no longer pays 300", "failed to sell 12", "without its 14-day trial"; of "not too dear"
# only the adjective is denied.
_AUXILIARY = r"(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must)"
DENIES = re.compile(
    rf"\b{_AUXILIARY}\s(?:\w+ly\s)?not\b|\b(?:{_AUXILIARY}|ca|wo)n['’]t\b|"
    r"\b(?:cannot|never|without|neither|no longer|(?:fail|refus|declin)(?:e?s|ed|ing)? to|unable to)\b",
    re.I,
)
# Where these bound a number, go on, or only bid the reader, nothing is denied: "not only", "do not forget".
NO_DENIAL = re.compile(
    r"(?:\bnot|n['’]t)\s(?:only|just|merely|simply|too)\b|"
    r"(?:\b(?:not|never|cannot)|n['’]t)\s(?:\w+\s){0,3}(?:more|less|fewer|higher|lower|later|earlier|exceed\w*|over|"
    r"above|below|under)\b|"
    r"(?:^|[.!?:;,]\s*)(?:please\s)?(?:do not|don['’]t|never)\b|"
    r"\b(?:do not|don['’]t|never)\s(?:forget|hesitate|miss|worry|wait|delay)\b",
    re.I,
)
# Where another clause begins, of which a denial before it says nothing.
OTHER_CLAUSE = re.compile(
    r"[;:.!?]\s|,?\s(?:but|while|whereas|although|though|because|since|however|instead|that|which|who|where|when|if"
    r"|unless|so)\s|,\s(?:with|including|such as)\s"
    r"|,\s(?:(?:and|or)\s)?(?=(?:it|he|she|they|we|you|there|the|an?|its|his|her|their)\s)"
    r"|\sand\s(?=(?:it|he|she|they|we|there)\s)",
    re.I,
)


def denied(sentence: str, figure: Figure, start: int) -> bool:
    """Whether the words before a figure, in its clause, deny what is told of it.

    :param start: where the sentence begins in the figure's text.
    """
    before = sentence[: figure.start - start]
    opened = max((cut.end() for cut in OTHER_CLAUSE.finditer(before)), default=0)
    return DENIES.search(NO_DENIAL.sub(" ", before[opened:])) is not None

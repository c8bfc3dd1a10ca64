"""Exact match and F1 of a text with the texts expected, as SQuAD's own script defines them."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_MARKS = str.maketrans("", "", string.punctuation)


def normal(text: str) -> str:
    """Lower case, without punctuation and articles, single spaces."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_MARKS)).split())


def exact_match(given: str, expected: Iterable[str]) -> float:
    """1 if the text is one of those expected, else 0."""
    return float(any(normal(given) == normal(one) for one in expected))


def f1(given: str, expected: Iterable[str]) -> float:
    """How far the words of a text are those of the most like text expected; 0 if none is."""
    return max((_f1(normal(given).split(), normal(one).split()) for one in expected), default=0.0)


def _f1(given: list[str], expected: list[str]) -> float:
    if not given or not expected:
        return float(given == expected)
    common = (Counter(given) & Counter(expected)).total()
    if not common:
        return 0.0
    precision, recall = common / len(given), common / len(expected)
    return 2 * precision * recall / (precision + recall)

"""Thresholds that a run must keep to, for a check that runs by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite, nan

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.measures import MEASURES
from stdqa.evaluation.summary import OF_RUNS


@dataclass(frozen=True, slots=True)
class Threshold:
    """A measure and the value that it must reach, or must not pass where ``most`` is true."""

    measure: str
    value: float
    most: bool = False

    def missed(self, values: Mapping[str, float | None]) -> str | None:
        """What is wrong, in words; None if the threshold is kept. What was not measured is missed."""
        found = values.get(self.measure)
        if found is None:
            return f"{self.measure} was not measured: no question of the set tells it."
        if self.most and found > self.value:
            return f"{self.measure} is {found:.4g}, more than {self.value:g}."
        if not self.most and found < self.value:
            return f"{self.measure} is {found:.4g}, less than {self.value:g}."
        return None


def thresholds(under: Iterable[str], over: Iterable[str]) -> tuple[Threshold, ...]:
    """Thresholds from ``measure=value``.

    :param under: those whose measures must not fall under the value.
    :param over: those whose measures must not rise over it.
    :raises BadQuestionSet: if one names no measure, or one for which it is the other way round.
    """
    return (
        *(_threshold(one, False, "--fail-under") for one in under),
        *(_threshold(one, True, "--fail-over") for one in over),
    )


def _threshold(given: str, most: bool, option: str) -> Threshold:
    name, _, value = given.partition("=")
    name = name.strip().lower()
    try:
        limit = float(value)
    except ValueError:
        limit = nan
    # Nothing is less than what is no number: such a threshold would never be missed.
    if not isfinite(limit):
        raise BadQuestionSet(f"{option} {given}: write it as measure=value, figure=0.95.")
    known = (*MEASURES, *OF_RUNS)
    if name not in known:
        raise BadQuestionSet(
            f"{option} {given}: there is no measure {name!r}; use one of {', '.join(known)}."
        )
    lower = name in OF_RUNS or MEASURES[name].lower_is_better
    if lower != most:
        other = "--fail-over" if lower else "--fail-under"
        better = "lower" if lower else "higher"
        raise BadQuestionSet(f"{option} {given}: {name} is better the {better} it is. Use {other}.")
    return Threshold(name, limit, most)

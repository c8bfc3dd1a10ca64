"""Differences, sums and groups as the JSON that other programs rely on; see docs/register.md."""

from __future__ import annotations

from stdqa.register.added import Sum
from stdqa.register.differences import Difference
from stdqa.serialize import Json, figure_json, plain


def difference_json(difference: Difference) -> Json:
    """Figures of one thing that differ between places."""
    return {
        "kind": difference.kind.value,
        "journalist": difference.journalist,
        "figures": [figure_json(figure) for figure in difference.figures],
    }


def sum_json(added: Sum) -> Json:
    """A whole with its parts; ``whole`` is null where shares should make 100."""
    return {
        "verdict": added.verdict.value,
        "rounded": added.rounded,
        "whole": figure_json(added.whole) if added.whole else None,
        "parts": [figure_json(part) for part in added.parts],
        "total": plain(added.total),
        "expected": plain(added.expected),
        "difference": plain(added.difference),
        "fits": figure_json(added.fits) if added.fits else None,
    }

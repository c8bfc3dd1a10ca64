"""Where the passages that hold the evidence stand among all that was found: why they are not first."""

from __future__ import annotations

from collections.abc import Sequence

from stdqa.evaluation.rows import Found, found
from stdqa.types import Hit, Passage


def placed(wanted: Sequence[Passage], hits: Sequence[Hit]) -> tuple[Found, ...]:
    """Passages with their places among what was found, best first; without a rank where they are not.

    :param hits: best first; of a passage that comes twice the first place counts.
    """
    each = {hit.passage.id: hit for hit in reversed(hits)}
    ordered = {hit.passage.id: hit for hit in hits if each[hit.passage.id] is hit}
    places = {name: (rank, hit) for rank, (name, hit) in enumerate(ordered.items(), start=1)}
    ranked = [found(one, *places.get(one.id, (None, None))) for one in wanted]
    return tuple(sorted(ranked, key=lambda one: (one.rank is None, one.rank or 0)))

"""What somebody looks at in the Figures place, as the page's script tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stdqa.register import Filters
from stdqa.register.filters import BASES, KINDS, SIDES
from stdqa.serialize import REGISTER_COLUMNS

VIEWS = ("table", "chart", "conflicts", "sums")
KNOWN = {"kind": KINDS, "basis": BASES, "side": SIDES, "sort": REGISTER_COLUMNS}
WORDS = ("words", "kind", "basis", "measure", "scope", "document", "side", "sort")
# What no filter is longer than.
MOST_CHARS = 500
MOST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Look:
    """Filters and an order, the page of the table (from 0), the view, and the one figure that is open."""

    filters: Filters = Filters()
    page: int = 0
    view: str = "table"
    figure: str | None = None

    @property
    def narrowed(self) -> bool:
        """Whether any word or filter is set."""
        return replace(self.filters, sort=None, reverse=False) != Filters()


def look_of(told: object) -> Look:
    """Read what the page's script sends; what makes no sense in it sets nothing."""
    given = told if isinstance(told, dict) else {}
    said = {name: text for name in WORDS if (text := _text(given.get(name)))}
    filters = Filters(
        **{name: text for name, text in said.items() if text in KNOWN.get(name, (text,))},
        year=_number(given.get("year"), MOST_YEAR),
        reverse=given.get("reverse") is True,
    )
    view = given.get("view")
    return Look(
        filters,
        page=_number(given.get("page"), 10**6) or 0,
        view=view if view in VIEWS else "table",
        figure=_text(given.get("figure")) or None,
    )


def _text(value: object) -> str:
    return value.strip()[:MOST_CHARS] if isinstance(value, str) else ""


def _number(value: object, most: int) -> int | None:
    text = str(value) if isinstance(value, str | int) else ""
    return int(text) if text.isascii() and text.isdecimal() and int(text[:9]) <= most else None

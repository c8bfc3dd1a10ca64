"""HTML and SVG that cannot be broken out of: plain text is escaped wherever it enters an element."""

from __future__ import annotations

import html

from stdqa.files import visible


class Markup(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()


def tag(name: str, *children: str, **attributes: str | float) -> Markup:
    """One element; attributes lose a trailing underscore and turn the others into hyphens."""
    words = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_written(value))}"'
        for key, value in attributes.items()
    )
    return Markup(f"<{name}{words}>{joined(*children)}</{name}>")


def joined(*children: str) -> Markup:
    """Parts side by side; those that are text are escaped."""
    return Markup("".join(child if isinstance(child, Markup) else escape(child) for child in children))


def escape(text: str) -> Markup:
    """Text for the inside of an element or of an attribute, with what hides or reorders it named."""
    return Markup(html.escape(visible(text)))


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")

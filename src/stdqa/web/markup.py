"""HTML that cannot be broken out of: plain strings are escaped wherever they enter an element.

Only :func:`element` makes :class:`Html`, so text of a document or of a person never becomes markup.
"""

from __future__ import annotations

import html

from stdqa.files import visible

_VOID = frozenset({"br", "hr", "input"})


class Html(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()


Child = str | None
"""What an element may hold: markup, text that will be escaped, or nothing."""


def escape(text: str) -> Html:
    """Text for the inside of an element or of an attribute, with what hides or reorders it named."""
    if isinstance(text, Html):
        return text
    return Html(html.escape(visible(text), quote=True))


def element(name: str, *children: Child, **attributes: str | bool | None) -> Html:
    """Make one element.

    Attributes lose a trailing underscore and turn the others into hyphens (``class_``, ``aria_label``);
    one that is None or False is left out, one that is True stands alone.
    """
    words = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        words.append(attribute if value is True else f'{attribute}="{escape(value)}"')
    opening = f"<{' '.join(words)}>"
    if name in _VOID:
        return Html(opening)
    return Html(f"{opening}{joined(*children)}</{name}>")


def joined(*children: Child) -> Html:
    """Put parts side by side, escaping those that are text."""
    return Html("".join(escape(child) for child in children if child is not None))


def quoted(text: str) -> Html:
    """Somebody's own words, kept from turning the direction of what stands around them."""
    return element("bdi", text)


def icon(path: str, **attributes: str | bool | None) -> Html:
    """A line drawing of 16 by 16, hidden from screen readers: a word always stands beside it."""
    return element(
        "svg", element("path", d=path), viewBox="0 0 16 16", aria_hidden="true", class_="icon", **attributes
    )


def button(words: Child, act: str, **attributes: str | bool | None) -> Html:
    """A button that the page's script knows by what it does."""
    return element("button", words, type="button", data_act=act, **attributes)

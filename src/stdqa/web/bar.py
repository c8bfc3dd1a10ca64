"""The top bar: the name, the places, the corpus that is open, and light or dark."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from stdqa.dates import date_words
from stdqa.web import strings
from stdqa.web.markup import Html, element, icon

_THEME_ICON = "M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5a6.5 6.5 0 0 1 0 13"


class Summary(Protocol):
    """What is told of the corpus that is open."""

    @property
    def documents(self) -> int:
        """How many documents are indexed."""

    @property
    def passages(self) -> int:
        """How many passages they were split into."""

    @property
    def figures(self) -> int:
        """How many figures they state."""

    @property
    def updated(self) -> datetime | None:
        """When the index was last written."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the documents."""

    @property
    def digest(self) -> bool:
        """Whether one of them is a digest."""


def bar(summary: Summary, places: tuple[str, ...] = ()) -> Html:
    """The top bar.

    :param places: the names of the places there are, keys of ``strings.PLACES``; the script marks the one
        that is open.
    """
    corpus = [
        strings.counted(summary.documents, "document", "documents"),
        strings.counted(summary.figures, "figure", "figures"),
    ]
    if summary.updated:
        corpus.append(f"indexed {date_words(summary.updated.date())}")
    links = (element("li", element("a", strings.PLACES[name], href=f"#{name}")) for name in places)
    return element(
        "header",
        element("h1", "std", element("span", "qa"), class_="name"),
        element("nav", element("ul", *links), aria_label=strings.PLACES_LABEL) if places else None,
        element("p", *(element("span", part) for part in corpus), class_="corpus"),
        element(
            "button",
            icon(_THEME_ICON),
            type="button",
            id="theme",
            aria_label=strings.THEME,
            title=strings.THEME,
        ),
    )

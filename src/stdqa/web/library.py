"""The documents of an index as the Sources place asks for them: by the address that the page has."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Protocol, runtime_checkable

from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.web import sources_record
from stdqa.web import sources_view as show
from stdqa.web.markup import Html
from stdqa.web.reading import Layout, Span, laid_out
from stdqa.web.strings import sources as strings

# Documents that are read side by side by several people; each is a few times its text in memory.
LAID_OUT = 8


@runtime_checkable
class Indexed(Protocol):
    """Something that has an index open."""

    @property
    def index(self) -> Index:
        """The index."""


@runtime_checkable
class Measurable(Indexed, Protocol):
    """Something that can be measured: it has settings as well."""

    @property
    def settings(self) -> Settings:
        """The settings."""


class Library:
    """The documents of an index, laid out when they are first opened; usable from several threads."""

    def __init__(self, index: Index | None) -> None:
        self._index = index
        counts = index.counts() if index else {}
        self.documents = {
            document.id: show.Named(document, *counts.get(document.id, (0, 0)))
            for document in (index.documents() if index else ())
        }
        self._layout = lru_cache(LAID_OUT)(self._laid_out)

    def page(self) -> Html:
        """The place before a document is opened."""
        return show.place(tuple(self.documents.values()))

    def open(self, told: object) -> dict[str, Any]:
        """A document, opened at a span if its address names one.

        :param told: ``document``, and ``start`` and ``end`` as numbers, or ``bad`` where the address is none.
        :return: the document as HTML, its contents, the record of the figure there; ``part`` is what is drawn
            and ``found`` the span to go to. Of a document that is not there, only the notice.
        """
        layout = self._told(told)
        if layout is None:
            name = told.get("document") if isinstance(told, dict) else ""
            return {"html": show.notice(strings.NO_SUCH_DOCUMENT.format(document=name))}
        span = _span(told, layout)
        lost = span is None and isinstance(told, dict) and bool({"start", "bad"} & told.keys())
        part = layout.part_at(span[0]) if span else 0
        notice = show.notice(strings.NO_SUCH_PLACE) if lost else None
        return {
            "html": show.opened(layout, self.documents[layout.document.id], part, span, notice),
            "contents": show.contents(layout),
            "part": part,
            "found": f"{span[0]}-{span[1]}" if span else None,
            "record": self._record(layout, span),
        }

    def part(self, told: object) -> str:
        """One part of a document, with a span of it marked."""
        layout = self._told(told)
        number = told.get("part") if isinstance(told, dict) else None
        if layout is None or not isinstance(number, int) or not 0 <= number < len(layout.parts):
            return ""
        return show.drawn(layout, number, _span(told, layout))

    def at(self, told: object) -> dict[str, Any]:
        """What there is at a span of a document that is open: its part, and the record of its figure."""
        layout = self._told(told)
        span = _span(told, layout) if layout else None
        if layout is None or span is None:
            return {"part": None, "record": show.hint()}
        return {"part": layout.part_at(span[0]), "record": self._record(layout, span)}

    def _record(self, layout: Layout, span: Span | None) -> Html | None:
        figures = layout.figures_at(*span) if span else ()
        return sources_record.record(layout, figures) if figures else None

    def _told(self, told: object) -> Layout | None:
        name = told.get("document") if isinstance(told, dict) else None
        return self._layout(name) if isinstance(name, str) and name in self.documents else None

    def _laid_out(self, document: str) -> Layout:
        figures = self._index.figures(document) if self._index else ()
        return laid_out(self.documents[document].document, figures)


def _span(told: object, layout: Layout) -> Span | None:
    """A span that an address names, if the document is so long."""
    start, end = (told.get(name) if isinstance(told, dict) else None for name in ("start", "end"))
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(layout.document.text):
        return start, end
    return None

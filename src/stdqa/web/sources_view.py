"""The Sources place as HTML: the list of documents, and a document to read.

Every piece of text is the document's own, between tags of ours: no text of a document becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from stdqa.dates import date_words
from stdqa.text import sentences, trim
from stdqa.types import BlockKind, Document, FigureKind, Side, Speaker
from stdqa.web.address import address
from stdqa.web.markup import Html, element, icon, joined, quoted
from stdqa.web.reading import Layout, Line, Span
from stdqa.web.strings import counted
from stdqa.web.strings import sources as strings

_CELL = re.compile(r"(?<!\\)\|")
_LINK = "M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5L7.5 13A3 3 0 0 1 3 8.5L4.5 7"
# How much of the page a character takes, for parts that are not drawn yet.
CHARS_A_LINE, LINE_REM, BLOCK_REM = 75, 1.7, 1.0
# More headings than these are no overview.
CONTENTS = 60
CONTENTS_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A document as the list names it."""

    document: Document
    passages: int
    figures: int


def place(documents: Sequence[Named]) -> Html:
    """The whole place, with nothing opened yet."""
    return element(
        "div",
        element(
            "nav",
            element("h2", strings.DOCUMENTS),
            element("ul", *map(_named, documents), class_="documents") if documents else None,
            class_="list",
            aria_label=strings.DOCUMENTS,
        ),
        element("div", unopened(bool(documents)), class_="read", tabindex="-1", data_failed=strings.FAILED),
        element("aside", hint(), class_="record", aria_label=strings.RECORD, aria_live="polite"),
        class_="sources",
    )


def unopened(documents: bool = True) -> Html:
    """What stands in the place of a document before one is chosen."""
    return element("p", strings.CHOOSE if documents else strings.NO_DOCUMENTS, class_="note")


def hint() -> Html:
    """What stands in the place of a record before a figure is chosen."""
    return element("p", strings.RECORD_HINT, class_="hint")


def notice(words: str) -> Html:
    """Something that is wrong with the address."""
    return element("p", words, class_="notice", role="alert")


def opened(layout: Layout, named: Named, part: int, marked: Span | None, told: Html | None = None) -> Html:
    """A document with one part of it drawn; the others keep their places until they are fetched."""
    parts = (
        element(
            "section",
            drawn(layout, number, marked) if number == part else None,
            data_part=str(number),
            data_drawn=number == part,
            style=f"contain-intrinsic-size: auto {_height(layout, number):.0f}rem",
        )
        for number in range(len(layout.parts))
    )
    return joined(told, _head(named), element("article", *parts, class_="text", aria_label=strings.DOCUMENT))


def drawn(layout: Layout, part: int, marked: Span | None) -> Html:
    """One part of a document: headings, speakers, paragraphs, lists and tables, its figures as links."""
    runs = groupby(layout.lines_of(part), key=lambda line: line.kind)
    return joined(*(shown for kind, lines in runs for shown in _run(layout, kind, list(lines), marked)))


def contents(layout: Layout) -> Html | None:
    """The headings of a document, as links to them."""
    text, document = layout.document.text, layout.document.id
    headings = [one for one in layout.lines if one.kind is BlockKind.HEADING and one.level <= CONTENTS_LEVEL]
    inner = [one for one in headings if one.level > 1] or headings
    shown = inner if len(inner) <= CONTENTS else [one for one in inner if one.level <= 2]
    if len(shown) < 2:
        return None
    top = min(one.level for one in shown)
    links = (
        element(
            "li",
            element("a", quoted(text[one.start : one.end]), href=address(document, one.start, one.end)),
            class_=f"depth-{one.level - top}",
        )
        for one in shown[:CONTENTS]
    )
    return joined(element("h3", strings.CONTENTS), element("ul", *links))


def _named(named: Named) -> Html:
    known = named.document.metadata
    origin = strings.DIGEST if known.digest_of else strings.ORIGINAL
    lines = (
        ", ".join(filter(None, (date_words(known.date), known.publisher))),
        f"{origin}, {counted(named.passages, *strings.PASSAGES)}, {counted(named.figures, *strings.FIGURES)}",
    )
    return element(
        "li",
        element(
            "a",
            element("span", quoted(known.title), class_="what"),
            *(element("span", quoted(line), class_="line") for line in lines if line),
            href=address(named.document.id),
        ),
        element("div", class_="contents"),
        data_document=named.document.id,
    )


def _head(named: Named) -> Html:
    known = named.document.metadata
    facts = (date_words(known.date), known.publisher, known.event if known.event != known.title else None)
    digest = strings.DIGEST_OF.format(what=known.digest_of) if known.digest_of else strings.ORIGINAL
    return element(
        "header",
        element("h2", quoted(known.title)),
        element("p", *(element("span", quoted(fact)) for fact in facts if fact), class_="facts"),
        element("p", quoted(digest), class_="facts"),
        element(
            "p",
            element("button", icon(_LINK), strings.COPY_LINK, type="button", data_link=True),
            element("span", role="status", data_copied=strings.COPIED, data_failed=strings.COPY_FAILED),
            class_="link",
        ),
    )


def _height(layout: Layout, part: int) -> float:
    lines = layout.lines_of(part)
    rows = sum(-(-(one.end - one.start) // CHARS_A_LINE) for one in lines)
    return rows * LINE_REM + len(lines) * BLOCK_REM


def _run(layout: Layout, kind: BlockKind, lines: list[Line], marked: Span | None) -> Iterator[Html]:
    """Blocks of one kind that follow each other: rows make a table, items a list."""
    if kind is BlockKind.TABLE:
        rows = (_row(layout, line, marked, number == 0) for number, line in enumerate(lines))
        yield element("div", element("table", element("tbody", *rows)), class_="table", tabindex="0")
    elif kind is BlockKind.ITEM:
        yield element("ul", *(_block(layout, line, marked, "li") for line in lines))
    else:
        for line in lines:
            if line.announced:
                yield _speaker(layout, line, marked)
            if kind is BlockKind.HEADING:
                yield _block(layout, line, marked, f"h{min(line.level + 2, 6)}")
            elif not line.opener:
                yield _block(layout, line, marked, "p")


def _block(layout: Layout, line: Line, marked: Span | None, name: str) -> Html:
    document = layout.document
    pieces: list[Html] = []
    at = line.start
    for start, end in sentences(document.text, line.start, line.end):
        pieces += [*_text(document.text, at, start, marked), _sentence(layout, start, end, marked)]
        at = end
    pieces += _text(document.text, at, line.end, marked)
    link = element(
        "a",
        icon(_LINK),
        href=address(document.id, line.start, line.end),
        class_="paragraph",
        aria_label=strings.PARAGRAPH_LINK,
    )
    classes = [line.speaker.side.value] if line.speaker else []
    # The page says the title already; whoever is sent to it still finds it.
    if _is_title(layout, line):
        classes.append("title")
    class_ = " ".join(classes) or None
    return element(
        name,
        element("bdi", *pieces),
        link,
        class_=class_,
        data_span=f"{line.start}-{line.end}",
        tabindex="-1",
    )


def _is_title(layout: Layout, line: Line) -> bool:
    """Whether a line opens a document with the title that stands over it."""
    said = layout.document.text[line.start : line.end]
    return line is layout.lines[0] and said.split() == layout.document.metadata.title.split()


def _row(layout: Layout, line: Line, marked: Span | None, first: bool) -> Html:
    text = layout.document.text
    figures = layout.figures_in(line.start, line.end)
    # A first row without figures says what the columns hold.
    head = first and all(figure.kind is FigureKind.DATE for figure in figures)
    cells = [_pieces(layout, start, end, marked) for start, end in cells_of(text, line.start, line.end)]
    name = "th" if head else "td"
    return element(
        "tr",
        *(element(name, element("bdi", *pieces), scope="col" if head else None) for pieces in cells),
        data_span=f"{line.start}-{line.end}",
        tabindex="-1",
    )


def cells_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The spans of a table row's cells, without the bars between them and the space around them."""
    bars = [start - 1, *(found.start() for found in _CELL.finditer(text, start, end)), end]
    spans = [trim(text, before + 1, after) for before, after in zip(bars, bars[1:], strict=False)]
    # Rows that open with a bar close with one: what is outside them is no cell.
    if text[start] == "|":
        spans = spans[1:]
        if text[end - 1] == "|":
            spans = spans[:-1]
    return tuple(spans)


def _sentence(layout: Layout, start: int, end: int, marked: Span | None) -> Html:
    pieces = _pieces(layout, start, end, marked)
    return element("span", *pieces, class_="sentence", data_span=f"{start}-{end}", tabindex="-1")


def _pieces(layout: Layout, start: int, end: int, marked: Span | None) -> list[Html]:
    """Text between two places with its figures as links, and what is marked in marks."""
    text, document = layout.document.text, layout.document.id
    pieces: list[Html] = []
    at = start
    for figure in layout.figures_in(start, end):
        pieces += _text(text, at, figure.start, marked)
        inside = _text(text, figure.start, figure.end, marked)
        href = address(document, figure.start, figure.end)
        pieces.append(
            element("a", *inside, href=href, class_="figure", data_span=f"{figure.start}-{figure.end}")
        )
        at = figure.end
    return pieces + _text(text, at, end, marked)


def _text(text: str, start: int, end: int, marked: Span | None) -> list[Html]:
    first, last = marked or (end, end)
    first, last = min(max(first, start), end), min(max(last, start), end)
    pieces = ((start, first, False), (first, last, True), (last, end, False))
    return [element("mark", text[a:b]) if inside else joined(text[a:b]) for a, b, inside in pieces if a < b]


def _speaker(layout: Layout, line: Line, marked: Span | None) -> Html:
    """Who begins to speak: the document's own line where it stands alone, and what is known of them."""
    text = layout.document.text
    speaker = line.announced or Speaker("")
    role, side = _unsaid(speaker, text[line.start : line.end] if line.opener else "")
    if not line.opener and not (role or side):
        return Html()  # the speech itself opens with the name
    own = _text(text, line.start, line.end, marked) if line.opener else [joined(speaker.name)]
    return element(
        "p",
        element("bdi", *own, class_="who"),
        element("span", quoted(role), class_="role") if role else None,
        element("span", side, class_="side") if side else None,
        class_=f"speaker {speaker.side.value}",
        data_span=f"{line.start}-{line.end}" if line.opener else None,
        tabindex="-1",
    )


def _unsaid(speaker: Speaker, told: str) -> tuple[str | None, str | None]:
    """Of a speaker's role and side what is neither in the document's own line nor in the other."""
    role = speaker.role
    if role and (role in told or speaker.name in role):
        role = None
    side = None if speaker.side is Side.OFFICIAL else strings.SIDES[speaker.side]
    return role, side

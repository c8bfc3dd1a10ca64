"""Web pages: the text that a reader sees, block by block, without scripts, menus and footers.

The document's text is what this module extracts; places count characters of that text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from stdqa.loaders.guesses import guess_date
from stdqa.loaders.parts import Parts
from stdqa.types import Block, BlockKind, Metadata

_UNREAD = "head script style noscript template svg iframe nav footer aside form button select"
UNREAD = _UNREAD.split()
KINDS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "tr": BlockKind.TABLE,
}
_PARTS = """address article blockquote body caption center dd details div dl dt fieldset figcaption figure
h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody tfoot thead tr ul"""
PARTS = frozenset(_PARTS.split())
# What stands for a line break until the white space of a block is narrowed: white space that no source has.
BREAK = "\u2028"
BLANK = " \t\r\n"


def load_html(text: str, path: Path) -> Parts:
    """Read a web page; headings, paragraphs, list items and table rows become blocks."""
    soup = BeautifulSoup(text, "lxml")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    for tag in soup(UNREAD):
        tag.decompose()
    pieces: list[str] = []
    blocks: list[Block] = []
    length = 0
    for kind, level, words in _pieces(soup):
        separator = "\n\n" if pieces else ""
        start = length + len(separator)
        pieces.append(separator + words)
        length = start + len(words)
        blocks.append(Block(start, length, kind, level))
    body = "".join(pieces)
    return Parts(body, tuple(blocks), _metadata(soup, title, body, path))


def _pieces(root: Tag) -> Iterator[tuple[BlockKind, int, str]]:
    """Runs of text between the edges of block elements, each with the kind of the nearest one."""
    run: list[str] = []
    owner: Tag = root

    def flush() -> Iterator[tuple[BlockKind, int, str]]:
        words = " ".join("".join(run).split())
        run.clear()
        if words:
            level = int(owner.name[1]) if KINDS.get(owner.name) is BlockKind.HEADING else 0
            yield KINDS.get(owner.name, BlockKind.PARAGRAPH), level, words

    for node in root.descendants:
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            parent = _owner(node, root)
            if parent is not owner:
                yield from flush()
                owner = parent
            run.append(str(node))
        elif isinstance(node, Tag) and node.name in ("td", "th") and run:
            run.append(" | ")
        elif isinstance(node, Tag) and node.name == "br":
            # A second one ends a paragraph.
            if next((piece for piece in reversed(run) if piece.strip(BLANK)), "") == BREAK:
                yield from flush()
            run.append(BREAK)
        elif isinstance(node, Tag) and node.name in PARTS:
            if node.find_parent("tr") is None:
                yield from flush()
            else:
                run.append(" ")
    yield from flush()


def _owner(node: NavigableString, root: Tag) -> Tag:
    """The block element that the text belongs to; a paragraph inside a row or item is part of that."""
    nearest: Tag = root
    for parent in node.parents:
        if parent is root:
            break
        if parent.name in PARTS and nearest is root:
            nearest = parent
        if parent.name == "tr":
            return parent
    return nearest


def _metadata(soup: BeautifulSoup, title: str, body: str, path: Path) -> Metadata:
    heading = soup.find("h1")
    if not title and isinstance(heading, Tag):
        title = heading.get_text(" ", strip=True)
    language = soup.html.get("lang") if soup.html else None
    return Metadata(
        title=" ".join(title.split()) or path.stem.replace("-", " ").replace("_", " "),
        date=guess_date(body),
        language=str(language) if language else None,
    )

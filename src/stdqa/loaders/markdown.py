"""Markdown with front matter. The document's text is the file's text, markup and all, so that places
in it are places in the file; blocks are the parts that a reader would call text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from stdqa.errors import LoadError
from stdqa.loaders.parts import Parts
from stdqa.text import trim
from stdqa.types import Block, BlockKind, Metadata, Side, Speaker

OPENERS = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "tr_open": BlockKind.TABLE,
    "code_block": BlockKind.PARAGRAPH,
    "fence": BlockKind.PARAGRAPH,
}
# Marks that open a line of Markdown and are no part of what it says.
LINE_MARKS = re.compile(r"(?:\s|>|#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s))+")
HEADING_MARKS = re.compile(r"\s*#{1,6}\s+")
CLOSING_MARKS = re.compile(r"\s+#+$")


def load_markdown(text: str, path: Path) -> Parts:
    """Read Markdown (CommonMark with tables) and its front matter (YAML).

    :raises LoadError: if the front matter is not YAML, or a field of it is not what it should be.
    """
    tokens = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).parse(text)
    starts = [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text)), len(text)]
    blocks = tuple(_blocks(tokens, text, starts))
    matter = next((token.content for token in tokens if token.type == "front_matter"), "")
    return Parts(text, blocks, _metadata(matter, blocks, text, path))


def _blocks(tokens: list[Token], text: str, starts: list[int]) -> Iterator[Block]:
    in_item = 0
    for token in tokens:
        in_item += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        kind = OPENERS.get(token.type)
        if kind is None or token.map is None:
            continue
        if kind is BlockKind.PARAGRAPH and in_item:
            kind = BlockKind.ITEM
        start, end = _span(token, kind, text, starts)
        if start < end:
            yield Block(start, end, kind, int(token.tag[1]) if kind is BlockKind.HEADING else 0)


def _span(token: Token, kind: BlockKind, text: str, starts: list[int]) -> tuple[int, int]:
    """The span of what a token says, without the marks that open and close it."""
    first, last = token.map or (0, 0)
    if token.type == "fence":
        # The last fence of a file may be left open.
        closed = text[starts[last - 1] : starts[last]].strip().startswith(token.markup)
        return trim(text, starts[first + 1], starts[last - closed])
    if kind is BlockKind.HEADING and not token.markup.startswith("#"):
        last -= 1  # the line under the heading
    start, end = trim(text, starts[first], starts[last])
    if kind is BlockKind.TABLE or token.type == "code_block":
        return start, end
    marks = (HEADING_MARKS if kind is BlockKind.HEADING else LINE_MARKS).match(text, start, end)
    closing = CLOSING_MARKS.search(text, start, end) if kind is BlockKind.HEADING else None
    return marks.end() if marks else start, closing.start() if closing else end


def _metadata(matter: str, blocks: tuple[Block, ...], text: str, path: Path) -> Metadata:
    fields = _front_matter(matter, path)
    heading = next((text[b.start : b.end] for b in blocks if b.kind is BlockKind.HEADING), None)
    title = _words(fields, "title", path) or heading or path.stem.replace("-", " ").replace("_", " ")
    return Metadata(
        title=title,
        publisher=_words(fields, "publisher", path),
        event=_words(fields, "event", path),
        date=_day(fields.get("date"), path),
        period=_words(fields, "period", path),
        language=_words(fields, "language", path),
        digest_of=_words(fields, "digest_of", path),
        source=_words(fields, "source", path),
        speakers=_speakers(fields.get("speakers"), path),
    )


def _front_matter(matter: str, path: Path) -> dict[str, object]:
    try:
        fields = yaml.safe_load(matter) if matter else {}
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise LoadError(
            f"{path}: its front matter is not YAML ({reason}). Correct the lines between ---."
        ) from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise LoadError(
            f"{path}: its front matter must be lines of `name: value`. Correct the lines between ---."
        )
    return fields


def _words(fields: dict[str, object], name: str, path: Path) -> str | None:
    value = fields.get(name)
    if isinstance(value, (list, dict)):
        raise LoadError(f"{path}: its {name} must be one line of text. Correct its front matter.")
    return None if value is None or value == "" else " ".join(str(value).split())


def _day(value: object, path: Path) -> date | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise LoadError(f"{path}: its date {value!r} is not a date. Write it as 2024-03-27.") from error


def _speakers(value: object, path: Path) -> tuple[Speaker, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, dict) and one.get("name") for one in value):
        raise LoadError(f"{path}: speakers must be a list, each with a name. Correct its front matter.")
    try:
        return tuple(
            Speaker(
                name=str(one["name"]),
                role=str(one["role"]) if one.get("role") else None,
                side=Side(one.get("side", Side.OFFICIAL)),
            )
            for one in value
        )
    except ValueError as error:
        sides = ", ".join(Side)
        raise LoadError(
            f"{path}: a speaker's side must be one of {sides}. Correct its front matter."
        ) from error

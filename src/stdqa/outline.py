"""Who speaks and under which heading and item: the frame of every block of a document.

A transcript is read by its speaker lines (a short line of its own that ends in a colon); numbered
points by their headings ("3. Local standards") or by the ordinal that opens them ("Third, …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache


from stdqa.text import sentences
from stdqa.types import Block, BlockKind, Context, Document, Side, Speaker

SPEAKER_CHARS = 220
TOPIC_CHARS = 120
EMPHASIS = "*_ \t"
JOURNALIST = re.compile(r"\b(?:reporter|journalist|correspondent)s?\b", re.I)
HONORIFIC = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof|Madam|Sir)\.?\s+((?:[A-Z][\w'’-]+\s?){2,4})")
ROLE = re.compile(
    r"\b(?:(?:Deputy|Vice|Acting|First|Second|Senior|Chief|Director|Minister|Secretary|President|Chair\w*|"
    r"Commissioner|Inspector|Spokes\w+|Head|Governor|Statistician|General|Moderator|Host|Officer|Level|level)"
    r"[\s-]*)+"
)
MODERATOR = re.compile(r"\b(?:moderator|host)\b", re.I)
NUMBERED = re.compile(r"\(?(\d{1,2})[.)]\s+(.+)", re.S)
ORDINAL = re.compile(
    r"(?:the\s+)?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)(?:ly)?,\s+",
    re.I,
)
LEAD_IN = re.compile(r"^(?:in terms of|with regard to|regarding|as for|as to|on|in)\s+(?:the\s+)?", re.I)


@dataclass(frozen=True, slots=True)
class Framed:
    """A block that holds text to be read, with its context; ``opener`` is its speaker line, if any."""

    block: Block
    context: Context
    opener: Block | None = None


def outline(document: Document) -> tuple[Framed, ...]:
    """The blocks of a document that hold its statements, each with the context it stands in."""
    turns = _turns(document)
    return tuple(_framed(document, turns))


def _framed(document: Document, turns: dict[int, tuple[Speaker, str]]) -> Iterator[Framed]:
    context = Context(paragraph=0)
    headings: list[tuple[int, str]] = []
    opener: Block | None = None
    paragraph = 0
    for position, block in enumerate(document.blocks):
        text = document.text[block.start : block.end]
        if block.start in turns:
            speaker, section = turns[block.start]
            context = replace(context, speaker=speaker, section=section, item=None, topic=None)
            opener = block
            continue
        if block.kind is BlockKind.HEADING:
            headings = [h for h in headings if h[0] < block.level] + [(block.level, text.strip(EMPHASIS))]
            context = _under_heading(context, headings)
            continue
        paragraph += 1
        context = replace(context, paragraph=paragraph)
        item = _item(text, after=_first_words(document, position, turns))
        # A point made in running text ends with its paragraph; one under a heading lasts as long as that.
        point = replace(context, item=item[0], topic=item[1]) if item else context
        yield Framed(block, point, opener)
        opener = None


def _under_heading(context: Context, headings: list[tuple[int, str]]) -> Context:
    """The context under a new heading; the title of the whole document frames nothing in particular."""
    level, words = headings[-1]
    numbered = NUMBERED.fullmatch(words)
    above = [text for depth, text in headings[:-1] if depth > 1]
    if numbered:
        heading = above[-1] if above else None
        return replace(context, heading=heading, item=int(numbered.group(1)), topic=numbered.group(2))
    heading = " – ".join([*above, words]) if level > 1 else None
    # A section of its own ends the speech before it; a sub-heading does not.
    ends_turn = level <= 2
    return replace(
        context,
        heading=heading,
        item=None,
        topic=None,
        speaker=None if ends_turn else context.speaker,
        section=None if ends_turn else context.section,
    )


def _first_words(document: Document, position: int, turns: dict[int, tuple[Speaker, str]]) -> list[str]:
    """The openings of the blocks that follow in the same turn."""
    openings = []
    for block in document.blocks[position + 1 :]:
        if block.start in turns or block.kind is BlockKind.HEADING:
            break
        openings.append(document.text[block.start : block.start + 20].lower())
    return openings


def _item(text: str, after: list[str]) -> tuple[int, str] | None:
    """The number and topic of a point that opens with an ordinal: "Fourth, in terms of …".

    "First, …" opens a list only where a "Second, …" comes after it.
    """
    match = ORDINAL.match(text)
    if not match or (match.group(1).lower() == "first" and not any(w.startswith("second") for w in after)):
        return None
    start, end = next(iter(sentences(text)), (0, len(text)))
    topic = LEAD_IN.sub("", text[match.end() : end]).rstrip(".:; ")
    if len(topic) > TOPIC_CHARS:
        topic = re.split(r"[,;:]", topic)[0][:TOPIC_CHARS]
    return _ordinal(match.group(1).lower()), topic


@cache
def _ordinal(word: str) -> int:
    names = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
    return names.index(word) + 1


def _turns(document: Document) -> dict[int, tuple[Speaker, str]]:
    """Where each turn of a transcript opens: the start of its speaker line, speaker and section.

    One line with a colon is a label, not a conversation: a transcript has at least two.
    """
    known = _known_names(document)
    found = [
        (block, speaker)
        for block, after in zip(document.blocks, document.blocks[1:], strict=False)
        if after.kind is not BlockKind.HEADING or _numbered_heading(document, after)
        if (speaker := _speaker(document, block, known))
    ]
    if len(found) < 2 and not document.metadata.speakers:
        return {}
    return dict(_sections(found))


def _numbered_heading(document: Document, block: Block) -> bool:
    return NUMBERED.fullmatch(document.text[block.start : block.end]) is not None


def _sections(found: list[tuple[Block, Speaker]]) -> Iterator[tuple[int, tuple[Speaker, str]]]:
    asks = any(speaker.side is Side.JOURNALIST for _, speaker in found)
    first = found[0][1].name if found else ""
    leads = len({speaker.name for _, speaker in found}) > 2 and sum(s.name == first for _, s in found) > 1
    questions = 0
    for block, speaker in found:
        if speaker.side is Side.MODERATOR or (asks and leads and speaker.name == first):
            # Who opens a press conference with questions and speaks again leads through it.
            yield block.start, (replace(speaker, side=Side.MODERATOR), "moderation")
        elif speaker.side is Side.JOURNALIST:
            questions += 1
            yield block.start, (speaker, f"question {questions}")
        elif asks:
            yield (
                block.start,
                (speaker, f"answer to question {questions}" if questions else "opening remarks"),
            )
        else:
            yield block.start, (speaker, "")


def _known_names(document: Document) -> tuple[Speaker, ...]:
    given = document.metadata.speakers
    names = {match.group(1).strip() for match in HONORIFIC.finditer(document.text)}
    return (*given, *(Speaker(name) for name in sorted(names - {s.name for s in given})))


def _speaker(document: Document, block: Block, known: tuple[Speaker, ...]) -> Speaker | None:
    """Who a speaker line names; None if the block is no speaker line."""
    line = document.text[block.start : block.end].strip(EMPHASIS)
    if block.kind is not BlockKind.PARAGRAPH or not line.endswith((":", "：")) or len(line) > SPEAKER_CHARS:
        return None
    line = line.rstrip(":： ").strip(EMPHASIS)
    if "\n" in line or re.search(r"[.;!?]\s", line) or not line[:1].isupper():
        return None
    if JOURNALIST.search(line):
        named = next((s for s in known if s.name in line and s.side is Side.JOURNALIST), None)
        return named or Speaker(line, role=None, side=Side.JOURNALIST)
    side = Side.MODERATOR if MODERATOR.search(line) else Side.OFFICIAL
    for speaker in known:
        if speaker.name in line:
            role = speaker.role or line.replace(speaker.name, "").strip(" ,")
            return Speaker(speaker.name, role, speaker.side if speaker.role else side)
    return _unknown_speaker(line, side)


def _unknown_speaker(line: str, side: Side) -> Speaker | None:
    """A line "Name, Role of Body" or "Role Name": a name of two to four words and a role."""
    if not ROLE.search(line):
        return None
    name, _, role = line.partition(",")
    words = ROLE.sub("", name).split(" of ")[0].split()
    if not 2 <= len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return None
    return Speaker(" ".join(words), role.strip() or line, side)

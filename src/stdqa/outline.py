"""Who speaks and under which heading and item: the frame of every block of a document.

A transcript is read by its speaker lines ("Ada Quill, Director of Ports:", alone or before the speech);
numbered points by their headings ("3. Local standards") or by the ordinal that opens them ("Third, …"). A
label with a colon ("Release date:") is no speaker: where nothing but a name is printed, the text or the
front matter must know it as a person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from stdqa.text import sentences
from stdqa.types import Block, BlockKind, Context, Document, Side, Speaker

TOPIC_CHARS = 120
OPENING_CHARS = 20
# How far after "First, …" its "Second, …" may stand.
LIST_BLOCKS = 200
_PLACES = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
PLACES = _PLACES.split()
ORDINAL = re.compile(rf"(?:the\s+)?({'|'.join(PLACES)})(?:ly)?,\s+", re.I)
LEAD_IN = re.compile(r"^(?:in terms of|with regard to|regarding|as for|as to|on|in)\s+(?:the\s+)?", re.I)

EMPHASIS = "*_ \t"
# "3. Local standards", "(3) Local standards"
NUMBERED = re.compile(r"\(?(\d{1,2})[.)]\s+(.+)", re.S)
# A speaker line, with what parts it from the speech: "Ada Quill, Director of Ports: Good morning."
LINE = re.compile(r"[*_]*(?P<line>[A-Z][^\n:：]{1,218}?)[*_]*\s?[:：][*_]*(?=\s|$)")
INLINE_CHARS = 100
# No sentence goes on in a speaker line, and no word in it is small but these and those of roles.
SENTENCE_END = re.compile(r"[.;!?]\s")
TITLE_DOT = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof)\.\s")
SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z][\w'’-]*")
_SMALL_WORDS = """of and the for from at in on de da la le van von der den bin al with to reporter reporters
journalist journalists correspondent correspondents moderator host spokesperson spokesman spokeswoman deputy
director minister level chief head newspaper news agency television radio daily"""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())

JOURNALIST = re.compile(r"\b(?:reporter|journalist|correspondent)s?\b", re.I)
MODERATOR = re.compile(r"\b(?:moderator|host)\b", re.I)
HONORIFIC = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof|Madam|Sir)\.?\s+((?:[A-Z][\w'’-]+\s?){2,4})")
ROLE = re.compile(
    r"\b(?:(?:Deputy|Vice|Acting|Senior|Chief|Director[- ]General|Director|Minister|Secretary[- ]General"
    r"|Secretary|President|Chair\w*|Commissioner|Inspector|Spokes\w+|Head|Governor|Statistician|Moderator|Host|Officer"
    r"|General(?=\s(?:Secretary|Director|Manager))|Manager|(?:First|Second|Third)[-\s][Ll]evel)[\s-]*)+"
)
# Words of bodies and papers: "Head Office", "Chief Results" name nobody.
NOT_OF_NAMES = re.compile(
    r"\b(?:Office|Department|Ministry|Bureau|Committee|Commission|Report|Results?|Plan|Note|Notes|Summary|Data|Figures"
    r"|Source|Date|Contact|Table|Statement|Remarks|Training|Quarter)\b"
)


@dataclass(frozen=True, slots=True)
class Framed:
    """A block that holds text to be read, with its context; ``opener`` is its speaker line, if any."""

    block: Block
    context: Context
    opener: Block | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of speech; ``inline`` tells that the speech follows in the block of the speaker line."""

    speaker: Speaker
    section: str | None
    inline: bool


def outline(document: Document) -> tuple[Framed, ...]:
    """The blocks of a document that hold its statements, each with the context it stands in."""
    return tuple(_framed(document, _turns(document)))


def _framed(document: Document, turns: dict[int, Turn]) -> Iterator[Framed]:
    context = Context(paragraph=0)
    headings: list[tuple[int, str]] = []
    opener: Block | None = None
    lead: str | None = None
    paragraph = 0
    for position, block in enumerate(document.blocks):
        text = document.text[block.start : block.end]
        if turn := turns.get(block.start):
            context = replace(context, speaker=turn.speaker, section=turn.section, item=None, topic=None)
            if not turn.inline:
                opener = block
                continue
        if block.kind is BlockKind.HEADING:
            lead = None
            headings = [h for h in headings if h[0] < block.level] + [(block.level, text.strip(EMPHASIS))]
            context = _under_heading(context, headings)
            continue
        paragraph += 1
        context = replace(context, paragraph=paragraph)
        item = _item(text, after=_openings(document, position, turns))
        # A point made in running text ends with its paragraph; one under a heading lasts as long as that.
        point = replace(context, item=item[0], topic=item[1]) if item else context
        if block.kind is not BlockKind.ITEM:
            lead = _leading_words(document, position)
        if lead:
            point = replace(point, topic=" – ".join(filter(None, [point.topic, lead])))
        yield Framed(block, point, opener)
        opener = None


def _leading_words(document: Document, position: int) -> str | None:
    """What a paragraph says of the list that it leads in: "Imports:", before the items."""
    block, after = document.blocks[position], document.blocks[position + 1 : position + 2]
    text = document.text[block.start : block.end].strip(EMPHASIS)
    if block.kind is not BlockKind.PARAGRAPH or not after or after[0].kind is not BlockKind.ITEM:
        return None
    words = text[sentences(text)[-1][0] :].rstrip(":： ") if text.endswith((":", "：")) else ""
    return words if 0 < len(words) <= TOPIC_CHARS else None


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


def _openings(document: Document, position: int, turns: dict[int, Turn]) -> Iterator[str]:
    """The openings of the blocks that follow in the same turn."""
    for block in document.blocks[position + 1 : position + 1 + LIST_BLOCKS]:
        if block.start in turns or block.kind is BlockKind.HEADING:
            break
        yield document.text[block.start : block.start + OPENING_CHARS].lower()


def _item(text: str, after: Iterator[str]) -> tuple[int, str] | None:
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
    return PLACES.index(match[1].lower()) + 1, topic


def _turns(document: Document) -> dict[int, Turn]:
    """Where each turn of a transcript opens: by the start of its block; empty for a text that is none.

    One line with a colon is a label, not a conversation: a transcript has at least two, unless the front
    matter names its speakers.
    """
    known = _known(document)
    found = [
        (block, *speaker)
        for block, after in zip_longest(document.blocks, document.blocks[1:])
        if block.kind is BlockKind.PARAGRAPH and (speaker := _speaker(document, block, after, known))
    ]
    if len(found) < 2 and not document.metadata.speakers:
        return {}
    return dict(_sections(found))


def _speaker(
    document: Document, block: Block, after: Block | None, known: tuple[Speaker, ...]
) -> tuple[Speaker, bool] | None:
    """Who a block names as its speaker, and whether the speech follows in it."""
    text = document.text[block.start : block.end].strip(EMPHASIS)
    match = LINE.match(text)
    if match is None:
        return None
    inline = match.end() < len(text.rstrip())
    if inline and match.end() > INLINE_CHARS and "\n" not in text[match.end() : match.end() + 2]:
        return None
    if not inline and (after is None or not _speech(document, after)):
        return None
    speaker = _named(match["line"].strip(EMPHASIS), known)
    return (speaker, inline) if speaker else None


def _speech(document: Document, block: Block) -> bool:
    """Whether a block may be what somebody says: headings are not, but for those of numbered points."""
    text = document.text[block.start : block.end]
    return block.kind is not BlockKind.HEADING or NUMBERED.fullmatch(text) is not None


def _named(line: str, known: tuple[Speaker, ...]) -> Speaker | None:
    """Who a speaker line names; None if it is a label or a sentence."""
    if SENTENCE_END.search(TITLE_DOT.sub("", line)):
        return None
    if any(word not in SMALL_WORDS for word in SMALL_WORD.findall(line)):
        return None
    if JOURNALIST.search(line):
        named = next((s for s in known if s.name in line and s.side is Side.JOURNALIST), None)
        return named or Speaker(line, role=None, side=Side.JOURNALIST)
    side = Side.MODERATOR if MODERATOR.search(line) else Side.OFFICIAL
    for speaker in known:
        if speaker.name in line:
            role = speaker.role or line.replace(speaker.name, "").strip(" ,()")
            return Speaker(speaker.name, role, speaker.side if speaker.role else side)
    if side is Side.MODERATOR and MODERATOR.fullmatch(line):
        return Speaker(line, role=None, side=side)
    return _unknown(line, side)


def _unknown(line: str, side: Side) -> Speaker | None:
    """A line "Name, Role of Body", "Role Name" or "Role (Name)": a name of two to four words and a role."""
    if not ROLE.search(line):
        return None
    name, _, role = line.partition(",")
    words = ROLE.sub("", name).replace("(", " ").replace(")", " ").split(" of ")[0].split()
    if not 2 <= len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return None
    if NOT_OF_NAMES.search(" ".join(words)):
        return None
    return Speaker(" ".join(words), role.strip() or line, side)


def _known(document: Document) -> tuple[Speaker, ...]:
    """The people that the front matter lists, and those that the text calls Mr. or Ms."""
    given = document.metadata.speakers
    names = {match[1].strip() for match in HONORIFIC.finditer(document.text)}
    return (*given, *(Speaker(name) for name in sorted(names - {s.name for s in given})))


def _sections(found: list[tuple[Block, Speaker, bool]]) -> Iterator[tuple[int, Turn]]:
    """Each turn with the part of the event that it belongs to."""
    asks = any(speaker.side is Side.JOURNALIST for _, speaker, _ in found)
    names = [speaker.name for _, speaker, _ in found]
    # Who opens a press conference with questions and speaks again leads through it.
    leader = names[0] if asks and len(set(names)) > 2 and names.count(names[0]) > 1 else None
    questions = 0
    for block, speaker, inline in found:
        section: str | None = None
        if speaker.side is Side.MODERATOR or speaker.name == leader:
            speaker, section = replace(speaker, side=Side.MODERATOR), "moderation"
        elif speaker.side is Side.JOURNALIST:
            questions += 1
            section = f"question {questions}"
        elif asks:
            section = f"answer to question {questions}" if questions else "opening remarks"
        yield block.start, Turn(speaker, section, inline)

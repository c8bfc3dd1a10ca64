"""Who spoke, who asked, who answered whom: questions about the turns of a transcript."""

from __future__ import annotations

import re

from stdqa.answering.reply import Reply
from stdqa.questions import Question
from stdqa.retrieval import Finder, Found
from stdqa.text import content_stems
from stdqa.types import Answer, Passage, Side, Speaker

# What people ask of a transcript: who spoke, who asked, who answered whom.
ANSWERED = re.compile(r"\b(?:answer(?:ed|s)?|repl(?:y|ied|ies)|respond(?:ed|s)?|took the question)\b", re.I)

MODERATED = re.compile(
    r"\b(?:moderat(?:ed?|es|or|ing)|host(?:ed|s)?|chair(?:ed|s)?|presided|led (?:through )?the)\b", re.I
)

ASKED = re.compile(r"\b(?:asks?|asked|put the question|posed?|raised?)\b", re.I)

SPOKE = re.compile(
    r"\bwho\b.*\b(?:said|says|stated|mentioned|announced|told|reported|gave|presented|named|"
    r"spoke|quoted|talked|explained)\b",
    re.I,
)

WHO = re.compile(
    r"^(?:and |so |but )?who\b|\bby whom\b|\bto whom\b|\b(?:which|what) (?:official|reporter|"
    r"journalist|newspaper|outlet|media(?: outlet)?|"
    r"broadcaster|agency|station|speaker|director|correspondent|paper)\b",
    re.I,
)


def answer_speaker(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Who spoke, asked or answered, where a transcript is asked for that."""
    return _of_transcript(question, found, finder) if WHO.search(question.text) else None


def _of_transcript(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Who spoke, asked or answered, from the turns of a transcript."""
    passages = _turns(found, finder)
    if not passages:
        return None
    if IS.match(question.text):
        named = _speaker_named(question, passages)
        return _named(question, found, finder, named) if named else None
    if MODERATED.search(question.text):
        leading = next((p for p in passages if _side(p) is Side.MODERATOR), None)
        return _named(question, found, finder, leading) if leading else None
    if ANSWERED.search(question.text):
        asked = _turn_of(question, passages, Side.JOURNALIST)
        if asked is not None:
            number = (asked.context.section or "").rpartition(" ")[2]
            reply_to = f"answer to question {number}"
            answered = next((p for p in passages if p.context.section == reply_to), None)
            return _named(question, found, finder, answered) if answered else None
        hit = next((h for h in found.hits if (h.passage.context.section or "").startswith("answer")), None)
        return _named(question, found, finder, hit.passage) if hit else None
    if ASKED.search(question.text):
        hit = next((h for h in found.hits if _side(h.passage) is Side.JOURNALIST), None)
        return _named(question, found, finder, hit.passage) if hit else None
    if SPOKE.search(question.text) and not _names_speaker(question, passages):
        statements = found.ranked.figures if question.figures or question.kinds else found.ranked.sentences
        best = next((c.hit.passage for c in statements if c.hit.passage.context.speaker), None)
        return _named(question, found, finder, best) if best else None
    return None


IS = re.compile(r"^(?:and |so )?who(?:'s| is| was) (?!the\b|in\b|on\b)", re.I)


def _speaker_named(question: Question, passages: tuple[Passage, ...]) -> Passage | None:
    """The first turn of the speaker whose whole name the question gives."""
    asked = {stem for concept in question.concepts for stem in concept.stems}
    for passage in passages:
        speaker = passage.context.speaker
        if speaker and set(content_stems(speaker.name)) <= asked:
            return passage
    return None


def _names_speaker(question: Question, passages: tuple[Passage, ...]) -> bool:
    """Whether a question names one of the speakers: then it asks for something else than who spoke."""
    speakers = {p.context.speaker.name for p in passages if p.context.speaker}
    return any(set(content_stems(name)) & set(question.names) for name in speakers)


def _turns(found: Found, finder: Finder) -> tuple[Passage, ...]:
    """The passages of the documents found that are transcripts, in order."""
    documents = dict.fromkeys(hit.passage.document for hit in found.hits)
    passages = [p for document in documents for p in finder.index.passages_of(document)]
    return tuple(p for p in passages if p.context.speaker)


def _turn_of(question: Question, passages: tuple[Passage, ...], side: Side) -> Passage | None:
    """The turn of the speaker whose name the question gives: all its words, most words first."""
    asked = {stem for concept in question.concepts for stem in concept.stems}
    best: tuple[int, Passage] | None = None
    for passage in passages:
        speaker = passage.context.speaker
        if speaker is None or speaker.side is not side:
            continue
        name = set(content_stems(speaker.name)) - GENERIC
        shared = len(name & asked)
        if shared * 2 > len(name) and (best is None or shared > best[0]):
            best = (shared, passage)
    return best[1] if best else None


GENERIC = frozenset({"report", "journalist", "correspond"})


def _side(passage: Passage) -> Side | None:
    return passage.context.speaker.side if passage.context.speaker else None


def _named(question: Question, found: Found, finder: Finder, passage: Passage) -> Answer:
    """Name the speaker of a passage, citing the start of the turn."""
    speaker = passage.context.speaker or Speaker("")
    opening = next(
        p
        for p in finder.index.passages_of(passage.document)
        if p.context.speaker == speaker and p.context.section == passage.context.section
    )
    reply = Reply(question, found, finder)
    first_line = opening.text.split("\n", 1)[0]
    reply.cite(opening, opening.start, opening.start + len(first_line))
    if opening is not passage:
        reply.cite(passage, passage.start, passage.end)
    role = f", {speaker.role}" if speaker.role and speaker.role != speaker.name else ""
    return reply.answer(f"{speaker.name}{role}.", 0.8)

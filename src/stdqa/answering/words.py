"""Questions for names, places, titles, lists, purposes: the sentence that says it, as it is printed."""

from __future__ import annotations

import re

from stdqa.answering.premise import not_the_first, wrong_direction
from stdqa.answering.reply import Reply, confidence
from stdqa.outline import ORDINAL
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.types import Answer, Passage, Side, Speaker, Verdict

# A sentence so long is shown whole in the citation, not in the answer.
ANSWER_CHARS = 500
# What people ask of a transcript: who spoke, who asked, who answered whom.
ANSWERED = re.compile(r"\b(?:answer|repl|respond|react|took the question)\w*", re.I)
ASKED = re.compile(r"\b(?:ask|put|pos|rais)\w*\b", re.I)
SPOKE = re.compile(
    r"\bwho\b.*\b(?:said|says|stated|mentioned|announced|told|reported|gave|presented|named|spoke|quoted|talked|explained)\b",
    re.I,
)
WHO = re.compile(r"^(?:and |so |but )?who\b|\bby whom\b|\bto whom\b", re.I)


def answer_words(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The sentence that answers, with the figures in it mentioned beside it."""
    if WHO.search(question.text):
        turn = _of_transcript(question, found, finder)
        if turn is not None:
            return turn
    if not found.ranked.sentences:
        return None
    best = found.ranked.sentences[0]
    document = finder.index.document(best.hit.passage.document)
    start, end = _with_points(best, found)
    sentence = document.text[start:end]
    reply = Reply(question, found, finder)
    reply.cite(best.hit.passage, start, end)
    reply.also(
        [
            c
            for c in found.ranked.figures
            if c.figure.document == document.id and start <= c.figure.start < end
        ]
    )
    verdict = None
    if wrong_direction(question, best, sentence) or not_the_first(question, sentence):
        verdict = Verdict.CONTRADICTED
    lead = "The premise does not hold; the documents say: " if verdict else ""
    return reply.answer(
        lead + shortened(sentence), confidence(found.ranked.sentences), verdict=verdict, first=[best]
    )


def shortened(sentence: str) -> str:
    """A quotation of at most 500 characters, cut between words."""
    text = " ".join(sentence.split())
    return text if len(text) <= ANSWER_CHARS else text[: ANSWER_CHARS - 1].rsplit(" ", 1)[0] + "…"


def _with_points(best: Candidate, found: Found) -> tuple[int, int]:
    """The sentence, and the numbered points that it announces: "Next, … First, … Second, …"."""
    passage = best.hit.passage
    start, end = best.profile.start, best.profile.end
    after = sorted(
        (
            c.profile
            for c in found.ranked.sentences
            if c.hit.passage.id == passage.id and c.profile.start >= end
        ),
        key=lambda profile: profile.start,
    )
    for profile in after:
        if not ORDINAL.match(passage.text, profile.start - passage.start):
            break
        end = profile.end
    return start, end


def _of_transcript(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Who spoke, asked or answered, from the turns of a transcript."""
    passages = _turns(found, finder)
    if not passages:
        return None
    if ANSWERED.search(question.text):
        asked = _turn_of(question, passages, Side.JOURNALIST)
        if asked is None:
            return None
        number = (asked.context.section or "").rpartition(" ")[2]
        reply_to = f"answer to question {number}"
        answered = next((p for p in passages if p.context.section == reply_to), None)
        return _named(question, found, finder, answered) if answered else None
    if SPOKE.search(question.text):
        statements = found.ranked.figures if question.figures or question.kinds else found.ranked.sentences
        best = next((c.hit.passage for c in statements if c.hit.passage.context.speaker), None)
        return _named(question, found, finder, best) if best else None
    if ASKED.search(question.text):
        hit = next((h for h in found.hits if _side(h.passage) is Side.JOURNALIST), None)
        return _named(question, found, finder, hit.passage) if hit else None
    return None


def _turns(found: Found, finder: Finder) -> tuple[Passage, ...]:
    """The passages of the documents found that are transcripts, in order."""
    documents = dict.fromkeys(hit.passage.document for hit in found.hits)
    passages = [p for document in documents for p in finder.index.passages_of(document)]
    return tuple(p for p in passages if p.context.speaker)


def _turn_of(question: Question, passages: tuple[Passage, ...], side: Side) -> Passage | None:
    """The turn of the speaker whose name the question gives: all its words, most words first."""
    from stdqa.text import content_stems

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

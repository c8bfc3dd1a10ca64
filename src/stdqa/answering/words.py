"""Questions for names, places, titles, lists, purposes: the sentence that says it, as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdqa.answering.premise import not_the_first, wrong_direction
from stdqa.answering.reply import Reply, confidence
from stdqa.outline import ORDINAL
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.text import sentences
from stdqa.types import Answer, Document, Passage, Verdict

# A sentence so long is shown whole in the citation, not in the answer.
ANSWER_CHARS = 500


def answer_words(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The sentence that answers, with the figures in it mentioned beside it."""
    spelled_out = _abbreviation(question, found, finder)
    if spelled_out is not None:
        return spelled_out
    if not found.ranked.sentences:
        return None
    best = found.ranked.sentences[0]
    if WHY.search(question.text) and not _explains(best):
        return None
    document = finder.index.document(best.hit.passage.document)
    start, end = _unit(best, document, finder)
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


ABBREVIATION = re.compile(
    r"\b(?:short for|stands? for|abbreviation|acronym|full name|spelled out|initials)\b", re.I
)


WHY = re.compile(
    r"^(?:and |so |but )?why\b|\bhow come\b|\bwhat (?:caused|causes)\b|"
    r"\breasons? (?:for|why|behind)\b",
    re.I,
)
EXPLAINS = re.compile(
    r"\b(?:because|since|due to|owing to|as a result|thanks to|driven by|caused by|in order to|so that|"
    r"so as to|aim\w*|purpose|in response to|reflect\w*|follow\w*|"
    r"to (?:\w+ly )?(?:protect|safeguard|promote|support|improve|ensure|meet))\b",
    re.I,
)
WHY_COVERAGE = 0.2


def _explains(best: Candidate) -> bool:
    """Whether a sentence gives a reason, and of what was asked."""
    passage = best.hit.passage
    said = passage.text[best.profile.start - passage.start : best.profile.end - passage.start]
    return best.coverage >= WHY_COVERAGE and EXPLAINS.search(said) is not None


def _abbreviation(question: Question, found: Found, finder: Finder) -> Answer | None:
    """What an abbreviation is short for, where a document gives it as "Full Name (FN)"."""
    if not ABBREVIATION.search(question.text):
        return None
    for short in re.findall(r"\b[A-Z][A-Z0-9-]{1,9}\b", question.text):
        spelled = re.compile(
            rf"((?:[A-Z][\w'’-]*\s(?:(?:of|for|and|the|on|in)\s)*)+)\({re.escape(short)}s?\)"
        )
        named = re.compile(
            rf"\b{re.escape(short)},\s(?:the\s)?((?:[A-Z][\w'’-]*(?:\s(?:of|for|and|the|on|in))*\s?)+)"
        )
        for passage in [hit.passage for hit in found.hits] + list(_all_passages(found, finder)):
            match = (
                spelled.search(passage.text) or named.search(passage.text) or _initials(short, passage.text)
            )
            if match:
                a, b = next(s for s in sentences(passage.text) if s[0] <= match.start() < s[1])
                reply = Reply(question, found, finder)
                reply.cite(passage, passage.start + a, passage.start + b)
                return reply.answer(f"{short}: {match.group(1).strip()}.", 0.9)
    return None


def _initials(short: str, text: str) -> re.Match[str] | None:
    """The words right before an abbreviation in brackets, where its letters are their first letters."""
    words_back = r"[\s-]".join(rf"{re.escape(letter)}[\w'’]*" for letter in short)
    return re.search(rf"\b({words_back})\s\({re.escape(short)}s?\)", text, re.I)


def _all_passages(found: Found, finder: Finder) -> Iterator[Passage]:
    """The other passages of the documents found: where an abbreviation is explained, it is once."""
    for document in dict.fromkeys(hit.passage.document for hit in found.hits):
        yield from finder.index.passages_of(document)


def shortened(sentence: str) -> str:
    """A quotation of at most 500 characters, cut between words."""
    text = " ".join(sentence.split())
    return text if len(text) <= ANSWER_CHARS else text[: ANSWER_CHARS - 1].rsplit(" ", 1)[0] + "…"


# Words with which a sentence points back at the one before it.
POINTS_BACK = re.compile(
    r"(?:it|its|they|their|them|this|these|those|that|he|she|his|her|for this|for these|in it|"
    r"in this|in these|on this|on that basis|"
    r"with this|such|the aim|the purpose|among (?:them|these)|of (?:them|these)|both|here)\b",
    re.I,
)


def _unit(best: Candidate, document: Document, finder: Finder) -> tuple[int, int]:
    """The sentence with what it cannot be understood without: the one it points back at, those that
    point back at it, and the numbered points that it announces ("Next, … First, … Second, …")."""
    context = best.hit.passage.context
    same = [p for p in finder.index.passages_of(document.id) if p.context == context]
    if not same:
        return best.profile.start, best.profile.end
    spans = [span for p in same for span in sentences(document.text, p.start, p.end)]
    place = next((i for i, span in enumerate(spans) if span[0] == best.profile.start), None)
    if place is None:
        return best.profile.start, best.profile.end
    first = last = place
    while first and POINTS_BACK.match(document.text, spans[first][0]) and place - first < MOST_BACK:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= UNIT_CHARS:
        following = spans[last + 1][0]
        if not ORDINAL.match(document.text, following) and not POINTS_BACK.match(document.text, following):
            break
        last += 1
    return spans[first][0], spans[last][1]


MOST_BACK = 2

UNIT_CHARS = 1200

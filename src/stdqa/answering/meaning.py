"""What something means, is short for, or is there for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdqa.answering.mentions import QUOTED, Mention
from stdqa.answering.picking import namer_of
from stdqa.answering.reply import Reply, confidence
from stdqa.answering.sought import Sort, sort_of
from stdqa.answering.unit import following
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.text import content_stems, sentences, stem, words
from stdqa.types import Answer, Passage

ABBREVIATION = re.compile(
    r"\b(?:short for|short forms?|stands? for|abbreviat\w*|acronym|full (?:name|form)|spelled out|initials|"
    r"what does [A-Z][A-Z0-9-]+ (?:mean|refer to|denote)|in full|letters)\b"
)
THE = re.compile(r"^The\s")
# An abbreviation in brackets behind its words: "World Library Union (WLU)".
BRACKETED = re.compile(r"((?:[\w'’-]+\s){1,9})\(([A-Z][A-Za-z0-9-]{1,9})\)")


def answer_abbreviation(question: Question, found: Found, finder: Finder) -> Answer | None:
    """What an abbreviation is short for, or how something is abbreviated, where a document says "Full Name
    (FN)"."""
    if not ABBREVIATION.search(question.text):
        return None
    passages = _passages(found, finder)
    shorts = re.findall(r"\b[A-Z][A-Z0-9-]{1,9}\b", question.text)
    for short in shorts:
        for passage in passages:
            if match := _spelled_out(short, passage.text):
                return _abbreviated(
                    question, found, finder, passage, match, f"{short}: {THE.sub('', match[1].strip())}."
                )
    return None if shorts else _shortened(question, found, finder, passages)


def _spelled_out(short: str, text: str) -> re.Match[str] | None:
    """Where a text spells an abbreviation out: its full name, or the words whose letters it is made of."""
    name = r"(?:[A-Z][\w'’-]*\s(?:(?:of|for|and|the|on|in)\s)*)+"
    spelled = re.search(rf"({name})\({re.escape(short)}s?\)", text)
    named = re.search(rf"\b{re.escape(short)},\s(?:the\s)?({name[:-1]}*[A-Z][\w'’-]*)", text)
    letters = r"[\s-](?:(?:of|for|and|the|on|in)\s)?".join(rf"{re.escape(one)}[\w'’-]*" for one in short)
    return spelled or named or re.search(rf"\b({letters})\s\({re.escape(short)}s?\)", text, re.I)


def _shortened(question: Question, found: Found, finder: Finder, passages: list[Passage]) -> Answer | None:
    """How what a question names is abbreviated: all words of the full name stand in the question."""
    asked = frozenset(content_stems(question.text))
    for passage in passages:
        for match in BRACKETED.finditer(passage.text):
            short = match[2]
            own = _initial_words(match[1].split(), short)
            if own and frozenset(content_stems(" ".join(own))) <= asked:
                return _abbreviated(question, found, finder, passage, match, f"{short}: {' '.join(own)}.")
    return None


def _initial_words(before: list[str], short: str) -> list[str]:
    """The last words of some whose first letters are those of an abbreviation."""
    for size in range(1, len(before) + 1):
        own = before[-size:]
        letters = [part[0].lower() for word in own for part in word.split("-") if part]
        small = iter(letters)
        if letters[0] == short[0].lower() and all(one in small for one in short.lower() if one.isalpha()):
            return own
    return []


def _abbreviated(
    question: Question, found: Found, finder: Finder, passage: Passage, match: re.Match[str], text: str
) -> Answer:
    a, b = next(s for s in sentences(passage.text) if s[0] <= match.start() < s[1])
    reply = Reply(question, found, finder)
    reply.cite(passage, passage.start + a, passage.start + b)
    return reply.answer(text, 0.9)


def _passages(found: Found, finder: Finder) -> list[Passage]:
    """The passages found, then the others of their documents: an abbreviation is explained once."""
    first = [hit.passage for hit in found.hits]
    documents = dict.fromkeys(passage.document for passage in first)
    return [*first, *(p for document in documents for p in finder.index.passages_of(document))]


PURPOSE = re.compile(
    r"\b(?:point|purpose|aim|goal|objective|use|benefit)s? (?:of|behind)\b|\bto what end\b|\bwhat for\b|"
    r"\bgood for\b|\b(?:meant|supposed|intended|designed|expected) (?:to|for)\b|"
    r"\bwhat (?:is|are|was|were) .* for\?|"
    r"\bbring about\b|\bserve[sd]?\b(?=.*\?)|\bmeant to\b",
    re.I,
)
# What says in a sentence what something is there for.
IN_ORDER = re.compile(
    r"\b(?:in order to|so as to|so that|serv\w+ to|aim\w*|purpose|meant to|intended to|designed to|thereby|"
    r"channels?|help\w*|(?:effective\w*|further|continuously|better|vigorously)\b)|"
    r"(?:\b(?:to|for|which|they|it)|,)\s(?:\w+ly )?(?:further )?"
    r"(?:prevent|improv|promot|enhanc|ensur|strengthen|stimulat|safeguard|protect|support|open|mak|keep|reduc|"
    r"sav|guid|clarif|provid|facilitat|encourag|advanc|achiev|establish|lay|regulat|standardi|serv)\w*\b",
    re.I,
)
# What speaks for a sentence beside its score: that it, or the next one, says a purpose; that it names a
# document where the question speaks of one.
SAYS_PURPOSE, NAMES_DOCUMENT = 0.25, 0.3
LOOKED_AT, BEHIND = 10, 0.8


def answer_purpose(question: Question, found: Found, finder: Finder) -> Answer | None:
    """What something is for: the sentence that says so, with the one that names the thing."""
    if not PURPOSE.search(question.text) or not found.ranked.sentences:
        return None
    top = found.ranked.sentences[0].score
    made = [
        (worth, -place, candidate, span)
        for place, candidate in enumerate(found.ranked.sentences[:LOOKED_AT])
        if candidate.score >= top - BEHIND
        for worth, span in _purposes(question, candidate, finder)
    ]
    if not made:
        return None
    worth, _, best, (start, end) = max(made, key=lambda one: one[:2])
    document = finder.index.document(best.hit.passage.document)
    reply = Reply(question, found, finder)
    reply.cite(best.hit.passage, start, end)
    said = " ".join(document.text[start:end].split())
    return reply.answer(said, confidence(found.ranked.sentences), first=[best])


def _purposes(
    question: Question, candidate: Candidate, finder: Finder
) -> Iterator[tuple[float, tuple[int, int]]]:
    """How well a sentence, alone or with the next that points back at it, tells what something is for."""
    text = finder.index.document(candidate.hit.passage.document).text
    start, end = candidate.profile.start, candidate.profile.end
    # "Measures for Promoting …" is a title; it says nothing of what the measures are for.
    plain = QUOTED.sub(lambda match: " " * len(match.group()), text[start:end])
    worth = candidate.score + (NAMES_DOCUMENT if _names_document(question, text[start:end], finder) else 0.0)
    if IN_ORDER.search(plain):
        yield worth + SAYS_PURPOSE, (start, end)
    after = following(candidate, finder)
    if after is not None and IN_ORDER.search(text, *after):
        yield worth + SAYS_PURPOSE, (start, after[1])


def _names_document(question: Question, sentence: str, finder: Finder) -> bool:
    """Whether a question speaks of a document (a rulebook, guidelines) and a sentence names one."""
    speaks = any(sort_of(stem(word.text)) is Sort.TITLE for word in words(question.text))
    mentions: tuple[Mention, ...] = namer_of(finder.index).mentions(sentence) if speaks else ()
    return any(m.sort is Sort.TITLE and m.text[0].isupper() for m in mentions)


DEFINES = re.compile(
    r"\b(?:(?:is|are|was|were) (?:an?|the|any|considered|regarded|deemed|called|meant|defined)\b|means?\b|"
    r"counts? as|refers? to|stands? for|consists? of)",
    re.I,
)
SUBJECT_WORDS = 10


def defining(question: Question, found: Found, finder: Finder) -> Candidate | None:
    """The sentence whose subject is what a question wants defined; None where none is close to the best."""
    if not question.wants_meaning or not found.ranked.sentences:
        return None
    top = found.ranked.sentences[0].score
    terms = [c.stems for c in question.concepts if not MEANT.search(" ".join(c.stems))]
    for candidate in found.ranked.sentences[:LOOKED_AT]:
        text = finder.index.document(candidate.hit.passage.document).text
        match = DEFINES.search(text, candidate.profile.start, candidate.profile.end)
        if match is None or candidate.score < top - BEHIND:
            continue
        subject = text[candidate.profile.start : match.start()]
        said = frozenset(content_stems(subject))
        if len(subject.split()) <= SUBJECT_WORDS and terms and all(set(term) <= said for term in terms):
            return candidate
    return None


MEANT = re.compile(r"\b(?:defin|mean|meant|consid|count|deem|regard|exact|qualifi|definit)")

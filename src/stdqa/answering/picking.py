"""Which name, title or list of the sentences found is what a question seeks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stdqa.answering.about import COMMON, speaks_of_names
from stdqa.answering.mentions import Listing, Mention, Namer, name_lists, says_name, thing_lists
from stdqa.answering.sought import Sort, Sought
from stdqa.index import Index
from stdqa.questions import Question
from stdqa.questions.places import languages
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.text import content_stems, quotations, search_form, stem, words


@dataclass(frozen=True, slots=True)
class Pick:
    """What answers in a sentence: its text and span (in the document), how well it fits, and the sentence."""

    candidate: Candidate
    start: int
    end: int
    texts: tuple[str, ...]
    worth: float
    listed: bool


# Sentences so far behind the best one are not looked at, nor more than so many.
BEHIND = 1.1
MOST_SENTENCES = 14
# What speaks for a pick beside its sentence's score.
NEAR, HEAD, LISTED, OF_SORT, OTHER_SORT, CROWDED, UNNAMED, NUMBERED = 0.5, 0.4, 0.25, 0.3, 0.3, 0.15, 0.3, 0.4
ITSELF = 0.4


def picks(question: Question, sought: Sought, found: Found, finder: Finder) -> list[Pick]:
    """All names and lists that may be what is sought, best first."""
    sentences = found.ranked.sentences[:MOST_SENTENCES]
    if not sentences:
        return []
    namer = namer_of(finder.index)
    close = (c for c in sentences if c.score >= sentences[0].score - BEHIND and says_quoted(question, c))
    near = [c for c in close if is_about(c)]
    made = [pick for c in near for pick in _of_sentence(question, sought, c, namer, finder)]
    if sought.sort is Sort.BODY and not sought.many:
        # "Which ministry": where one is called so, no other body is meant.
        called = [pick for pick in made if sought.head in content_stems(" ".join(pick.texts))]
        made = called or made
    return sorted(made, key=lambda pick: -pick.worth)


@lru_cache(maxsize=4)
def namer_of(index: Index) -> Namer:
    """What finds names in the documents of an index."""
    people = {s.name for document in index.documents() for s in document.metadata.speakers}
    small: set[str] = set()
    proper: set[str] = set()
    for document in index.document_ids():
        for passage in index.passages_of(document):
            if passage.context.speaker:
                people.add(passage.context.speaker.name)
            small.update(search_form(word.text) for word in words(passage.text) if word.text[0].islower())
            proper.update(search_form(match["word"]) for match in WITHIN.finditer(passage.text))
    return Namer(frozenset(people), frozenset(small), frozenset(proper))


# A word with a capital that opens no sentence and no title.
WITHIN = re.compile(r"(?<=[a-z,] )(?P<word>[A-Z][a-z]+)\b")


# A sentence that says less of a question, in a passage less like it, names somebody for something else.
ABOUT = 0.47


def is_about(candidate: Candidate) -> bool:
    """Whether a sentence is about what is asked at all: there is a name in nearly every one."""
    similarity = candidate.hit.similarity
    return similarity is None or candidate.coverage + max(0.0, similarity) >= ABOUT


def says_quoted(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence, or what it stands with, has the words that a question puts in quotation marks."""
    told = candidate.profile.levels[-1]
    return all(set(content_stems(quoted.text)) <= told for quoted in quotations(question.text))


def _of_sentence(
    question: Question, sought: Sought, candidate: Candidate, namer: Namer, finder: Finder
) -> Iterator[Pick]:
    passage = candidate.hit.passage
    base = candidate.profile.start
    text = passage.text[base - passage.start : candidate.profile.end - passage.start]
    if text.endswith((":", "：", ":**")) and sought.sort is not Sort.PERSON:
        return
    mentions = namer.mentions(text)
    worth = candidate.score - (0.0 if speaks_of_names(question, candidate, finder) else UNNAMED)

    def pick(start: int, end: int, texts: tuple[str, ...], extra: float, listed: bool) -> Pick:
        near = NEAR * finder.nearness(passage, base + start, base + end)
        return Pick(candidate, base + start, base + end, texts, worth + near + extra, listed)

    if sought.many:
        for listing, extra in _lists(question, sought, text, mentions):
            yield pick(listing.start, listing.end, listing.items, extra, True)
    if sought.sort is Sort.THING or sought.number:
        return
    title = finder.index.document(passage.document).metadata.title
    for mention, extra in _single(question, sought, text, mentions, title):
        yield pick(mention.start, mention.end, (mention.text,), extra, False)


def _single(
    question: Question, sought: Sought, text: str, mentions: Sequence[Mention], title: str
) -> Iterator[tuple[Mention, float]]:
    """The names that may be what is sought, each with what speaks for it."""
    grouped = [
        one for one in name_lists(text, mentions) if len(one.items) > 2 or sought.many or sought.located
    ]
    alone = [m for m in mentions if not any(one.start <= m.start < one.end for one in grouped)]
    # Where one name is sought, one of a list of them is not told apart from the others.
    chosen = alone if sought.many or sought.has_name else mentions
    fitting = [(m, fits(m, sought, text)) for m in chosen if not _is_said(m, question)]
    kept = [(m, extra) for m, extra in fitting if extra is not None]
    crowd = 0.0 if sought.many else CROWDED * (len(kept) > 1)
    for mention, extra in kept:
        # The report itself is rarely the document that is asked for.
        stems = set(content_stems(mention.text))
        itself = ITSELF if stems <= set(content_stems(title)) else 0.0
        # "On the African side, with which body?": the African one.
        held = HOLDS_NAME if stems & (set(question.names) - COMMON) else 0.0
        yield mention, extra + held - crowd - itself


def _is_said(mention: Mention, question: Question) -> bool:
    """Whether a question itself says a name: all its words or, of a place, one that is a name there."""
    if mention.sort is Sort.PLACE and set(content_stems(mention.text)) & set(question.names):
        return True
    return says_name(mention.text, frozenset(content_stems(question.text)))


# What it is worth that a name holds one that the question says.
HOLDS_NAME = 0.3
# What it is worth that a title stands right before the thing whose name is asked for.
OF_THING = 0.6
NEXT_WORDS = re.compile(r"[”\"’']?((?:\s[\w-]+){1,3})")


def names_it(sought: Sought, text: str, end: int) -> bool:
    """Whether the thing whose name is asked for stands right after a title that ends at a place: "the "3+X"
    collaboration model"."""
    following = NEXT_WORDS.match(text, end)
    return following is not None and bool(sought.named & set(content_stems(following[1])))


PLACED = re.compile(
    r"\b(?:in|at|to|into|from|near|outside|within|across|of)\s(?:the\s)?(?:[a-z]+\s(?:of\s)?){0,2}$", re.I
)


def fits(mention: Mention, sought: Sought, text: str) -> float | None:
    """How well a name is of the sort sought, 0 for well enough; None where it is not."""
    if sought.sort is Sort.PERSON:
        if sought.head:
            return 0.0 if mention.sort is Sort.PERSON else None
        return OF_SORT if mention.sort is Sort.PERSON else -OTHER_SORT * (mention.sort is Sort.PLACE)
    headed = HEAD if _headed(mention, sought, text) else 0.0
    if sought.in_names and not headed:
        return None
    if sought.sort is Sort.PLACE:
        if mention.sort is not Sort.PLACE or names_language(mention.text):
            return None
        placed = PLACED.search(text[: mention.start]) is not None
        return None if sought.located and not sought.many and not placed else headed
    if sought.sort is Sort.BODY:
        if mention.sort is Sort.PERSON:
            return None
        return headed if mention.sort is Sort.BODY or headed else -OTHER_SORT
    if mention.sort is Sort.TITLE:
        # A title is one with or without its noun; that only tells it from another.
        headed = headed / 3
        if names_it(sought, text, mention.end):
            # "The "3+X" collaboration model" tells what the model is called.
            return OF_THING
        return headed if mention.text[0].isupper() or headed else None
    return headed or None


def _headed(mention: Mention, sought: Sought, text: str) -> bool:
    """Whether the noun sought stands in a name, or right beside it: "the "3+X" model", "the guides "…""."""
    if not sought.head:
        return False
    inside = {stem(word.text) for word in words(mention.text)}
    before = [stem(w.text) for w in words(text[: mention.start].rstrip(' “"'))][-5:]
    after = [stem(w.text) for w in words(re.sub(r"^[”\"]?\s*\([^)]*\)", "", text[mention.end :])[:60])][:3]
    return sought.head in inside or sought.head in before or sought.head in after


def _lists(
    question: Question, sought: Sought, text: str, mentions: Sequence[Mention]
) -> Iterator[tuple[Listing, float]]:
    """The lists that may be what is sought, each with what speaks for it."""
    asked = frozenset(content_stems(question.text))
    for listing in _candidate_lists(sought, text, mentions):
        if sought.number and len(listing.items) != sought.number:
            continue
        if sought.head == LANGUAGE and not any(names_language(item) for item in listing.items):
            continue
        said = sum(says_name(item, asked) for item in listing.items)
        if said * 2 > len(listing.items) or (
            sought.number and any(_is_said(m, question) for m in listing.mentions)
        ):
            continue
        stands_before = {stem(word.text) for word in words(text[max(0, listing.start - 60) : listing.start])}
        headed = HEAD / 2 if sought.head in stands_before else 0.0
        numbered = NUMBERED if re.search(r"\d", text[listing.start : listing.end]) else 0.0
        yield listing, LISTED + headed - numbered


LANGUAGE = stem("language")


def names_language(text: str) -> bool:
    """Whether a text has the name of a language."""
    return any(search_form(word.text) in languages() for word in words(text))


def _candidate_lists(sought: Sought, text: str, mentions: Sequence[Mention]) -> Iterable[Listing]:
    if sought.head == LANGUAGE:
        return [*thing_lists(text, mentions), *name_lists(text, mentions)]
    if sought.sort is Sort.THING:
        return thing_lists(text, mentions, pairs=sought.number == 2)
    return [one for one in name_lists(text, mentions) if _of_sort(one, sought, text)]


def _of_sort(listing: Listing, sought: Sought, text: str) -> bool:
    """Whether most names of a list are of the sort sought; their noun may stand but once, before the first:
    "the islands of Wend and Orm"."""
    if not sought.in_names:
        return sum(fits(m, sought, text) is not None for m in listing.mentions) * 2 > len(listing.items)
    return any(fits(mention, sought, text) is not None for mention in listing.mentions)

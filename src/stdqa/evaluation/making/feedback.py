"""What somebody said of an answer, as a question of a set: with what they hold for right as expected.

What cannot be found in the documents is never taken for right: the question is then a draft that says what a
person must add.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.making.drawn import Record, place_of, sentences_of
from stdqa.evaluation.question import Question
from stdqa.evaluation.sets.fields import question_of
from stdqa.figures import read, time_phrases
from stdqa.passages import split
from stdqa.register import Register
from stdqa.store import Fault, Feedback
from stdqa.text import content_stems
from stdqa.types import (
    Answer,
    Block,
    BlockKind,
    Citation,
    Document,
    Figure,
    FigureKind,
    Metadata,
    Reason,
    Status,
    Verdict,
)

TAG = "feedback"
MOST_FOUND = 3
SPLIT_CHARS = 600
# The words of people for the reasons why there is no answer.
REASONS = (
    (Reason.OTHER_PERIOD, re.compile(r"\b(?:years?|period|date|month|quarter|time)\b", re.I)),
    (Reason.OTHER_SCOPE, re.compile(r"\b(?:place|province|region|city|country|scope|sector|body)\b", re.I)),
    (Reason.TOO_VAGUE, re.compile(r"\b(?:vague|unclear|ambiguous)\b", re.I)),
    (Reason.OFF_TOPIC, re.compile(r"\boff[- ]topic\b|\bnothing to do with\b", re.I)),
    (
        Reason.NOT_IN_SOURCES,
        re.compile(r"\bnowhere\b|\bnot (?:in|stated|given|said)\b|\b(?:do|does) not (?:say|state)\b", re.I),
    ),
)
YES_OR_NO = re.compile(r"\s*(yes|no)\b", re.I)

ADD_FIGURE = "Add what is right (figures, or that there is no answer) and where the documents say it."
NOT_FOUND = "No document states the figures of “{}”. Add what is right and where the documents say it."
NO_FIGURE = "“{}” names no figure. Add what is right and where the documents say it."
MANY_PLACES = "The documents state {} in several senses. Add the sentence that is meant as evidence."
CHANGED = "The documents no longer say what the answer cited. Add where they say it now."
FAILED = "The question was not answered, for an error. Add what is right and where the documents say it."
BOTH = "It should have declined, and a correction is given as well. Decide which is right."


def identity(one: Feedback) -> str:
    """The id of the question that is made of some feedback; the same whenever it is made."""
    seal = hashlib.sha256(f"{one.conversation}\x1f{one.turn}".encode()).hexdigest()
    return f"feedback-{seal[:12]}"


def from_feedback(one: Feedback, register: Register) -> Record:
    """A question from what was said of an answer, as the fields of a set.

    It is marked as generated, with a note that says what is missing, where a person must complete it.
    """
    given = {"id": identity(one), "question": one.question, "history": list(one.history), "tags": [TAG]}
    expected = _right(one.answer, register) if one.mark.good else _wrong(one, register)
    said = [one.mark.words.strip(), str(expected.pop("note", ""))]
    fields = given | expected | {"note": " ".join(filter(None, said))}
    return {name: value for name, value in fields.items() if value}


def question_from_feedback(one: Feedback, register: Register) -> Question:
    """A question from what was said of an answer, checked as one that is read from a set.

    :raises BadQuestionSet: if its fields do not make one; the message says what is wrong.
    """
    wrong: list[str] = []
    made = question_of(from_feedback(one, register), 1, wrong.append)
    if made is None:
        raise BadQuestionSet(f"No question can be made of “{one.question}”: {' '.join(wrong)}")
    return made


def _draft(note: str, mistakes: Sequence[str] = ()) -> Record:
    return {"generated": True, "note": note, "wrong_figures": list(mistakes)}


def _right(answer: Answer, register: Register) -> Record:
    """The answer is right as it was given."""
    if answer.status is Status.ERROR:
        return _draft(FAILED)
    if answer.status is Status.ABSTAINED:
        return _declined(answer.reason)
    cited = [_place(citation, register.documents) for citation in answer.citations]
    if not cited or None in cited:
        return _draft(CHANGED)
    figures = list(dict.fromkeys(one.figure.text for one in answer.figures))
    places = [place for place in cited if place is not None]
    # What is said besides has citations of its own, which are no evidence for the figures.
    stating = dict.fromkeys(one.citation for one in answer.figures if one.citation is not None)
    needed = [places[at] for at in stating] or places
    if answer.verdict:
        verdict = "yes" if answer.verdict is Verdict.CONFIRMED else "no"
        return {"category": "yes-no", "verdict": verdict, "figures": figures, "evidence": [needed]}
    if answer.computation:
        operands = [answer.figures[place].figure.text for place in answer.computation.operands]
        result = [answer.computation.result]
        return {"figures": result, "operands": operands, "evidence": [[place] for place in needed]}
    if len(figures) > 1:
        return {"category": "figure-list", "figures": figures, "evidence": [[place] for place in needed]}
    if figures:
        return _one_figure(figures, [answer.figures[0].figure], [needed])
    return {"evidence": [places]}


def _one_figure(texts: list[str], figures: Sequence[Figure], evidence: list[list[Record]]) -> Record:
    share = figures[0].kind is FigureKind.PERCENTAGE
    period = figures[0].period
    told = period.text if period and not period.inherited and period.text else ""
    fields: Record = {"category": "percentage" if share else "figure", "figures": texts, "evidence": evidence}
    if told and len(time_phrases(told)) == 1 and period and period.start:
        fields |= {"period": told, "basis": period.basis.value if period.basis else ""}
    return fields


def _declined(reason: Reason | None) -> Record:
    told = {"reason": reason.value} if reason else {"unanswerable": True}
    return {"category": "unanswerable"} | told


def _wrong(one: Feedback, register: Register) -> Record:
    """The answer is wrong, and the mark may tell what is right."""
    corrected, mark = one.mark.corrected.strip(), one.mark
    mistakes = list(dict.fromkeys(each.figure.text for each in one.answer.figures))
    if mark.fault is Fault.SHOULD_HAVE_DECLINED:
        if corrected and _figures_in(corrected):
            return _draft(BOTH, mistakes)
        reason = next((why for why, said in REASONS if said.search(f"{mark.words} {corrected}")), None)
        return _declined(reason) | {"wrong_figures": mistakes}
    if not corrected:
        return _draft(ADD_FIGURE, mistakes)
    return _corrected(one, corrected, mistakes, register)


def _corrected(one: Feedback, corrected: str, mistakes: list[str], register: Register) -> Record:
    named = _figures_in(corrected)
    verdict = YES_OR_NO.match(corrected)
    if not named and not verdict:
        return _draft(NO_FIGURE.format(corrected), mistakes)
    found = [_found(figure, one, register) for figure in named]
    if not all(found):
        return _draft(NOT_FOUND.format(corrected), mistakes)
    if any(len(places) > MOST_FOUND for places in found):
        meant = ", ".join(figure.text for figure in named)
        return _draft(MANY_PLACES.format(meant), mistakes)
    texts = list(dict.fromkeys(places[0].text for places in found))
    wrong = [text for text in mistakes if text not in texts]
    evidence = [sentences_of(places, register.documents) for places in found]
    if verdict:
        return _verdict(one, verdict.group(1).lower(), texts, evidence, register) | {"wrong_figures": wrong}
    if len(texts) > 1:
        return {"category": "figure-list", "figures": texts, "evidence": evidence, "wrong_figures": wrong}
    return _one_figure(texts, found[0], evidence) | {"wrong_figures": wrong}


def _verdict(
    one: Feedback, said: str, texts: list[str], evidence: list[list[Record]], register: Register
) -> Record:
    """A statement's verdict; where the correction names no figure, from what the answer cited."""
    places = [place for citation in one.answer.citations if (place := _place(citation, register.documents))]
    found = evidence or ([places] if places else [])
    if not found:
        return _draft(CHANGED)
    return {"category": "yes-no", "verdict": said, "figures": texts, "evidence": found}


def _found(figure: Figure, one: Feedback, register: Register) -> list[Figure]:
    """Where the documents state a number: in what was found for the question, else in what was cited; there
    those that share most words with the question and the correction.
    """
    same = [f for f in register.figures if f.value == figure.value and _alike(f, figure)]
    passages = {hit.passage.id for hit in one.answer.hits}
    documents = {citation.document for citation in one.answer.citations}
    near = [f for f in same if f.passage in passages] or [f for f in same if f.document in documents] or same
    # The number itself is everywhere, and years are in most sentences: neither says what is counted.
    words = content_stems(f"{one.question} {one.mark.corrected}")
    asked = {stem for stem in words if not stem[0].isdigit()}
    shared = [len(asked & set(content_stems(register.sentence(f)))) for f in near]
    best = max(shared, default=0)
    return [f for f, number in zip(near, shared, strict=True) if number == best and best]


def _alike(one: Figure, other: Figure) -> bool:
    shares = (FigureKind.PERCENTAGE, FigureKind.RATIO)
    return (one.kind in shares) == (other.kind in shares)


def _figures_in(text: str) -> list[Figure]:
    """The figures of a correction, read as those of a source are."""
    seal = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    whole = Block(0, len(text), BlockKind.PARAGRAPH)
    document = Document("correction", "correction", text, seal, Metadata("Correction"), (whole,))
    passages = split(document, SPLIT_CHARS)
    return [figure for figure in read(document, passages) if figure.kind is not FigureKind.DATE]


def _place(citation: Citation, documents: Mapping[str, Document]) -> Record | None:
    """A citation as evidence; None where its words are no longer in the document."""
    document = documents.get(citation.document)
    if document is None:
        return None
    start = citation.start
    if document.text[start : citation.end] != citation.quote:
        start = document.text.find(citation.quote)
    return place_of(document, start, start + len(citation.quote)) if start >= 0 else None

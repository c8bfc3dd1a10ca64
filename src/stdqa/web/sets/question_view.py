"""A question of a set as HTML: its state and kind, what is expected of its answer, where that stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from stdqa.evaluation.making import Trap
from stdqa.evaluation.question import Kind, Question, Span
from stdqa.types import Verdict
from stdqa.web.address import address
from stdqa.web.markup import Html, button, element, quoted
from stdqa.web.strings import sets as strings

TAG = "trap:"


@dataclass(frozen=True, slots=True)
class Look:
    """What is wanted of a set: a state and a kind of questions, a page of them, one of them open."""

    state: str = ""
    trap: str = ""
    page: int = 0
    current: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A set as it is shown: ``found`` are the questions that are wanted, ``places`` where the evidence of the
    open one stands, None for what does not stand anywhere.
    """

    key: str
    questions: tuple[Question, ...]
    found: tuple[Question, ...]
    look: Look
    places: Mapping[tuple[int, int], Span | None] = field(default_factory=dict)
    changes: bool = True


def address_of(key: str, question: str = "") -> str:
    """The address of a set, or of one of its questions."""
    folder, _, name = key.partition("/")
    parts = [folder, name, *([question] if question else [])]
    return "#evaluate/sets/" + "/".join(quote(part.encode("utf-8", "replace"), safe="") for part in parts)


def back() -> Html:
    """The way back to all sets."""
    return element("p", element("a", strings.BACK, href="#evaluate/sets"), class_="back")


def state_of(question: Question) -> str:
    """Whether a question is a draft, accepted, or to be completed."""
    if not question.complete:
        return "incomplete"
    return "draft" if question.generated else "accepted"


def trap_of(question: Question) -> str:
    """The kind of a question: the trap that it sets, feedback, or "" for any other."""
    known = {f"{TAG}{trap.value}": trap.value for trap in Trap} | {strings.FEEDBACK_TAG: strings.FEEDBACK_TAG}
    return next((known[tag] for tag in question.tags if tag in known), "")


def row(one: Question, shown: Shown) -> Html:
    """A question in the list of its set; with all that is expected where it is open."""
    opened = one.id == shown.look.current
    state = state_of(one)
    words = {"draft": strings.DRAFT, "accepted": strings.ACCEPTED, "incomplete": strings.INCOMPLETE}[state]
    trap = trap_of(one)
    kind = strings.TRAPS[trap][0] if trap in strings.TRAPS else one.category or trap
    pick = element(
        "button",
        element("span", quoted(one.question), class_="words"),
        element("span", words, class_=f"chip {state}"),
        element("span", quoted(kind), class_="kind") if kind else None,
        type="button",
        class_="open-one",
        data_open=one.id,
        data_key=f"open-{one.id}",
        aria_expanded="true" if opened else "false",
    )
    whole = element("div", *_opened(one, shown), class_="opened") if opened else None
    return element("li", pick, whole, class_="question" + (" current" if opened else ""), data_id=one.id)


def _opened(one: Question, shown: Shown) -> Iterator[Html | None]:
    """What is expected of a question, where it stands, and what can be done with it."""
    yield expectation(one)
    yield _evidence(one, shown.places)
    yield (
        element("p", element("b", f"{strings.NOTE}: "), quoted(one.note), class_="note") if one.note else None
    )
    if shown.changes:
        accept = None
        if one.generated:
            accept = button(strings.ACCEPT, "accept", class_="primary", data_key="accept")
        yield element(
            "p",
            accept,
            button(strings.EDIT, "edit", data_key="edit"),
            button(strings.REJECT, "reject", data_key="reject"),
            class_="acts",
        )


def expectation(one: Question) -> Html:
    """What is right of a question's answer, in words."""
    if not one.complete:
        return element("p", strings.NOTHING_EXPECTED, class_="caution")
    verdict = ""
    if one.verdict:
        verdict = strings.VERDICTS["yes" if one.verdict is Verdict.CONFIRMED else "no"]
    none = ""
    if one.kind is Kind.NONE:
        none = f"{strings.NO_ANSWER}: {strings.REASONS[one.reason.value if one.reason else '']}"
    told = (
        (strings.ASKED_BEFORE, " → ".join(one.history)),
        (strings.EXPECTED, none or verdict),
        (strings.FIGURES, "; ".join(one.figures)),
        (strings.ALSO_RIGHT, "; ".join(one.accepted)),
        (strings.ANSWERS, "; ".join(one.answers)),
        (strings.ITEMS, "; ".join(one.items)),
        (strings.POINTS, "; ".join(one.points)),
        (strings.PERIOD, (one.period.text or "") if one.period else ""),
        (strings.MISTAKES, "; ".join(one.mistakes)),
    )
    rows = (
        element("div", element("dt", name), element("dd", quoted(words))) for name, words in told if words
    )
    return element("dl", *rows, class_="expected")


def _evidence(one: Question, places: Mapping[tuple[int, int], Span | None]) -> Html | None:
    quotes = []
    for group, alternatives in enumerate(one.evidence):
        for number, place in enumerate(alternatives):
            span = places.get((group, number))
            link: Html = element("span", strings.NOT_FOUND_THERE, class_="caution")
            if span is not None:
                href = address(span.document, span.start, span.end)
                link = element("a", strings.OPEN_SOURCE, href=href, class_="source")
            words = place.quote if place.quote is not None else place.document
            quotes.append(
                element(
                    "blockquote", element("p", quoted(words)), element("p", quoted(place.document), " ", link)
                )
            )
    if not quotes:
        return None
    return element("div", element("h4", strings.EVIDENCE), *quotes, class_="evidence-of")

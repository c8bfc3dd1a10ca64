"""What people said of answers as HTML, each with a button that makes it a question of a set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stdqa.evaluation.making import identity
from stdqa.evaluation.question import Question
from stdqa.store import Feedback
from stdqa.web.markup import Html, element, joined, quoted
from stdqa.web.sets.kept import FEEDBACK
from stdqa.web.sets.question_view import address_of, back
from stdqa.web.strings import sets as strings


def feedback(listed: Sequence[Feedback], made: Mapping[str, Question], refused: str | None) -> Html:
    """What people said of answers, each with a button to make it a question, or its question.

    :param made: the questions that were made of feedback, by their ids.
    """
    if refused is not None:
        body: Html = element("p", strings.NOT_KEPT.format(why=refused), class_="note")
    elif not listed:
        body = element("p", strings.NO_FEEDBACK, class_="note")
    else:
        body = element("ol", *(_said(one, made.get(identity(one))) for one in listed), class_="said-of")
    return element(
        "div",
        back(),
        element("h2", strings.FEEDBACK, class_="title"),
        element("p", strings.FEEDBACK_HOW, class_="how"),
        body,
        class_="feedback-list",
    )


def _said(one: Feedback, made: Question | None) -> Html:
    mark = one.mark
    fault = f" · {mark.fault.value}" if mark.fault else ""
    told = (
        (strings.ASKED_BEFORE, " → ".join(one.history)),
        (strings.GAVE, one.answer.text),
        (strings.CORRECTED, mark.corrected),
        (strings.NOTE, mark.words),
    )
    rows = (
        element("div", element("dt", name), element("dd", quoted(words))) for name, words in told if words
    )
    act: Html = element(
        "button", strings.MAKE_QUESTION, type="button", class_="primary", data_make=identity(one),
        data_key=f"make-{identity(one)}",
    )  # fmt: skip
    if made is not None:
        link = element(
            "a", strings.OPEN_QUESTION, href=address_of(f"made/{FEEDBACK}", made.id),
            data_key=f"make-{made.id}",
        )  # fmt: skip
        words = strings.MADE_ALREADY if made.complete else strings.INCOMPLETE
        state = "accepted" if made.complete else "incomplete"
        act = joined(element("span", words, class_=f"chip {state}"), " ", link)
    return element(
        "li",
        element(
            "p",
            element("span", strings.GOOD if mark.good else strings.WRONG, fault, class_="chip mark"),
            element("b", quoted(one.question)),
            class_="asked",
        ),
        element("dl", *rows, class_="expected"),
        element("p", act, class_="acts"),
        data_id=identity(one),
    )

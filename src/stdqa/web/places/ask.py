"""The Ask place: questions, answers and the evidence for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

import gradio as gr

from stdqa.briefs import Brief
from stdqa.store import Turns
from stdqa.web import strings, transcript
from stdqa.web.actions import earlier_list, tools
from stdqa.web.conversation import status
from stdqa.web.desk import Step, added
from stdqa.web.kept import Keeping, Where
from stdqa.web.places.shared import QUIET, WAITING, Shared, script, served, told
from stdqa.web.told import text as text_of

# Which browser asks, and in which conversation, goes along with each question.
_WITH_PLACE = "(text, turns, where) => [text, turns, JSON.stringify(window.stdqa.where())]"
_PLACE = "(turns, where) => [turns, JSON.stringify(window.stdqa.where())]"


def place(shared: Shared) -> None:
    """Lay out the place for questions and answers, with its handlers."""
    desk = shared.desk
    keeping = desk.keeping

    def ask(text: str, turns: Turns, where: str) -> Iterator[tuple[Any, ...]]:
        yield from map(_shown, desk.ask(text, turns, Where.of(where)))

    def ask_example(turns: Turns, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from map(_shown, desk.ask_example(event.place, turns, Where.of(event.where)))

    def arrive(turns: Turns, where: str) -> tuple[Any, ...]:
        # Who has asked already keeps what is shown.
        return _shown(Step(turns) if turns else desk.arrive(Where.of(where)))

    def reopen(event: gr.EventData) -> tuple[Any, ...]:
        return _shown(desk.reopen(Where.of(event.where)))

    def clear(event: gr.EventData) -> tuple[Any, ...]:
        return _shown(desk.clear(Where.of(event.where)))

    def export(turns: Turns, event: gr.EventData) -> list[str]:
        return _file(turns, event.form)

    def add(turns: Turns, brief: Brief | None, event: gr.EventData) -> tuple[Any, ...]:
        now, words = added(turns, brief, event.place, shared.documents)
        return now, status(words)

    with gr.Column(elem_id="ask", elem_classes="place"):
        turns = gr.State(())
        where = gr.Textbox(visible=False)
        conversation = gr.HTML(
            desk.page(),
            elem_id="conversation",
            apply_default_css=False,
            js_on_load=script("conversation.js"),
            server_functions=served(mark=partial(_mark, keeping)),
        )
        with gr.Column(elem_id="composer"):
            with gr.Row(elem_id="question"):
                text = gr.Textbox(
                    label=strings.ASK_LABEL,
                    show_label=False,
                    placeholder=strings.ASK_PLACEHOLDER,
                    lines=1,
                    max_lines=6,
                    container=False,
                )
                send = gr.Button(strings.ASK, elem_id="send", variant="primary")
            with gr.Row(elem_id="below"):
                line = gr.HTML(
                    desk.first(),
                    elem_id="status",
                    apply_default_css=False,
                    js_on_load=script("composer.js"),
                )
                beside = gr.HTML(
                    tools(bool(keeping)),
                    elem_id="tools",
                    apply_default_css=False,
                    js_on_load=script("tools.js"),
                    server_functions=served(
                        earlier=partial(_earlier, keeping),
                        rename=lambda told: keeping.rename(Where.of(told), text_of(told, "title")),
                        forget=lambda told: keeping.delete(Where.of(told)),
                    ),
                )
                # What is exported is handed to the page's script, which saves it; nothing is shown.
                file = gr.HTML(None, html_template="", elem_id="file", js_on_load=script("file.js"))
    shown = [turns, conversation, line, text]
    asked = gr.on(
        [text.submit, send.click],
        ask,
        [text, turns, where],
        shown,
        trigger_mode="once",
        concurrency_limit=WAITING,
        js=_WITH_PLACE,
        **QUIET,
    )
    asked.then(None, js=told("answered"))
    conversation.example(ask_example, [turns], shown, trigger_mode="once", concurrency_limit=WAITING, **QUIET)
    briefed = conversation.brief(add, [turns, shared.brief], [shared.brief, line], **QUIET)
    # What is added is drawn once it is there, however long that took.
    briefed.then(None, js=told("briefed"))
    # The page loads when all of its parts are there; from then on it listens.
    arrived = shared.page.load(arrive, [turns, where], shown, js=_PLACE, **QUIET)
    arrived.success(None, js=told("ready"))
    arrived.failure(None, js=told("ready"))
    beside.reopen(reopen, None, shown, **QUIET)
    beside.anew(clear, None, shown, **QUIET)
    beside.export(export, [turns], [file], **QUIET)


def _mark(keeping: Keeping, told: object) -> str:
    """What somebody says of an answer; the reply is a line for them."""
    given = told if isinstance(told, dict) else {}
    return keeping.mark(Where.of(given.get("where")), given.get("turn"), given.get("mark"))


def _earlier(keeping: Keeping, told: object) -> str:
    """The list of a browser's conversations."""
    where = Where.of(told)
    return earlier_list(keeping.listed(where), where.conversation)


def _file(turns: Turns, form: object) -> list[str]:
    """A conversation as a file: its name, and its content as text."""
    today = date.today()
    if form == "json":
        return [transcript.file_name(turns, ".json"), transcript.as_json(turns, today)]
    return [transcript.file_name(turns, ".md"), transcript.as_markdown(turns, today)]


def _shown(step: Step) -> tuple[Any, ...]:
    parts = (step.conversation, step.status, step.text)
    return (step.turns, *(gr.skip() if part is None else part for part in parts))

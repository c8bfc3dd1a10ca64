"""The Ask place: questions, answers and the evidence for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from stdqa.web import strings
from stdqa.web.conversation import status
from stdqa.web.desk import Step, Turns
from stdqa.web.places.shared import QUIET, WAITING, Shared, script


def place(shared: Shared) -> None:
    """Lay out the place for questions and answers, with its handlers."""
    desk = shared.desk

    def ask(text: str, turns: Turns) -> Iterator[tuple[Any, ...]]:
        yield from map(_shown, desk.ask(text, turns))

    def ask_example(turns: Turns, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from map(_shown, desk.ask_example(event.place, turns))

    def clear() -> tuple[Any, ...]:
        return _shown(desk.clear())

    with gr.Column(elem_id="ask", elem_classes="place"):
        turns = gr.State(())
        conversation = gr.HTML(
            desk.page(),
            elem_id="conversation",
            apply_default_css=False,
            js_on_load=script("conversation.js"),
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
                line = gr.HTML(status(), elem_id="status", apply_default_css=False)
                anew = gr.Button(strings.NEW_CONVERSATION, elem_id="anew")
    shown = [turns, conversation, line, text]
    gr.on(
        [text.submit, send.click],
        ask,
        [text, turns],
        shown,
        trigger_mode="once",
        concurrency_limit=WAITING,
        **QUIET,
    )
    conversation.example(ask_example, [turns], shown, trigger_mode="once", concurrency_limit=WAITING, **QUIET)
    anew.click(clear, None, shown, **QUIET)


def _shown(step: Step) -> tuple[Any, ...]:
    parts = (step.conversation, step.status, step.text)
    return (step.turns, *(gr.skip() if part is None else part for part in parts))

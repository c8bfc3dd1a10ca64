"""The chat: create_app makes it for an assistant, serve puts it on an address. The toolkit stays in here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from typing import Any

import fastapi
import gradio as gr
from fastapi.middleware import Middleware

from stdqa.web import strings
from stdqa.web.conversation import bar, status
from stdqa.web.desk import Asked, Desk, Step, Turns
from stdqa.web.server import Page, Server, listen
from stdqa.web.strings import Example

log = logging.getLogger(__name__)

# Questions of several people wait side by side and are answered one by one; more would only queue twice.
WAITING = 32
# A toolkit's spinner over the page, or a button to call it from a program, has no place in a conversation.
QUIET = {"show_progress": "hidden", "api_visibility": "private"}


def create_app(assistant: Asked, examples: Sequence[Example] = strings.EXAMPLES) -> gr.Blocks:
    """Make the chat for an assistant, whose model begins to load at once, in the background.

    :param examples: the questions to start from; the default ones fit the corpus that is shipped.
    """
    desk = Desk(assistant, examples)
    with gr.Blocks(analytics_enabled=False, title=strings.PAGE_TITLE, fill_width=True) as app:
        gr.HTML(bar(desk.summary), elem_id="bar", apply_default_css=False)
        _ask_place(desk)
    return app


def application(app: gr.Blocks) -> fastapi.FastAPI:
    """The chat as an ASGI application, for a server of your own."""
    outer = fastapi.FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    gr.mount_gradio_app(
        outer,
        app,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        theme=_theme(),
        app_kwargs={"middleware": [Middleware(Page)]},
    )
    return outer


def serve(
    assistant: Asked,
    host: str = "127.0.0.1",
    port: int = 7860,
    block: bool = True,
    ready: Callable[[str], object] | None = None,
    examples: Sequence[Example] = strings.EXAMPLES,
) -> Server:
    """Serve the chat; with ``block``, until the program is stopped.

    :param port: 0 for any that is free.
    :param ready: told the address once it is taken.
    :raises StdqaError: if the address cannot be had.
    """
    listening = listen(host, port)
    server = Server(application(create_app(assistant, examples)), listening)
    log.info("The chat is at %s", server.url)
    if ready is not None:
        ready(server.url)
    if block:
        server.run()
    else:
        server.start()
    return server


def _ask_place(desk: Desk) -> None:
    """The place for questions and answers, and its handlers."""

    def ask(text: str, turns: Turns) -> Iterator[tuple[Any, ...]]:
        yield from map(_shown, desk.ask(text, turns))

    def ask_example(turns: Turns, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from map(_shown, desk.ask_example(event.place, turns))

    def clear() -> tuple[Any, ...]:
        return _shown(desk.clear())

    script = (files("stdqa.web") / "conversation.js").read_text("utf-8")
    with gr.Column(elem_id="ask"):
        turns = gr.State(())
        conversation = gr.HTML(
            desk.page(), elem_id="conversation", apply_default_css=False, js_on_load=script
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


def _theme() -> gr.themes.Base:
    """The toolkit's plainest theme with the system's fonts; our style sheet does the rest."""
    return gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"])

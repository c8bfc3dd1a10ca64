"""The web app: create_app makes it for an assistant, serve puts it on an address."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import fastapi
import gradio as gr
from fastapi.middleware import Middleware

from stdqa.web import strings
from stdqa.web.bar import bar
from stdqa.web.desk import Asked, Desk
from stdqa.web.figures_desk import FiguresDesk
from stdqa.web.kept import Keeping
from stdqa.web.places import ask, brief, check, evaluate, figures, sources
from stdqa.web.places.shared import Shared
from stdqa.web.server import Page, Server, listen
from stdqa.web.strings import Example
from stdqa.web.worker import Worker

log = logging.getLogger(__name__)

# In the order of the bar.
PLACES = {
    "ask": ask.place,
    "check": check.place,
    "brief": brief.place,
    "figures": figures.place,
    "sources": sources.place,
    "evaluate": evaluate.place,
}


def create_app(
    assistant: Asked,
    examples: Sequence[Example] = strings.EXAMPLES,
    keeping: Keeping | None = None,
) -> gr.Blocks:
    """Make the chat for an assistant, whose model begins to load at once, in the background.

    :param examples: the questions to start from; the default ones fit the corpus that is shipped.
    :param keeping: what conversations are kept with; without it, they last as long as their page.
    """
    worker = Worker(assistant)
    desk = Desk(assistant, examples, worker, keeping)
    with gr.Blocks(analytics_enabled=False, title=strings.PAGE_TITLE, fill_width=True) as app:
        gr.HTML(bar(desk.summary, tuple(PLACES)), elem_id="bar", apply_default_css=False)
        shared = Shared(assistant, worker, desk, gr.State(None), FiguresDesk(assistant), app)
        for place in PLACES.values():
            place(shared)
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
    keeping: Keeping | None = None,
) -> Server:
    """Serve the chat; with ``block``, until the program is stopped.

    :param port: 0 for any that is free.
    :param ready: told the address once it is taken.
    :param keeping: what conversations are kept with.
    :raises StdqaError: if the address cannot be had.
    """
    listening = listen(host, port)
    server = Server(application(create_app(assistant, examples, keeping)), listening)
    log.info("The chat is at %s", server.url)
    if ready is not None:
        ready(server.url)
    if block:
        server.run()
    else:
        server.start()
    return server


def _theme() -> gr.themes.Base:
    """The toolkit's plainest theme with the system's fonts; our style sheet does the rest."""
    return gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"])

"""The Check place: a draft in, its figures held against the documents, a draft out."""

from __future__ import annotations

from typing import cast

import gradio as gr

from stdqa.web.check_desk import CheckDesk, Checks
from stdqa.web.check_view import frame
from stdqa.web.places.shared import Shared, script, served


def place(shared: Shared) -> None:
    """Lay out the place. The draft is in the page, whose script asks for what is to be done with it."""
    desk = CheckDesk(cast(Checks, shared.assistant), shared.worker)
    with gr.Column(elem_id="check", elem_classes="place"):
        gr.HTML(
            frame(),
            elem_id="check-all",
            apply_default_css=False,
            js_on_load=script("check.js"),
            server_functions=served(
                read=desk.read,
                check=desk.check,
                progress=desk.progress,
                stop=desk.stop,
                accept=desk.accept,
                export=desk.export,
            ),
        )

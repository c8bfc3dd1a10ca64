"""The Sources place: each document whole, at the place that the address names."""

from __future__ import annotations

import gradio as gr

from stdqa.web.library import Indexed, Library
from stdqa.web.places.shared import Shared, script, served


def place(shared: Shared) -> None:
    """Lay out the place; its script asks for what the address names."""
    library = Library(shared.assistant.index if isinstance(shared.assistant, Indexed) else None)
    with gr.Column(elem_id="sources", elem_classes="place"):
        gr.HTML(
            library.page(),
            elem_id="documents",
            apply_default_css=False,
            js_on_load=script("sources.js"),
            server_functions=served(read=library.open, part=library.part, at=library.at),
        )

"""The Figures place: all figures, searched, filtered, sorted, compared and exported."""

from __future__ import annotations

import gradio as gr

from stdqa.web.figures_view import frame
from stdqa.web.places.shared import Shared, script, served


def place(shared: Shared) -> None:
    """Lay out the place. The page's script asks for what it shows, each time with all that is set."""
    with gr.Column(elem_id="figures", elem_classes="place"):
        gr.HTML(
            frame(),
            elem_id="figures-all",
            apply_default_css=False,
            js_on_load=script("figures.js"),
            server_functions=served(show=shared.figures.shown, export=shared.figures.export),
        )

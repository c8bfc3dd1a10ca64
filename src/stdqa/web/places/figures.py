"""The Figures place: all figures, searched, filtered, sorted, compared and exported."""

from __future__ import annotations

import gradio as gr

from stdqa.web.figures_desk import FiguresDesk
from stdqa.web.figures_view import frame
from stdqa.web.places.shared import Shared, script


def place(shared: Shared) -> None:
    """Lay out the place. The page's script asks for what it shows, each time with all that is set."""
    desk = FiguresDesk(shared.assistant)

    def show(told: object) -> str:
        """The figures for what is set."""
        return str(desk.shown(told))

    def export(told: object) -> dict[str, str]:
        """The figures for what is set, as a file."""
        return desk.export(told)

    with gr.Column(elem_id="figures", elem_classes="place"):
        gr.HTML(
            frame(),
            elem_id="figures-all",
            apply_default_css=False,
            js_on_load=script("figures.js"),
            server_functions=[show, export],
        )

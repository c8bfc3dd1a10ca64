"""The question sets, as a part of the Evaluate place."""

from __future__ import annotations

import gradio as gr

from stdqa.web.library import Measurable
from stdqa.web.places.shared import Shared, script, served
from stdqa.web.sets.desk import SetsDesk
from stdqa.web.sets.view import frame


def sets_part(shared: Shared) -> None:
    """Lay out the part: ``#evaluate/sets``, with ``/made/SET``, ``/made/SET/QUESTION`` and ``/feedback``."""
    if not isinstance(shared.assistant, Measurable):
        gr.HTML(frame(able=False), elem_id="sets-all", apply_default_css=False)
        return
    desk = SetsDesk(shared.assistant, shared.desk.keeping, shared.figures.register)
    gr.HTML(
        frame(),
        elem_id="sets-all",
        apply_default_css=False,
        js_on_load=script("sets.js"),
        server_functions=served(
            show=desk.show,
            make=desk.make,
            change=desk.change,
            edit=desk.edit,
            save=desk.save,
            feedback=desk.feedback,
            download=desk.download,
        ),
    )

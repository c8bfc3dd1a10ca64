"""The Evaluate place: question sets put to the assistant, and what came of it."""

from __future__ import annotations

from typing import cast

import gradio as gr

from stdqa.assistant import Assistant
from stdqa.web.evaluate.desk import EvaluateDesk
from stdqa.web.evaluate.view import frame, parts
from stdqa.web.library import Measurable
from stdqa.web.places.sets import sets_part
from stdqa.web.places.shared import Shared, script, served


def place(shared: Shared) -> None:
    """Lay out the place. The address says which part of it is shown: ``#evaluate`` the runs, with
    ``#evaluate/RUN`` and ``#evaluate/RUN/QUESTION``; ``#evaluate/sets`` the question sets.
    """
    with gr.Column(elem_id="evaluate", elem_classes="place"):
        # Before the parts: its script says which of them is open, by the attribute data-evaluate of the page.
        gr.HTML(
            parts(), elem_id="evaluate-parts", apply_default_css=False, js_on_load=script("evaluate_parts.js")
        )
        if isinstance(shared.assistant, Measurable):
            desk = EvaluateDesk(cast(Assistant, shared.assistant), shared.worker)
            gr.HTML(
                frame(),
                elem_id="evaluate-runs",
                apply_default_css=False,
                js_on_load=script("evaluate.js") + script("evaluate_begin.js"),
                server_functions=served(
                    show=desk.show,
                    pick=desk.pick,
                    upload=desk.upload,
                    begin=desk.begin,
                    again=desk.again,
                    stop=desk.stop,
                    progress=desk.progress,
                    remove=desk.remove,
                    download=desk.download,
                ),
            )
        else:
            gr.HTML(frame(able=False), elem_id="evaluate-runs", apply_default_css=False)
        sets_part(shared)

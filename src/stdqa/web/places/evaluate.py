"""The Evaluate place: question sets put to the assistant, and what came of it."""

from __future__ import annotations

from typing import Any, cast

import gradio as gr

from stdqa.assistant import Assistant
from stdqa.web.evaluate_desk import EvaluateDesk, Measurable
from stdqa.web.evaluate_view import frame, parts
from stdqa.web.places.sets import sets_part
from stdqa.web.places.shared import Shared, script


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
                server_functions=_asked(desk),
            )
        else:
            gr.HTML(frame(able=False), elem_id="evaluate-runs", apply_default_css=False)
        sets_part(shared)


def _asked(desk: EvaluateDesk) -> list[Any]:
    # The toolkit marks what it serves, which a method does not allow.
    def show(told: object) -> dict[str, Any]:
        """The page for an address."""
        return desk.show(told)

    def pick(told: object) -> dict[str, Any]:
        """A question set looked at."""
        return desk.pick(told)

    def upload(told: object) -> dict[str, Any]:
        """A question set kept."""
        return desk.upload(told)

    def begin(told: object) -> dict[str, Any]:
        """A run begun."""
        return desk.begin(told)

    def again(told: object) -> dict[str, Any]:
        """A run gone on with."""
        return desk.again(told)

    def stop(told: object) -> None:
        """An end to it."""
        desk.stop(told)

    def progress(told: object) -> dict[str, Any]:
        """How far it is."""
        return desk.progress(told)

    def remove(told: object) -> dict[str, Any]:
        """A run deleted."""
        return desk.delete(told)

    def download(told: object) -> dict[str, Any]:
        """A report as a file."""
        return desk.download(told)

    return [show, pick, upload, begin, again, stop, progress, remove, download]

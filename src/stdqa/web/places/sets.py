"""The question sets, as a part of the Evaluate place."""

from __future__ import annotations

from typing import Any

import gradio as gr

from stdqa.web.evaluate_desk import Measurable
from stdqa.web.places.shared import Shared, script
from stdqa.web.sets_desk import SetsDesk
from stdqa.web.sets_view import frame


def sets_part(shared: Shared) -> None:
    """Lay out the part: ``#evaluate/sets``, with ``/made/SET``, ``/made/SET/QUESTION`` and ``/feedback``."""
    if not isinstance(shared.assistant, Measurable):
        gr.HTML(frame(able=False), elem_id="sets-all", apply_default_css=False)
        return
    desk = SetsDesk(shared.assistant, shared.desk.keeping)
    gr.HTML(
        frame(),
        elem_id="sets-all",
        apply_default_css=False,
        js_on_load=script("sets.js"),
        server_functions=_asked(desk),
    )


def _asked(desk: SetsDesk) -> list[Any]:
    # The toolkit marks what it serves, which a method does not allow.
    def show(told: object) -> dict[str, Any]:
        """The page for an address."""
        return desk.show(told)

    def make(told: object) -> dict[str, Any]:
        """Questions made from the documents."""
        return desk.make(told)

    def change(told: object) -> dict[str, Any]:
        """A question accepted, taken out, put back."""
        return desk.change(told)

    def edit(told: object) -> dict[str, Any]:
        """The form of a question."""
        return desk.edit(told)

    def save(told: object) -> dict[str, Any]:
        """A form kept."""
        return desk.save(told)

    def feedback(told: object) -> dict[str, Any]:
        """A question of feedback."""
        return desk.feedback(told)

    def download(told: object) -> dict[str, Any]:
        """A set as a file."""
        return desk.download(told)

    return [show, make, change, edit, save, feedback, download]

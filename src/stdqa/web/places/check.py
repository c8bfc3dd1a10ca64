"""The Check place: a draft in, its figures held against the documents, a draft out."""

from __future__ import annotations

from typing import Any, cast

import gradio as gr

from stdqa.web.check_desk import CheckDesk, Checks
from stdqa.web.check_view import frame
from stdqa.web.places.shared import Shared, script


def place(shared: Shared) -> None:
    """Lay out the place. The draft is in the page, whose script asks for what is to be done with it."""
    desk = CheckDesk(cast(Checks, shared.assistant), shared.worker)
    with gr.Column(elem_id="check", elem_classes="place"):
        gr.HTML(
            frame(),
            elem_id="check-all",
            apply_default_css=False,
            js_on_load=script("check.js"),
            server_functions=_asked(desk),
        )


def _asked(desk: CheckDesk) -> list[Any]:
    # The toolkit marks what it serves, which a method does not allow.
    def read(told: object) -> dict[str, Any]:
        """The text of a file."""
        return desk.read(told)

    def check(told: object) -> dict[str, Any]:
        """A draft, checked."""
        return desk.check(told)

    def progress(told: object) -> dict[str, Any]:
        """How far a draft is."""
        return desk.progress(told)

    def stop(told: object) -> None:
        """An end to it."""
        desk.stop(told)

    def accept(told: object) -> dict[str, Any]:
        """A draft with corrections put in."""
        return desk.accept(told)

    def export(told: object) -> dict[str, Any]:
        """A checked draft as a file."""
        return desk.export(told)

    return [read, check, progress, stop, accept, export]

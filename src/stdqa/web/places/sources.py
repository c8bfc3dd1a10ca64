"""The Sources place: each document whole, at the place that the address names."""

from __future__ import annotations

from typing import Any

import gradio as gr

from stdqa.web.library import Indexed, Library
from stdqa.web.places.shared import Shared, script


def place(shared: Shared) -> None:
    """Lay out the place; its script asks for what the address names."""
    library = Library(shared.assistant.index if isinstance(shared.assistant, Indexed) else None)
    with gr.Column(elem_id="sources", elem_classes="place"):
        gr.HTML(
            library.page(),
            elem_id="documents",
            apply_default_css=False,
            js_on_load=script("sources.js"),
            server_functions=_asked(library),
        )


def _asked(library: Library) -> list[Any]:
    # The toolkit marks what it serves, which a method does not allow.
    def read(told: object) -> dict[str, Any]:
        """A document, opened at a place."""
        return library.open(told)

    def part(told: object) -> str:
        """Another part of it."""
        return library.part(told)

    def at(told: object) -> dict[str, Any]:
        """What is at a place of it."""
        return library.at(told)

    return [read, part, at]

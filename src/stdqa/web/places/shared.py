"""What all places are given: the assistant, the worker, and what one place hands to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import gradio as gr

from stdqa.types import Document
from stdqa.web.desk import Asked, Desk
from stdqa.web.figures_desk import FiguresDesk
from stdqa.web.library import Indexed
from stdqa.web.worker import Worker

# Questions of several people wait side by side and are answered one by one; more would only queue twice.
WAITING = 32
# A toolkit's spinner over the page, or a button to call it from a program, has no place in the app.
QUIET = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True, slots=True)
class Shared:
    """What the places of one page have in common."""

    assistant: Asked
    worker: Worker
    desk: Desk
    # The stdqa.briefs.Brief that somebody is at work on; None where it has not been begun.
    brief: gr.State
    figures: FiguresDesk
    # All of the page, which says when it has been loaded.
    page: gr.Blocks

    def documents(self) -> Sequence[Document]:
        """The documents that are open; none where the assistant has no index."""
        return self.assistant.index.documents() if isinstance(self.assistant, Indexed) else ()


def script(name: str) -> str:
    """The script of a part of the page, from the folder ``static``."""
    return (files("stdqa.web") / "static" / name).read_text("utf-8")


def served(**acts: Callable[[object], Any]) -> list[Callable[[object], Any]]:
    """What the script of a part may ask for, by the names that it has for them."""
    # The toolkit marks what it serves and looks at its name, which a method does not allow.
    return [_plain(name, act) for name, act in acts.items()]


def _plain(name: str, act: Callable[[object], Any]) -> Callable[[object], Any]:
    def serve(told: object) -> Any:  # noqa: ANN401
        return act(told)

    serve.__name__ = name
    return serve


def told(name: str) -> str:
    """Script that tells the scripts of the page of something that has happened."""
    return f"() => {{ document.dispatchEvent(new Event('stdqa-{name}')); }}"

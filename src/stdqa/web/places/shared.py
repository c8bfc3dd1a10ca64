"""What all places are given: the assistant, the worker, and what one place hands to another."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import gradio as gr

from stdqa.web.desk import Asked, Desk
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
    # All of the page, which says when it has been loaded.
    page: gr.Blocks


def script(name: str) -> str:
    """The script of a part of the page, from the folder ``static``."""
    return (files("stdqa.web") / "static" / name).read_text("utf-8")


def told(name: str) -> str:
    """Script that tells the scripts of the page of something that has happened."""
    return f"() => {{ document.dispatchEvent(new Event('stdqa-{name}')); }}"

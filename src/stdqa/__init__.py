"""Question answering over statistical reports: every figure quoted word for word, at the place cited.

Each name is imported when it is first used, so that ``import stdqa`` is instant.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from stdqa.version import __version__

if TYPE_CHECKING:
    from stdqa.assistant import Assistant
    from stdqa.errors import StdqaError
    from stdqa.index import Index
    from stdqa.settings import Settings
    from stdqa.types import Answer, CheckedDraft, Citation, Claim, Document, Figure, Passage, Period

__all__ = [
    "Answer",
    "Assistant",
    "CheckedDraft",
    "Citation",
    "Claim",
    "Document",
    "Figure",
    "Index",
    "Passage",
    "Period",
    "Settings",
    "StdqaError",
    "__version__",
]

_HOMES = {
    "Answer": "stdqa.types",
    "Assistant": "stdqa.assistant",
    "CheckedDraft": "stdqa.types",
    "Citation": "stdqa.types",
    "Claim": "stdqa.types",
    "Document": "stdqa.types",
    "Figure": "stdqa.types",
    "Index": "stdqa.index",
    "Passage": "stdqa.types",
    "Period": "stdqa.types",
    "Settings": "stdqa.settings",
    "StdqaError": "stdqa.errors",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

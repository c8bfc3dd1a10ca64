"""Text of documents and people, without what cannot be seen in it or changes what is."""

from __future__ import annotations

import re

# What XML and HTML cannot hold, what hides, and what reorders a line ("2,902" shown as "209,2"). Marks of
# ordinary right-to-left text stay.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """Text with what cannot be seen, or changes what is, printed by its name: ``[U+202E]``."""
    return _UNSEEN.sub(
        lambda found: f"[U+{ord(found.group()):04X}]", text.replace("\r\n", "\n").replace("\r", "\n")
    )

"""What a page's script tells, read; and what it is told back, whatever happens. A file travels in Base64."""

from __future__ import annotations

import base64
import binascii
import logging
from collections.abc import Callable
from typing import Any

from stdqa.errors import StdqaError

Told = dict[str, Any]


def text(told: object, name: str) -> str:
    """A text that a page told; "" where it told none."""
    value = told.get(name) if isinstance(told, dict) else None
    return value if isinstance(value, str) else ""


def texts(told: object, name: str) -> list[str]:
    """Some texts that a page told."""
    value = told.get(name) if isinstance(told, dict) else None
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def number(told: object, name: str) -> int:
    """A number from 0 on that a page told; 0 where it told none."""
    value = told.get(name) if isinstance(told, dict) else None
    return value if type(value) is int and value > 0 else 0


def is_set(told: object, name: str) -> bool:
    """Whether a page told that something is so."""
    return isinstance(told, dict) and told.get(name) is True


def decoded(content: str, most: int, too_large: StdqaError, unreadable: StdqaError) -> bytes:
    """A file that a page sent.

    :param most: so many bytes may be sent.
    :raises StdqaError: ``too_large`` or ``unreadable``.
    """
    if len(content) > most * 4 // 3 + 4:
        raise too_large
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise unreadable from error


def file(name: str, content: bytes) -> Told:
    """A file for a page to save."""
    return {"name": name, "content": base64.b64encode(content).decode()}


def answered(work: Callable[[], Told], log: logging.Logger, failed: str) -> Told:
    """What is told to a page; where the work fails, why, as ``failed``.

    :param failed: what is said of a fault that nobody foresaw.
    """
    try:
        return work()
    except StdqaError as error:
        return {"failed": str(error)}
    except Exception:  # the outer door: whatever it was, the page must go on
        log.exception("What a page asked for was not done.")
        return {"failed": failed}

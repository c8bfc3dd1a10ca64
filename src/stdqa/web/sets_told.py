"""What the page of the question sets tells, read; and what it is told back, whatever happens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from stdqa.errors import BadQuestionSet, StdqaError
from stdqa.web.markup import Html
from stdqa.web.sets_kept import SetChanged
from stdqa.web.sets_question_view import Look
from stdqa.web.strings import sets as strings

log = logging.getLogger(__name__)

Told = dict[str, Any]


class Refused(BadQuestionSet):
    """What somebody asked for cannot be done, for a reason that they can mend."""


def look_of(told: object) -> Look:
    """What a page wants of a set."""
    page = told.get("page") if isinstance(told, dict) else None
    number = page if isinstance(page, int) and not isinstance(page, bool) and page >= 0 else 0
    return Look(text(told, "state"), text(told, "trap"), number, text(told, "current"))


def version_seen(told: object) -> str:
    """What a page has seen of a file."""
    return text(told, "version")


def text(told: object, name: str) -> str:
    """A text that a page told; "" where it told none."""
    value = told.get(name) if isinstance(told, dict) else None
    return value if isinstance(value, str) else ""


def texts(told: object, name: str) -> list[str]:
    """Some texts that a page told."""
    value = told.get(name) if isinstance(told, dict) else None
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def answered(work: Callable[[], Told]) -> Told:
    """What is told to the page, whatever happens."""
    try:
        told = work()
        return {name: str(value) if isinstance(value, Html) else value for name, value in told.items()}
    except SetChanged as error:
        return {"failed": str(error), "changed": True}
    except StdqaError as error:
        return {"failed": str(error)}
    except Exception:  # the outer door: whatever it was, the page must go on
        log.exception("The question sets failed.")
        return {"failed": strings.FAILED}

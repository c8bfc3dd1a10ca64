"""Numbers and words in one form each, so that what is given and what is expected can be compared."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from stdqa.figures import numerals
from stdqa.text import search_form

# Results agree that differ by no more than the rounding of what they were worked out from.
ROUNDING = Decimal("0.051")
SHARE = Decimal("0.001")


def number(text: str) -> str:
    """A number in one form: "2,902" and "2902", "Twelve" and "12", "19.64 million" and "19640000"."""
    found = numerals(text)
    if not found:
        return flat(text).strip()
    return f"{found[0].value.normalize():f}" + ("%" if found[0].percent else "")


def close(one: str, two: str) -> bool:
    """Whether two results agree within rounding."""
    try:
        a, b = Decimal(one.strip("%")), Decimal(two.strip("%"))
    except ArithmeticError:
        return one == two
    return abs(a - b) <= max(ROUNDING, abs(b) * SHARE)


def flat(text: str) -> str:
    """Text for comparing: lower case, words and numbers parted by single spaces, one at each end."""
    narrow = search_form(unicodedata.normalize("NFKC", text))
    return " " + " ".join("".join(c if c.isalnum() or c in "%.+" else " " for c in narrow).split()) + " "


def holds(flattened: str, words: str) -> bool:
    """Whether a text, made flat before, holds some words; no text holds none."""
    wanted = flat(words).strip()
    return bool(wanted) and wanted in flattened

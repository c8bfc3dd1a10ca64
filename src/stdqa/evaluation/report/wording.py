"""Numbers in reports, written one way."""

from __future__ import annotations

from stdqa.evaluation.resampling import Mean

NOTHING = "–"


def share(value: float | None) -> str:
    """A share with three decimals."""
    return NOTHING if value is None else f"{value:.3f}"


def interval(measured: Mean) -> str:
    """The interval of a mean."""
    if measured.low is None or measured.high is None:
        return NOTHING
    return f"{measured.low:.3f} to {measured.high:.3f}"


def signed(value: float | None) -> str:
    """A difference with its sign."""
    return NOTHING if value is None else f"{value:+.3f}".replace("-", "−")


def milliseconds(value: float | None) -> str:
    """A time."""
    return NOTHING if value is None else f"{value:,.1f} ms"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"1 {one}" if number == 1 else f"{number:,} {many}"

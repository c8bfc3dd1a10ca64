"""Charts as SVG, small enough to stand inside a page; colours and type come from the page's style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdqa.evaluation.report.blocks import Bars, Histogram, Lines
from stdqa.evaluation.report.markup import Markup, joined, tag

WIDTH, HEIGHT = 640, 280
# Room for labels: left of a plot, right of it, above and below.
LEFT, RIGHT, TOP, BOTTOM = 56, 120, 30, 44
ROW, NAMES, TOLD = 26, 190, 110
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
# Labels at the ends of lines keep this far apart.
LABEL_GAP = 15


def bars(chart: Bars) -> Markup:
    """Shares as bars from left to right, each with the line of its interval."""
    width = WIDTH - NAMES - TOLD
    parts = []
    for row, bar in enumerate(chart.bars):
        y = row * ROW + 4
        parts.append(tag("text", bar.name, x=NAMES - 8, y=y + 14, text_anchor="end", class_="name"))
        parts.append(_rect(NAMES, y, width, ROW - 8, "ground"))
        parts.append(_rect(NAMES, y, width * _unit(bar.value), ROW - 8, "bar"))
        if bar.low is not None and bar.high is not None:
            a, b = (NAMES + width * _unit(one) for one in (bar.low, bar.high))
            parts.append(_line(a, y + (ROW - 8) / 2, b, y + (ROW - 8) / 2, "whisker"))
        parts.append(tag("text", bar.told, x=NAMES + width + 8, y=y + 14, class_="told"))
    return _drawing(chart.title, parts, ROW * len(chart.bars) + 8)


def lines(chart: Lines) -> Markup:
    """Lines over one axis, each named at its end; both axes from 0 to 1 unless ``even``."""
    across = sorted({x for series in chart.series for x, _ in series.points})
    highest = max((y for series in chart.series for _, y in series.points), default=1.0)
    top = next((share for share in SHARES[1:] if share >= highest), 1.0)

    def x_of(value: float) -> float:
        if chart.even:
            return LEFT + (WIDTH - LEFT - RIGHT) * across.index(value) / max(1, len(across) - 1)
        return LEFT + (WIDTH - LEFT - RIGHT) * _unit(value)

    def y_of(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - _unit(value / top))

    parts = [*_grid([(y_of(share), f"{share:.0%}") for share in SHARES if share <= top])]
    ticks = [(x_of(x), f"{x:g}") for x in across] if chart.even else [(x_of(x), f"{x:.0%}") for x in SHARES]
    parts += _ticks(ticks, chart.across)
    parts.append(tag("text", chart.up, x=4, y=12, class_="axis"))
    ends = []
    for number, series in enumerate(chart.series, start=1):
        points = " ".join(f"{x_of(x):.1f},{y_of(y):.1f}" for x, y in series.points)
        parts.append(tag("polyline", points=points, class_=f"line line-{number}"))
        if chart.even:
            parts += [
                tag("circle", tag("title", f"{series.name}, {x:g}: {y:.3f}"), cx=x_of(x), cy=y_of(y), r=3.5,
                    class_=f"dot dot-{number}")
                for x, y in series.points
            ]  # fmt: skip
        if series.points:
            x, y = series.points[-1]
            ends.append((y_of(y), x_of(x), f"{series.name} {y:.3f}"))
    parts += _labels(ends)
    return _drawing(chart.title, parts, HEIGHT)


def histogram(chart: Histogram) -> Markup:
    """Columns over an axis that begins at 0, with marks across them."""
    last, most = chart.edges[-1] or 1.0, max((*chart.counts, 1))

    def x_of(value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * _unit(value / last)

    def y_of(count: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / most)

    parts = [*_grid([(y_of(0), "0"), (y_of(most), f"{most:,}")])]
    for (low, high), count in zip(zip(chart.edges, chart.edges[1:], strict=False), chart.counts, strict=True):
        if count:
            wide, tall = max(0.5, x_of(high) - x_of(low) - 1), y_of(0) - y_of(count)
            told = tag("title", f"{low:.1f} to {high:.1f} {chart.across}: {count:,}")
            parts.append(
                tag("rect", told, x=x_of(low) + 0.5, y=y_of(count), width=wide, height=tall, class_="bar")
            )
    parts += _ticks([(x_of(one), f"{one:,.0f}") for one in (0.0, last / 2, last)], chart.across)
    for name, value in chart.marks:
        parts.append(_line(x_of(value), TOP, x_of(value), y_of(0), "mark"))
        parts.append(tag("text", f"{name} {value:,.0f}", x=x_of(value) + 4, y=TOP + 8, class_="told"))
    return _drawing(chart.title, parts, HEIGHT)


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))


def _rect(x: float, y: float, width: float, height: float, name: str) -> Markup:
    return tag("rect", x=x, y=y, width=width, height=height, class_=name)


def _line(x1: float, y1: float, x2: float, y2: float, name: str) -> Markup:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=name)


def _grid(rows: Sequence[tuple[float, str]]) -> Iterator[Markup]:
    for y, text in rows:
        yield _line(LEFT, y, WIDTH - RIGHT, y, "grid")
        yield tag("text", text, x=LEFT - 6, y=y + 4, text_anchor="end", class_="axis")


def _ticks(ticks: Sequence[tuple[float, str]], title: str) -> Iterator[Markup]:
    for x, text in ticks:
        yield tag("text", text, x=x, y=HEIGHT - BOTTOM + 18, text_anchor="middle", class_="axis")
    middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
    yield tag("text", title, x=middle, y=HEIGHT - 6, text_anchor="middle", class_="axis")


def _labels(ends: Sequence[tuple[float, float, str]]) -> Iterator[Markup]:
    """The names of lines at their ends, moved down where two would cover each other."""
    last = -LABEL_GAP * 1.0
    for y, x, text in sorted(ends):
        at = max(y + 4, last + LABEL_GAP)
        last = at
        yield tag("text", text, x=x + 8, y=at, class_="told")


def _drawing(title: str, parts: Sequence[Markup], height: float) -> Markup:
    drawn = tag(
        "svg", tag("title", title), *parts, viewBox=f"0 0 {WIDTH} {height:g}", role="img", class_="chart"
    )
    return tag("figure", tag("figcaption", title), joined(drawn))

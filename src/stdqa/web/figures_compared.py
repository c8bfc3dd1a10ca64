"""Charts, conflicts and sums of the register as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from stdqa.register import (
    Bar,
    Difference,
    DifferenceKind,
    Group,
    GroupKind,
    Register,
    Sum,
    SumVerdict,
)
from stdqa.types import Figure, FigureKind
from stdqa.web.address import address
from stdqa.web.evidence import chip_mark
from stdqa.web.figures_look import Look
from stdqa.web.figures_view import above, amount, counted, empty, time_chip, views, where
from stdqa.web.markup import Html, element, icon, joined, quoted
from stdqa.web.strings import figures as strings
from stdqa.web.view import chip

# Nobody looks through more at once; words and filters narrow them down.
MOST_SHOWN = 60
_ICONS = {
    SumVerdict.ADDS_UP: "M2.5 8.5l3.5 4 7.5-9",
    SumVerdict.INCOMPLETE: "M2.5 8h11",
    SumVerdict.OTHER_WHOLE: "M2 5h12M2 11h7",
    SumVerdict.DIFFERS: "M3 3l10 10M13 3L3 13",
}


def charts(register: Register, look: Look, chosen: Sequence[Figure]) -> Html:
    """The groups of figures that can be compared, as bars."""
    groups = register.groups_among(chosen) if look.narrowed else list(register.groups)
    shown = element(
        "div",
        *(_section(strings.GROUPS[kind], map(_chart, run)) for kind, run in _by_kind(groups[:MOST_SHOWN])),
        class_="charts",
    )
    return _view(register, look, chosen, groups, shown, (strings.NO_CHART, strings.NO_CHART_HOW))


def conflicts(register: Register, look: Look, chosen: Sequence[Figure]) -> Html:
    """Figures of the same thing that differ, then roundings with their exact figures."""
    found = register.differences_among(chosen) if look.narrowed else list(register.differences)
    shown = element("div", *(_difference(register, one) for one in found[:MOST_SHOWN]), class_="compared")
    return _view(register, look, chosen, found, shown, (strings.NO_CONFLICTS, strings.NO_CONFLICTS_HOW))


def sums(register: Register, look: Look, chosen: Sequence[Figure]) -> Html:
    """Wholes with their parts, and what these make."""
    found = register.sums_among(chosen) if look.narrowed else list(register.sums)
    shown = element("div", *(_sum(register, one) for one in found[:MOST_SHOWN]), class_="compared")
    return _view(register, look, chosen, found, shown, (strings.NO_SUMS, strings.NO_SUMS_HOW))


def _view(
    register: Register,
    look: Look,
    chosen: Sequence[Figure],
    found: Sequence[object],
    shown: Html,
    nothing: tuple[str, str],
) -> Html:
    if not len(register):
        return joined(views(look), empty(strings.NONE_YET, strings.NONE_YET_HOW))
    left = len(found) - MOST_SHOWN
    more = element("p", strings.MORE_GROUPS.format(count=f"{left:,}"), class_="more") if left > 0 else None
    return joined(above(register, look, len(chosen)), shown if found else empty(*nothing), more)


def _by_kind(groups: Iterable[Group]) -> Iterable[tuple[GroupKind, list[Group]]]:
    return ((kind, list(run)) for kind, run in groupby(groups, key=lambda group: group.kind))


def _section(title: str, parts: Iterable[Html]) -> Html:
    return element("section", element("h3", title), element("div", *parts, class_="grid"))


def _chart(group: Group) -> Html:
    longest = max((abs(bar.figure.value) for bar in group.bars), default=Decimal(0))
    return element(
        "figure",
        element(
            "figcaption",
            element("h4", quoted(_title(group))),
            chip_mark(chip(group.period)) if group.period else None,
        ),
        element("ul", *(_bar(bar, longest) for bar in group.bars), class_="beside barred"),
        class_="chart",
    )


def _title(group: Group) -> str:
    if group.kind is GroupKind.SHARES:
        return strings.SHARES_OF.format(whole=group.title) if group.title else strings.SHARES
    title = f"{group.title[:1].upper()}{group.title[1:]}"
    return f"{title}, {strings.PARTS_OF.format(whole=group.whole.text)}" if group.whole else title


def _bar(bar: Bar, longest: Decimal) -> Html:
    figure = bar.figure
    share = abs(figure.value) / longest if longest else Decimal(0)
    label = f"{bar.label[:1].upper()}{bar.label[1:]}"
    return element(
        "li",
        element("span", quoted(label), class_="label"),
        element(
            "a",
            amount(figure),
            href=address(figure.document, figure.start, figure.end),
            class_="value",
            title=strings.OPEN_LABEL.format(figure=figure.text),
        ),
        element(
            "span",
            element("span", style=f"width:{share:.1%}", class_="below" if figure.value < 0 else None),
            class_="bar",
            aria_hidden="true",
        ),
    )


def _difference(register: Register, difference: Difference) -> Html:
    contradiction = difference.kind is DifferenceKind.CONTRADICTION
    return element(
        "article",
        element("h3", strings.DIFFERENCES[difference.kind], class_="differs" if contradiction else "same"),
        element("p", strings.DIFFERENCES_HOW[difference.kind], class_="how"),
        _listed(register, difference.figures),
    )


def _sum(register: Register, added: Sum) -> Html:
    rounded = f", {strings.ROUNDED}" if added.rounded else ""
    return element(
        "article",
        element(
            "h3",
            icon(_ICONS[added.verdict]),
            strings.SUMS[added.verdict],
            rounded,
            class_=added.verdict.value,
        ),
        element("p", _working(added), class_="working"),
        element("p", how, class_="how") if (how := _how(added)) else None,
        _listed(register, ((added.whole,) if added.whole else ()) + added.parts, _tags(added)),
        class_="sum",
    )


def _tags(added: Sum) -> dict[str, str]:
    """What the whole is called, by its id."""
    if added.whole is None:
        return {}
    beside = added.verdict is SumVerdict.OTHER_WHOLE
    return {added.whole.id: strings.BESIDE if beside else strings.WHOLE}


def _working(added: Sum) -> Html:
    """The sum as it is worked out: "550 + 766 + 22 = 1,338"."""
    percent = "%" if added.whole is None else ""
    parts = " + ".join(part.text for part in added.parts)
    return quoted(f"{parts} = {_plain(added.total)}{percent}")


def _how(added: Sum) -> str | None:
    whole = added.whole.text if added.whole else "100%"
    said: dict[SumVerdict, Callable[[], str]] = {
        SumVerdict.INCOMPLETE: lambda: strings.INCOMPLETE_HOW,
        SumVerdict.OTHER_WHOLE: lambda: strings.FITS_HOW if added.fits else strings.OTHER_WHOLE_HOW,
        SumVerdict.DIFFERS: lambda: strings.DIFFERS_HOW,
    }
    if added.verdict not in said:
        return None
    # A whole beside the parts is said to be more or less than they are; a sum, than its whole.
    over = added.difference > 0 if added.verdict is SumVerdict.OTHER_WHOLE else added.difference < 0
    return said[added.verdict]().format(
        total=_plain(added.total),
        whole=whole,
        difference=_plain(abs(added.difference)),
        more=strings.MORE if over else strings.LESS,
    )


def _plain(value: Decimal) -> str:
    """A number in plain digits, without zeros that say nothing."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _listed(register: Register, figures: Iterable[Figure], tags: Mapping[str, str] | None = None) -> Html:
    return element(
        "table",
        element("tbody", *(_row(register, figure, (tags or {}).get(figure.id)) for figure in figures)),
        class_="register",
    )


def _row(register: Register, figure: Figure, tag: str | None) -> Html:
    unit = figure.unit if figure.kind is FigureKind.MONEY else None
    return element(
        "tr",
        element("td", amount(figure), class_="value"),
        element(
            "td",
            element("span", tag, class_="tag") if tag else None,
            counted(figure),
            element("span", quoted(unit), class_="note") if unit and unit not in figure.text else None,
            class_="measure",
        ),
        element("td", time_chip(figure), class_="period_end"),
        element("td", where(register, figure), class_="document"),
        class_="sum-of" if tag else None,
    )

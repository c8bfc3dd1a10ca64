"""Why a figure was missed, as HTML: the one expected beside the one chosen, and what set them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from stdqa.evaluation.report.why import PARTS, place
from stdqa.evaluation.report.wording import NOTHING
from stdqa.evaluation.rows import FigurePart, Weighed
from stdqa.web.address import address
from stdqa.web.evaluate.parts import Corpus, table
from stdqa.web.markup import Html, element, quoted
from stdqa.web.strings import evaluate as strings

# So many parts of a score are told; the others hardly matter.
MOST_PARTS = 6


def figure_part(part: FigurePart, corpus: Corpus) -> Iterator[Html]:
    """How the figure that was expected fared among those that were weighed."""
    yield element("h3", strings.WHY_FIGURE)
    yield element("p", _told(part))
    shown = [(words, one) for words, one in _pair(part) if one is not None]
    if shown:
        head = ("", *(words for words, _ in shown))
        yield table(head, _rows([one for _, one in shown], corpus), "weighed", words=len(head))
    if part.apart:
        yield element("h4", strings.APART)
        yield element("ul", *_parts(part.apart), class_="apart")


def _told(part: FigurePart) -> str:
    if part.read is False:
        return strings.NOT_READ
    if part.expected is None:
        return strings.NOT_WEIGHED
    if part.chosen is None:
        return strings.NOT_CHOSEN
    if part.chosen.rank == part.expected.rank:
        return strings.WEIGHED_BEST
    return strings.WEIGHED.format(rank=part.expected.rank, count=part.candidates)


def _pair(part: FigurePart) -> tuple[tuple[str, Weighed | None], ...]:
    same = part.expected and part.chosen and part.expected.rank == part.chosen.rank
    return (strings.EXPECTED, part.expected), (strings.CHOSEN, None if same else part.chosen)


def _rows(shown: list[Weighed], corpus: Corpus) -> Iterator[tuple[Html | str, ...]]:
    facts: dict[str, Callable[[Weighed], Html | str]] = {
        strings.FIGURE: lambda one: element("strong", quoted(one.text)),
        strings.COUNTS: lambda one: quoted(one.measure or NOTHING),
        strings.PERIOD: lambda one: quoted(_period(one)),
        strings.RANK: lambda one: f"{one.rank:,}",
        strings.SCORE: lambda one: f"{one.score:.2f}",
        strings.WHERE: lambda one: _where(one, corpus),
    }
    for title, fact in facts.items():
        yield title, *(fact(one) for one in shown)


def _period(one: Weighed) -> str:
    told = (one.period, one.basis and strings.BASES.get(one.basis, one.basis))
    return ", ".join(words for words in told if words) or NOTHING


def _where(one: Weighed, corpus: Corpus) -> Html:
    at = (one.document, one.start, one.end)
    if corpus.text(*at) is None:
        return quoted(place(*at))
    return element(
        "a", quoted(place(*at)), href=address(*at), aria_label=strings.OPEN_LABEL.format(place=place(*at))
    )


def _parts(apart: Mapping[str, float]) -> Iterator[Html]:
    for name, worth in list(apart.items())[:MOST_PARTS]:
        signed = f"{worth:+.2f}".replace("-", "−")
        yield element("li", element("span", PARTS.get(name, name)), element("span", signed, class_="number"))

"""An answer as plain text, to be pasted elsewhere: what is said, each figure with its time, each source."""

from __future__ import annotations

from collections.abc import Iterator

from stdqa.types import Status
from stdqa.web import strings
from stdqa.web.evidence import heading
from stdqa.web.view import AlsoView, AnswerView, FigureView, QuoteView


def plain(question: str, shown: AnswerView) -> str:
    """The question, the answer, its figures with their time, and the quotations with their places."""
    return "\n\n".join(filter(None, ("\n".join(part) for part in _parts(question, shown))))


def figure_line(figure: FigureView) -> str:
    """A figure with what it counts and its time: ``2,902 national standards (during 2023) [1]``."""
    words = (figure.before, figure.text, figure.after, figure.unit)
    line = f"{' '.join(word for word in words if word)} ({figure.chip.words})"
    if figure.note:
        line += f", {figure.note}"
    return line if figure.citation is None else f"{line} [{figure.citation + 1}]"


def also_heading(shown: AnswerView) -> str:
    """What is said of the figures beside an answer, or in the place of one."""
    return heading(shown) if shown.status is Status.ABSTAINED else strings.ALSO


def also_line(also: AlsoView) -> str:
    """A figure that stands beside an answer, why, and its time."""
    words = " ".join(word for word in (also.before, also.text, also.after) if word)
    # Why it is told may name its time already.
    time = "" if also.why.endswith(also.chip.words) else f" ({also.chip.words})"
    line = f"{words}: {also.why}{time}"
    return f"{line} [{also.quote.number}]" if also.quote else line


def source_line(quote: QuoteView) -> str:
    """Where a quotation stands, and whether that is an original or a digest."""
    titled = ", ".join(filter(None, (quote.title, quote.date)))
    caution = strings.JOURNALIST if quote.journalist else None
    return "".join(f"{part}. " for part in (quote.locator, titled, quote.origin, caution) if part).rstrip()


def quotes_of(shown: AnswerView) -> tuple[QuoteView, ...]:
    """The quotations of an answer and of what stands beside it, each once, by number."""
    beside = (also.quote for also in shown.also)
    found = {quote.number: quote for quote in (*beside, *shown.quotes) if quote}
    return tuple(found[number] for number in sorted(found))


def said(shown: AnswerView) -> str:
    """The words of an answer, with its verdict; for an abstention, that there is none, and why."""
    if shown.status is Status.ABSTAINED:
        asked_back = strings.ABSTAINED_FOR.get(shown.reason) if shown.reason and shown.also else None
        return f"{asked_back} {shown.text}" if asked_back else f"{strings.ABSTAINED}. {shown.text}"
    return f"{strings.VERDICTS[shown.verdict]}. {shown.text}" if shown.verdict else shown.text


def _parts(question: str, shown: AnswerView) -> Iterator[list[str]]:
    yield [question]
    yield [said(shown), *([shown.working] if shown.working else [])]
    yield [figure_line(figure) for figure in shown.figures]
    if shown.also:
        yield [f"{also_heading(shown)}:", *map(also_line, shown.also)]
    for quote in quotes_of(shown):
        words = "".join(piece for piece, _ in quote.pieces)
        yield [f"[{quote.number}] “{words}”", source_line(quote)]

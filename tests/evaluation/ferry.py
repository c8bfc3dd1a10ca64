"""A ferry's report, questions about it, and answers made by hand."""

from datetime import date
from decimal import Decimal

from stdqa.evaluation.question import Kind, Place, Question, Span
from stdqa.types import (
    Answer,
    Basis,
    Citation,
    Computation,
    Context,
    Document,
    Figure,
    FigureKind,
    Hit,
    Metadata,
    Passage,
    Period,
    QuotedFigure,
    Status,
)

FLOW = "In 2023, the ferry carried 4,310 cars."
STOCK = "By the end of 2023, the line had 12 boats."
CAPTAIN = "The captain is Nils Berg."
TEXT = f"{FLOW}\n{STOCK}\n{CAPTAIN}\n"
TEXTS = {"ferry": TEXT}
YEAR = Period(Basis.DURING, date(2023, 1, 1), date(2023, 12, 31), "in 2023")
YEAR_END = Period(Basis.AS_OF, date(2023, 12, 31), date(2023, 12, 31), "by the end of 2023")
DOCUMENT = Document("ferry", "ferry.md", TEXT, "0" * 64, Metadata("Ferry report"), ())


def span(quote, text=TEXT, document="ferry"):
    start = text.index(quote)
    return Span(document, start, start + len(quote))


def gold(*quotes):
    """Each quotation is needed."""
    return tuple((span(quote),) for quote in quotes)


def figure(text, within=FLOW, period=YEAR, value=None):
    at = span(within)
    start = at.start + within.index(text) if text in within else at.start
    return Figure(
        id=f"{text}-{start}", document="ferry", passage="p", start=start, end=start + len(text), text=text,
        value=Decimal(value or text.replace(",", "")), kind=FigureKind.COUNT, unit=None, qualifier=None,
        period=period, measure="cars", scope=None, of=None, change=None, clause_start=at.start,
        clause_end=at.end, sentence_start=at.start, sentence_end=at.end,
    )  # fmt: skip


def hit(quote, rank=1, name=None):
    at = span(quote)
    passage = Passage(name or f"p-{at.start}", "ferry", at.start, at.end, quote, Context(1))
    return Hit(passage, 1 / rank, rank, rank + 1, 0.5)


def cite(quote):
    at = span(quote)
    return Citation.of(DOCUMENT, Context(1), at.start, at.end, quote)


def answer(*figures, text="", quotes=(FLOW,), verdict=None, result=None, confidence=0.5, hits=()):
    return Answer(
        question="?",
        status=Status.ANSWERED,
        text=text or ", ".join(one.text for one in figures),
        figures=tuple(QuotedFigure(one, 0) for one in figures),
        citations=tuple(map(cite, quotes)),
        hits=tuple(hits),
        verdict=verdict,
        computation=Computation("a − b", result, (0,)) if result else None,
        confidence=confidence,
        timings_ms={"search": 10.0, "answer": 2.0},
    )


def declined(reason=None, hits=()):
    return Answer("?", Status.ABSTAINED, "The documents do not say.", reason, hits=tuple(hits))


def failed():
    return Answer("?", Status.ERROR, "It broke.")


def question(kind=Kind.FIGURE, **fields):
    defaults = {"id": "q1", "line": 1, "question": "How many cars in 2023?", "kind": kind}
    if kind is Kind.FIGURE:
        defaults |= {"figures": ("4,310",), "mistakes": ("12",), "period": YEAR}
    return Question(**(defaults | fields))


def quoted(quote):
    return Place("ferry", quote)

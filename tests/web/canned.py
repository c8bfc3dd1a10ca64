"""An assistant that knows its answers by heart: every span in them is cut from the texts below."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

from stdqa.errors import BadQuestion
from stdqa.types import (
    AlsoFigure,
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
    Reason,
    Side,
    Speaker,
    Status,
    Verdict,
)

FLOW = (
    "In 2023, the administration released 2,902 national standards after approving them, "
    "and 225 national standard samples."
)
STOCK = (
    "By the end of 2023, the national standards came to 44,499 and the national standard samples to 4,164."
)
SHARE = "Both classes are effectively implemented: together they are 93.7% of the national standards."
SAMPLES = "Fifty health-related standards, including methods for testing drinking water, were formulated."
KINDS = "In 2023, 4,141 industry standards, 10,751 local standards and 23,162 group standards were filed."
TEXT = "\n".join((FLOW, STOCK, SHARE, SAMPLES, KINDS))
HOSTILE = (
    '<script>window.broken = 1</script> <img src=x onerror="window.broken = 1"> </mark></bdi> 7 \u202elive\u202c '
    "[x](http://evil.example/a) ![y](http://evil.example/b.png) *a* ${window.broken = 1} {{value}} `code`"
)

YEAR = Period(Basis.DURING, date(2023, 1, 1), date(2023, 12, 31), "In 2023")
YEAR_END = Period(Basis.AS_OF, date(2023, 12, 31), date(2023, 12, 31), "By the end of 2023")
SPEAKER = Speaker("Xiao Han", "Director of the Standard Innovation Department")


def document(text: str = TEXT, name: str = "press-conference", digest: bool = True) -> Document:
    metadata = Metadata(
        "Press conference on the annual report on standardization",
        date=date(2024, 3, 27),
        digest_of="https://example.org" if digest else None,
        speakers=(SPEAKER,),
    )
    return Document(name, f"{name}.md", text, sha256(text.encode()).hexdigest(), metadata, ())


def cite(quote: str, source: Document | None = None, speaker: Speaker = SPEAKER, item: int = 1) -> Citation:
    source = source or document()
    start = source.text.index(quote)
    context = Context(1, section="opening remarks", speaker=speaker, item=item)
    return Citation.of(source, context, start, start + len(quote), quote)


def figure(text: str, within: str, source: Document | None = None, **changes: object) -> Figure:
    source = source or document()
    sentence = source.text.index(within)
    start = sentence + within.index(text)
    values: dict[str, object] = {
        "id": text,
        "document": source.id,
        "passage": "p",
        "start": start,
        "end": start + len(text),
        "text": text,
        "value": Decimal(text.replace(",", "").rstrip("%")),
        "kind": FigureKind.COUNT,
        "unit": "national standards",
        "qualifier": None,
        "period": YEAR,
        "measure": "national standards",
        "scope": None,
        "of": None,
        "change": None,
        "clause_start": sentence,
        "clause_end": sentence + len(within),
        "sentence_start": sentence,
        "sentence_end": sentence + len(within),
    }
    return Figure(**(values | changes))  # type: ignore[arg-type]


def hit(text: str, score: float = 0.5) -> Hit:
    start = TEXT.index(text)
    context = Context(4, section="answers", speaker=Speaker("Guo Huanxin"))
    return Hit(Passage("p4", "press-conference", start, start + len(text), text, context), score)


def flow() -> Answer:
    return Answer(
        "How many national standards were approved in 2023?",
        Status.ANSWERED,
        "2,902 national standards were approved and released in 2023.",
        figures=(QuotedFigure(figure("2,902", FLOW), 0),),
        citations=(cite(FLOW), cite(STOCK)),
        hits=(hit(FLOW, 0.9), hit(STOCK, 0.8), hit(SAMPLES), hit(SHARE), hit(KINDS)),
        also=(AlsoFigure(figure("44,499", STOCK, period=YEAR_END), "total by the end of 2023", 1),),
    )


def stock() -> Answer:
    return Answer(
        "How many in total?",
        Status.ANSWERED,
        "There were 44,499 national standards in total by the end of 2023.",
        figures=(QuotedFigure(figure("44,499", STOCK, period=YEAR_END), 0),),
        citations=(cite(STOCK), cite(FLOW)),
        hits=(hit(STOCK, 0.9), hit(SAMPLES)),
        also=(AlsoFigure(figure("2,902", FLOW), "approved during 2023", 1),),
    )


def share() -> Answer:
    percent = figure(
        "93.7%",
        SHARE,
        kind=FigureKind.PERCENTAGE,
        unit="%",
        measure="effectively implemented",
        of="national standards",
        period=None,
        qualifier="about",
    )
    text = "93.7% of national standards are effectively implemented."
    return Answer("?", Status.ANSWERED, text, figures=(QuotedFigure(percent, 0),), citations=(cite(SHARE),))


def comparison() -> Answer:
    rows = tuple(
        QuotedFigure(figure(text, KINDS, unit="standards", measure=measure, scope=measure), 0)
        for text, measure in (("23,162", "group"), ("10,751", "local"), ("4,141", "industry"))
    )
    text = (
        "More group standards (23,162) than local (10,751) and industry standards (4,141) were filed in 2023."
    )
    return Answer(
        "?", Status.ANSWERED, text, figures=rows, citations=(cite(KINDS, item=2),), hits=(hit(SAMPLES),)
    )


def computed() -> Answer:
    figures = (
        QuotedFigure(figure("44,499", STOCK, period=YEAR_END), 0),
        QuotedFigure(figure("2,902", FLOW), 1),
    )
    return Answer(
        "?",
        Status.ANSWERED,
        "41,597 national standards were there before 2023.",
        figures=figures,
        citations=(cite(STOCK), cite(FLOW)),
        computation=Computation("44,499 − 2,902", "41,597", (0, 1)),
    )


def check() -> Answer:
    return Answer(
        "?",
        Status.ANSWERED,
        "The report says 2,902, not 3,000.",
        figures=(QuotedFigure(figure("2,902", FLOW), 0),),
        citations=(cite(FLOW),),
        verdict=Verdict.CONTRADICTED,
    )


def abstained() -> Answer:
    return Answer(
        "How many national standards were approved in 2022?",
        Status.ABSTAINED,
        "The documents do not say.",
        reason=Reason.OTHER_PERIOD,
        citations=(cite(FLOW),),
        hits=(hit(FLOW, 0.8), hit(SAMPLES)),
        also=(AlsoFigure(figure("2,902", FLOW), "approved in 2023, not in 2022", 0),),
    )


def both_bases() -> Answer:
    figures = (
        QuotedFigure(figure("2,902", FLOW), 0),
        QuotedFigure(figure("44,499", STOCK, period=YEAR_END), 1),
    )
    text = "2,902 national standards in 2023; 44,499 national standards as of 31 December 2023."
    return Answer("?", Status.ANSWERED, text, figures=figures, citations=(cite(FLOW), cite(STOCK)))


def two_sources() -> Answer:
    other = document("In 2023, 2,920 national standards were approved.", "news")
    other = replace(other, metadata=replace(other.metadata, title="News of the day"))
    second = figure("2,920", other.text, other)
    text = "The sources differ: 2,902 national standards, in 2023 (“A”); 2,920 national standards, in 2023 (“B”)."
    return Answer(
        "?",
        Status.ANSWERED,
        text,
        figures=(QuotedFigure(figure("2,902", FLOW), 0), QuotedFigure(second, 1)),
        citations=(cite(FLOW), cite(other.text, other)),
    )


def asked_back() -> Answer:
    industry = figure("4,141", KINDS, unit="industry standards")
    group = figure("23,162", KINDS, unit="group standards")
    samples = figure("225", FLOW, unit="national standard samples")
    return Answer(
        "how many standards?",
        Status.ABSTAINED,
        "The question fits several figures.",
        reason=Reason.TOO_VAGUE,
        citations=(cite(FLOW), cite(KINDS)),
        hits=(hit(FLOW, 0.8),),
        also=(
            AlsoFigure(figure("2,902", FLOW), "national standards, in 2023", 0),
            AlsoFigure(industry, "industry standards, in 2023", 1),
            AlsoFigure(group, "group standards, in 2023", 1),
            AlsoFigure(samples, "national standard samples, in 2023", 0),
        ),
    )


def hostile() -> Answer:
    source = document(HOSTILE, "hostile", digest=False)
    seven = figure(
        "7",
        HOSTILE,
        source,
        unit="<b>units</b>",
        qualifier="<i>over</i>",
        period=Period(None, text="<u>then</u>"),
    )
    return Answer(
        HOSTILE,
        Status.ANSWERED,
        HOSTILE,
        figures=(QuotedFigure(seven, 0),),
        citations=(cite(HOSTILE, source, Speaker("<b>Eve</b>", "<i>role</i>", Side.JOURNALIST)),),
    )


def sentence() -> Answer:
    return Answer(
        "?", Status.ANSWERED, "They test drinking water.", citations=(cite(SAMPLES),), hits=(hit(SAMPLES),)
    )


@dataclass(frozen=True)
class Corpus:
    documents: int = 2
    passages: int = 40
    figures: int = 312
    updated: datetime | None = datetime(2024, 4, 2, 9, 30)
    titles: tuple[str, ...] = (
        "Press conference on the annual report on standardization",
        "News report on the press conference",
    )
    digest: bool = True


@dataclass
class CannedAssistant:
    """Answers by the first word of ``answers`` that a question holds; everything else is declined."""

    answers: dict[str, Answer] = field(
        default_factory=lambda: {
            "2022": abstained(),
            "3,000": check(),
            "total": stock(),
            "share": share(),
            "more local": comparison(),
            "before 2023": computed(),
            "approved": flow(),
            "both": both_bases(),
            "differ": two_sources(),
            "standards?": asked_back(),
            "drinking": sentence(),
            "script": hostile(),
        }
    )
    load_s: float = 0.0
    corpus: Corpus = field(default_factory=Corpus)
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    failing: Exception | None = None
    warm: int = 0

    def summary(self) -> Corpus:
        return self.corpus

    def warm_up(self) -> None:
        time.sleep(self.load_s)
        self.warm += 1

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.asked.append((question, tuple(history)))
        if self.failing is not None:
            raise self.failing
        if len(question) > 2000:
            raise BadQuestion("The question is longer than 2,000 characters; shorten it.")
        for word, answer in self.answers.items():
            if word in question:
                return answer
        return Answer(question, Status.ABSTAINED, "The documents do not say.", reason=Reason.NOT_IN_SOURCES)

"""A harbour's report, the answers it gives, and a desk that knows them by heart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

from stdqa.errors import BadQuestion
from stdqa.types import (
    AlsoFigure,
    Answer,
    Basis,
    CheckedDraft,
    Citation,
    Claim,
    ClaimVerdict,
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
    Why,
)

FLOW = "In 2023, the harbour registered 1,204 boats, of which 310 fish for herring."
STOCK = "By the end of 2023, the quay had 57 cranes."
MASTER = "The harbour master is Ines Dahl."
TEXT = f"{FLOW}\n{STOCK}\n{MASTER}\n"
HOSTILE = (
    '=HYPERLINK("http://evil.example") <script>alert(1)</script> [x](http://evil.example) *a* _b_ | c | '
    "\u202e7\u202c \x07 `d` &lt; www.evil.example"
)
YEAR = Period(Basis.DURING, date(2023, 1, 1), date(2023, 12, 31), "In 2023")
YEAR_END = Period(Basis.AS_OF, date(2023, 12, 31), date(2023, 12, 31), "By the end of 2023")
SPEAKER = Speaker("Ines Dahl", "Harbour Master")
DAY = date(2024, 5, 6)


def document(text=TEXT, name="harbour", title="Harbour report", digest=False):
    known = Metadata(title, date=date(2024, 2, 3), digest_of="https://example.org" if digest else None)
    return Document(name, f"{name}.md", text, sha256(text.encode("utf-8", "replace")).hexdigest(), known, ())


def cite(quote, source=None, speaker=SPEAKER):
    source = source or document()
    start = source.text.index(quote)
    context = Context(2, section="opening remarks", speaker=speaker, item=3)
    return Citation.of(source, context, start, start + len(quote), quote)


def figure(text, within, source=None, **changes):
    source = source or document()
    sentence = source.text.index(within)
    start = sentence + within.index(text)
    values = {
        "id": f"{within}-{text}",
        "document": source.id,
        "passage": "p",
        "start": start,
        "end": start + len(text),
        "text": text,
        "value": Decimal(text.replace(",", "")),
        "kind": FigureKind.COUNT,
        "unit": "boats",
        "qualifier": None,
        "period": YEAR,
        "measure": "boats",
        "scope": None,
        "of": None,
        "change": None,
        "clause_start": sentence,
        "clause_end": sentence + len(within),
        "sentence_start": sentence,
        "sentence_end": sentence + len(within),
    }
    return Figure(**(values | changes))


BOATS, HERRING = figure("1,204", FLOW), figure("310", FLOW, unit="boats for herring")
CRANES = figure("57", STOCK, unit="cranes", measure="cranes", period=YEAR_END)


def boats():
    hit = Hit(Passage("p", "harbour", 0, len(FLOW), FLOW, Context(2, speaker=SPEAKER)), 0.5, 1, 2, 0.75, 0.5)
    return Answer(
        "How many boats were registered in 2023?",
        Status.ANSWERED,
        "1,204 boats, in 2023.",
        figures=(QuotedFigure(BOATS, 0),),
        citations=(cite(FLOW), cite(STOCK)),
        hits=(hit,),
        also=(AlsoFigure(CRANES, "the cranes", 1),),
        confidence=0.875,
        timings_ms={"answer": 1.5},
    )


def master():
    return Answer(
        "Who is the harbour master?",
        Status.ANSWERED,
        "Ines Dahl.",
        citations=(cite(MASTER, document(), None),),
    )


def last_year():
    return Answer(
        "How many boats were registered in 2022?",
        Status.ABSTAINED,
        "The documents do not say for 2022.",
        Reason.OTHER_PERIOD,
        citations=(cite(FLOW),),
        also=(AlsoFigure(BOATS, "registered in 2023", 0),),
    )


def others():
    return Answer(
        "How many do not fish for herring?",
        Status.ANSWERED,
        "894 (worked out).",
        figures=(QuotedFigure(BOATS, 0), QuotedFigure(HERRING, 0)),
        citations=(cite(FLOW),),
        computation=Computation("1,204 − 310", "894", (0, 1)),
    )


def hostile():
    source = document(HOSTILE, "evil", HOSTILE)
    seven = figure(
        "7",
        HOSTILE,
        source,
        unit=HOSTILE,
        measure=HOSTILE,
        qualifier="=about",
        period=Period(None, text=HOSTILE),
    )
    speaker = Speaker(HOSTILE, HOSTILE, Side.JOURNALIST)
    cited = cite(HOSTILE, source, speaker)
    return Answer(HOSTILE, Status.ANSWERED, HOSTILE, figures=(QuotedFigure(seven, 0),), citations=(cited,))


class Desk:
    """Answers by what a question holds; of a line it supports 57 cranes and contradicts 75."""

    def __init__(self):
        self.asked, self.checked = [], []

    def ask(self, question, history=()):
        self.asked.append((question, tuple(history)))
        if not question.strip() or question == "?":
            raise BadQuestion("The question is empty.")
        if "crash" in question:
            raise ZeroDivisionError("by zero")
        for word, answer in {"2023": boats, "master": master, "2022": last_year, "herring": others}.items():
            if word in question:
                return replace(answer(), question=question)
        return Answer(question, Status.ABSTAINED, "The documents do not say.", Reason.NOT_IN_SOURCES)

    def check(self, text):
        self.checked.append(text)
        return checked(text)


def checked(text):
    """What is said of a line: 57 holds, 75 is wrong, 99 is nowhere."""
    claims = []
    for number in ("57", "75", "99"):
        if number not in text:
            continue
        start = text.index(number)
        own = replace(
            CRANES, start=start, end=start + 2, text=number, value=Decimal(number), document="draft"
        )
        claims.append(
            {
                "57": Claim(start, start + 2, own, ClaimVerdict.SUPPORTED, None, CRANES, 0),
                "75": Claim(
                    start, start + 2, own, ClaimVerdict.CONTRADICTED, Why.DIGITS_SWAPPED, CRANES, 0, "57", start, start + 2
                ),
                "99": Claim(start, start + 2, own, ClaimVerdict.NOT_FOUND, Why.NOT_STATED),
            }[number]
        )  # fmt: skip
    return CheckedDraft(text, tuple(claims), (cite(STOCK),) if claims else ())

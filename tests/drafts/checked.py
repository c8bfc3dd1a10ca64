"""A draft with a figure of each verdict, checked by hand: no index, no assistant."""

from datetime import date
from decimal import Decimal

from stdqa.types import (
    Basis,
    CheckedDraft,
    Citation,
    Claim,
    ClaimVerdict,
    Figure,
    FigureKind,
    Period,
    Speaker,
    Why,
)

YEAR = Period(Basis.DURING, date(2021, 1, 1), date(2021, 12, 31), "In 2021")
YEAR_END = Period(Basis.AS_OF, date(2021, 12, 31), date(2021, 12, 31), "By the end of 2021")
QUOTE = "In 2021, 4,310 ferries were repaired."
DRAFT = "Ferries\nIn 2021, 4,130 ferries were repaired. Some 50 crews came, and 812 whales."
HOSTILE = "<script>x</script> [a](http://evil.example) *b* \u202e 7 pipes|here"


def figure(text, within, start_at=0, **changes):
    start = within.index(text, start_at)
    values = {
        "id": text,
        "document": "yard",
        "passage": "p",
        "start": start,
        "end": start + len(text),
        "text": text,
        "value": Decimal(text.replace(",", "").rstrip("%")),
        "kind": FigureKind.COUNT,
        "unit": "ferries",
        "qualifier": None,
        "period": YEAR,
        "measure": "ferries",
        "scope": None,
        "of": None,
        "change": None,
        "clause_start": 0,
        "clause_end": len(within),
        "sentence_start": 0,
        "sentence_end": len(within),
    }
    return Figure(**(values | changes))


def citation(quote=QUOTE, **changes):
    values = {
        "document": "yard",
        "title": "Yard report",
        "locator": "Ann Oe, remarks, item 2",
        "date": date(2022, 3, 4),
        "quote": quote,
        "start": 0,
        "end": len(quote),
        "sha256": "0" * 64,
        "speaker": Speaker("Ann Oe"),
    }
    return Citation(**(values | changes))


def claim(text, number, verdict, why=None, source=None, correction=None, **changes):
    own = figure(number, text, **changes)
    cited = 0 if source else None
    return Claim(own.start, own.end, own, verdict, why, source, cited, correction, own.start, own.end)


def draft(text=DRAFT):
    """4,130 is contradicted, 50 supported, 812 not found; those that a text lacks are left out."""
    source = figure("4,310", QUOTE)
    made = (
        ("4,130", ClaimVerdict.CONTRADICTED, Why.DIGITS_SWAPPED, source, "4,310"),
        ("50", ClaimVerdict.SUPPORTED, None, figure("4,310", QUOTE, value=Decimal(50)), None),
        ("812", ClaimVerdict.NOT_FOUND, Why.NOT_STATED, None, None),
    )
    claims = tuple(claim(text, *one) for one in made if one[0] in text)
    return CheckedDraft(text, claims, (citation(),))

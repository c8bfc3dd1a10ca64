"""What becomes of a quotation when its document stays, changes, moves it, or goes away."""

import time
from hashlib import sha256

import pytest

from stdqa.receipts import Outcome, Part, Receipt, by_entry, report_json, verify
from stdqa.types import Document, Metadata

TEXT = "The mill has 12 wheels. In 2023 it ground 340 tonnes.\nThe mill has 12 wheels.\n"
QUOTE = "In 2023 it ground 340 tonnes."
START = TEXT.index(QUOTE)
SPAN = (START, START + len(QUOTE))
SHA = sha256(TEXT.encode()).hexdigest()


class Shelf:
    """Documents by their ids, and how often one was taken out."""

    def __init__(self, **texts):
        self.texts, self.taken = texts, []

    def document_ids(self):
        return tuple(self.texts)

    def document(self, name):
        self.taken.append(name)
        text = self.texts[name]
        return Document(name, name, text, sha256(text.encode()).hexdigest(), Metadata(name), ())


def cited(quote=QUOTE, start=START, sha=SHA, entry=None, document="mill"):
    return Receipt(Part.CITATION, document, start, start + len(quote), quote, sha, entry=entry)


def figure(text="340", start=None, within=SPAN):
    start = TEXT.index(text) if start is None else start
    return Receipt(Part.FIGURE, "mill", start, start + len(text), text, within=within)


def one(receipt, text=TEXT):
    return verify([receipt], Shelf(mill=text))[0]


def test_quotation_at_its_place_holds():
    seen = one(cited())
    assert (seen.outcome, seen.changed, seen.holds) == (Outcome.HOLDS, False, True)


def test_quotation_at_its_place_holds_in_a_document_that_grew_at_its_end():
    seen = one(cited(), TEXT + "More is said.\n")
    assert (seen.outcome, seen.changed) == (Outcome.HOLDS, True)


def test_quotation_that_moved_is_found_where_it_is_now():
    seen = one(cited(), "A line before. " + TEXT)
    assert (seen.outcome, seen.changed, seen.holds) == (Outcome.MOVED, True, False)
    assert seen.found == (START + 15, START + 15 + len(QUOTE))


def test_of_several_places_the_nearest_is_told():
    wheels = "The mill has 12 wheels."
    second = TEXT.rindex(wheels)
    seen = one(cited(wheels, second), "Oh. " + TEXT)
    assert seen.found == (second + 4, second + 4 + len(wheels))


def test_quotation_of_which_a_digit_changed_is_gone():
    seen = one(cited(), TEXT.replace("340", "430"))
    assert (seen.outcome, seen.found) == (Outcome.GONE, None)


@pytest.mark.parametrize(
    "wrong",
    [
        cited("In 2023 it ground 999 tonnes."),
        cited(start=START + 1),
        cited(start=-len(QUOTE) - 1),
        cited("", START),
    ],
)
def test_quotation_that_never_stood_there_is_misquoted(wrong):
    assert one(wrong).outcome is Outcome.MISQUOTED


def test_missing_document_is_told_with_the_name_that_its_text_has_now():
    seen = verify([cited()], Shelf(other="else", renamed=TEXT))[0]
    assert (seen.outcome, seen.found_in, seen.holds) == (Outcome.MISSING, "renamed", False)
    assert verify([cited()], Shelf(other="else"))[0].found_in is None


def test_figure_holds_at_its_own_place_inside_its_quotation():
    assert one(figure()).holds
    assert one(figure("341", TEXT.index("340"))).outcome is Outcome.GONE
    assert one(figure("12", TEXT.index("12"))).outcome is Outcome.MISQUOTED


def test_figure_moves_along_with_its_quotation():
    seen = verify([figure(), cited()], Shelf(mill="A line before. " + TEXT))
    assert [each.outcome for each in seen] == [Outcome.MOVED, Outcome.MOVED]
    assert seen[0].found == (TEXT.index("340") + 15, TEXT.index("340") + 18)


def test_figure_of_a_quotation_that_is_gone_is_gone_too():
    seen = verify([figure(), cited()], Shelf(mill=TEXT.replace("340", "430")))
    assert [each.outcome for each in seen] == [Outcome.GONE, Outcome.GONE]


def test_each_document_is_read_once():
    shelf = Shelf(mill=TEXT)
    verify([cited()] * 10, shelf)
    assert shelf.taken == ["mill"]


def test_entries_that_no_longer_hold_are_told():
    seen = verify([cited(entry=1), cited(entry=2, document="gone"), cited(entry=1)], Shelf(mill=TEXT))
    assert [(each.entry, each.holds) for each in by_entry(seen)] == [(1, True), (2, False)]
    told = report_json(seen)
    assert told["holds"] is False
    assert told["entries"] == [
        {"entry": 1, "question": None, "holds": True},
        {"entry": 2, "question": None, "holds": False},
    ]
    assert told["citations"][1] == {
        "entry": 2,
        "document": "gone",
        "start": START,
        "end": START + len(QUOTE),
        "quote": QUOTE,
        "sha256": SHA,
        "outcome": "document missing",
        "holds": False,
        "document_changed": None,
        "found": None,
        "found_in": "mill",
    }


def test_thousand_quotations_are_looked_up_within_a_second():
    text = "".join(f"Item {number} counts {number * 7} things.\n" for number in range(20_000))
    quotes = [f"Item {number} counts {number * 7} things." for number in range(0, 20_000, 20)]
    receipts = [cited(quote, text.index(quote) - 1, "before") for quote in quotes]
    started = time.perf_counter()
    seen = verify(receipts, Shelf(mill=text))
    assert time.perf_counter() - started < 1
    assert {each.outcome for each in seen} == {Outcome.MOVED}

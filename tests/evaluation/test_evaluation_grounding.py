import pytest
from ferry import CAPTAIN, FLOW, STOCK, TEXT, TEXTS, question, quoted, span

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.grounding import ground
from stdqa.evaluation.question import Place, QuestionSet, Span


def grounded(*evidence, texts=TEXTS):
    return ground(QuestionSet("s", "s.jsonl", (question(evidence=tuple(evidence), line=4),)), texts)["q1"]


def test_quotations_spans_and_whole_documents_become_spans():
    groups = grounded(
        (quoted(FLOW), quoted(STOCK)), (Place("ferry", start=3, end=9),), (Place("ferry", whole=True),)
    )
    assert groups == ((span(FLOW), span(STOCK)), (Span("ferry", 3, 9),), (Span("ferry", 0, len(TEXT)),))


def test_quotation_with_its_place_is_the_span_there():
    at = span(STOCK)
    assert grounded((Place("ferry", STOCK, at.start, at.end),)) == ((at,),)


def test_quotation_that_stands_twice_is_either():
    assert grounded((Place("ferry", "a b"),), texts={"ferry": "a b, a b"}) == (
        (Span("ferry", 0, 3), Span("ferry", 5, 8)),
    )


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (Place("ferry", "The captain is Nils Borg."), "is not in 'ferry'"),
        (Place("ferry", "the captain  is nils berg."), "only with other spaces, line ends or capitals"),
        (Place("fery", FLOW), "no document 'fery'. Is 'ferry' meant?"),
        (Place("ferry", "e"), "places of 'ferry'. Quote more"),
        (Place("ferry", start=0, end=10_000), "there are no characters 0 to 10000"),
        (Place("ferry", start=9, end=9), "there are no characters 9 to 9"),
        (Place("ferry", CAPTAIN, 0, len(CAPTAIN)), "read “In 2023, the"),
    ],
)
def test_evidence_that_is_not_there_is_an_error_with_its_line(place, wrong):
    with pytest.raises(BadQuestionSet, match="s.jsonl, line 4: question q1:") as raised:
        grounded((place,))
    assert wrong in str(raised.value)


def test_every_problem_is_told():
    asked = tuple(
        question(id=f"q{line}", line=line, evidence=((Place("ferry", "no such"),),)) for line in (1, 2, 3)
    )
    with pytest.raises(BadQuestionSet, match="has 3 problems") as raised:
        ground(QuestionSet("s", "s.csv", asked), TEXTS)
    assert [f"s.csv, line {line}" in str(raised.value) for line in (1, 2, 3)] == [True] * 3

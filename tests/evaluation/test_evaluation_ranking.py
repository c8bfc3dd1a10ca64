"""The measures of ranking, against the library's own and against values worked by hand."""

from math import log2

import ir_measures
import pytest
from ferry import CAPTAIN, FLOW, STOCK, TEXT, gold, hit, span

from stdqa.evaluation.ranking import ranked_scores, score_hits, share_found, within


def invented():
    """Forty questions over sixty passages: ranks and relevance by arithmetic, some without anything found."""
    qrels = {f"q{q}": {f"p{(q * 7 + i * i) % 60}": 1 for i in range(1 + q % 4)} for q in range(40)}
    run = {f"q{q}": {f"p{(q * 5 + i * 3) % 60}": 100.0 - i for i in range(12)} for q in range(40) if q % 9}
    return qrels, run


def test_measures_are_those_of_the_library_and_questions_without_results_count():
    from ir_measures import RR, R, Success, nDCG

    qrels, run = invented()
    scores = ranked_scores(qrels, run)
    assert len(scores) == 40
    for name, measure in {
        "recall@5": R @ 5,
        "hit@3": Success @ 3,
        "mrr@10": RR @ 10,
        "ndcg@10": nDCG @ 10,
    }.items():
        theirs = ir_measures.calc_aggregate([measure], qrels, run)[measure]
        ours = sum(one[name] for one in scores.values()) / len(scores)
        assert 0 < ours < 1
        assert ours == pytest.approx(theirs, abs=1e-6)


def test_measures_of_one_question_are_as_worked_by_hand():
    # Relevant: a and d. Found, in order: b, a, c, d.
    scores = ranked_scores({"q": {"a": 1, "d": 1}}, {"q": {"b": 4, "a": 3, "c": 2, "d": 1}})["q"]
    assert (scores["hit@1"], scores["hit@3"], scores["recall@1"]) == (0, 1, 0)
    assert (scores["recall@3"], scores["recall@5"], scores["mrr@10"]) == (0.5, 1, 0.5)
    ideal = 1 + 1 / log2(3)
    assert scores["ndcg@10"] == pytest.approx((1 / log2(3) + 1 / log2(5)) / ideal, abs=1e-6)


def test_order_of_hits_counts_and_not_their_scores():
    hits = [hit(STOCK, 9), hit(FLOW, 1)]
    scores = score_hits(hits, [hits[1].passage.id], gold(FLOW))
    assert scores["mrr@10"] == 0.5


def test_each_piece_of_evidence_that_is_needed_counts():
    scores = score_hits(
        [hit(FLOW), hit(CAPTAIN)], [hit(FLOW).passage.id, hit(STOCK).passage.id], gold(FLOW, STOCK)
    )
    assert (scores["evidence@1"], scores["evidence@10"], scores["recall@10"], scores["hit@1"]) == (
        0.5,
        0.5,
        0.5,
        1,
    )


def test_one_of_alternatives_is_enough():
    either = ((span(FLOW), span(STOCK)),)
    hits = [hit(STOCK)]
    scores = score_hits(hits, [hit(FLOW).passage.id, hits[0].passage.id], either)
    assert (scores["evidence@1"], scores["recall@1"]) == (1, 0.5)


def test_evidence_that_no_passage_holds_is_not_found():
    scores = score_hits([hit(FLOW)], [], gold(STOCK))
    assert set(scores.values()) == {0.0}


def test_question_without_evidence_is_not_measured():
    assert score_hits([hit(FLOW)], [], ()) == {}


@pytest.mark.parametrize(("start", "end", "found"), [(0, 1, 1), (len(FLOW), len(FLOW) + 3, 0), (5, 5, 0)])
def test_passages_that_only_touch_the_evidence_do_not_hold_it(start, end, found):
    assert share_found(gold(FLOW), [("ferry", start, end)]) == found


def test_same_place_of_another_document_is_none():
    assert share_found(gold(FLOW), [("liner", 0, 10)]) == 0


def test_no_evidence_is_never_found():
    assert share_found((), [("ferry", 0, len(TEXT))]) == 0


def test_budget_cuts_the_passage_that_goes_beyond_it():
    assert within([("a", 0, 900), ("b", 100, 900), ("c", 0, 5)], 1000) == [("a", 0, 900), ("b", 100, 200)]

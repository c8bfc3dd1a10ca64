from dataclasses import replace

from ferry import CAPTAIN, FLOW, STOCK, hit

from stdqa.evaluation.placing import placed


def test_passages_have_their_places_best_first():
    hits = [hit(FLOW, 1), hit(STOCK, 2), hit(CAPTAIN, 3)]
    ranked = placed([hits[2].passage, hits[1].passage], hits)
    assert [(one.id, one.rank) for one in ranked] == [(hits[1].passage.id, 2), (hits[2].passage.id, 3)]
    assert (ranked[0].dense_rank, ranked[0].lexical_rank, ranked[0].similarity) == (2, 3, 0.5)


def test_passage_that_was_not_found_comes_last_without_a_place():
    ranked = placed([hit(CAPTAIN).passage, hit(FLOW).passage], [hit(STOCK), hit(FLOW)])
    assert [(one.id, one.rank, one.score) for one in ranked][1] == (hit(CAPTAIN).passage.id, None, None)
    assert ranked[0].rank == 2


def test_passage_that_an_answer_shows_and_a_search_found_has_the_first_of_its_places():
    shown, deeper = hit(STOCK, 1), replace(hit(STOCK, 1), dense_rank=9)
    hits = [hit(FLOW), shown, hit(FLOW), deeper, hit(CAPTAIN)]
    ranked = placed([shown.passage, hit(CAPTAIN).passage], hits)
    assert [(one.rank, one.dense_rank) for one in ranked] == [(2, 1), (3, 1)]


def test_nothing_wanted_has_no_place():
    assert placed([], [hit(FLOW)]) == ()

"""Which figure of the sources is chosen, and that the weights name signs that there are."""

from collections import defaultdict
from types import SimpleNamespace

import pytest

from stdqa.drafts.choosing import Weights, choose, settled
from stdqa.drafts.values import Agreement
from stdqa.types import FigureKind

WEIGHTS = Weights({"words": 1.0}, none=1.0)


def fit(name, words, agreement=Agreement.NOT, value=1, kind=FigureKind.COUNT):
    """A fit with one sign, of a figure that is nothing but its id, its value and its kind."""
    figure = SimpleNamespace(id=name, value=value, kind=kind, document="d", start=int(value))
    return SimpleNamespace(figure=figure, signs=defaultdict(float, words=words), agreement=agreement)


def chosen(*fits):
    best = choose(fits, WEIGHTS).best
    return best.figure.id if best else None


def test_figure_with_the_best_signs_is_chosen():
    assert chosen(fit("a", 2.0, value=1), fit("b", 3.0, value=2)) == "b"


def test_none_is_chosen_where_no_signs_reach_it():
    assert chosen(fit("a", 0.5), fit("b", 0.9, value=2)) is None
    assert chosen() is None


def test_share_that_stands_nowhere_else_needs_fewer_words():
    share = {"agreement": Agreement.EXACT, "value": 46, "kind": FigureKind.PERCENTAGE}
    assert chosen(fit("a", -1.0, **share)) == "a"
    assert chosen(fit("a", -2.0, **share)) is None
    assert chosen(fit("a", -1.0, **share), fit("b", -3.0, **share)) is None
    assert chosen(fit("a", -1.0, agreement=Agreement.EXACT, value=46)) is None


def test_long_number_of_just_the_things_that_are_counted_needs_fewer_words():
    same = fit("a", -1.0, Agreement.EXACT, value=2902)
    assert chosen(same) is None
    same.signs.update(unit=1.0, head=1.0)
    assert chosen(same) == "a"
    same.signs["scope_other"] = 1.0
    assert chosen(same) is None


def test_long_number_is_known_again_at_another_time():
    for value, known in ((2902, "a"), (310, None)):
        other = fit("a", -1.0, Agreement.EXACT, value=value)
        other.signs.update(unit=1.0, head=1.0, basis_other=1.0)
        assert chosen(other) == known


def test_figure_that_another_states_is_hardly_the_one_that_this_gets_wrong():
    stated = choose([fit("a", 5.0, Agreement.EXACT)], WEIGHTS)
    other = choose([fit("a", 3.0), fit("b", 2.0, value=2)], WEIGHTS)
    assert other.best.figure.id == "a"
    assert settled([stated, other])[1].best.figure.id == "b"
    assert settled([other])[0].best.figure.id == "a"


@pytest.mark.parametrize("tokens", [True, False])
def test_shipped_weights_are_of_signs_that_there_are(tokens, assistant):
    from stdqa.drafts.alignment import Sentence
    from stdqa.drafts.draft import read_draft

    draft = read_draft("In 2021, 310 fishing vessels were registered.", assistant.clock, 600)
    sentence = Sentence(draft, draft.stated[0], assistant.finder, assistant.lexicon, assistant.clock)
    signs = sentence.fits(draft.stated[0])[0].signs
    assert set(Weights.shipped(tokens).signs) <= set(signs)
    assert ("answer_late" in Weights.shipped(tokens).signs) is tokens

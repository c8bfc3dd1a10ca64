"""Saved answers come back as they were, and what is none is refused with what is wrong."""

import json
from dataclasses import replace

import pytest

from stdqa.errors import SavedUnreadable
from stdqa.saved import answer_of, citation_of, figure_of
from stdqa.serialize import answer_json, citation_json, figure_json
from stdqa.types import Answer, Reason, Status
from test_serialize import FULL


def through_json(value):
    return json.loads(json.dumps(value))


def rounded(answer):
    """Scores are saved with four digits."""
    hits = tuple(replace(hit, score=0.9346, similarity=0.7123) for hit in answer.hits)
    return replace(answer, hits=hits)


def test_answer_comes_back_whole():
    assert answer_of(through_json(answer_json(FULL))) == rounded(FULL)


def test_abstention_comes_back_with_its_reason():
    declined = Answer("When?", Status.ABSTAINED, "The documents do not say.", Reason.OTHER_PERIOD)
    assert answer_of(through_json(answer_json(declined))) == declined


def test_figure_and_citation_come_back_alone():
    figure, citation = FULL.figures[0].figure, FULL.citations[0]
    assert figure_of(through_json(figure_json(figure))) == figure
    assert citation_of(through_json(citation_json(citation))) == citation


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"status": "perhaps"}, "perhaps"),
        ({"figures": None}, "NoneType"),
        ({"citations": [{"document": "fair"}]}, "title"),
    ],
)
def test_what_is_no_answer_is_refused_with_what_is_wrong(changed, wrong):
    with pytest.raises(SavedUnreadable, match=wrong):
        answer_of(answer_json(FULL) | changed)


def test_missing_field_is_named():
    saved = answer_json(FULL)
    del saved["passages"]
    with pytest.raises(SavedUnreadable, match="it has no 'passages'"):
        answer_of(saved)


def test_value_that_is_no_number_is_refused():
    saved = figure_json(FULL.figures[0].figure) | {"value": "many"}
    with pytest.raises(SavedUnreadable, match="no figure as stdqa saves one"):
        figure_of(saved)

import pytest
from line_corpus import Place


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


@pytest.fixture
def built(place):
    place.build()
    return place

"""What a page tells is read as far as it makes sense, and what it is told back never breaks it."""

import base64
import logging

import pytest

from stdqa.errors import StdqaError
from stdqa.web.told import answered, decoded, file, is_set, number, text, texts

LARGE, TORN = StdqaError("too large"), StdqaError("torn")


@pytest.mark.parametrize("told", [None, 3, "name", ["name"], {"name": 3}, {"name": None}, {"name": {}}])
def test_what_makes_no_sense_counts_as_not_told(told):
    assert (text(told, "name"), texts(told, "name"), is_set(told, "name")) == ("", [], False)


@pytest.mark.parametrize(
    ("value", "read"), [(3, 3), (0, 0), (-1, 0), (True, 0), ("3", 0), (2.5, 0), (None, 0)]
)
def test_number_is_one_from_nought_on(value, read):
    assert number({"page": value}, "page") == read


def test_what_makes_sense_is_read():
    told = {"name": "a", "traps": ["b", 3, "c"], "accept": True, "kept": 1}
    assert (text(told, "name"), texts(told, "traps")) == ("a", ["b", "c"])
    assert (is_set(told, "accept"), is_set(told, "kept")) == (True, False)


def test_file_comes_back_as_it_was_sent():
    sent = file("a.bin", b"\x00\xff2,902")
    assert sent["name"] == "a.bin"
    assert decoded(sent["content"], 7, LARGE, TORN) == b"\x00\xff2,902"


@pytest.mark.parametrize(
    ("content", "wrong"),
    [(base64.b64encode(b"a" * 30).decode(), LARGE), ("%%%", TORN), ("YQ", TORN), ("YQ=é", TORN)],
)
def test_file_that_is_none_is_refused(content, wrong):
    with pytest.raises(StdqaError) as refused:
        decoded(content, 7, LARGE, TORN)
    assert refused.value is wrong


def raising(error):
    def work():
        raise error

    return work


def test_foreseen_fault_is_told_in_its_own_words_and_any_other_is_logged(caplog):
    log = logging.getLogger("told")
    assert answered(lambda: {"html": "x"}, log, "Failed.") == {"html": "x"}
    assert answered(raising(StdqaError("Do this.")), log, "Failed.") == {"failed": "Do this."}
    assert not caplog.records
    assert answered(raising(ZeroDivisionError("secret")), log, "Failed.") == {"failed": "Failed."}
    assert caplog.records[0].exc_info[0] is ZeroDivisionError

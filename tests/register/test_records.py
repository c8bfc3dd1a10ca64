"""Differences and sums as JSON."""

import json

from stdqa.register import difference_json, sum_json


def test_sum_holds_its_working_in_plain_digits(register_of):
    (one,) = register_of(
        report="# Fleet\n\nThe fleet has 1,052 vehicles, of which 387 are engines and 61 are ladders.\n"
    ).sums
    shown = json.loads(json.dumps(sum_json(one)))
    assert (shown["verdict"], shown["total"], shown["expected"]) == ("incomplete", "448", "1052")
    assert (shown["difference"], shown["rounded"], shown["fits"]) == ("604", False, None)
    assert shown["whole"]["text"] == "1,052"
    assert [part["text"] for part in shown["parts"]] == ["387", "61"]


def test_shares_have_no_whole(register_of):
    (one,) = register_of(
        report="# Research\n\nOf the research, 14.8% was basic, 20.1% applied and 65.1% experimental.\n"
    ).sums
    assert (sum_json(one)["whole"], sum_json(one)["expected"]) == (None, "100")


def test_difference_says_what_it_is(register_of):
    (one,) = register_of(
        annual="# Trees\n\nMore than 9,000 trees were planted in 2022.\n",
        review="# More trees\n\nIn 2022, 9,120 trees were planted.\n",
    ).differences
    shown = difference_json(one)
    assert (shown["kind"], shown["journalist"]) == ("rounding", False)
    assert [figure["value"] for figure in shown["figures"]] == ["9120", "9000"]

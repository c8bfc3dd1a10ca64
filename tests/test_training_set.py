"""The reports and questions that the reader is trained on are what they say."""

import json
from pathlib import Path

import pytest

REPORTS = sorted((Path(__file__).resolve().parents[1] / "training" / "reports").glob("*.md"))
KINDS = {"figure", "share", "several", "word", "yesno", "none"}


def questions(report):
    return [json.loads(line) for line in report.with_suffix(".jsonl").read_text("utf-8").splitlines() if line]


def test_there_are_reports():
    assert len(REPORTS) >= 10


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.stem)
def test_answers_stand_where_their_question_says(report):
    text = report.read_text("utf-8")
    for row in questions(report):
        assert row["t"] in KINDS, row
        if row["t"] == "none":
            assert not row.get("a") and row["why"] and all(anchor in text for anchor in row["near"]), row
            continue
        assert row["a"] and len(row["a"]) == len(row["at"]), row
        for answer, anchor in zip(row["a"], row["at"], strict=True):
            assert answer in anchor and text.count(anchor) == 1, row


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.stem)
def test_no_question_is_asked_twice(report):
    asked = [row["q"] for row in questions(report)]
    assert len(asked) == len(set(asked))

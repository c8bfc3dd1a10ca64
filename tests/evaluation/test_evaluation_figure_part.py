"""Why a figure was missed: whether it was read, where it came among the candidates, what beat it."""

import json

import pytest
from made_rows import row, run

from stdqa.evaluation import evaluate, read_run, read_set, summarise
from stdqa.evaluation.report import as_html, run_report
from stdqa.evaluation.report.why import PARTS, why
from stdqa.evaluation.rows import FigurePart, Weighed, row_of
from stdqa.retrieval.signals import FIGURE

VESSELS = "How many fishing vessels were registered with the Fisheries Council in 2021?"
DOCUMENT = "fisheries-report"
QUOTE = "In 2021, 310 fishing vessels were registered with the Fisheries Council."


def asked(tmp_path, **fields):
    path = tmp_path / "set.jsonl"
    known = {
        "id": "q",
        "question": VESSELS,
        "category": "figure",
        "evidence": [{"doc": DOCUMENT, "quote": QUOTE}],
    }
    path.write_text(json.dumps(known | fields))
    return read_set(path)


def rows_of(assistant, tmp_path, **fields):
    return evaluate(asked(tmp_path, **fields), assistant, tmp_path / "run").rows


def other(assistant):
    """A figure of the register that does not answer, and stands in another sentence."""
    answer = assistant.ask(VESSELS)
    given = answer.figures[0].figure
    return next(
        one
        for one in assistant.index.figures(DOCUMENT)
        if one.sentence_start != given.sentence_start and one.text != given.text and len(one.text) > 2
    )


def test_right_answer_needs_no_explanation(assistant, tmp_path):
    (row,) = rows_of(assistant, tmp_path, figures=["310"])
    assert (row.scores["right"], row.figure_part) == (1, None)


def test_figure_that_was_not_chosen_is_told_with_its_place_and_what_beat_it(assistant, tmp_path):
    wanted = other(assistant)
    evidence = [{"doc": DOCUMENT, "start": wanted.sentence_start, "end": wanted.sentence_end}]
    (row,) = rows_of(assistant, tmp_path, figures=[wanted.text], evidence=evidence)
    part = row.figure_part
    assert row.scores["right"] == 0
    assert part.read is True
    assert (part.chosen.text, part.chosen.rank) == ("310", 1)
    assert part.expected.text == wanted.text
    assert (part.expected.start, part.expected.end) == (wanted.start, wanted.end)
    assert 1 < part.expected.rank <= part.candidates
    assert part.expected.score < part.chosen.score
    # What they differ by in parts is what they differ by in all.
    difference = part.chosen.score - part.expected.score
    assert sum(part.apart.values()) == pytest.approx(difference, abs=0.05)
    worths = list(map(abs, part.apart.values()))
    assert worths == sorted(worths, reverse=True)


def test_parts_of_a_score_add_up_to_it(assistant, tmp_path):
    wanted = other(assistant)
    (row,) = rows_of(assistant, tmp_path, figures=[wanted.text], evidence=[])
    for one in (row.figure_part.expected, row.figure_part.chosen):
        assert sum(one.parts.values()) == pytest.approx(one.score, abs=0.05)


def test_wrong_gold_is_told_as_a_figure_that_is_not_there(assistant, tmp_path):
    (row,) = rows_of(assistant, tmp_path, figures=["311"])
    part = row.figure_part
    assert (part.read, part.expected, part.apart) == (False, None, {})
    assert part.chosen.text == "310"
    told = list(why(row))
    assert "The figure expected was not read in the evidence: the register has no such figure there." in told
    assert told[-1].startswith(f"Weighed best of {part.candidates}: 310 (")


def test_without_evidence_it_is_not_known_whether_the_figure_was_read(assistant, tmp_path):
    (row,) = rows_of(assistant, tmp_path, figures=["311"], evidence=[])
    assert row.figure_part.read is None
    assert not any("was not read" in line for line in why(row))


def test_questions_that_expect_no_figure_and_failures_have_no_such_part(assistant, tmp_path):
    (row,) = rows_of(assistant, tmp_path, answers=["Ada Lovelace"], category="entity")
    assert (row.kind, row.scores["right"], row.figure_part) == ("text", 0, None)
    long = {"question": "how many " * 300, "figures": ["310"], "evidence": []}
    (row,) = evaluate(asked(tmp_path, **long), assistant, tmp_path / "long").rows
    assert (row.status, row.figure_part) == ("error", None)


def test_it_is_kept_with_the_row_and_rows_of_before_lack_it(assistant, tmp_path):
    rows = rows_of(assistant, tmp_path, figures=["311"])
    assert read_run(tmp_path / "run").rows == rows
    saved = json.loads(json.dumps(rows[0].to_json()))
    del saved["figure_part"]
    assert row_of(saved).figure_part is None


def weighed(text, rank, score, **fields):
    values = {
        "document": "ferry",
        "start": 9,
        "end": 12,
        "kind": "count",
        "measure": "boats",
        "period": "in 2023",
        "basis": "during",
        "parts": {},
    }
    return Weighed(text=text, rank=rank, score=score, **(values | fields))


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (
            FigurePart(True, 40, weighed("12", 3, 1.5), weighed("99", 1, 2.25, period=None, basis=None), {"other_basis": 0.8, "coverage": -0.05}),
            [
                "The figure expected is number 3 of 40 weighed: 12 (boats, in 2023, during; ferry, 9–12), score 1.50.",
                "Chosen: 99 (boats, no period; ferry, 9–12), score 2.25.",
                "What set it apart, in points of the score: another basis than asked for +0.80; the question's words beside it −0.05.",
            ],
        ),
        (
            FigurePart(True, 40, None, weighed("99", 1, 2.25), {}),
            ["The figure expected was read in the evidence, and is not among those that were weighed.", "Weighed best of 40: 99 (boats, in 2023, during; ferry, 9–12), score 2.25."],
        ),
        (
            FigurePart(True, 4, weighed("12", 1, 1.5), weighed("12", 1, 1.5), {}),
            ["The figure expected is number 1 of 4 weighed: 12 (boats, in 2023, during; ferry, 9–12), score 1.50.", "It was weighed best; what went wrong is in what was made of it."],
        ),
        (
            FigurePart(None, 4, weighed("12", 2, 1.5), None, {}),
            ["The figure expected is number 2 of 4 weighed: 12 (boats, in 2023, during; ferry, 9–12), score 1.50.", "What was given is not among them: it was worked out, or found in another search."],
        ),
    ],
)  # fmt: skip
def test_it_is_told_in_words(part, told):
    missed = row("q", 0, evidence=(), figure_part=part)
    assert list(why(missed)) == told
    made = run(missed)
    page = as_html(run_report(made, summarise(made.rows))).decode()
    assert "weighed" in page.lower()


def test_every_signal_of_a_figure_has_words():
    assert set(FIGURE) | {"reader"} <= set(PARTS) | {"back", "number", "head"}
